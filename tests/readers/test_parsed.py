from __future__ import annotations

import json

import pytest

from hqaudit.errors import UnreadableDocument
from hqaudit.model.blocks import Cell, Document, Line, Page, Table, TextBlock
from hqaudit.readers.parsed import read_parsed
from hqaudit.reports.document import render_document

FULL = Document(
    "report.pdf",
    (Page(1, 595.0, 842.0, None, (Cell("藏", 1, (1.0, 2.0, 3.0, 4.0)),)), Page(2, 842.0, 595.0, "扫描页")),
    (
        TextBlock("heading", "一、收入", (Line(0, 1, (1.5, 2.0, 9.0, 4.0), (1.5, 3.0, 5.0, 7.0, 9.0)),), 2),
        TextBlock("paragraph", "收入5万元", (Line(0, 1, (1.0, 5.0, 9.0, 6.0)), Line(2, 2, (1.0, 1.0, 8.0, 2.0)))),
        TextBlock("paragraph", "甲", (Line(0, line=3), Line(1, line=4))),
        TextBlock("note", "单位：元"),
        TextBlock("toc", "一、收入", (Line(0, 1),)),
        Table(
            "收支总表",
            "元",
            (("项目",), ("金额", "小计"), ()),
            ((Cell("甲", 2, (1.0, 2.0, 3.0, 4.0)), None, Cell("", line=9)),),
            (1, 2),
        ),
        Table(None, None, (), ()),
    ),
)


def document(*blocks: object, **keys: object) -> str:
    return json.dumps({"schema": "hqaudit/document/1", "source": "a.pdf", "blocks": list(blocks), **keys})


def test_there_and_back() -> None:
    assert read_parsed(render_document(FULL), "elsewhere.json") == FULL


def test_what_is_written() -> None:
    written = json.loads(render_document(FULL))
    assert written["schema"] == "hqaudit/document/1"
    assert written["source"] == "report.pdf"
    assert written["pages"][1] == {"number": 2, "width": 842.0, "height": 595.0, "problem": "扫描页"}
    blocks = written["blocks"]
    assert {key: blocks[0][key] for key in ("kind", "text", "page", "bbox", "line")} == {
        "kind": "heading",
        "text": "一、收入",
        "page": 1,
        "bbox": [1.5, 2.0, 9.0, 4.0],
        "line": None,
    }
    assert (blocks[2]["line"], blocks[2]["bbox"]) == (3, None)
    assert blocks[5] == {
        "kind": "table",
        "title": "收支总表",
        "unit": "元",
        "pages": [1, 2],
        "columns": [["项目"], ["金额", "小计"], []],
        "rows": [
            [
                {"text": "甲", "page": 2, "bbox": [1.0, 2.0, 3.0, 4.0]},
                None,
                {"text": "", "page": None, "bbox": None, "line": 9},
            ]
        ],
    }


def test_only_the_keys_of_the_contract() -> None:
    data = document(
        {"kind": "heading", "text": "（一）收入", "page": 5, "bbox": [1, 2, 3, 4], "line": None},
        {"kind": "paragraph", "text": "收入", "page": None, "bbox": None, "line": 7},
        {"kind": "note", "text": "单位：元"},
        {"kind": "table", "title": None, "unit": None, "pages": [5], "columns": [["甲"]], "rows": [[{"text": "3"}]]},
        pages=[{"number": 5, "width": 595, "height": 842}],
    )
    assert read_parsed(data, "x") == Document(
        "a.pdf",
        (Page(5, 595.0, 842.0),),
        (
            TextBlock("heading", "（一）收入", (Line(0, 5, (1.0, 2.0, 3.0, 4.0)),), 3),
            TextBlock("paragraph", "收入", (Line(0, line=7),)),
            TextBlock("note", "单位：元"),
            Table(None, None, (("甲",),), ((Cell("3"),),), (5,)),
        ),
    )


def test_a_document_without_a_source_has_its_file() -> None:
    assert read_parsed('{"schema": "hqaudit/document/1", "blocks": []}', "x.json") == Document("x.json", (), ())


TABLE = {"kind": "table", "title": "表", "unit": None, "pages": [], "columns": [["甲"]]}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("[", "line 1 is not valid JSON"),
        ("{\n}\n}", "line 3 is not valid JSON"),
        ("[]", "/ should be an object"),
        ('{"schema": "other/1"}', "schema should be hqaudit/document/1"),
        ('{"schema": "hqaudit/document/1"}', "blocks should be a list"),
        (document({"kind": "picture"}), r"blocks\[0\].kind should be a known kind of block"),
        (document({"kind": "note", "text": 3}), r"blocks\[0\].text should be a text"),
        (document({"kind": "note"}), r"blocks\[0\].text should be a text"),
        (document("note"), r"blocks\[0\] should be an object"),
        (document({"kind": "note", "text": "", "page": "5"}), r"blocks\[0\].page should be a whole number"),
        (document({"kind": "note", "text": "", "level": True}), r"blocks\[0\].level should be a whole number"),
        (document({"kind": "note", "text": "", "bbox": [1, 2]}), r"blocks\[0\].bbox should be a list of four numbers"),
        (document({"kind": "note", "text": "", "bbox": ["a"]}), r"blocks\[0\].bbox\[0\] should be a number"),
        (document({**TABLE, "columns": "甲"}), r"blocks\[0\].columns should be a list"),
        (document({**TABLE, "rows": [[]]}), r"blocks\[0\].rows\[0\] should be a list of 1 cells"),
        (document({**TABLE, "rows": [[{"text": None}]]}), r"blocks\[0\].rows\[0\]\[0\].text should be a text"),
        (document(pages=[{"number": 1}]), r"pages\[0\].width should be a number"),
    ],
)
def test_wrong_shapes(data: str, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said) as caught:
        read_parsed(data, "x.json")
    assert caught.value.message.zh.startswith("x.json：")
