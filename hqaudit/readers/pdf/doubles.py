"""Glyphs drawn twice (a way to fake bold): one glyph each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hqaudit.layout.raw import Glyph

NEAR = 0.5
"""Points between the two drawings of one glyph, at most."""
_SQUARE = 6.0  # points: glyphs are looked up by the square their corner stands in
_SHIFTED = 0.02  # points: drawn again on the very same spot changes nothing to see


def without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those that repeat an earlier one's text within half a point.

    What is drawn again a little beside itself is bold, and it is visible if either is.
    """
    squares: dict[tuple[str, int, int], list[int]] = {}
    twins: dict[int, int] = {}
    scale, near, far = 1 / _SQUARE, NEAR / _SQUARE, 1 - NEAR / _SQUARE
    for index, glyph in enumerate(glyphs):
        text = glyph[0]
        x, y = glyph[1] * scale, glyph[2] * scale
        column, row = int(x), int(y)
        if not (near < x - column < far and near < y - row < far):
            beside = (int(x - near), int(x + near)), (int(y - near), int(y + near))
            for square in {(text, i, j) for i in beside[0] for j in beside[1]} - {(text, column, row)}:
                if square in squares:
                    _find_twin(index, glyphs, squares[square], twins)
        found = squares.get((text, column, row))
        if found is None:
            squares[text, column, row] = [index]
        else:
            _find_twin(index, glyphs, found, twins)
            found.append(index)
    return _merged(glyphs, twins) if twins else glyphs


def _find_twin(index: int, glyphs: list[Glyph], candidates: list[int], twins: dict[int, int]) -> None:
    _, x, y, *_ = glyphs[index]
    for candidate in candidates:
        if candidate not in twins and abs(glyphs[candidate][1] - x) <= NEAR and abs(glyphs[candidate][2] - y) <= NEAR:
            twins[index] = candidate
            return


def _merged(glyphs: list[Glyph], twins: dict[int, int]) -> list[Glyph]:
    kept = list(glyphs)
    for later, first in twins.items():
        one, other = kept[first], glyphs[later]
        shifted = abs(one.x0 - other.x0) > _SHIFTED or abs(one.top - other.top) > _SHIFTED
        kept[first] = one._replace(bold=one.bold or other.bold or shifted, visible=one.visible or other.visible)
    return [glyph for index, glyph in enumerate(kept) if index not in twins]
