from __future__ import annotations

import pytest

from hqaudit.errors import UnreadableDocument
from hqaudit.model.blocks import Cell, Line, Table, TextBlock
from hqaudit.readers.text import read_text
from hqaudit.readers.textlines import decode_text


def told(data: str) -> list[str]:
    """Each block in a line: kind, level of a heading, text; title, unit and size of a table."""
    blocks = read_text(data, "x").blocks
    return [
        f"table {b.title} {b.unit} {len(b.columns)}x{len(b.rows)}"
        if isinstance(b, Table)
        else f"{b.kind}{b.level or ''} {b.text}"
        for b in blocks
    ]


def table(data: str) -> Table:
    return next(block for block in read_text(data, "x").blocks if isinstance(block, Table))


def texts(data: str) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table(data).rows]


def test_a_small_document() -> None:
    data = "二、收入预算说明\n\n收入合计 5 万元。\n\n收支总表\n单位：万元\n项目\t金额\n收入合计\t5.0\n"
    document = read_text(data, "a.txt")
    assert (document.source, document.pages) == ("a.txt", ())
    assert document.blocks == (
        TextBlock("heading", "二、收入预算说明", (Line(0, line=1),), 2),
        TextBlock("paragraph", "收入合计 5 万元。", (Line(0, line=3),)),
        TextBlock("heading", "收支总表", (Line(0, line=5),), 3),
        TextBlock("note", "单位：万元", (Line(0, line=6),)),
        Table("收支总表", "万元", (("项目",), ("金额",)), ((Cell("收入合计", line=8), Cell("5.0", line=8)),)),
    )


def test_pipe_tables() -> None:
    data = (
        "# 收支总表\n单位：元\n\n"
        "| 科目 | 支出 |      |\n|------|:----|-----:|\n| | 基本 | 项目 |\n| 甲\\|乙 | 3 | |\n| 合计 | 3 | |\n"
    )
    assert told(data) == ["heading1 收支总表", "note 单位：元", "table 收支总表 元 3x2"]
    assert table(data).columns == (("科目",), ("支出", "基本"), ("支出", "项目"))
    assert texts(data) == [["甲|乙", "3", ""], ["合计", "3", ""]]


def test_pipes_without_a_rule_or_an_end() -> None:
    assert texts("|项目|金额\n|甲|3\n") == [["甲", "3"]]


def test_hash_headings() -> None:
    assert told("# 部门预算\n## 二、收入\n### 公开01表 收支总表\n") == [
        "heading1 部门预算",
        "heading2 二、收入",
        "heading 公开01表 收支总表",
    ]


def test_a_table_goes_on_after_a_blank_line() -> None:
    assert texts("项目\t金额\n甲\t3\n\n乙\t4\n") == [["甲", "3"], ["乙", "4"]]
    assert texts("项目\t金额\n甲\t3\n\n\t\n丙\t\n") == [["甲", "3"], ["丙", ""]]
    assert texts("项目\t金额\n甲\t3\n\n项目\t金额\n乙\t4\n") == [["甲", "3"], ["乙", "4"]]
    assert texts("项目\t金额\n甲\t3\n\n一个很长很长很长很长很长很长很长很长的项目名称\t无\n")[1][1] == "无"
    assert texts("项目\t说明\n甲\t好\n\n乙\t坏\n") == [["甲", "好"], ["乙", "坏"]]


def test_a_new_head_after_a_blank_line_begins_a_table() -> None:
    assert told("项目\t金额\n甲\t3\n\n科目\t支出\n乙\t4\n") == ["table None None 2x1", "table None None 2x1"]
    assert told("项目\t金额\n甲\t3\n\n科目\t支出\t说明\n乙\t4\t\n") == ["table None None 2x1", "table None None 3x1"]
    assert told("|项目|金额|\n|--|--|\n|甲|无|\n\n|名称|内容|\n|--|--|\n|乙|无|\n")[1:] == ["table None None 2x1"]


def test_a_text_between_two_tables_parts_them() -> None:
    assert told("甲表格表\n项目\t金额\n甲\t3\n\n乙表格表\n项目\t金额\n乙\t4") == [
        "heading1 甲表格表",
        "table 甲表格表 None 2x1",
        "heading1 乙表格表",
        "table 乙表格表 None 2x1",
    ]


def test_a_tab_in_a_line_of_text() -> None:
    assert told("部门名称：甲局\t单位：万元\n\n\t缩进的一句话。\n\n注\t\n") == [
        "note 部门名称：甲局 单位：万元",
        "paragraph 缩进的一句话。",
        "paragraph 注",
    ]


def test_indents_stay_in_the_cells() -> None:
    assert texts("项目\t金额\n  其中：甲 \t3\n") == [["  其中：甲", "3"]]


def test_paragraphs_broken_by_a_blank_line() -> None:
    block = read_text(
        "（一）收入情况\n\n甲局 2024 年一般公共预\n\n算收支 5 万元，支出\n\n3 万元。\n\n另一句。\n", "x"
    ).blocks[1]
    assert block == TextBlock(
        "paragraph",
        "甲局 2024 年一般公共预算收支 5 万元，支出3 万元。",
        (Line(0, line=3), Line(14, line=5), Line(25, line=7)),
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("收入 5 万元", "，支出 3 万元。"),
        ("收入包括财政拨款、", "事业收入。"),
        ("主要是（专项经费", "减少）所致。"),
        ("八、项目支出：是指“专项、", "投资”。"),
        ("收入减少，主要原因是项目", "减少。"),
    ],
)
def test_what_is_one_paragraph(first: str, second: str) -> None:
    assert told(f"{first}\n\n{second}") == [f"paragraph {first}{second}"]
    assert told(f"{first}\n{second}") == [f"paragraph {first}{second}"]


@pytest.mark.parametrize(
    ("data", "blocks"),
    [
        (
            "收入 5 万元，支出 5 万元\n\n人员经费 3 万元。",
            "paragraph 收入 5 万元，支出 5 万元\nparagraph 人员经费 3 万元。",
        ),
        ("1. 甲局。\n2. 乙所。", "paragraph 1. 甲局。\nparagraph 2. 乙所。"),
        ("具体如下：\n\n收入 5 万元。", "paragraph 具体如下：\nparagraph 收入 5 万元。"),
        ("二、收入说明\n收入 5 万元。", "heading2 二、收入说明\nparagraph 收入 5 万元。"),
        (
            "（二）部门预算\n\n1.人员经费\n人员经费 5 万元，增加。",
            "heading3 （二）部门预算\nheading4 1.人员经费\nparagraph 人员经费 5 万元，增加。",
        ),
        ("情况说明\n\n收入 5 万元，支出。", "heading 情况说明\nparagraph 收入 5 万元，支出。"),
        ("收入包括甲和\n  乙。", "paragraph 收入包括甲和\nparagraph 乙。"),
        ("备注：本表为空\n\n其他。", "note 备注：本表为空\nparagraph 其他。"),
        ("第二部分\n\n甲局工作\n\n一、收入", "heading1 第二部分\nheading1 甲局工作\nheading2 一、收入"),
        ("1、负责甲，乙。\n2、人员经费 5 万元", "paragraph 1、负责甲，乙。\nparagraph 2、人员经费 5 万元"),
        ("附件：\n\n甲局部门预算表", "heading1 附件：\nheading 甲局部门预算表"),
        ("甲局\n\n2024 年部门预算\n\n二〇二四年", "paragraph 甲局\nheading 2024 年部门预算\nparagraph 二〇二四年"),
    ],
)
def test_what_stays_apart(data: str, blocks: str) -> None:
    assert told(data) == blocks.split("\n")


def test_an_item_of_a_list_goes_on() -> None:
    assert told("1、负责甲。\n\n2、负责乙和\n\n丙，丁。") == ["paragraph 1、负责甲。", "paragraph 2、负责乙和丙，丁。"]


def test_wrapped_lines_are_joined() -> None:
    long = "我部门认真贯彻落实中央八项规定精神和市委市政府相关要求采取"
    assert told(f"{long}\n诸多措施。") == [f"paragraph {long}诸多措施。"]


def test_a_title_with_its_bracket() -> None:
    assert told("甲局部门预算表\n（汇总）") == ["heading 甲局部门预算表（汇总）"]


def test_contents() -> None:
    data = (
        "甲局\n\n目 录\n\n第一部分 概况\n\n一、职责\n\n第二部分 预算表\n\n一、收支总表\n\n"
        "第一部分\n\n概况\n\n一、职责\n\n负责。\n"
    )
    assert told(data) == [
        "paragraph 甲局",
        "heading1 目 录",
        "toc 第一部分 概况",
        "toc 一、职责",
        "toc 第二部分 预算表",
        "toc 一、收支总表",
        "heading1 第一部分",
        "heading1 概况",
        "heading2 一、职责",
        "paragraph 负责。",
    ]


@pytest.mark.parametrize(
    ("entries", "body"),
    [
        ("一、主要职责……3\n二、收支总表........4", "一、主要职责\n\n负责。"),
        ("一、主要职责\n二、机构", "一、甲局主要职责\n\n负责。"),
        ("部门概况\n部门预算", "部门概况\n\n负责。"),
        ("一、主要职责\n二、机构", "我部门负责甲，乙。"),
        ("一、主要职责\n二、机构", "单位：万元"),
        ("附件 部门预算\n第一部分 概况", "第一部分 概况\n\n负责。"),
        ("一、主要职责", ""),
    ],
)
def test_where_the_contents_end(entries: str, body: str) -> None:
    blocks = told(f"目录\n{entries}\n{body}")
    assert [block for block in blocks if block.startswith("toc")] == [f"toc {entry}" for entry in entries.split("\n")]


def test_page_numbers_and_form_feeds_are_left_out() -> None:
    assert told("收入包括甲、\n\n- 3 -\n\f乙。\n第 4 页 共 9 页\n") == ["paragraph 收入包括甲、乙。"]


def test_an_empty_text() -> None:
    assert read_text("\n \n", "x").blocks == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert decode_text("预算 5 万元\n".encode(encoding)) == "预算 5 万元\n"


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"PK\x03\x04\x14\x00", b"\xff\xfe\x00", b"\x80\xff\xff"])
def test_binary_content(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="not text"):
        decode_text(data)
