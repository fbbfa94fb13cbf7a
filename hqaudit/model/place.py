"""Where a thing stands in a report."""

from __future__ import annotations

from typing import NamedTuple

Box = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in points from the top left corner of the page as it is shown."""


class Place(NamedTuple):
    """Where a figure stands: by eye (page and box, or line) and by meaning (section, or table, row and column).

    ``block`` is the index of the block in ``Document.blocks``; for a figure in running text ``start`` and ``end`` are
    offsets in the block's text, for a cell ``row_index`` and ``column_index`` name the cell and ``start`` and ``end``
    are offsets in its text.
    """

    block: int
    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    row_index: int | None = None
    column_index: int | None = None
