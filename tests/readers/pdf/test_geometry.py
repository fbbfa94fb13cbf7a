from __future__ import annotations

import pytest

from hqaudit.readers.pdf.geometry import intersect, multiply, page_view, transform_box
from tests.readers.pdf.minimal import first, lines, starts

DRAWN = "BT /F1 10 Tf 20 50 Td (A) Tj ET 20 48 100 0.5 re f"


@pytest.mark.parametrize(
    ("page", "size", "glyph", "line"),
    [
        ("/MediaBox [0 0 200 100]", (200, 100), (20, 42, 25, 52), ("h", 51.75, 20, 120)),
        ("/MediaBox [200 100 0 0]", (200, 100), (20, 42, 25, 52), ("h", 51.75, 20, 120)),
        ("/MediaBox [-10 -30 190 70]", (200, 100), (30, 12, 35, 22), ("h", 21.75, 30, 130)),
        ("/MediaBox [0 0 200 100] /CropBox [10 20 150 90]", (140, 70), (10, 32, 15, 42), ("h", 41.75, 10, 110)),
        ("/MediaBox [0 0 200 100] /CropBox [-50 -50 500 500]", (200, 100), (20, 42, 25, 52), ("h", 51.75, 20, 120)),
        ("/MediaBox [0 0 200 100] /CropBox [300 0 400 100]", (200, 100), (20, 42, 25, 52), ("h", 51.75, 20, 120)),
        ("/MediaBox [0 0 200 100] /Rotate 90", (100, 200), (48, 20, 58, 25), ("v", 48.25, 20, 120)),
        ("/MediaBox [0 0 200 100] /Rotate 180", (200, 100), (175, 48, 180, 58), ("h", 48.25, 80, 180)),
        ("/MediaBox [0 0 200 100] /Rotate -90", (100, 200), (42, 175, 52, 180), ("v", 51.75, 80, 180)),
        ("/MediaBox [0 0 200 100] /Rotate 45", (200, 100), (20, 42, 25, 52), ("h", 51.75, 20, 120)),
        ("/MediaBox [10 20 210 120] /Rotate 90", (100, 200), (28, 10, 38, 15), ("v", 28.25, 10, 110)),
    ],
)
def test_places_are_those_on_the_page_as_shown(
    page: str,
    size: tuple[float, float],
    glyph: tuple[float, float, float, float],
    line: tuple[str, float, float, float],
) -> None:
    content = first(DRAWN, page=page)
    assert (content.width, content.height) == size
    assert content.glyphs[0][1:5] == glyph
    assert content.glyphs[0].visible
    assert lines(content) == [line]


def test_text_written_for_a_turned_page_is_upright_on_it() -> None:
    content = first("BT /F1 10 Tf 0 1 -1 0 50 20 Tm (AB) Tj ET", page="/MediaBox [0 0 200 100] /Rotate 90")
    assert starts(content) == [("A", 20, 42), ("B", 25, 42)]
    assert content.glyphs[0].size == 10


def test_what_the_crop_box_leaves_out_is_not_visible() -> None:
    content = first(DRAWN, page="/MediaBox [0 0 200 100] /CropBox [30 0 200 100]")
    assert not content.glyphs[0].visible
    assert lines(content) == [("h", 51.75, -1.5, 90)]


def test_matrices_are_applied_one_after_the_other() -> None:
    move, double = (1.0, 0.0, 0.0, 1.0, 5.0, 7.0), (2.0, 0.0, 0.0, 2.0, 0.0, 0.0)
    assert multiply(move, double) == (2, 0, 0, 2, 10, 14)
    assert multiply(double, move) == (2, 0, 0, 2, 5, 7)


def test_boxes_stay_upright() -> None:
    assert transform_box((0, 1, -1, 0, 0, 0), (1, 2, 3, 5)) == (-5, 1, -2, 3)
    assert transform_box((-1, 0, 0, -1, 0, 0), (1, 2, 3, 5)) == (-3, -5, -1, -2)
    assert intersect((0, 0, 10, 10), (5, -5, 20, 8)) == (5, 0, 10, 8)
    assert page_view((0, 0, 10, 20), (0, 0, 10, 20), 450) == ((0, 1, 1, 0, 0, 0), 20, 10)
