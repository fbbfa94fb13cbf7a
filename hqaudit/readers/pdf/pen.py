"""Strings shown under any matrix and in either direction: the slow way, for what the loop does not show itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from hqaudit.layout.raw import Glyph
from hqaudit.readers.pdf.geometry import Matrix, transform_box

if TYPE_CHECKING:
    from hqaudit.model.place import Box
    from hqaudit.readers.pdf.fonts import Font, Piece


MIDDLE = 0.6
"""A glyph shows if a point of it is within the clip: half its width, and so much of its height from its top down.

A line of text cut in two by a page break stands on both pages and is read on one of them: on the upper if it shows most
of it, else on the lower, for programs leave out what is clipped whole – above the break the points of figures.
"""


class Pen(NamedTuple):
    """Shows strings under any matrix and in either direction, as the loop shows upright ones."""

    matrix: Matrix
    size: float
    em: float
    rise: float
    char_space: float
    word_space: float
    scale: float

    def show(
        self, items: Iterable[tuple[bytes, bytes]], font: Font, clip: Box, bold: bool, glyphs: list[Glyph]
    ) -> tuple[float, float]:
        """Add the glyphs of an array of TJ; how far the pen has moved, in text space."""
        _, _, c, d, _, _ = self.matrix
        height = self.size * float(c * c + d * d) ** 0.5
        moved = 0.0
        unit, spread = (self.size, 1.0) if font.vertical else (self.em, self.scale)
        for token, number in items:
            if number:
                moved -= float(number) * 0.001 * unit
                continue
            for piece in font.shown.get(token) or font.decode(token):
                char, width, is_space, _ = piece
                box = transform_box(self.matrix, self._box(piece, font, moved))
                x0, top, x1, bottom = box
                middle = top + MIDDLE * (bottom - top)
                visible = clip[0] <= (x0 + x1) / 2 <= clip[2] and clip[1] <= middle <= clip[3]
                glyphs.append(Glyph(char, *box, height, bold, visible))
                moved += width * unit + (self.char_space + self.word_space * is_space) * spread
        return (0.0, moved) if font.vertical else (moved, 0.0)

    def _box(self, piece: Piece, font: Font, moved: float) -> Box:
        _, width, _, (across, down) = piece
        if font.vertical:
            x, y = -across * self.size, moved + down * self.size + self.rise
            return (x, y + width * self.size, x + self.size, y)
        return (moved, font.low * self.size + self.rise, moved + width * self.em, font.high * self.size + self.rise)
