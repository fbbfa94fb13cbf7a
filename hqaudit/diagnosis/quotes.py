"""The line or row a figure stands in, quoted as printed, with the figure marked."""

from __future__ import annotations

import re

from hqaudit.model.blocks import Document, Table, TextBlock

_ENDS = re.compile(r"[。；;！]")
_BAR = " │ "
_MOST = 1000
"""Characters quoted before and after a figure: no sentence has as many, and a text without any end is not repeated."""
_CUT = "…"
Quote = tuple[str, tuple[int, int]]


def quote(document: Document, block: int, start: int, end: int, row: int | None, column: int | None) -> Quote:
    """The sentence around a span of a paragraph, or the filled cells of a row; and where the span is in it."""
    found = document.blocks[block]
    if isinstance(found, Table):
        return _row(found, row, column, start, end)
    return _sentence(found, start, end)


def _sentence(block: TextBlock, start: int, end: int) -> Quote:
    text = block.text
    low, high = max(0, start - _MOST - 1), min(len(text), end + _MOST + 1)  # one more than is shown: it is cut then
    before = [match.end() for match in _ENDS.finditer(text, low, start)]
    first = before[-1] if before else low
    after = _ENDS.search(text, end, high)
    last = after.end() if after else high
    lead = len(text[first:last]) - len(text[first:last].lstrip())
    return _cut(text[first:last].strip(), (start - first - lead, end - first - lead))


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
    return _cut(quoted, mark)


def _cut(text: str, mark: tuple[int, int]) -> Quote:
    """The text as far as it is near the mark."""
    first, last = max(0, mark[0] - _MOST), mark[1] + _MOST
    head, tail = _CUT if first else "", _CUT if last < len(text) else ""
    shift = len(head) - first
    return f"{head}{text[first:last]}{tail}", (mark[0] + shift, mark[1] + shift)
