from __future__ import annotations

import pytest

from hqaudit.layout.formrows import is_title
from hqaudit.layout.lookalikes import ordinary
from hqaudit.layout.raw import RawCell, RawGrid
from hqaudit.layout.titles import finish
from hqaudit.model.blocks import Block, Line, Table, TextBlock


def grid(*rows: tuple[str, ...], known: bool = True) -> RawGrid:
    """A grid of the rows; where merges are known a row of one text spans the grid."""
    width = max(map(len, rows))
    cells = []
    for r, row in enumerate(rows):
        span = width if known and len(row) == 1 else 1
        cells += [RawCell(r, c, 1, span, text, line=r + 1) for c, text in enumerate(row)]
    return RawGrid(len(rows), width, tuple(cells), merges_known=known)


FORM = (("项目", "金额"), ("甲", "3"))


def text(words: str, level: int = 0) -> TextBlock:
    return TextBlock("paragraph", words, (Line(0, line=7),), level)


def note(words: str) -> TextBlock:
    return TextBlock("note", words, (Line(0),))


def told(blocks: tuple[Block, ...]) -> list[str]:
    return [f"{b.title}|{b.unit}" if isinstance(b, Table) else f"{b.kind}:{b.text}" for b in blocks]


@pytest.mark.parametrize(
    "title",
    [
        "2024 年部门收支总体情况表",
        "表3 收支总表",
        "公开03表 收入总表",
        "一、2024年度部门收支总表",
        "一般公共预算支出情况表（按功能分类科目）",
        "一般公共预算“三公”经费、会议费、培训费支出表",
        "部门整体绩效目标表 (2024 年度)",
        "政府采购一览表",
        "支出总表(续)",
        "项目支出绩效目标表1",
    ],
)
def test_titles(title: str) -> None:
    assert is_title(title)


@pytest.mark.parametrize(
    "words", ["详见下表", "情况如下表：", "公开03表", "表一", "本年支出，见附表", "附件", "收入情况", "本表"]
)
def test_no_titles(words: str) -> None:
    assert not is_title(words)


def test_the_title_stands_above_the_notes() -> None:
    blocks = finish([text("2024年收支总表"), note("部门名称：甲局"), note("单位：万元"), grid(*FORM)])
    assert told(blocks) == ["heading:2024年收支总表", "note:部门名称：甲局", "note:单位：万元", "2024年收支总表|万元"]


def test_other_text_in_between_parts_title_and_grid() -> None:
    assert told(finish([text("收支总表"), text("我部门很好。"), grid(*FORM)]))[-1] == "None|None"
    assert told(finish([TextBlock("toc", "收支总表"), grid(*FORM)])) == ["toc:收支总表", "None|None"]
    assert told(finish([grid(*FORM)])) == ["None|None"]


def test_a_paragraph_that_is_a_note_becomes_one() -> None:
    assert told(finish([text("收支总表"), text("金额单位：元"), grid(*FORM)])) == [
        "heading:收支总表",
        "note:金额单位：元",
        "收支总表|元",
    ]


def test_a_broken_title_is_joined() -> None:
    blocks = finish([text("一般公共预算支出表", 2), text("（按功能分类）"), note("单位：元"), grid(*FORM)])
    assert blocks[0] == TextBlock("heading", "一般公共预算支出表（按功能分类）", (Line(0, line=7), Line(9, line=7)), 2)
    assert told(blocks)[-1] == "一般公共预算支出表（按功能分类）|元"
    assert told(finish([text("一般公共预算支出情"), text("况表"), grid(*FORM)]))[0] == "heading:一般公共预算支出情况表"
    assert told(finish([text("第二部分"), text("收支总表"), grid(*FORM)]))[0] == "paragraph:第二部分"
    assert told(finish([text("相关说明"), text("（一）收支总表"), grid(*FORM)]))[0] == "paragraph:相关说明"


@pytest.mark.parametrize(
    ("aside", "unit"), [("资金主管部门：甲局", None), ("甲局 万元", "万元"), ("（2024年度）", None)]
)
def test_short_lines_may_stand_between_title_and_grid(aside: str, unit: str | None) -> None:
    table = finish([text("支出绩效一览表"), text(aside), grid(*FORM)])[-1]
    assert isinstance(table, Table)
    assert str(table.title).startswith("支出绩效一览表")
    assert table.unit == unit


def test_the_bodys_name_may_stand_over_the_unit() -> None:
    for body in ("341-某市财政局", "甲县第三中学", "[102001]某区人民政府办公室（本级）"):
        assert told(finish([text("支出总表"), text(body), note("单位：元"), grid(*FORM)]))[-1] == "支出总表|元"
        assert told(finish([text("支出总表"), note("单位：元"), text(body), grid(*FORM)]))[-1] == "支出总表|元"
        assert told(finish([text("正文。"), text(body), note("单位：元"), grid(*FORM)]))[-1] == "None|元"


def test_a_heading_over_a_title_is_no_part_of_it() -> None:
    blocks = finish([text("二、年度决算报表", 2), text("表1：收支决算总表"), grid(*FORM)])
    assert told(blocks)[1:] == ["heading:表1：收支决算总表", "表1：收支决算总表|None"]


def test_other_lines_may_not() -> None:
    assert told(finish([text("收支总表"), text("一、情况：好", 2), grid(*FORM)]))[-1] == "None|None"
    assert told(finish([text("收支总表"), grid(*FORM), text("甲：乙"), grid(*FORM)]))[-1] == "None|None"


def test_a_title_taken_for_the_end_of_the_contents() -> None:
    entries = [TextBlock("toc", "收支总表"), TextBlock("toc", "单位：元")]
    assert told(finish([*entries, grid(*FORM)])) == ["heading:收支总表", "note:单位：元", "收支总表|元"]


def test_the_unit_may_stand_behind_the_title_or_above_it() -> None:
    assert told(finish([text("收支总表 单位：元"), grid(*FORM)]))[-1] == "收支总表|元"
    assert told(finish([text("收支总表（单位：元）"), grid(*FORM)]))[-1] == "收支总表（单位：元）|元"
    assert told(finish([note("公开01表"), note("单位：万元"), text("收支总表"), grid(*FORM)]))[-1] == "收支总表|万元"


def test_a_short_line_over_the_unit_is_a_title_too() -> None:
    assert told(finish([text("2024年收支预算"), note("单位：元"), grid(*FORM)]))[-1] == "2024年收支预算|元"
    assert told(finish([text("2024年收支预算"), grid(*FORM)]))[-1] == "None|None"
    assert told(finish([text("情况如下："), note("单位：元"), grid(*FORM)]))[-1] == "None|元"


def test_grids_below_one_title_share_it() -> None:
    blocks = finish([text("收支总表"), note("单位：元"), grid(*FORM), note("注：无"), grid(*FORM)])
    assert told(blocks)[2:] == ["收支总表|元", "note:注：无", "收支总表|元"]


def test_rows_above_the_head_become_text() -> None:
    blocks = finish([grid(("收支总表",), ("部门名称：甲局", "单位：万元"), *FORM, ("注：无其他",))])
    assert told(blocks) == ["heading:收支总表", "note:部门名称：甲局  单位：万元", "收支总表|万元", "note:注：无其他"]
    assert blocks[1] == TextBlock("note", "部门名称：甲局  单位：万元", (Line(0, line=2), Line(9, line=2)))
    table = blocks[2]
    assert isinstance(table, Table)
    assert table.columns == (("项目",), ("金额",))
    assert len(table.rows) == 1


def test_a_unit_over_two_cells() -> None:
    assert told(finish([grid(("收支总表",), ("单位：", "万元"), *FORM)]))[-1] == "收支总表|万元"


def test_blank_rows_among_them() -> None:
    form = (("项目", "金额", ""), ("甲", "3", "4"))
    blocks = finish([grid(("", "", ""), ("收支总表", "", ""), ("", "", "单位：元"), *form, known=False)])
    assert told(blocks) == ["heading:收支总表", "note:单位：元", "收支总表|元"]


def test_a_frame_of_notes_is_no_table() -> None:
    assert told(finish([grid(("单位：元", ""), ("注：无", ""))])) == ["note:单位：元", "note:注：无"]
    assert told(finish([grid(("单位：元", ""), ("", ""))])) == ["note:单位：元"]


def test_a_tall_or_narrow_cell_is_no_title() -> None:
    tall = RawGrid(2, 2, (RawCell(0, 0, 2, 1, "收支总表"), RawCell(0, 1, 1, 1, ""), RawCell(1, 1, 1, 1, "3")))
    assert told(finish([tall])) == ["None|None"]


def test_a_title_in_a_cell_of_its_own() -> None:
    assert told(finish([grid(("", "收支总表", ""), ("项目", "金额", "说明"), ("甲", "3", ""))]))[-1] == "收支总表|None"


def test_lookalikes_are_made_ordinary() -> None:
    assert ordinary("部⻔⼾戶⽤") == "部门户户用"
    blocks = finish([text("部⻔收支总表"), text("部⻔名称：甲"), grid(("⻋辆", "金额"), ("甲", "3"))])
    assert told(blocks) == ["heading:部门收支总表", "note:部门名称：甲", "部门收支总表|None"]
    assert isinstance(blocks[2], Table)
    assert blocks[2].columns[0] == ("车辆",)


def printed(words: str, x: float, y: float, size: float = 16) -> TextBlock:
    return TextBlock("paragraph", words, (Line(0, 1, (x, y, x + size * len(words), y + size)),))


NAME = printed("236甲项目引导资金", 84, 100)


def test_the_lines_of_a_title_stand_on_one_axis() -> None:
    assert (
        told(finish([NAME, printed("绩效目标表", 116, 130), grid(*FORM)]))[0] == "heading:236甲项目引导资金绩效目标表"
    )
    dated = finish([NAME, printed("绩效目标表", 116, 130), printed("（2024年度）", 113, 160), grid(*FORM)])
    assert told(dated)[-1] == "236甲项目引导资金绩效目标表（2024年度）|None"


@pytest.mark.parametrize(
    "above",
    [
        printed("甲项目引导资金", 160, 100),
        printed("甲项目引导资金", 100, 60),
        printed("甲项目引导资金", 114, 106, 12),
        printed("（一）甲项目资金", 92, 100),
        printed("某市甲乙财政局", 100, 100),
        printed("某局年部门预算（公开）", 68, 100),
        printed("二四年预算公开", 100, 100),
        printed("甲项目支出一览表", 92, 100),
        printed("甲项目，乙项目", 100, 100),
        text("甲项目引导资金"),
    ],
)
def test_what_stands_elsewhere_or_for_itself_is_no_line_of_the_title(above: TextBlock) -> None:
    assert told(finish([above, printed("绩效目标表", 116, 130), grid(*FORM)]))[-1] == "绩效目标表|None"


def test_a_title_without_a_number_is_below_the_heading_it_stands_under() -> None:
    def level(*above: TextBlock) -> int:
        blocks = finish([*above, text("收支总表"), grid(*FORM)])
        return next(block.level for block in blocks if isinstance(block, TextBlock) and block.text == "收支总表")

    def heading(words: str, depth: int) -> TextBlock:
        return TextBlock("heading", words, (), depth)

    assert level() == 1
    assert level(heading("（二）绩效目标表", 3), text("说明。")) == 4
    assert level(heading("三、说明", 2), heading("附注", 3)) == 3
    assert level(heading("（1）说明", 5)) == 5
