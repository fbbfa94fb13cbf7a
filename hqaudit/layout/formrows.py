"""Rows of a grid that stand outside its table: a form's title, 部门名称 and 单位 drawn above it, remarks below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hqaudit.layout.outline import heading_level, is_note, is_remark, squeeze
from hqaudit.layout.raw import RawCell
from hqaudit.model.blocks import Line, TextBlock

if TYPE_CHECKING:
    from hqaudit.layout.raw import RawGrid
    from hqaudit.model.blocks import TextKind

LONGEST_TITLE = 80
_BRACKETS = r"(?:[(（\[][^()（）]*[)）\]])"
_TITLE = re.compile(
    rf"[^。；;，,]*\S表(?:格)?{_BRACKETS}*(?:(?:[（(]?续[)）]?|[-—]?\d{{1,2}}|[一二三四五六七八九十]+))?{_BRACKETS}*"
)
_REFERENCE = re.compile(r"(?:见|如|详见|参见)(?:下|附|上)?表[:：]?$|[:：。]$")


class Split(NamedTuple):
    """A grid without the rows that stand outside its table, and those rows as text; no grid if nothing is left."""

    above: tuple[TextBlock, ...]
    grid: RawGrid | None
    below: tuple[TextBlock, ...]


def is_title(text: str) -> bool:
    """Whether the text looks like the title of a form: …表, …表（…）, 表3 …表."""
    squeezed = squeeze(text)
    if not 3 < len(squeezed) <= LONGEST_TITLE or is_note(squeezed) or _REFERENCE.search(squeezed):
        return False
    return bool(_TITLE.fullmatch(squeezed))


def split_rows(grid: RawGrid) -> Split:
    """The grid without the rows at its ends that are a title, notes or remarks."""
    rows: list[list[RawCell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        if cell.text and not cell.text.isspace():
            rows[cell.row].append(cell)
    first = 0
    for row, cells in enumerate(rows):
        if cells and not _stands_above(grid, cells):
            break
        first = row + 1 if cells else first
    last = grid.rows
    while last > first and rows[last - 1] and _stands_below(grid, rows[last - 1]):
        last -= 1
    above = tuple(_as_text(cells) for cells in rows[:first] if cells)
    below = tuple(_as_text(cells) for cells in rows[last:])
    return Split(above, _between(grid, first, last), below)


def _stands_above(grid: RawGrid, cells: list[RawCell]) -> bool:
    if any(cell.row_span > 1 for cell in cells):
        return False
    if len(cells) == 1 and is_title(cells[0].text):
        return grid.columns > 1
    return all(is_note(cell.text) for cell in cells) or is_note("".join(cell.text for cell in cells[-2:]))


def _stands_below(grid: RawGrid, cells: list[RawCell]) -> bool:
    return len(cells) == 1 and _is_full(grid, cells[0]) and is_remark(cells[0].text)


def _is_full(grid: RawGrid, cell: RawCell) -> bool:
    """Whether the cell fills its row; where merged cells show only as blanks, a text alone in its row does."""
    return cell.column_span * 2 > grid.columns if grid.merges_known else cell.column == 0


def _as_text(cells: list[RawCell]) -> TextBlock:
    text = ""
    lines: list[Line] = []
    for cell in cells:
        text += "  " if text else ""
        lines.append(Line(len(text), cell.page, cell.box, (), cell.line))
        text += cell.text.strip()
    kind: TextKind = "heading" if len(cells) == 1 and is_title(text) else "note"
    return TextBlock(kind, text, tuple(lines), heading_level(text) if kind == "heading" else 0)


def _between(grid: RawGrid, first: int, last: int) -> RawGrid | None:
    """The rows of the grid from first to last, cells that cross the borders cut off there."""
    if first == 0 and last == grid.rows:
        return grid
    if first >= last or not any(cell.text.strip() for cell in grid.cells if first <= cell.row < last):
        return None
    cells = tuple(
        cell._replace(row=cell.row - first, row_span=min(cell.row_span, last - cell.row))
        for cell in grid.cells
        if first <= cell.row < last
    )
    return grid._replace(rows=last - first, cells=cells)
