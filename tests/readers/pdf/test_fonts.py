from __future__ import annotations

from hqaudit.layout.raw import Glyph
from tests.readers.pdf.minimal import LETTERS, chinese, cmap, first, shown, starts, stream

MAP = cmap("beginbfchar <0001> <9884> <0002> <2EDB> <0003> <F967> <0004> <0000> <0005> <> endbfchar")


def test_codes_of_two_bytes_by_their_map() -> None:
    page = first("BT /F2 10 Tf 20 50 Td <00010001> Tj ET", fonts="/F2 11 0 R", objects={11: chinese(12), 12: MAP})
    assert page.glyphs == [
        Glyph("预", 20, 42, 30, 52, 10, False, True),
        Glyph("预", 30, 42, 40, 52, 10, False, True),
    ]


def test_lookalikes_are_ordinary_characters() -> None:
    page = first("BT /F2 10 Tf 20 50 Td <00020003> Tj ET", fonts="/F2 11 0 R", objects={11: chinese(12), 12: MAP})
    assert shown(page) == "风不"


def test_codes_without_a_character_are_said_to_be() -> None:
    objects = {11: chinese(12), 12: MAP, 13: chinese(None)}
    content = "BT /F2 10 Tf 20 50 Td <0001000400050009> Tj /F3 10 Tf <0041> Tj /F1 10 Tf <01> Tj ET"
    page = first(content, fonts="/F1 10 0 R /F2 11 0 R /F3 13 0 R", objects=objects)
    assert shown(page) == "预\ufffd\ufffd\ufffd\ufffd\ufffd"


def test_a_map_for_a_font_of_one_byte() -> None:
    mapped = LETTERS.removesuffix(">>") + "/ToUnicode 12 0 R >>"
    objects = {11: mapped, 12: cmap("beginbfchar <41> <5143> endbfchar")}
    assert shown(first("BT /F2 10 Tf 20 50 Td (AB) Tj ET", fonts="/F2 11 0 R", objects=objects)) == "元B"


def test_bold_fonts_by_name_and_by_flag() -> None:
    forced = LETTERS.replace("/Flags 32", "/Flags 262176")
    named = LETTERS.replace("/FontName /Plain", "/FontName /ABCDEF+Song-BoldMT")
    content = "BT 20 50 Td /F1 10 Tf (A) Tj /F2 10 Tf (B) Tj /F3 10 Tf (C) Tj ET"
    page = first(content, fonts="/F1 10 0 R /F2 11 0 R /F3 12 0 R", objects={11: forced, 12: named})
    assert [glyph.bold for glyph in page.glyphs] == [False, True, True]


def test_a_font_of_a_known_collection_needs_no_map() -> None:
    known = chinese(12, encoding="/GBK-EUC-H").replace("(Identity)", "(GB1)")
    page = first(b"BT /F2 10 Tf 20 50 Td (\xd4\xa4) Tj ET", fonts="/F2 11 0 R", objects={11: known, 12: MAP})
    assert shown(page) == "预"


def test_an_encoding_of_its_own_is_taken_for_codes_of_two_bytes() -> None:
    own = chinese(12, encoding="13 0 R")
    objects = {11: own, 12: MAP, 13: stream("begincmap endcmap", "/Type /CMap /CMapName /Own")}
    assert shown(first("BT /F2 10 Tf 20 50 Td <0001> Tj ET", fonts="/F2 11 0 R", objects=objects)) == "预"


def test_vertical_writing_goes_down() -> None:
    objects = {11: chinese(12, encoding="/Identity-V"), 12: MAP}
    page = first("BT /F2 10 Tf 50 80 Td 1 Tc <00010001> Tj ET", fonts="/F2 11 0 R", objects=objects)
    assert [tuple(round(value, 3) for value in glyph[1:6]) for glyph in page.glyphs] == [
        (45, 18.8, 55, 28.8, 10),
        (45, 27.8, 55, 37.8, 10),
    ]
    assert starts(page)[0][0] == "预"


def test_vertical_metrics_of_a_character() -> None:
    objects = {11: chinese(12, encoding="/Identity-V", extra="/W2 [1 [-500 300 700]]"), 12: MAP}
    page = first("BT /F2 10 Tf 50 80 Td <0001> Tj ET", fonts="/F2 11 0 R", objects=objects)
    assert [round(value, 3) for value in page.glyphs[0][1:5]] == [47, 17, 57, 22]


def test_glyphs_drawn_as_procedures() -> None:
    drawn = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -2 10 8] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 65 /LastChar 65"
        " /Widths [5] /CharProcs << /A 12 0 R >> /Encoding << /Differences [65 /A] >> >>"
    )
    page = first("BT /F2 10 Tf 20 50 Td (A) Tj ET", fonts="/F2 11 0 R", objects={11: drawn, 12: stream("5 0 d0")})
    assert page.glyphs == [Glyph("A", 20, 42, 25, 52, 10, False, True)]


def test_a_font_that_cannot_be_built_gives_unmapped_characters() -> None:
    broken = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H >>"
    page = first("BT /F2 10 Tf 20 50 Td (A) Tj /F9 10 Tf (B) Tj ET", fonts="/F2 11 0 R", objects={11: broken})
    assert shown(page) == "\ufffdB"
    assert page.problem is None


def test_fonts_written_into_the_resources() -> None:
    content = "BT /F2 10 Tf 20 50 Td (A) Tj ET"
    assert starts(first(content, fonts=f"/F2 {LETTERS}")) == [("A", 20, 42)]
