"""Lines of text to headings, paragraphs and notes: what belongs together although a line or a page ends in between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hqaudit.layout.formrows import is_title
from hqaudit.layout.outline import ends_sentence, heading_level, is_note, is_toc_line, squeeze
from hqaudit.model.blocks import Line, TextBlock

if TYPE_CHECKING:
    from hqaudit.model.blocks import TextKind

LONGEST_HEADING = 45
WRAPPED = 25
"""Characters after which a line without punctuation may be a wrapped one."""

LONGEST_PARAGRAPH = 300
"""Lines of a paragraph: more are no prose, and each is looked at together with all before it."""

_CLAUSES = re.compile(r"[，。；！？：]|,|;|:\S")
_AMOUNT = re.compile(r"\d\s*(?:[百千万亿]?元|[%％])")
_STATED = re.compile(r"\d\s*(?:[百千万亿]?元|[%％]|[辆台套个人次批])$")
_HEADING_END = re.compile(
    r"(概况|说明|情况|部分|解释|预算|决算|报告|[总附]?表|目录|附件|职责|职能|构成)(?:[(（].*[)）])?$"
)
_JOINING = tuple("，。；、：）)”’》％%,;")
_OPENERS = {"（": "）", "“": "”", "《": "》", "(": ")"}
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")


class Piece(NamedTuple):
    """A line of running text: its number, its text, its indent, and whether a blank line stands before it."""

    number: int
    text: str
    indent: int
    apart: bool


def text_blocks(pieces: Sequence[Piece]) -> list[TextBlock]:
    """The blocks of a run of text lines between tables."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _belongs(groups, piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    blocks: list[TextBlock] = []
    for group in groups:
        blocks.append(_block(group, blocks[-1] if blocks else None))
    return blocks


def _text(group: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in group)


def _belongs(groups: Sequence[Sequence[Piece]], piece: Piece) -> bool:
    """Whether the piece goes on with the last group of pieces."""
    group = groups[-1]
    text = _text(group)
    if (
        len(group) >= LONGEST_PARAGRAPH
        or _starts_anew(piece.text)
        or is_note(text)
        or is_toc_line(text)
        or text.startswith("#")
    ):
        return False
    if is_title(text):
        return not piece.apart and bool(_BRACKETED.fullmatch(piece.text))
    if piece.text.startswith(_JOINING) or text.endswith(("，", "、", ",")) or _is_open(text):
        return True
    if ends_sentence(text) or (not piece.apart and piece.indent > group[-1].indent):
        return False
    if piece.apart and _STATED.search(text):
        return False
    return _is_sentence(text, groups[:-1], piece)


def _starts_anew(text: str) -> bool:
    return bool(heading_level(text)) or text.startswith("#") or is_note(text) or is_title(text) or is_toc_line(text)


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation mark at the end of the text is still open."""
    return any(text.count(opened) > text.count(closed) for opened, closed in _OPENERS.items())


def _is_sentence(text: str, before: Sequence[Sequence[Piece]], piece: Piece) -> bool:
    """Whether the text, which has no end, is the beginning of a sentence rather than a heading."""
    level = heading_level(text)
    goes_on = bool(_CLAUSES.search(piece.text))
    if _CLAUSES.search(text):
        return True
    previous = _text(before[-1]) if before else ""
    if level >= 4:
        return goes_on and heading_level(previous) == level and ends_sentence(previous)
    end = _HEADING_END.search(squeeze(text))
    if level or (end and end.group(1) not in {"预算", "决算"}):
        return False
    if 2 <= heading_level(previous) <= 4 and not ends_sentence(previous):
        return goes_on
    return not end and not piece.apart and len(text) > WRAPPED


def _block(group: Sequence[Piece], before: TextBlock | None) -> TextBlock:
    text, lines = "", []
    for piece in group:
        lines.append(Line(len(text), line=piece.number))
        text += piece.text
    hashes = len(text) - len(text.lstrip("#"))
    if hashes:
        text = text.lstrip("#").strip()
        level = heading_level(text) or (0 if is_title(text) else hashes)
        return TextBlock("heading", text, (Line(0, line=group[0].number),), level)
    kind = _kind(text, before)
    return TextBlock(kind, text, tuple(lines), _level(text, before) if kind == "heading" else 0)


def _kind(text: str, before: TextBlock | None) -> TextKind:
    if is_note(text):
        return "note"
    return "heading" if is_title(text) or _is_heading(text, before) else "paragraph"


def _is_heading(text: str, before: TextBlock | None) -> bool:
    if len(squeeze(text)) > LONGEST_HEADING or _AMOUNT.search(text):
        return False
    level = heading_level(text)
    words = text.rstrip("：:") if level == 1 else text
    if ends_sentence(words) or _CLAUSES.search(words):
        return False
    return bool(level or _HEADING_END.search(squeeze(text))) or _follows_part(before)


def _follows_part(before: TextBlock | None) -> bool:
    """Whether 第一部分 or 附件 stands before, alone on its line: the next line says what it is called."""
    return before is not None and before.level == 1 and len(squeeze(before.text)) <= 6


def _level(text: str, before: TextBlock | None) -> int:
    return heading_level(text) or (1 if _follows_part(before) and not is_title(text) else 0)
