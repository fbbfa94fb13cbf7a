"""A frame divided by its walls into regions: what no wall divides belongs together, closed on all sides or not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hqaudit.layout.raw import Glyph
    from hqaudit.layout.rulings import Frame, Segment
    from hqaudit.model.place import Box

Region = tuple[int, int, int, int]
"""(first row, first column, last row, last column) of a grid, inclusive."""
Walls = list[list[bool]]


@dataclass(slots=True)
class Grid:
    """A frame divided into regions: ``owner`` holds the region of each row and column, ``glyphs`` those of each region.

    ``xs`` and ``ys`` are the borders of its columns and rows, in points; ``torn`` are the regions that a missing line
    leaves in doubt: of several places, and part of a region that is no rectangle.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: list[list[int]]
    regions: list[Region]
    glyphs: list[list[Glyph]] = field(default_factory=list)
    torn: list[int] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The rectangle the grid takes up."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def region_at(self, x: float, y: float) -> int:
        """The region at a point within the box."""
        row = self.owner[bisect_right(self.ys, y, 1, len(self.owner)) - 1]
        return row[bisect_right(self.xs, x, 1, len(row)) - 1]

    def region_box(self, index: int) -> Box:
        """The rectangle a region takes up."""
        top, left, bottom, right = self.regions[index]
        return (self.xs[left], self.ys[top], self.xs[right + 1], self.ys[bottom + 1])


def divide(frame: Frame) -> Grid:
    """The regions of a frame. One that is no rectangle (a line is missing) is split into rectangles along the grid."""
    below, beside = _walls(frame)
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    owner = [[-1] * columns for _ in range(rows)]
    regions: list[Region] = []
    torn: list[int] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] < 0:
                _settle(_reached((row, column), owner, below, beside), owner, regions, torn)
    return Grid(frame.xs, frame.ys, owner, regions, [[] for _ in regions], torn)


def _walls(frame: Frame) -> tuple[Walls, Walls]:
    """For each row and column: is there a wall below the cell, is there one on its right."""
    rows, columns = len(frame.ys) - 1, len(frame.xs) - 1
    below = [[False] * columns for _ in range(rows)]
    beside = [[False] * columns for _ in range(rows)]
    for row, first, last in _spans(frame.horizontal, frame.ys, frame.xs):
        if row:
            below[row - 1][first:last] = [True] * (last - first)
    for column, first, last in _spans(frame.vertical, frame.xs, frame.ys):
        if column:
            for row in range(first, last):
                beside[row][column - 1] = True
    return below, beside


def _spans(segments: Sequence[Segment], axis: Sequence[float], other: Sequence[float]) -> list[tuple[int, int, int]]:
    """For each segment: which line of its axis it lies on, and the half-open range of the other's cells it passes."""
    middles = [(one + two) / 2 for one, two in pairwise(axis)]
    centres = [(one + two) / 2 for one, two in pairwise(other)]
    spans = []
    for at, start, end in segments:
        first = bisect_left(centres, start)
        spans.append((bisect_left(middles, at), first, max(first, bisect_right(centres, end))))
    return spans


def _reached(start: tuple[int, int], owner: list[list[int]], below: Walls, beside: Walls) -> list[tuple[int, int]]:
    """The places that can be reached from one without passing a wall; they are marked as taken."""
    rows, columns = len(owner), len(owner[0])
    owner[start[0]][start[1]] = 0
    places = [start]
    for row, column in places:  # grows as it goes
        if column + 1 < columns and not beside[row][column] and owner[row][column + 1] < 0:
            owner[row][column + 1] = 0
            places.append((row, column + 1))
        if row + 1 < rows and not below[row][column] and owner[row + 1][column] < 0:
            owner[row + 1][column] = 0
            places.append((row + 1, column))
        if column and not beside[row][column - 1] and owner[row][column - 1] < 0:
            owner[row][column - 1] = 0
            places.append((row, column - 1))
        if row and not below[row - 1][column] and owner[row - 1][column] < 0:
            owner[row - 1][column] = 0
            places.append((row - 1, column))
    return places


def _settle(places: list[tuple[int, int]], owner: list[list[int]], regions: list[Region], torn: list[int]) -> None:
    """Record the places as one region, or as several if they make no rectangle."""
    if len(places) == 1:
        row, column = places[0]
        owner[row][column] = len(regions)
        regions.append((row, column, row, column))
        return
    rows, columns = zip(*places, strict=True)
    whole = (min(rows), min(columns), max(rows), max(columns))
    area = (whole[2] - whole[0] + 1) * (whole[3] - whole[1] + 1)
    for region in [whole] if area == len(places) else _rectangles(places):
        if area != len(places) and region[:2] != region[2:]:
            torn.append(len(regions))
        for row in range(region[0], region[2] + 1):
            owner[row][region[1] : region[3] + 1] = [len(regions)] * (region[3] - region[1] + 1)
        regions.append(region)


def _rectangles(places: list[tuple[int, int]]) -> list[Region]:
    """The places as rectangles: runs of columns, as long as they stay the same from row to row."""
    runs: list[list[int]] = []  # row, first column, last column
    for row, column in sorted(places):
        if runs and runs[-1][0] == row and runs[-1][2] == column - 1:
            runs[-1][2] = column
        else:
            runs.append([row, column, column])
    done: list[Region] = []
    growing: dict[tuple[int, int], tuple[int, int]] = {}
    for row, first, last in runs:
        top, bottom = growing.get((first, last), (row, row))
        if bottom < row - 1:
            done.append((top, first, bottom, last))
            top = row
        growing[first, last] = (top, row)
    return done + [(top, first, bottom, last) for (first, last), (top, bottom) in growing.items()]
