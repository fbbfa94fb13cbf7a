from __future__ import annotations

import pytest

from hqaudit.diagnosis.quotes import quote
from hqaudit.model.blocks import Cell, Document, Table, TextBlock
from tests.diagnosis.tiny import marked

TEXT = "  第一句。 第二句5.00万元；第三句6.00万元"
TABLE = Table("支出表", "万元", ((), (), (), ()), ((Cell("甲"), None, Cell(" "), Cell(" 7.00 ")),))
DOCUMENT = Document("x", (), (TextBlock("paragraph", TEXT), TABLE, Table(None, None, ((),), ((Cell("丙"),),))))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("第一句", "第一句。"), ("5.00", "第二句5.00万元；"), ("6.00", "第三句6.00万元")],
)
def test_the_sentence_around_a_span(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    text, mark = quote(DOCUMENT, 0, start, start + len(words), None, None)
    assert (text, marked(text, mark)) == (sentence, words)


def test_the_filled_cells_of_a_row() -> None:
    text, mark = quote(DOCUMENT, 1, 1, 5, 0, 3)
    assert (text, marked(text, mark)) == ("甲 │  7.00 ", "7.00")


def test_the_title_of_a_table() -> None:
    assert quote(DOCUMENT, 1, 0, 0, None, None) == ("支出表", (0, 0))
    assert quote(DOCUMENT, 2, 0, 0, None, None) == ("", (0, 0))


@pytest.mark.parametrize("text", ["甲" * 5000 + "5.00" + "乙" * 5000, "甲" * 1000 + "5.00" + "乙" * 1000])
def test_a_sentence_without_an_end_is_quoted_around_the_figure(text: str) -> None:
    cell = Table(None, None, ((),), ((Cell(text),),))
    document = Document("x", (), (TextBlock("paragraph", text), cell))
    start = text.index("5.00")
    dots = "…" if len(text) > 2004 else ""
    for block in (0, 1):
        quoted, mark = quote(document, block, start, start + 4, block and 0, block and 0)
        assert quoted == f"{dots}{'甲' * 1000}5.00{'乙' * 1000}{dots}"
        assert marked(quoted, mark) == "5.00"
