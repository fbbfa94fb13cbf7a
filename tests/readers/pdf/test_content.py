from __future__ import annotations

import pytest

from hqaudit.layout.raw import Glyph, PageContent
from tests.readers.pdf.minimal import FORM, first, lines, shown, starts, stream


@pytest.fixture(autouse=True)
def _no_second_try(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("hqaudit.readers.pdf.document.read_with_pdfminer", refuse)


def form(number: int, data: str, attributes: str = "/BBox [0 0 200 100]") -> dict[int, bytes]:
    return {number: stream(data, f"{FORM} {attributes}")}


def test_a_glyph_and_its_place_on_the_page_as_shown() -> None:
    page = first("BT /F1 10 Tf 20 50 Td (Hi) Tj ET")
    assert (page.number, page.width, page.height, page.images, page.problem) == (1, 200, 100, 0, None)
    assert page.glyphs == [
        Glyph("H", 20, 42, 25, 52, 10, False, True),
        Glyph("i", 25, 42, 30, 52, 10, False, True),
    ]


@pytest.mark.parametrize(
    ("operators", "places"),
    [
        ("1 0 0 1 20 50 Tm (A) Tj 1 0 0 1 60 50 Tm (B) Tj", [("A", 20, 42), ("B", 60, 42)]),
        ("20 50 Td (A) Tj 10 -12 Td (B) Tj", [("A", 20, 42), ("B", 30, 54)]),
        ("20 50 TD (A) Tj 0 -12 TD (B) Tj T* (C) Tj", [("A", 20, 42), ("B", 20, 54), ("C", 20, 66)]),
        ("14 TL 20 50 Td (A) Tj (B) ' (C) '", [("A", 20, 42), ("B", 20, 56), ("C", 20, 70)]),
        ('14 TL 20 50 Td 3 1 (A ) " (B) Tj', [("A", 20, 56), (" ", 26, 56), ("B", 35, 56)]),
        ("20 50 Td [(A) -1000 (B) 500 <43>] TJ", [("A", 20, 42), ("B", 35, 42), ("C", 35, 42)]),
        ("20 50 Td [(A\\)) ] TJ (B) Tj", [("A", 20, 42), (")", 25, 42), ("B", 30, 42)]),
        ("2 Tc 20 50 Td (AB) Tj", [("A", 20, 42), ("B", 27, 42)]),
        ("4 Tw 20 50 Td (A B) Tj", [("A", 20, 42), (" ", 25, 42), ("B", 34, 42)]),
        ("200 Tz 1 Tc 20 50 Td (AB) Tj", [("A", 20, 42), ("B", 32, 42)]),
        ("5 Ts 20 50 Td (A) Tj", [("A", 20, 37)]),
        ("20 50 Td (A) Tj ET BT (B) Tj", [("A", 20, 42), ("B", 0, 92)]),
    ],
)
def test_text_operators_move_the_pen(operators: str, places: list[tuple[str, float, float]]) -> None:
    assert starts(first(f"BT /F1 10 Tf {operators} ET")) == places


@pytest.mark.parametrize(
    ("token", "text"),
    [
        (r"(a\(b\)c)", "a(b)c"),
        ("(a(b(c)d)e)", "a(b(c)d)e"),
        (r"(\101\0612)", "A12"),
        ("(a\\\nb)", "ab"),
        (r"(\\\/\d)", "\\/d"),
        ("<41 42\n43>", "ABC"),
        ("<4>", "@"),
        ("()", ""),
    ],
)
def test_strings_in_every_notation(token: str, text: str) -> None:
    assert shown(first(f"BT /F1 10 Tf 20 50 Td {token} Tj ET")) == text


def test_what_is_not_drawn_is_passed_over() -> None:
    content = (
        "% a comment (with a bracket\n/Span << /MCID 0 /E (x) /D << /K [1 2] >> >> BDC 0.5 g /Cs1 cs /GS0 gs [3 1] 0 d"
        " BT /F1 10 Tf 20 50 Td (A) Tj ET EMC /Missing Do (no font yet) pop"
    )
    assert shown(first(content)) == "A"


def test_text_without_a_font_is_not_drawn() -> None:
    assert first("BT 20 50 Td (A) Tj ET").glyphs == []


def test_the_state_is_saved_and_restored() -> None:
    content = "q 1 0 0 1 50 0 cm BT /F1 10 Tf 20 50 Td (A) Tj ET Q Q BT /F1 10 Tf 20 50 Td (B) Tj ET"
    assert starts(first(content)) == [("A", 70, 42), ("B", 20, 42)]


def test_sizes_are_those_on_the_page() -> None:
    glyph = first("q 2 0 0 2 0 0 cm BT /F1 5 Tf 10 20 Td (A) Tj ET Q").glyphs[0]
    assert glyph == Glyph("A", 20, 52, 25, 62, 10, False, True)


def test_a_mirrored_glyph_has_an_upright_box() -> None:
    glyph = first("BT /F1 10 Tf -1 0 0 -1 50 50 Tm (A) Tj ET").glyphs[0]
    assert glyph[:6] == ("A", 45, 48, 50, 58, 10)


def test_text_turned_by_ninety_degrees() -> None:
    page = first("BT /F1 10 Tf 0 1 -1 0 50 20 Tm 2 Tc (AB) Tj [-1000 (C)] TJ ET")
    assert [tuple(round(value, 3) for value in glyph[1:6]) for glyph in page.glyphs] == [
        (42, 75, 52, 80, 10),
        (42, 68, 52, 73, 10),
        (42, 51, 52, 56, 10),
    ]


def test_clipped_text_is_not_visible() -> None:
    page = first("q 0 0 33 100 re W n BT /F1 10 Tf 20 50 Td (12345) Tj ET Q BT /F1 10 Tf 20 20 Td (6) Tj ET")
    assert (shown(page, True), shown(page, False)) == ("1236", "45")


def test_a_glyph_shows_with_its_centre_across_and_its_middle_down() -> None:
    half = first("q 0 0 22.4 100 re W n BT /F1 10 Tf 20 50 Td (1) Tj ET Q")
    most = first("q 0 0 22.6 100 re W n BT /F1 10 Tf 20 50 Td (1) Tj ET Q")
    cut = first("q 0 52.5 200 100 re W n BT /F1 10 Tf 20 50 Td (1) Tj ET Q")
    kept = first("q 0 51.9 200 100 re W n BT /F1 10 Tf 20 50 Td (1) Tj ET Q")
    assert [page.glyphs[0].visible for page in (half, most, cut, kept)] == [False, True, False, True]


def test_a_line_cut_in_two_is_read_on_one_of_two_pages() -> None:
    for cut in range(60, 77):  # between the bottom and the top of the line
        upper = first(f"q 0 {cut}.1 200 40 re W n BT /F1 20 Tf 1 0 0 1 10 62 Tm (4.5) Tj ET Q")
        lower = first(f"q 0 0 200 {cut}.1 re W n BT /F1 20 Tf 1 0 0 1 10 62 Tm (4.5) Tj ET Q")
        assert shown(upper, True) + shown(lower, True) == "4.5"


def test_clips_narrow_one_another() -> None:
    page = first("0 0 33 100 re W* n 24 0 100 100 re W n BT /F1 10 Tf 20 50 Td (12345) Tj ET")
    assert shown(page, True) == "23"


def test_a_clip_of_lines_is_the_box_around_them() -> None:
    page = first("24 0 m 33 0 l 33 100 l 24 100 l h W n BT /F1 10 Tf 20 50 Td (12345) Tj ET")
    assert shown(page, True) == "23"


def test_a_clip_of_several_parts_is_the_box_around_all() -> None:
    page = first("20 0 4 100 re 30 0 5 100 re W n BT /F1 10 Tf 20 50 Td (12345) Tj ET")
    assert shown(page, True) == "123"


def test_an_empty_clip_path_clips_nothing() -> None:
    assert shown(first("W n BT /F1 10 Tf 20 50 Td (1) Tj ET"), True) == "1"


def test_turned_text_is_clipped_too() -> None:
    page = first("0 0 200 33 re W n BT /F1 10 Tf 0 1 -1 0 50 20 Tm (12345) Tj ET")
    assert shown(page, True) == "123"


def test_text_beyond_the_page_is_not_visible() -> None:
    page = first("BT /F1 10 Tf 190 50 Td (123) Tj 0 -80 Td (4) Tj ET")
    assert (shown(page, True), shown(page, False)) == ("12", "34")


@pytest.mark.parametrize(
    ("mode", "bold", "visible"), [(0, False, True), (2, True, True), (3, False, False), (7, False, False)]
)
def test_render_modes(mode: int, bold: bool, visible: bool) -> None:
    glyph = first(f"BT /F1 10 Tf {mode} Tr 20 50 Td (A) Tj ET").glyphs[0]
    assert (glyph.bold, glyph.visible) == (bold, visible)


def test_text_recognised_in_a_picture_is_read_and_said_to_be() -> None:
    picture = {11: stream(b"\xff\xd8", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /DCTDecode")}
    options = {"resources": "/XObject << /Im0 11 0 R >>", "objects": picture}
    page = first("/Im0 Do BT /F1 10 Tf 3 Tr 20 50 Td (A) Tj ET", **options)
    assert (page.images, page.problem, shown(page, True)) == (1, "recognised_text", "A")
    page = first("/Im0 Do BT /F1 10 Tf 20 50 Td (A) Tj 3 Tr (B) Tj ET", **options)
    assert (page.images, page.problem, shown(page, True)) == (1, None, "A")


def test_a_form_is_drawn_where_it_is_placed_and_clipped_by_its_box() -> None:
    content = "BT /F1 10 Tf 0 0 Td (12) Tj ET"
    page = first(
        "q 1 0 0 1 40 30 cm /Fm0 Do Q",
        resources="/XObject << /Fm0 11 0 R >>",
        objects=form(11, content, "/BBox [0 0 6 10] /Matrix [2 0 0 2 10 0] /Resources << /Font << /F1 10 0 R >> >>"),
    )
    assert starts(page) == [("1", 50, 54), ("2", 60, 54)]
    assert [glyph.visible for glyph in page.glyphs] == [True, False]


def test_a_form_without_resources_uses_those_of_the_page() -> None:
    page = first(
        "BT /F1 10 Tf ET /Fm0 Do",
        resources="/XObject << /Fm0 11 0 R >>",
        objects={11: stream("BT 20 50 Td (A) Tj ET", FORM)},
    )
    assert starts(page) == [("A", 20, 42)]


def test_a_form_that_draws_itself_is_drawn_once() -> None:
    data = "BT /F1 10 Tf 20 50 Td (A) Tj ET /Fm0 Do"
    page = first("/Fm0 Do", resources="/XObject << /Fm0 11 0 R >>", objects=form(11, data))
    assert shown(page) == "A"


def test_forms_within_one_another_end_somewhere() -> None:
    forms = {}
    for number in range(11, 31):
        inner = f"/Resources << /Font << /F1 10 0 R >> /XObject << /Fm0 {number + 1} 0 R >> >>"
        forms.update(form(number, f"BT /F1 10 Tf {number} 50 Td (A) Tj ET /Fm0 Do", f"/BBox [0 0 200 100] {inner}"))
    assert shown(first("/Fm0 Do", resources="/XObject << /Fm0 11 0 R >>", objects=dict(forms))) == "A" * 8


def test_inline_images_are_counted_and_their_bytes_passed_over() -> None:
    page = first(b"q BI /W 2 /H 2 /BPC 8 /CS /G ID \x00(\xff) Tj\nEI Q BT /F1 10 Tf 20 50 Td (EI) Tj ET")
    assert (page.images, shown(page), page.problem) == (1, "EI", None)


def test_a_long_stream_is_read_statement_by_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hqaudit.readers.pdf.syntax._LONG", 10)
    assert starts(first("BT /F1 10 Tf 20 50 Td (A) Tj ET")) == [("A", 20, 42)]


def test_names_with_escapes() -> None:
    page = first(
        "BT /F#31 10 Tf 20 50 Td (A) Tj /\xff 10 Tf (B) Tj ET".encode("latin-1"), fonts="/F1 10 0 R /#ff 10 0 R"
    )
    assert shown(page) == "AB"


def test_what_is_drawn_twice_is_one_bold_glyph() -> None:
    page = first("BT /F1 10 Tf 20 50 Td (AA) Tj 0.3 0 Td (AA) Tj ET")
    assert page.glyphs == [
        Glyph("A", 20, 42, 25, 52, 10, True, True),
        Glyph("A", 25, 42, 30, 52, 10, True, True),
    ]


def test_what_is_drawn_twice_on_the_same_spot_is_one_glyph() -> None:
    page = first("BT /F1 10 Tf 20 50 Td (A) Tj ET BT /F1 10 Tf 20 50 Td (A) Tj 30 0 Td (A) Tj ET")
    assert page.glyphs == [
        Glyph("A", 20, 42, 25, 52, 10, False, True),
        Glyph("A", 50, 42, 55, 52, 10, False, True),
    ]


def test_a_content_of_several_streams_is_one() -> None:
    page = first(
        "unused",
        page="/MediaBox [0 0 200 100] /Contents [11 0 R 12 0 R 13 0 R]",
        objects={11: stream("BT /F1 10 Tf 20"), 12: stream("50 Td (A) Tj ET", packed=True), 13: stream("")},
    )
    assert starts(page) == [("A", 20, 42)]


def test_an_empty_page() -> None:
    assert first("") == PageContent(1, 200, 100)


def test_rulings_are_drawn_by_the_same_hand() -> None:
    assert lines(first("1 0 0 1 10 0 cm 0 50 100 0.5 re f")) == [("h", 49.75, 10, 110)]
