"""Painted paths to rulings and clip boxes. Thin fills and straight strokes are rulings; wide fills are backgrounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.raw import Ruling
from hqaudit.readers.pdf.geometry import Matrix, intersect, transform_box

if TYPE_CHECKING:
    from hqaudit.model.place import Box

Point = tuple[float, float]

_THIN = 2.6  # points: a fill no thicker than this is a line
_THICK = 6.0  # points: a stroke thicker than this is a bar
_STRAIGHT = 0.5  # points a line may lean
_SLACK = 1.5  # points a line may lie outside the clip box and still show


class Path:
    """The path under construction, in user space: rectangles as they come from ``re``, and other subpaths."""

    __slots__ = ("curved", "rectangles", "subpaths")

    def __init__(self) -> None:
        self.rectangles: list[tuple[float, ...]] = []
        self.subpaths: list[list[Point]] = []
        self.curved = False

    def clear(self) -> None:
        """Nothing drawn yet."""
        self.rectangles.clear()
        self.subpaths.clear()
        self.curved = False

    def close(self) -> None:
        """Back to the start of the last subpath."""
        if self.subpaths and not self.curved:
            self.subpaths[-1].append(self.subpaths[-1][0])

    def curve_to(self, point: Point) -> None:
        """A curve is no ruling: go on from its end."""
        self.curved = True
        self.subpaths.append([point])

    def clip(self, matrix: Matrix, clip: Box) -> Box:
        """The clip box ``clip`` narrowed to the box around the path (an empty path narrows nothing)."""
        if len(self.rectangles) == 1 and not self.subpaths:
            x, y, w, h = self.rectangles[0]
            return intersect(clip, transform_box(matrix, (x, y, x + w, y + h)))
        boxes = [transform_box(matrix, (x, y, x + w, y + h)) for x, y, w, h in self.rectangles]
        boxes += [_around([_apply(matrix, point) for point in points]) for points in self.subpaths]
        if not boxes:
            return clip
        x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
        return intersect(clip, (min(x0s), min(tops), max(x1s), max(bottoms)))

    def fill(self, matrix: Matrix, clip: Box, out: list[Ruling]) -> None:
        """Add the rulings that filling the path draws."""
        for x, y, w, h in self.rectangles:
            _add_fill(transform_box(matrix, (x, y, x + w, y + h)), clip, out)
        if not self.curved:
            for points in self.subpaths:
                _add_fill(_around([_apply(matrix, point) for point in points]), clip, out)

    def stroke(self, matrix: Matrix, width: float, clip: Box, out: list[Ruling]) -> None:
        """Add the rulings that stroking the path draws with a line ``width`` wide in user space."""
        a, b, c, d, _, _ = matrix
        if width * float(abs(a * d - b * c)) ** 0.5 > _THICK:
            return
        for x, y, w, h in self.rectangles:
            corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y))
            _add_strokes([_apply(matrix, corner) for corner in corners], clip, out)
        for points in self.subpaths:
            _add_strokes([_apply(matrix, point) for point in points], clip, out)


def _apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return (a * x + c * y + e, b * x + d * y + f)


def _around(points: Sequence[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def _add_fill(box: Box, clip: Box, out: list[Ruling]) -> None:
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if height <= _THIN and width > height:
        _add_horizontal((top + bottom) / 2, x0, x1, clip, out)
    elif width <= _THIN and height > width:
        _add_vertical((x0 + x1) / 2, top, bottom, clip, out)


def _add_strokes(points: Sequence[Point], clip: Box, out: list[Ruling]) -> None:
    x0, y0 = points[0]
    for x1, y1 in points[1:]:
        if abs(y1 - y0) < _STRAIGHT < abs(x1 - x0):
            _add_horizontal((y0 + y1) / 2, min(x0, x1), max(x0, x1), clip, out)
        elif abs(x1 - x0) < _STRAIGHT < abs(y1 - y0):
            _add_vertical((x0 + x1) / 2, min(y0, y1), max(y0, y1), clip, out)
        x0, y0 = x1, y1


def _add_horizontal(y: float, x0: float, x1: float, clip: Box, out: list[Ruling]) -> None:
    left, top, right, bottom = clip
    x0, x1 = max(x0, left - _SLACK), min(x1, right + _SLACK)
    if x0 < x1 and top - _SLACK <= y <= bottom + _SLACK:
        out.append(Ruling("h", y, x0, x1))


def _add_vertical(x: float, y0: float, y1: float, clip: Box, out: list[Ruling]) -> None:
    left, top, right, bottom = clip
    y0, y1 = max(y0, top - _SLACK), min(y1, bottom + _SLACK)
    if y0 < y1 and left - _SLACK <= x <= right + _SLACK:
        out.append(Ruling("v", x, y0, y1))
