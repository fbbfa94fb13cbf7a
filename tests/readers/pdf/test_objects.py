from __future__ import annotations

import zlib

import pytest

from hqaudit.readers.pdf.objects import Objects
from tests.readers.pdf.minimal import first, pdf, read, shown, stream

ONE = "BT /F1 10 Tf 20 50 Td (A) Tj ET"


def value(body: str) -> object:
    return Objects(pdf(ONE, objects={50: body})).getobj(50)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("12", 12),
        ("-.5", -0.5),
        ("true", True),
        ("null", None),
        ("[1 +2 3.0]", [1, 2, 3.0]),
        ("<48 69>", b"Hi"),
        ("(a \\(b\\) (c))", b"a (b) (c)"),
        ("<< /A 1 /B null /C [<< /D (x) >>] % remark\n >>", {"A": 1, "C": [{"D": b"x"}]}),
    ],
)
def test_values(body: str, expected: object) -> None:
    assert value(body) == expected


def test_references_are_followed() -> None:
    reference = value("[10 0 R 7]")
    assert isinstance(reference, list)
    assert reference[0].resolve()["Type"].name == "Font"
    assert reference[1] == 7


@pytest.mark.parametrize(
    "body",
    ["[1 2", "]", "<< /A >>", "(" + "(" * 5 + "x" + ")" * 5 + ")", "<< /A 1 >>\nendobx", "{1}", "1.2.3"],
)
def test_what_is_unusual_is_left_to_pdfminer(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr("pdfminer.pdfdocument.PDFDocument._getobj_parse", lambda *given: left.append(given[2]))
    assert value(body) is None
    assert left == [50]


def test_a_stream_with_a_wrong_length_is_left_to_pdfminer() -> None:
    data = pdf(stream(ONE).replace(b"/Length 31", b"/Length 12"))
    assert b"/Length 12" in data
    assert data.count(b"stream") == 2
    assert read(stream(ONE))[0].glyphs


def packed_objects(body: bytes, count: object = 1) -> Objects:
    raw = zlib.compress(body)
    held = stream(raw, f"/Type /ObjStm /N {count} /First 5 /Filter /FlateDecode")
    return Objects(pdf(ONE, objects={50: held}))


def test_objects_in_a_stream() -> None:
    document = packed_objects(b"60 0 61 3 (a) [60 0 R]", 2)
    objects, count = document._get_objects(document.getobj(50))  # type: ignore[arg-type]  # a stream
    assert (objects[:5], count) == ([60, 0, 61, 3, b"a"], 2)


def test_unusual_objects_in_a_stream_are_left_to_pdfminer() -> None:
    document = packed_objects(b"60 0 }", 1)
    objects, count = document._get_objects(document.getobj(50))  # type: ignore[arg-type]  # a stream
    assert (objects[:2], count) == ([60, 0], 1)


def test_a_page_is_read_through_them() -> None:
    assert shown(first(ONE)) == "A"
