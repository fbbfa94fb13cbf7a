"""Matrices, rectangles and page boxes: from the user space of a PDF page to the page as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hqaudit.model.place import Box

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first``, and ``then`` the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def transform_box(matrix: Matrix, box: Sequence[float]) -> Box:
    """The smallest upright box around a transformed rectangle (any two opposite corners)."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = box
    if not b and not c:
        x0, x1, y0, y1 = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return (x0 if x0 < x1 else x1, y0 if y0 < y1 else y1, x1 if x0 < x1 else x0, y1 if y0 < y1 else y0)
    xs = (a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e)
    ys = (b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f)
    return (min(xs), min(ys), max(xs), max(ys))


def intersect(one: Box, other: Box) -> Box:
    """What two boxes share; a box with x1 < x0 or bottom < top if they share nothing."""
    a, b, c, d = one
    x0, top, x1, bottom = other
    return (a if a > x0 else x0, b if b > top else top, c if c < x1 else x1, d if d < bottom else bottom)


def upright(corners: Sequence[float]) -> Box:
    """The box between any two opposite corners."""
    x0, y0, x1, y1 = corners
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def page_view(media_box: Sequence[float], crop_box: Sequence[float], rotate: int) -> tuple[Matrix, float, float]:
    """The matrix to the page as shown (origin top left, y downwards, points), and the width and height shown there.

    Corners may be given in any order. A crop box that does not meet the media box is ignored, and so is a rotation
    that is no multiple of 90 degrees.
    """
    media = upright(media_box)
    x0, y0, x1, y1 = intersect(media, upright(crop_box))
    if x1 <= x0 or y1 <= y0:
        x0, y0, x1, y1 = media
    width, height = x1 - x0, y1 - y0
    turn = rotate % 360
    if turn == 90:
        return (0.0, 1.0, 1.0, 0.0, -y0, -x0), height, width
    if turn == 180:
        return (-1.0, 0.0, 0.0, 1.0, x1, -y0), width, height
    if turn == 270:
        return (0.0, -1.0, -1.0, 0.0, y1, x1), height, width
    return (1.0, 0.0, 0.0, -1.0, -x0, y1), width, height
