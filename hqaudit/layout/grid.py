"""Ruled tables: the regions that no wall divides are cells, whether or not their own rectangle is closed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from hqaudit.layout.cells import text_and_box
from hqaudit.layout.raw import Glyph, PageContent, RawCell, RawGrid
from hqaudit.layout.rulings import Frame, Segment, frames
from hqaudit.model.place import Box

Region = tuple[int, int, int, int]
"""(first row, first column, last row, last column) of a grid, inclusive."""


@dataclass(slots=True)
class Grid:
    """A frame divided into regions; ``owner`` holds the index of the region of each row and column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: list[list[int]]
    regions: list[Region]
    glyphs: list[list[Glyph]] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The rectangle the grid takes up."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def region_at(self, x: float, y: float) -> int:
        """The index of the region at a point within the box."""
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        return self.owner[row][min(bisect_right(self.xs, x), len(self.xs) - 1) - 1]


def find_grids(page: PageContent) -> tuple[list[RawGrid], list[Glyph]]:
    """The tables of a page, top to bottom, and the visible glyphs that stand in none of them.

    A cell's box is the tight box around its text, or its region if it is empty. Hidden glyphs are left out of both.
    A frame of one cell, or with nothing written in it, is no table.
    """
    visible = [glyph for glyph in page.glyphs if glyph[7]]
    grids = [grid for grid in map(_grid, frames(page.rulings)) if len(grid.regions) > 1]
    if not grids:
        return [], visible
    outside = _distribute(visible, grids)
    tables = [_table(grid, page.number) for grid in grids]
    return [table for table in tables if any(cell.text for cell in table.cells)], outside


def _grid(frame: Frame) -> Grid:
    below, beside = _walls(frame)
    xs, ys = frame.xs, frame.ys
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = [[-1] * columns for _ in range(rows)]
    regions: list[Region] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] < 0:
                _flood((row, column), owner, regions, below, beside)
    return Grid(xs, ys, owner, regions, [[] for _ in regions])


def _walls(frame: Frame) -> tuple[list[list[bool]], list[list[bool]]]:
    """For each row and column: is there a wall below the cell, is there one on its right."""
    xs, ys = frame.xs, frame.ys
    rows, columns = len(ys) - 1, len(xs) - 1
    below = [[False] * columns for _ in range(rows)]
    beside = [[False] * columns for _ in range(rows)]
    for row, first, last in _spans(frame.horizontal, ys, xs):
        if row:
            below[row - 1][first:last] = [True] * (last - first)
    for column, first, last in _spans(frame.vertical, xs, ys):
        if column:
            for row in range(first, last):
                beside[row][column - 1] = True
    return below, beside


def _spans(
    segments: tuple[Segment, ...], axis: tuple[float, ...], other: tuple[float, ...]
) -> list[tuple[int, int, int]]:
    """For each segment: which line of its axis it lies on, and the half-open range of the other's cells it passes."""
    middles = [(one + two) / 2 for one, two in zip(axis, axis[1:], strict=False)]
    centres = [(one + two) / 2 for one, two in zip(other, other[1:], strict=False)]
    return [
        (bisect_left(middles, at), bisect_left(centres, start), bisect_right(centres, end))
        for at, start, end in segments
    ]


def _flood(
    start: tuple[int, int],
    owner: list[list[int]],
    regions: list[Region],
    below: list[list[bool]],
    beside: list[list[bool]],
) -> None:
    """Mark everything that can be reached from a cell without passing a wall as one region."""
    rows, columns, mark = len(owner), len(owner[0]), len(regions)
    row, column = start
    owner[row][column] = mark
    cells, at = [start], 0
    while at < len(cells):
        row, column = cells[at]
        at += 1
        if column + 1 < columns and not beside[row][column] and owner[row][column + 1] < 0:
            owner[row][column + 1] = mark
            cells.append((row, column + 1))
        if row + 1 < rows and not below[row][column] and owner[row + 1][column] < 0:
            owner[row + 1][column] = mark
            cells.append((row + 1, column))
        if column and not beside[row][column - 1] and owner[row][column - 1] < 0:
            owner[row][column - 1] = mark
            cells.append((row, column - 1))
        if row and not below[row - 1][column] and owner[row - 1][column] < 0:
            owner[row - 1][column] = mark
            cells.append((row - 1, column))
    if len(cells) == 1:
        regions.append((*start, *start))
        return
    r, c = zip(*cells, strict=True)
    regions.append((min(r), min(c), max(r), max(c)))


def _distribute(glyphs: list[Glyph], grids: list[Grid]) -> list[Glyph]:
    """Give each glyph to the region its centre stands in; what stands in none is returned."""
    outside: list[Glyph] = []
    boxes = sorted(((*grid.box, grid) for grid in grids), key=lambda item: (item[2] - item[0]) * (item[3] - item[1]))
    for glyph in glyphs:
        x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
        for x0, top, x1, bottom, grid in boxes:
            if top <= y <= bottom and x0 <= x <= x1:
                grid.glyphs[grid.region_at(x, y)].append(glyph)
                break
        else:
            outside.append(glyph)
    return outside


def _table(grid: Grid, page: int) -> RawGrid:
    cells = []
    for (top, left, bottom, right), glyphs in zip(grid.regions, grid.glyphs, strict=True):
        text, box = text_and_box(glyphs)
        region = (grid.xs[left], grid.ys[top], grid.xs[right + 1], grid.ys[bottom + 1])
        cells.append(RawCell(top, left, bottom - top + 1, right - left + 1, text, page, box or region))
    return RawGrid(len(grid.ys) - 1, len(grid.xs) - 1, tuple(cells), (page,), grid.xs, grid.box)


def hidden_runs(page: PageContent) -> list[tuple[str, Box]]:
    """The text that the page contains but does not show, run by run as it was drawn, each with the box it would fill."""
    runs: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in page.glyphs:
        if glyph.visible:
            before = None
            continue
        if before is None or abs(glyph.top - before.top) > glyph.size / 2 or abs(glyph.x0 - before.x1) > glyph.size:
            runs.append([])
        runs[-1].append(glyph)
        before = glyph
    found = (text_and_box(run) for run in runs)
    return [(text, box) for text, box in found if box]
