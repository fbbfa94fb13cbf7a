from __future__ import annotations

from hqaudit.layout.raw import Glyph
from hqaudit.readers.pdf.doubles import without_doubles


def glyph(text: str, x: float, y: float = 100, visible: bool = True) -> Glyph:
    return Glyph(text, x, y, x + 5, y + 10, 10, False, visible)


def test_neighbours_stay() -> None:
    row = [glyph("0", 20), glyph("0", 25), glyph("1", 20.2), glyph("0", 20, 110), glyph("0", 20.6)]
    assert without_doubles(row) == row


def test_a_double_across_the_border_of_a_square_is_found() -> None:
    for x, y in ((23.9, 100), (20, 101.9), (23.9, 101.9), (-0.2, 101.9)):
        assert without_doubles([glyph("0", x, y), glyph("0", x + 0.3, y + 0.3)]) == [
            glyph("0", x, y)._replace(bold=True)
        ]
        assert without_doubles([glyph("0", x + 0.3, y + 0.3), glyph("0", x, y)])[1:] == []


def test_one_drawn_three_times_is_one() -> None:
    assert without_doubles([glyph("0", 20), glyph("0", 20.3), glyph("0", 20.4)]) == [glyph("0", 20)._replace(bold=True)]


def test_what_is_visible_once_is_visible() -> None:
    assert without_doubles([glyph("0", 20, visible=False), glyph("0", 20)]) == [glyph("0", 20)]
