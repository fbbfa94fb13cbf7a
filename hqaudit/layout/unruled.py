"""Tables without row lines: rows told by the figures that stand beside one another."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hqaudit.layout.cells import line_text, lines_of
from hqaudit.layout.walls import Grid

if TYPE_CHECKING:
    from hqaudit.layout.raw import Glyph

_FIGURE = re.compile(r"[-+（(]?[\d,，.．]+[%％)）]?")
_FIRST = frozenset("0123456789-+（(,，.．%％)） \u3000\xa0\t０１２３４５６７８９")  # glyphs of such a figure
_FEWEST_LINES = 3  # of figures in one region: two may be one figure that wrapped
_FEWEST_COLUMNS = 2  # that agree on where the lines are
_LEVEL = 2.0  # points between the centres of what stands on one line
_LINES = 2.5  # times the size of its glyphs: a row less high holds no third line


def with_all_rows(grid: Grid) -> Grid:
    """The grid, with a row for each printed line where its columns hold lists of figures that no line divides."""
    splits = {
        row: middles
        for row, (top, bottom) in enumerate(pairwise(grid.ys))
        if (middles := _lines_between(grid, row, bottom - top))
    }
    if not splits:
        return grid
    return _split(grid, splits)


def _lines_between(grid: Grid, row: int, height: float) -> list[float]:
    """The y that divide the printed lines of a row, nothing if it is an ordinary row."""
    cells = [
        glyphs
        for index in dict.fromkeys(grid.owner[row])
        if (glyphs := grid.glyphs[index])
        and height >= glyphs[0].size * _LINES
        and grid.regions[index][0] == grid.regions[index][2]
    ]
    lists: list[list[float]] = []
    for glyphs in cells:
        if len(glyphs) < _FEWEST_LINES or glyphs[0].text not in _FIRST:
            continue  # a quick look before the thorough one
        lines = _printed(glyphs)
        if len(lines) >= _FEWEST_LINES and all(_FIGURE.fullmatch(line_text(line)) for line in lines):
            lists.append([_centre(line) for line in lines])
    if len(lists) < _FEWEST_COLUMNS or not _agree(lists):
        return []
    levels = _levels([_centre(line) for glyphs in cells for line in _printed(glyphs)])
    return [(one + two) / 2 for one, two in pairwise(levels)]


def _printed(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """The lines of a cell in which anything stands."""
    return [line for line in lines_of(glyphs) if line_text(line)]


def _centre(line: list[Glyph]) -> float:
    return sum(glyph.top + glyph.bottom for glyph in line) / (2 * len(line))


def _agree(lists: list[list[float]]) -> bool:
    """Whether at least two of the lists have a line in common for each of their lines."""
    longest = max(lists, key=len)
    fitting = [centres for centres in lists if all(any(abs(y - at) <= _LEVEL for at in longest) for y in centres)]
    return len(fitting) >= _FEWEST_COLUMNS


def _levels(centres: list[float]) -> list[float]:
    ordered = sorted(centres)
    levels = [ordered[0]]
    for at in ordered[1:]:
        if at - levels[-1] > _LEVEL:
            levels.append(at)
    return levels


def _split(grid: Grid, splits: dict[int, list[float]]) -> Grid:
    """The grid with further borders in some of its rows; regions of those rows alone become one for each line."""
    ys: list[float] = []
    owner: list[list[int]] = []
    rows: dict[int, list[int]] = {}  # of a region: the new rows it takes up
    for row, top in enumerate(grid.ys[:-1]):
        for y in (top, *splits.get(row, ())):
            for index in dict.fromkeys(grid.owner[row]):
                rows.setdefault(index, []).append(len(ys))
            ys.append(y)
            owner.append(list(grid.owner[row]))
    ys.append(grid.ys[-1])
    divided = Grid(grid.xs, tuple(ys), owner, [], [])
    for index, (top, left, bottom, right) in enumerate(grid.regions):
        alone = top == bottom and top in splits
        for group in [[row] for row in rows[index]] if alone else [rows[index]]:
            for row in group:
                owner[row][left : right + 1] = [len(divided.regions)] * (right - left + 1)
            divided.regions.append((group[0], left, group[-1], right))
            divided.glyphs.append([])
    for glyph in (glyph for glyphs in grid.glyphs for glyph in glyphs):
        region = divided.region_at((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)
        divided.glyphs[region].append(glyph)
    return divided
