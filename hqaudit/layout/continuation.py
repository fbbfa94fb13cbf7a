"""Grids that are one table cut by page breaks → one grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.contents import first_page
from hqaudit.layout.lines import PrintedLine
from hqaudit.layout.outline import squeeze
from hqaudit.layout.raw import RawCell, RawGrid
from hqaudit.layout.seam import body_of, header_rows, stacked

if TYPE_CHECKING:
    from hqaudit.layout.furniture import PageItem

EDGE = 2.0
"""Column edges of one table agree within this many points from page to page."""
REACH = 6
"""A repeated title stands within so many lines before the table."""
UPPER, LOWER = 0.4, 0.6
"""A piece with fewer column edges continues, high on its page, what ended low on the page before."""

Sizes = dict[int, tuple[float, float]]


def joined_grids(items: Sequence[PageItem], sizes: Sizes) -> list[PageItem]:
    """The items with every table in one grid; titles and heads that its later pages repeat are dropped."""
    out: list[PageItem] = []
    last = -1
    for item in items:
        if isinstance(item, RawGrid) and last >= 0:
            table = out[last]
            assert isinstance(table, RawGrid)  # noqa: S101 - last is the index of a grid
            whole = _joined(table, item, _between(out, last, item), sizes)
            if whole is not None:
                del out[last + 1 :]
                out[last] = whole
                continue
        if isinstance(item, RawGrid):
            last = len(out)
        out.append(item)
    return out


def _between(items: Sequence[PageItem], last: int, grid: RawGrid) -> list[str] | None:
    """What stands between two grids that may be one table, if it only repeats what stands before the first."""
    page = grid.pages[0]
    lines = [item for item in items[last + 1 :] if isinstance(item, PrintedLine)]
    if any(line.page != page for line in lines):
        return None
    before = {_title(item) for item in items[max(0, last - REACH) : last] if isinstance(item, PrintedLine)}
    between = [title for title in map(_title, lines) if title]
    return between if before.issuperset(between) else None


def _title(line: PrintedLine) -> str:
    text = squeeze(line.text)
    return text.removesuffix("续表").removeprefix("续表").rstrip("（(续）)") if "续" in text else text


def _joined(table: RawGrid, grid: RawGrid, between: list[str] | None, sizes: Sizes) -> RawGrid | None:
    """Both as one grid; None if they are two tables."""
    here, there = table.pages[-1], first_page(grid)
    if between is None or there != here + 1 or min(table.columns, grid.columns) < 2:
        return None
    aligned = _aligned(table, grid) if sizes[here] == sizes[there] else None
    if aligned is not None:
        head = header_rows(*aligned)
        same = table.columns == grid.columns == aligned[0].columns
        placed = (
            same
            or (table.box is None or grid.box is None)
            or (table.box[3] > LOWER * sizes[here][1] and grid.box[1] < UPPER * sizes[there][1])
        )
        if head or (not between and placed and not _starts_anew(*aligned)):
            return stacked(aligned[0], body_of(aligned[1], head))
    elif table.columns == grid.columns and (head := header_rows(table, grid)):
        return stacked(table, body_of(grid, head))
    return None


def _starts_anew(table: RawGrid, grid: RawGrid) -> bool:
    """Whether the grid begins with a title of its own, or as the table begins (a form for each project)."""
    first = [cell for cell in grid.cells if cell.row == 0 and cell.text]
    if any(cell.column_span == grid.columns for cell in first):
        return True
    begins = next((cell.text for cell in table.cells if cell.row == 0), "")
    return bool(begins) and bool(first) and first[0].column == 0 and squeeze(first[0].text) == squeeze(begins)


def _aligned(table: RawGrid, grid: RawGrid) -> tuple[RawGrid, RawGrid] | None:
    """Both grids on the column edges of the one that has more; None if their edges disagree."""
    if len(grid.edges) > len(table.edges):
        swapped = _aligned(grid, table)
        return None if swapped is None else (swapped[1], swapped[0])
    edges = table.edges
    places: list[int] = []
    for x in grid.edges:
        near = min(range(len(edges)), key=lambda i: abs(edges[i] - x), default=-1)
        if near < 0 or abs(edges[near] - x) > EDGE:
            return None
        places.append(near)
    if places[:1] != [0] or places[-1] != len(edges) - 1 or len(set(places)) < len(places):
        return None
    return table, _on_edges(grid, places, edges)


def _on_edges(grid: RawGrid, places: list[int], edges: tuple[float, ...]) -> RawGrid:
    cells = tuple(
        RawCell(
            cell.row,
            places[cell.column],
            cell.row_span,
            places[cell.column + cell.column_span] - places[cell.column],
            cell.text,
            cell.page,
            cell.box,
            cell.line,
        )
        for cell in grid.cells
    )
    return RawGrid(grid.rows, len(edges) - 1, cells, grid.pages, edges, grid.box, grid.merges_known)
