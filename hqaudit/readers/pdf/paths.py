"""Painted paths to rulings and clip boxes. Thin fills and straight strokes are rulings; wide fills are backgrounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.raw import Ruling
from hqaudit.readers.pdf.geometry import IDENTITY, Matrix, intersect, transform_box

if TYPE_CHECKING:
    from hqaudit.model.place import Box

Point = tuple[float, float]

_THIN = 2.6  # points: a fill no thicker than this is a line
_FRAME = 2  # the boxes of a frame: the outer one, and what it leaves out
_THICK = 6.0  # points: a stroke thicker than this is a bar
_STRAIGHT = 0.5  # points a line may lean
_RULING = tuple.__new__  # a named tuple without the call its own __new__ is
_SLACK = 1.5  # points a line may lie outside the clip box and still show


class Path:
    """The path under construction, in user space: rectangles by opposite corners, and other subpaths."""

    __slots__ = ("curved", "rectangles", "subpaths")

    def __init__(self) -> None:
        self.rectangles: list[Box] = []
        self.subpaths: list[list[Point]] = []
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
        boxes = [transform_box(matrix, box) for box in self.rectangles]
        boxes += [_around(matrix, points) for points in self.subpaths]
        if len(boxes) == 1:
            return intersect(clip, boxes[0])
        if not boxes:
            return clip
        x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
        return intersect(clip, (min(x0s), min(tops), max(x1s), max(bottoms)))

    def fill(self, matrix: Matrix, clip: Box, out: list[Ruling]) -> None:
        """Add the rulings that filling the path draws."""
        boxes = [transform_box(matrix, box) for box in self.rectangles]
        if self.subpaths and not self.curved:
            boxes += [_around(matrix, points) for points in self.subpaths]
        for box in boxes:
            _add_fill(box, clip, out)
        if len(boxes) == _FRAME:
            _add_frame(boxes[0], boxes[1], clip, out)

    def stroke(self, matrix: Matrix, width: float, clip: Box, out: list[Ruling]) -> None:
        """Add the rulings that stroking the path draws with a line ``width`` wide in user space."""
        a, b, c, d, _, _ = matrix
        if width * float(abs(a * d - b * c)) ** 0.5 > _THICK:
            return
        for x0, y0, x1, y1 in self.rectangles:
            _add_strokes(matrix, ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)), clip, out)
        for points in self.subpaths:
            _add_strokes(matrix, points, clip, out)


def _around(matrix: Matrix, points: Sequence[Point]) -> Box:
    """The box around points, on the page."""
    a, b, c, d, e, f = matrix
    if (b or c) and (a or d):  # a matrix that leans: the box must be taken on the page
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        matrix = IDENTITY
    xs, ys = zip(*points, strict=True)
    return transform_box(matrix, (min(xs), min(ys), max(xs), max(ys)))


def _add_fill(box: Box, clip: Box, out: list[Ruling]) -> None:
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if height <= _THIN and width > height:
        _add_horizontal((top + bottom) / 2, x0, x1, clip, out)
    elif width <= _THIN and height > width:
        _add_vertical((x0 + x1) / 2, top, bottom, clip, out)


def _add_frame(one: Box, two: Box, clip: Box, out: list[Ruling]) -> None:
    """The four lines of a frame: a box filled but for another one a little smaller within it."""
    outer, inner = (one, two) if one[0] < two[0] else (two, one)
    x0, top, x1, bottom = outer
    left, above, right, below = inner
    if all(0 < gap <= _THIN for gap in (left - x0, above - top, x1 - right, bottom - below)):
        for y in ((top + above) / 2, (bottom + below) / 2):
            _add_horizontal(y, x0, x1, clip, out)
        for x in ((x0 + left) / 2, (x1 + right) / 2):
            _add_vertical(x, top, bottom, clip, out)


def _add_strokes(matrix: Matrix, points: Sequence[Point], clip: Box, out: list[Ruling]) -> None:
    a, b, c, d, e, f = matrix
    x, y = points[0]
    x0, y0 = a * x + c * y + e, b * x + d * y + f
    for x, y in points[1:]:
        x1, y1 = a * x + c * y + e, b * x + d * y + f
        if -_STRAIGHT < y1 - y0 < _STRAIGHT:
            if abs(x1 - x0) > _STRAIGHT:
                _add_horizontal((y0 + y1) / 2, min(x0, x1), max(x0, x1), clip, out)
        elif -_STRAIGHT < x1 - x0 < _STRAIGHT and abs(y1 - y0) > _STRAIGHT:
            _add_vertical((x0 + x1) / 2, min(y0, y1), max(y0, y1), clip, out)
        x0, y0 = x1, y1


def _add_horizontal(y: float, x0: float, x1: float, clip: Box, out: list[Ruling]) -> None:
    left, top, right, bottom = clip
    left, right = left - _SLACK, right + _SLACK
    x0, x1 = left if left > x0 else x0, right if right < x1 else x1
    if x0 < x1 and top - _SLACK <= y <= bottom + _SLACK:
        out.append(_RULING(Ruling, ("h", y, x0, x1)))


def _add_vertical(x: float, y0: float, y1: float, clip: Box, out: list[Ruling]) -> None:
    left, top, right, bottom = clip
    top, bottom = top - _SLACK, bottom + _SLACK
    y0, y1 = top if top > y0 else y0, bottom if bottom < y1 else y1
    if y0 < y1 and left - _SLACK <= x <= right + _SLACK:
        out.append(_RULING(Ruling, ("v", x, y0, y1)))
