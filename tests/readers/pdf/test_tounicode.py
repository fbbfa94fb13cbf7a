from __future__ import annotations

import pytest

from hqaudit.readers.pdf.tounicode import parse_to_unicode


@pytest.mark.parametrize(
    ("sections", "table"),
    [
        (b"2 beginbfchar <0001> <9884>\n<0002><7B97> endbfchar", {1: "预", 2: "算"}),
        (b"beginbfchar <01> <00660069> <02> <D842DFB7> endbfchar", {1: "fi", 2: "𠮷"}),
        (b"beginbfchar <0 001> <9 884> <03> <4E0> endbfchar", {1: "预", 3: "\u4e00"}),
        (b"beginbfchar <01> <41> endbfchar", {1: "A"}),
        (b"1 beginbfrange <0010> <0012> <0031> endbfrange", {16: "1", 17: "2", 18: "3"}),
        (b"beginbfrange <10> <11> <00660030> endbfrange", {16: "f0", 17: "f1"}),
        (b"beginbfrange <10> <12> [<0041> <0042>] endbfrange", {16: "A", 17: "B"}),
        (b"beginbfrange <12> <10> <0031> <> <01> <02> endbfrange", {}),
        (b"beginbfchar <> <0031> endbfchar", {}),
        (b"beginbfchar <20> <0020> <20> <00A0> <21> <00A0> endbfchar", {32: " ", 33: "\xa0"}),
        (b"beginbfchar <01> <0031> endbfchar x beginbfchar <01> <0032> endbfchar", {1: "2"}),
        (b"nothing of the kind", {}),
    ],
)
def test_codes_and_texts(sections: bytes, table: dict[int, str]) -> None:
    assert parse_to_unicode(sections) == table


def test_a_range_ends_somewhere() -> None:
    assert len(parse_to_unicode(b"beginbfrange <00000000> <FFFFFFFF> <0031> endbfrange")) == 65536
