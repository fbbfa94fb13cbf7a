"""How many rows of a grid are its head: where merged cells are drawn, and where they show only as blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hqaudit.layout.outline import squeeze
from hqaudit.layout.raw import RawCell, RawGrid
from hqaudit.layout.rowlook import TOTAL_LABELS, has_figures, is_body_row

_RECORD_LABEL = re.compile(
    r"(?:名称|编码|代码|单位|部门|年度|目标|负责人|属性|性质|类型|类别|期限|周期)(?:[(（].*[)）])?[:：]?$"
)

Lattice = list[list[RawCell | None]]
"""For every row and column the cell that covers it."""


def lattice(grid: RawGrid) -> Lattice:
    """The cell that covers each place of the grid."""
    places: Lattice = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                places[row][column] = cell
    return places


def row_texts(places: Lattice, row: int) -> list[str]:
    """The texts of the cells that start in the row, "" elsewhere."""
    return [
        cell.text if cell and (cell.row, cell.column) == (row, column) else ""
        for column, cell in enumerate(places[row])
    ]


def header_depth(grid: RawGrid, places: Lattice) -> int:
    """The number of leading rows that are header; 0 where the grid has none."""
    if not grid.rows or has_figures(row_texts(places, 0)):
        return 0
    depth = _drawn_depth(grid, places) if grid.merges_known else _blank_depth(places)
    return 0 if depth == 1 and _is_record(row_texts(places, 0), grid.columns) else depth


def _is_record(texts: Sequence[str], columns: int) -> bool:
    """Whether the first row is a label and its value, in a grid of many columns: 部门名称 | 甲局."""
    filled = [text for text in texts if text.strip()]
    return len(filled) >= 2 and len(filled) * 2 <= columns and bool(_RECORD_LABEL.search(squeeze(filled[0])))


def _drawn_depth(grid: RawGrid, places: Lattice) -> int:
    depth = _beside_depth(grid, places)
    while depth < grid.rows and _continues_drawn_head(places, depth):
        depth += 1
    return depth


def _beside_depth(grid: RawGrid, places: Lattice) -> int:
    """How far down the head's first row reaches: as far as its tall columns beside a group divided again."""
    tops = [cell for cell in grid.cells if cell.row == 0 and cell.text.strip()]
    depth = min((cell.row_span for cell in tops if cell.row_span > 1), default=1)
    tall = sum(cell.column_span for cell in tops if cell.row_span == depth)
    divided = any(cell.row_span == 1 < cell.column_span for cell in tops)
    beside = range(1, min(depth, grid.rows))
    if not divided or tall * 3 < grid.columns or any(is_body_row(row_texts(places, row)) for row in beside):
        return 1
    return min(depth, grid.rows)


def _continues_drawn_head(places: Lattice, row: int) -> bool:
    """Whether the row holds children of header cells that span columns."""
    if is_body_row(row_texts(places, row)):
        return False
    first, above = places[row][0], places[row - 1][0]
    if first and above and first is not above and _extent(first) == _extent(above) and first.text and above.text:
        return False
    children: dict[int, set[int]] = {}
    for column, cell in enumerate(places[row]):
        parent = places[row - 1][column]
        if cell and parent and cell.row == row and cell.text.strip() and _within(cell, parent):
            children.setdefault(id(parent), set()).add(cell.column)
    return any(len(columns) > 1 for columns in children.values())


def _extent(cell: RawCell) -> tuple[int, int]:
    return cell.column, cell.column + cell.column_span


def _within(cell: RawCell, parent: RawCell) -> bool:
    (start, end), (left, right) = _extent(cell), _extent(parent)
    return left <= start and end <= right and end - start < right - left


def leading_texts(places: Lattice) -> list[list[str]]:
    """The texts of the rows before the first body row, where merged cells show only as blanks.

    小计 opens its group: a header that stands one column to the left of the 小计 beneath it is put over it.
    """
    head = [row_texts(places, 0)]
    while len(head) < len(places) and not is_body_row(texts := row_texts(places, len(head))):
        head.append(texts)
    for upper, lower in pairwise(head):
        for column in range(1, len(upper) - 1):
            opens = not lower[column].strip() and squeeze(lower[column + 1]) in TOTAL_LABELS
            if opens and upper[column].strip() and not upper[column + 1].strip():
                upper[column], upper[column + 1] = "", upper[column]
    return head


def _blank_depth(places: Lattice) -> int:
    head = leading_texts(places)
    groups = regroup([0] * len(head[0]), head[0])
    for depth, texts in enumerate(head[1:], start=1):
        wide = {group for group in groups if groups.count(group) > 1}
        if not all(groups[i] in wide for i, text in enumerate(texts) if text.strip()):
            return depth
        groups = regroup(groups, texts)
    return len(head)


def regroup(groups: Sequence[int], texts: Sequence[str]) -> list[int]:
    """The group of each column after a header row: a text opens one, blanks join it as far as the old group goes."""
    fresh = max(groups, default=0) + 1
    result: list[int] = []
    for column, text in enumerate(texts):
        if text.strip():
            result.append(fresh + column)
        elif column and groups[column] == groups[column - 1] and result[-1] >= fresh:
            result.append(result[-1])
        else:
            result.append(groups[column])
    return result
