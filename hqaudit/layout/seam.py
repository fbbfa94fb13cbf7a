"""The seam between two pieces of a table: repeated heads, rows and merged cells cut by the page break."""

from __future__ import annotations

from collections import defaultdict

from hqaudit.layout.outline import ends_sentence, heading_level, squeeze
from hqaudit.layout.raw import RawCell, RawGrid

Signature = frozenset[tuple[int, int, int, str]]
MOSTLY = 0.8
"""Share of a table's rows that have a first cell, where an empty one means that the row goes on."""


def header_rows(table: RawGrid, grid: RawGrid) -> int:
    """How many leading rows of the grid repeat those of the table; 0 if it does not repeat a head of several cells."""
    ours, theirs = _signatures(table), _signatures(grid)
    count = 0
    while count < min(table.rows, grid.rows) and ours[count] == theirs[count]:
        count += 1
    several = any(sum(bool(text) for *_, text in theirs[row]) > 1 for row in range(count))
    return count if several else 0


def _signatures(grid: RawGrid) -> list[Signature]:
    rows: list[set[tuple[int, int, int, str]]] = [set() for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].add((cell.column, cell.column_span, cell.row_span, squeeze(cell.text)))
    return [frozenset(row) for row in rows]


def body_of(grid: RawGrid, head: int) -> RawGrid:
    """The grid without its first ``head`` rows."""
    if not head:
        return grid
    cells = tuple(_moved(cell, -head) for cell in grid.cells if cell.row >= head)
    return RawGrid(grid.rows - head, grid.columns, cells, grid.pages, grid.edges, grid.box, grid.merges_known)


def stacked(table: RawGrid, grid: RawGrid) -> RawGrid:
    """The grid under the table; a row that the break has cut is one row."""
    pages = table.pages + tuple(page for page in grid.pages if page not in table.pages)
    cells, shift = table.cells, table.rows
    if grid.rows and _is_cut(table, grid):
        cells, shift = _with_tail(table, grid), table.rows - 1
        below = tuple(_moved(cell, shift) for cell in grid.cells if cell.row > 0)
    else:
        cells, grown = _grown(table, grid)
        below = tuple(_moved(cell, shift) for cell in grid.cells if id(cell) not in grown)
    rows = shift + grid.rows
    return RawGrid(rows, table.columns, cells + below, pages, table.edges, table.box, table.merges_known)


def _moved(cell: RawCell, by: int) -> RawCell:
    return RawCell(
        cell.row + by, cell.column, cell.row_span, cell.column_span, cell.text, cell.page, cell.box, cell.line
    )


def _is_cut(table: RawGrid, grid: RawGrid) -> bool:
    """Whether the grid's first row can only be the rest of the table's last: words alone, for words left unfinished."""
    last = {cell.column: cell for cell in table.cells if cell.row == table.rows - 1}
    rest = [cell for cell in grid.cells if cell.row == 0]
    words = [cell for cell in rest if cell.text]
    if not words or any(cell.row_span > 1 for cell in rest) or not last.get(0) or not last[0].text:
        return False
    if {cell.column for cell in rest} != set(last) or any(cell.column == 0 for cell in words):
        return False
    firsts = [cell for cell in table.cells if cell.column == 0]
    if sum(bool(cell.text) for cell in firsts) < MOSTLY * len(firsts):
        return False
    return all(_goes_on(last[cell.column].text, cell.text) for cell in words) and len(words) < sum(
        bool(cell.text) for cell in last.values()
    )


def _goes_on(text: str, rest: str) -> bool:
    """Whether words may be the rest of a text: no figure, no number of an outline, and the text is unfinished."""
    numeric = not any(char.isalpha() for char in rest)
    return (
        bool(text)
        and any(char.isalpha() for char in text)
        and not (numeric or ends_sentence(text) or heading_level(rest))
    )


def _with_tail(table: RawGrid, grid: RawGrid) -> tuple[RawCell, ...]:
    tail = {cell.column: cell.text for cell in grid.cells if cell.row == 0}
    return tuple(
        RawCell(c.row, c.column, c.row_span, c.column_span, c.text + tail[c.column], c.page, c.box, c.line)
        if c.row == table.rows - 1 and tail.get(c.column)
        else c
        for c in table.cells
    )


def _grown(table: RawGrid, grid: RawGrid) -> tuple[tuple[RawCell, ...], set[int]]:
    """The table's cells, those that a page break has cut grown over their empty rest; and the ids of those rests.

    Only a cell that is merged over rows on both pages is surely cut.
    """
    rests: defaultdict[tuple[int, int], list[RawCell]] = defaultdict(list)
    for cell in grid.cells:
        if cell.row == 0 and cell.row_span > 1 and not cell.text and cell.row_span < grid.rows + 1:
            rests[cell.column, cell.column_span].append(cell)
    grown: set[int] = set()
    cells: list[RawCell] = []
    for cell in table.cells:
        rest = rests.get((cell.column, cell.column_span))
        if rest and cell.text and cell.row_span > 1 and cell.row + cell.row_span == table.rows:
            grown.add(id(rest[0]))
            span = cell.row_span + rest[0].row_span
            cells.append(RawCell(cell.row, cell.column, span, cell.column_span, cell.text, cell.page, cell.box))
        else:
            cells.append(cell)
    return tuple(cells), grown
