"""Grids that are one table cut by page breaks → one grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.columns import aligned_grids, are_same
from hqaudit.layout.contents import first_page
from hqaudit.layout.ends import Ends, EndsKey, ends_key
from hqaudit.layout.lines import PrintedLine
from hqaudit.layout.outline import squeeze
from hqaudit.layout.raw import RawGrid
from hqaudit.layout.seam import body_of, cut_cells, header_rows, stacked

if TYPE_CHECKING:
    from hqaudit.layout.furniture import PageItem

REACH = 6
"""A repeated title stands within so many lines before the table."""
UPPER, LOWER = 0.4, 0.6
"""A piece with fewer column edges continues, high on its page, what ended low on the page before."""

Sizes = dict[int, tuple[float, float]]


def written(grids: Sequence[RawGrid], before: Sequence[PageItem]) -> list[RawGrid]:
    """The grids of a page without blank ones, unless one has the columns of the table that ends the page before.

    A frame in which nothing is written is mere decoration, or the empty rows at the end of a table.
    """
    above = next((item for item in reversed(before) if isinstance(item, RawGrid)), None)
    return [grid for grid in grids if not is_blank(grid) or (above and are_same(above.edges, grid.edges))]


def is_blank(grid: RawGrid) -> bool:
    """Whether nothing is written in the grid."""
    return not any(cell.text for cell in grid.cells)


def joined_grids(items: Sequence[PageItem], sizes: Sizes, ends: dict[EndsKey, Ends]) -> list[PageItem]:
    """The items with every table in one grid; titles and heads that its later pages repeat are dropped.

    ``sizes`` holds width and height of the pages, ``ends`` the lines that close each grid.
    """
    out: list[PageItem] = []
    last = -1
    for item in items:
        if isinstance(item, RawGrid) and last >= 0:
            table = out[last]
            assert isinstance(table, RawGrid)  # noqa: S101 - last is the index of a grid
            pieces = _pieces(table, item, _between(out, last, item), sizes)
            if pieces is not None:
                top = ends[ends_key(item)].top if pieces[1].rows == item.rows else None
                whole = stacked(*pieces, cut_cells(*pieces, ends[ends_key(table)].bottom, top))
                ends[ends_key(whole)] = ends[ends_key(item)]
                del out[last + 1 :]
                out[last] = whole
                continue
        if isinstance(item, RawGrid):
            if is_blank(item):
                continue
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


def _pieces(table: RawGrid, grid: RawGrid, between: list[str] | None, sizes: Sizes) -> tuple[RawGrid, RawGrid] | None:
    """Both on the same columns, the second without a repeated head; None if they are two tables."""
    here, there = table.pages[-1], first_page(grid)
    if between is None or there != here + 1 or min(table.columns, grid.columns) < 2:
        return None
    if table.columns == grid.columns and (head := header_rows(table, grid)):
        return table, body_of(grid, head)
    aligned = aligned_grids(table, grid) if sizes[here] == sizes[there] else None
    if aligned is None:
        return None
    head = header_rows(*aligned)
    plain = not between and not _starts_anew(*aligned)
    same = table.columns == grid.columns == aligned[0].columns
    if head or (plain and (same or _is_over_the_break(table, grid, sizes[here][1]))):
        return aligned[0], body_of(aligned[1], head)
    return None


def _is_over_the_break(table: RawGrid, grid: RawGrid, height: float) -> bool:
    """Whether the table ends low on its page and the grid begins high on the next."""
    if table.box is None or grid.box is None:
        return False
    return table.box[3] > LOWER * height and grid.box[1] < UPPER * height


def _starts_anew(table: RawGrid, grid: RawGrid) -> bool:
    """Whether the grid begins with a title of its own, or as the table begins (a form for each project)."""
    first = [cell for cell in grid.cells if cell.row == 0 and cell.text]
    if any(cell.column_span == grid.columns for cell in first):
        return True
    begins = next((cell.text for cell in table.cells if cell.row == 0), "")
    return bool(begins) and bool(first) and first[0].column == 0 and squeeze(first[0].text) == squeeze(begins)
