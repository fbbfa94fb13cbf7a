"""The seam between two pieces of a table: repeated heads, rows and merged cells cut by the page break."""

from __future__ import annotations

from itertools import takewhile

from hqaudit.layout.ends import Intervals, is_open
from hqaudit.layout.outline import ends_sentence, heading_level, squeeze
from hqaudit.layout.raw import RawCell, RawGrid

Signature = frozenset[tuple[int, int, int, str]]
Cuts = dict[int, RawCell]
"""By column: the rest, on the next page, of a cell that the page break has cut."""
TALLEST_HEAD = 12
"""A repeated head has no more rows."""
REPEATED = 6
"""A line that a page shows again has so many letters or digits."""
MOSTLY = 0.8
"""Share of a table's rows that have a first cell, where an empty one means that the row goes on."""


def header_rows(table: RawGrid, grid: RawGrid) -> int:
    """How many leading rows of the grid repeat those of the table; 0 if it does not repeat a head of several cells."""
    if not _begin_alike(table.cells[0], grid.cells[0]):
        return 0  # a quick look before the thorough one
    rows = min(table.rows, grid.rows, TALLEST_HEAD)
    ours, theirs = _signatures(table, rows), _signatures(grid, rows)
    count = 0
    while count < rows and ours[count] == theirs[count]:
        count += 1
    several = any(sum(bool(text) for *_, text in theirs[row]) > 1 for row in range(count))
    return count if several else 0


def _begin_alike(one: RawCell, two: RawCell) -> bool:
    spans = (one.row_span, one.column_span) == (two.row_span, two.column_span)
    return spans and squeeze(one.text) == squeeze(two.text)


def _signatures(grid: RawGrid, count: int) -> list[Signature]:
    rows: list[set[tuple[int, int, int, str]]] = [set() for _ in range(count)]
    for cell in grid.cells:
        if cell.row >= count:
            break
        rows[cell.row].add((cell.column, cell.column_span, cell.row_span, squeeze(cell.text)))
    return [frozenset(row) for row in rows]


def body_of(grid: RawGrid, head: int) -> RawGrid:
    """The grid without its first ``head`` rows."""
    if not head:
        return grid
    cells = tuple(_moved(cell, -head) for cell in grid.cells if cell.row >= head)
    return RawGrid(grid.rows - head, grid.columns, cells, grid.pages, grid.edges, grid.box, grid.merges_known)


def cut_cells(table: RawGrid, grid: RawGrid, bottom: Intervals, top: Intervals | None) -> Cuts:
    """The cells at the table's end that go on in the grid, by column; ``top`` is None under a repeated head.

    No line closes either half of them; or, where each page's piece is closed by lines: all cells of a row whose rest is
    words alone, for words left unfinished, and the merged cells of which the rest is empty. The line of a repeated head
    closes nothing: there the first half tells alone, if others beside it are closed and only one half holds a text.
    """
    if not grid.rows:
        return {}
    firsts = _first_cells(grid)
    lasts = {cell.column: cell for _, cell in _last_cells(table)}
    if _is_cut(table, lasts, firsts):
        return {cell.column: cell for cell in firsts}
    cuts: Cuts = {}
    for rest in firsts:
        cell = lasts.get(rest.column)
        if cell is None or cell.column_span != rest.column_span or _are_two(cell.text, rest.text):
            continue
        unclosed = is_open(cell, table.edges, bottom) and (
            is_open(rest, grid.edges, top) if top is not None else bool(bottom) and not (cell.text and rest.text)
        )
        if unclosed or (cell.text and not rest.text and min(cell.row_span, rest.row_span) > 1):
            cuts[rest.column] = rest
    return cuts


def stacked(table: RawGrid, grid: RawGrid, cuts: Cuts) -> RawGrid:
    """The grid under the table, cut cells made whole; if all of a row are cut, the two halves are one row."""
    pages = table.pages + tuple(page for page in grid.pages if page not in table.pages)
    lasts, firsts = _last_cells(table), _first_cells(grid)
    overlap = int(bool(cuts) and len(lasts) == len(firsts) == len(cuts))
    shift = table.rows - overlap
    cells = list(table.cells)
    for index, cell in lasts:
        if cell.column in cuts:
            cells[index] = _whole(cell, cuts[cell.column], overlap)
    cells += [_moved(cell, shift) for cell in grid.cells if cell.row > 0 or cell.column not in cuts]
    return RawGrid(shift + grid.rows, table.columns, tuple(cells), pages, table.edges, table.box, table.merges_known)


def _last_cells(grid: RawGrid) -> list[tuple[int, RawCell]]:
    """The cells that reach the end of a grid, with their indices, in order.

    Cells stand in order of their rows; looked for from the end, as the pages of a long table are many.
    """
    found: list[tuple[int, RawCell]] = []
    width = 0
    for index in range(len(grid.cells) - 1, -1, -1):
        cell = grid.cells[index]
        if cell.row + cell.row_span == grid.rows:
            found.append((index, cell))
            width += cell.column_span
            if width >= grid.columns:
                break
    return found[::-1]


def _first_cells(grid: RawGrid) -> list[RawCell]:
    return list(takewhile(lambda cell: cell.row == 0, grid.cells))


def _whole(cell: RawCell, rest: RawCell, overlap: int) -> RawCell:
    """A cell and the rest of it on the next page."""
    first = cell if cell.text or not rest.text else rest
    text = _without_repeat(cell.text, rest.text) + rest.text
    span = cell.row_span + rest.row_span - overlap
    return RawCell(cell.row, cell.column, span, cell.column_span, text, first.page, first.box, first.line, first.indent)


def _without_repeat(text: str, rest: str) -> str:
    """The text without the line at its end that the next page shows again, maybe without points or commas."""
    bare, again = [(i, char) for i, char in enumerate(text) if char.isalnum()], [c for c in rest if c.isalnum()]
    for length in range(min(len(bare), len(again)), 0, -1):
        whole = length == len(bare) == len(again)
        if (whole or length >= REPEATED) and [char for _, char in bare[-length:]] == again[:length]:
            return text[: bare[-length][0]]
    return text


def _are_two(text: str, rest: str) -> bool:
    """Whether two figures stand there, and not one of which the page above lost its points and commas."""
    if not (_is_figure(text) and _is_figure(rest)):
        return False
    return text == rest or bool(_without_repeat(text, rest))


def _is_figure(text: str) -> bool:
    return bool(text) and not any(char.isalpha() for char in text)


def _moved(cell: RawCell, by: int) -> RawCell:
    return RawCell(
        cell.row + by,
        cell.column,
        cell.row_span,
        cell.column_span,
        cell.text,
        cell.page,
        cell.box,
        cell.line,
        cell.indent,
    )


def _is_cut(table: RawGrid, lasts: dict[int, RawCell], rest: list[RawCell]) -> bool:
    """Whether the grid's first row can only be the rest of the table's last: words alone, for words left unfinished."""
    last = {column: cell for column, cell in lasts.items() if cell.row_span == 1}
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
