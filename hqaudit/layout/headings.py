"""Which groups of lines are headings, and how deep; and groups of lines as blocks of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hqaudit.layout.outline import ends_sentence, heading_level, is_note
from hqaudit.layout.raw import RawGrid
from hqaudit.model.blocks import Line, TextBlock, TextKind

if TYPE_CHECKING:
    from hqaudit.layout.lines import PrintedLine
    from hqaudit.layout.measure import Measure

LONGEST = 70
"""A heading has no more characters than this …"""
LONGEST_BARE = 40
"""… and without a number no more than this."""
LONGEST_STOPPED = 25
"""It may end in a full stop if it is set apart and no longer than this."""
LONGEST_CLAUSES = 30
"""A numbered line with a comma in it that is longer than this is a sentence."""
DEEPEST = 5

_SENTENCE = re.compile(r"[。；;！!？?]|[，,].*\d|\d\s*[万亿]?元")
_BARE = re.compile(r"(?:第\s*[一二三四五六七八九十\d]+\s*(?:部分|章|篇)|附件\d*)\s*[:：]?")
_STOPPED_NAME = re.compile(r"(?:情况|说明|概况|构成)。$")
"""What a numbered line names, full stop or not, if something else stands under it."""
_WORDS = re.compile(r"[^\W\d_]{2}")


@dataclass(slots=True)
class Piece:
    """Lines that belong together, before it is known what they are."""

    kind: TextKind
    lines: list[PrintedLine]
    level: int = 0

    @property
    def text(self) -> str:
        """The text, lines joined."""
        return "".join(self.texts())

    def texts(self) -> list[str]:
        """The lines as they are joined: with a space only between two Latin words."""
        texts = [line.text for line in self.lines]
        for i, following in enumerate(texts[1:]):
            if _is_latin(texts[i][-1]) and _is_latin(following[0]):
                texts[i] += " "
        return texts

    def block(self) -> TextBlock:
        """The block of text these lines are."""
        texts = self.texts()
        lines: list[Line] = []
        start = 0
        for line, text in zip(self.lines, texts, strict=True):
            edges = line.edges if len(text) < len(line.edges) else (*line.edges, line.edges[-1])
            lines.append(Line(start, line.page, line.box, edges))
            start += len(text)
        return TextBlock(self.kind, "".join(texts), tuple(lines), self.level)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def with_headings(pieces: Sequence[Piece | RawGrid], measure: Measure) -> list[TextBlock | RawGrid]:
    """The pieces as blocks, paragraphs told from headings and notes."""
    blocks: list[TextBlock | RawGrid] = []
    outline = Outline()
    for i, piece in enumerate(pieces):
        if isinstance(piece, RawGrid):
            blocks.append(piece)
            continue
        if piece.kind == "paragraph":
            if is_note(piece.text):
                piece.kind = "note"
            else:
                piece.level = _level(piece, pieces[i + 1] if i + 1 < len(pieces) else None, outline, measure)
                piece.kind = "heading" if piece.level else "paragraph"
        outline.pass_by(piece)
        blocks.append(piece.block())
    return blocks


@dataclass(slots=True)
class Outline:
    """Where in the outline a piece stands: the depth of the last numbered heading, the levels that number sentences."""

    depth: int = 0
    sentences: set[int] = field(default_factory=set)
    bare: bool = False

    def pass_by(self, piece: Piece) -> None:
        """Take note of a piece."""
        number = heading_level(piece.text)
        if piece.kind == "heading" and number:
            self.depth = piece.level
            self.sentences = {level for level in self.sentences if level < number}
        elif number:
            self.sentences.add(number)
        self.bare = piece.kind == "heading" and bool(_BARE.fullmatch(piece.text))


def _level(piece: Piece, following: Piece | RawGrid | None, outline: Outline, measure: Measure) -> int:
    """How deep a heading the piece is; 0 if it is a paragraph."""
    text = piece.text
    number = heading_level(text)
    styled = all(measure.is_styled(line) for line in piece.lines)
    if any(line.tabbed for line in piece.lines) or not _WORDS.search(text):
        return 0
    if number:
        named = bool(_STOPPED_NAME.search(text)) and _has_content(number, following)
        if len(text) > LONGEST or not _is_title(text, styled or named):
            return 0
        listed = number > 3 and not styled and (number in outline.sentences or not _has_content(number, following))
        return 0 if listed else number
    large = all(measure.is_large(line) for line in piece.lines)
    centred = all(measure.is_centred(line) for line in piece.lines)
    if len(text) > (LONGEST if large else LONGEST_BARE) or ends_sentence(text) or _SENTENCE.search(text):
        return 0
    if outline.bare or (large and centred):
        return 1
    return min(outline.depth + 1, DEEPEST) if styled or centred else 0


def _is_title(text: str, apart: bool) -> bool:
    """Whether a numbered text is a title, and no sentence; a title set apart may end in a full stop."""
    body = text[:-1] if apart and len(text) <= LONGEST_STOPPED and "：" not in text else text
    clauses = "，" in text and (len(text) > LONGEST_CLAUSES or ends_sentence(body))
    return not clauses and not _SENTENCE.search(body)


def _has_content(number: int, following: Piece | RawGrid | None) -> bool:
    """Whether something stands under a numbered line: an item of a bare list has only the next item after it."""
    if following is None:
        return False
    if isinstance(following, RawGrid):
        return True
    deeper = heading_level(following.text)
    return deeper == 0 or deeper > number
