"""Where the 目录 of a text file ends: its entries are the lines that are said again below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.outline import heading_level, is_note, is_toc_line, is_toc_title, squeeze

if TYPE_CHECKING:
    from hqaudit.readers.textflow import Piece

_LEADERS = re.compile(r"[\s.．…·‥⋯•_]*[-—–(（\s]*\d*[-—–)）页\s]*$")
_MARK = re.compile(r"第\s*\S{1,3}\s*(?:部分|章|篇)|附件\d*|[(（]?[一二三四五六七八九十\d]+[)）]?[、.．]?")
_SENTENCE = re.compile(r"[。；，]")


def contents_end(pieces: Sequence[Piece], start: int) -> int:
    """Where the 目录 ends (the piece after its last entry) whose title is the piece at ``start``."""
    entries: dict[str, None] = {}  # in their order, each once
    for i in range(start + 1, len(pieces)):
        piece = pieces[i]
        entry = squeeze(_LEADERS.sub("", piece.text) if is_toc_line(piece.text) else piece.text)
        if entries and not is_toc_line(piece.text) and _repeats(entry, entries):
            return i
        if _SENTENCE.search(piece.text) or is_note(piece.text) or is_toc_title(piece.text):
            return i
        entries[entry] = None
    return len(pieces)


def _repeats(text: str, entries: Mapping[str, None]) -> bool:
    """Whether the text says the first entry again, or one of the others word for word."""
    first = next(iter(entries))
    mark, first_mark = _MARK.match(text), _MARK.match(first)
    if text in entries and heading_level(text) <= 1:
        return True
    if not mark or not first_mark or mark.group() != first_mark.group():
        return text == first
    said, named = text[mark.end() :], first[first_mark.end() :]
    return heading_level(text) == 1 or said.endswith(named) or named.endswith(said)
