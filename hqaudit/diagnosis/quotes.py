"""The line or row a figure stands in, quoted as printed, with the figure marked."""

from __future__ import annotations

import re

from hqaudit.model.blocks import Document, Table, TextBlock

_ENDS = re.compile(r"[。；;！]")
_BAR = " │ "
Quote = tuple[str, tuple[int, int]]


def quote(document: Document, block: int, start: int, end: int, row: int | None, column: int | None) -> Quote:
    """The sentence around a span of a paragraph, or the filled cells of a row; and where the span is in it."""
    found = document.blocks[block]
    if isinstance(found, Table):
        return _row(found, row, column, start, end)
    return _sentence(found, start, end)


def _sentence(block: TextBlock, start: int, end: int) -> Quote:
    text = block.text
    before = [match.end() for match in _ENDS.finditer(text, 0, start)]
    first = before[-1] if before else 0
    after = _ENDS.search(text, end)
    last = after.end() if after else len(text)
    lead = len(text[first:last]) - len(text[first:last].lstrip())
    return text[first:last].strip(), (start - first - lead, end - first - lead)


def _row(table: Table, row: int | None, column: int | None, start: int, end: int) -> Quote:
    if row is None:
        return table.title or "", (0, 0)
    quoted, mark = "", (0, 0)
    for index, cell in enumerate(table.rows[row]):
        if cell is None or not cell.text.strip():
            continue
        quoted += _BAR if quoted else ""
        if index == column:
            mark = (len(quoted) + start, len(quoted) + end)
        quoted += cell.text
    return quoted, mark
