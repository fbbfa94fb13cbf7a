from __future__ import annotations

import pytest

from hqaudit.layout.header import build_table, header_text
from hqaudit.layout.raw import RawCell, RawGrid
from hqaudit.layout.rowlook import has_figures, is_body_row, is_column_numbers
from hqaudit.model.blocks import Table


def drawn(*rows: str) -> RawGrid:
    """A grid with known merges: "<" is covered from the left, "^" from above, "." is an empty cell."""
    texts = [row.split() for row in rows]
    height, width = len(texts), len(texts[0])
    cells = []
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            if text in {"<", "^", "-"}:
                continue
            columns = next((k for k in range(c + 1, width) if row[k] != "<"), width) - c
            spans = next((k for k in range(r + 1, height) if texts[k][c] != "^"), height) - r
            cells.append(RawCell(r, c, spans, columns, "" if text == "." else text, page=1))
    return RawGrid(height, width, tuple(cells), pages=(1,))


def blank(*rows: str) -> RawGrid:
    """A grid whose merges show only as blanks: "." is an empty cell."""
    texts = [["" if text == "." else text for text in row.split()] for row in rows]
    width = max(map(len, texts))
    cells = tuple(RawCell(r, c, 1, 1, text, line=r + 1) for r, row in enumerate(texts) for c, text in enumerate(row))
    return RawGrid(len(texts), width, cells, merges_known=False)


def body(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def paths(table: Table) -> list[str]:
    return ["/".join(path) for path in table.columns]


FORM = [
    "编码 < 名称 合计 基本支出 < < 项目支出",
    "类 款 ^ ^ 小计 人员经费 公用经费 ^",
]


def test_drawn_header_tree() -> None:
    table = build_table(drawn(*FORM, "1 2 3 4 5 6 7 8", "201 03 行政 9 5 4 1 4", "合计 < < 9 5 4 1 4"), "表", "万元")
    assert paths(table) == [
        "编码/类",
        "编码/款",
        "名称",
        "合计",
        "基本支出/小计",
        "基本支出/人员经费",
        "基本支出/公用经费",
        "项目支出",
    ]
    assert body(table) == [
        ["201", "03", "行政", "9", "5", "4", "1", "4"],
        ["合计", None, None, "9", "5", "4", "1", "4"],
    ]
    assert (table.title, table.unit, table.pages) == ("表", "万元", (1,))


def test_a_head_drawn_again_on_the_next_page_is_dropped() -> None:
    table = build_table(
        drawn(*FORM, "201 03 行政 9 5 4 1 4", *FORM, "1 2 3 4 5 6 7 8", "合计 . . 9 5 4 1 4"), None, None
    )
    assert [row[0] for row in body(table)] == ["201", "合计"]


def test_a_drawn_head_of_three_rows_and_a_merged_body_cell() -> None:
    table = build_table(
        drawn("项目 金额 < <", "^ 小计 其中 <", "^ ^ 甲 乙", "一、收入 5 3 2", "^ 5 3 2"),
        None,
        None,
    )
    assert paths(table) == ["项目", "金额/小计", "金额/其中/甲", "金额/其中/乙"]
    assert body(table) == [["一、收入", "5", "3", "2"], [None, "5", "3", "2"]]


def test_a_row_with_figures_is_never_head() -> None:
    table = build_table(drawn("项目 金额 <", "甲 3 4"), None, None)
    assert body(table) == [["甲", "3", "4"]]
    headless = build_table(drawn("甲 3 4", "乙 5 6"), None, None)
    assert headless.columns == ((), (), ())
    assert body(headless) == [["甲", "3", "4"], ["乙", "5", "6"]]


def test_years_over_the_columns_are_head() -> None:
    table = build_table(drawn("项目 2023 2024", "甲 3 4"), None, None)
    assert paths(table) == ["项目", "2023", "2024"]
    table = build_table(drawn("项目 预算数 <", "^ 2023 2024", "甲 3 4"), None, None)
    assert paths(table) == ["项目", "预算数/2023", "预算数/2024"]


def test_a_lone_year_beside_a_label_is_body() -> None:
    table = build_table(drawn("项目 金额 <", "甲 2024 ."), None, None)
    assert body(table) == [["甲", "2024", ""]]


def test_a_row_under_an_unmerged_first_cell_is_body() -> None:
    table = build_table(drawn("项目 内容 <", "甲 说明 理由"), None, None)
    assert body(table) == [["甲", "说明", "理由"]]


def test_empty_forms_keep_their_total_row() -> None:
    assert body(build_table(drawn("科目 支出 <", "^ 基本 项目", "合计 . ."), None, None)) == [["合计", "", ""]]
    assert body(build_table(blank("科目 支出 .", ". 基本 项目", ". 合计 ."), None, None)) == [["", "合计", ""]]
    assert body(build_table(blank("科目 支出", ". ."), None, None)) == [["", ""]]


def test_a_record_has_no_head() -> None:
    table = build_table(drawn("项目名称 道路 < <", "主管部门 甲局 单位 乙所", "金额 5 其他 2"), None, None)
    assert table.columns == ((), (), (), ())
    assert body(table)[0] == ["项目名称", "道路", None, None]
    assert body(build_table(blank("部门名称 甲局 . .", "目标 好 . ."), None, None))[0] == ["部门名称", "甲局", "", ""]


def test_blank_header_tree() -> None:
    table = build_table(
        blank(
            "编码 . 名称 基本支出 . . . . 项目支出",
            "类 款 . 小计 人员经费 . 公用经费 . .",
            ". . . . 工资 补助 商品 资本 .",
            "201 03 行政 9 1 2 3 3 4",
        ),
        None,
        None,
    )
    assert paths(table) == [
        "编码/类",
        "编码/款",
        "名称",
        "基本支出/小计",
        "基本支出/人员经费/工资",
        "基本支出/人员经费/补助",
        "基本支出/公用经费/商品",
        "基本支出/公用经费/资本",
        "项目支出",
    ]
    assert len(table.rows) == 1


def test_a_subtotal_opens_its_group() -> None:
    table = build_table(
        blank("名称 基本 . . 项目 . .", ". 小计 公用 . . 小计 其他", ". . 商品 资本 资产 . .", "甲 5 1 2 2 4 4"),
        None,
        None,
    )
    assert paths(table) == [
        "名称",
        "基本/小计",
        "基本/公用/商品",
        "基本/公用/资本",
        "基本/公用/资产",
        "项目/小计",
        "项目/其他",
    ]


def test_a_blank_with_nothing_below_is_merged_upwards() -> None:
    table = build_table(blank("甲 乙 . 丙", ". 丁 戊 .", "子 1 2 3"), None, None)
    assert paths(table) == ["甲", "乙/丁", "乙/戊", "丙"]
    table = build_table(blank("甲 乙 .", "子 1 2"), None, None)
    assert table.columns == (("甲",), ("乙",), ())


def test_a_text_row_under_a_flat_head_is_body() -> None:
    table = build_table(blank("项目 说明", "甲 好", "乙 坏"), None, None)
    assert body(table) == [["甲", "好"], ["乙", "坏"]]


def test_short_rows_are_padded_and_long_ones_kept() -> None:
    table = build_table(blank("项目 金额", "甲", "乙 3 4"), None, None)
    assert table.columns == (("项目",), ("金额",), ())
    assert body(table) == [["甲", "", ""], ["乙", "3", "4"]]
    assert table.rows[1][2] is not None
    assert table.rows[1][2].line == 3


def test_the_unit_in_the_head_counts_if_there_is_one() -> None:
    assert build_table(drawn("项目 金额（万元）", "甲 3"), None, None).unit == "万元"
    assert build_table(drawn("项目 金额（万元）", "甲 3"), None, "元").unit == "元"
    assert build_table(drawn("项目 金额（万元） 金额（元）", "甲 3 3"), None, None).unit is None


def test_header_text() -> None:
    assert header_text("单位 代码") == "单位代码"
    assert header_text("2024 年\n预算 （万元）") == "2024年预算（万元）"
    assert header_text("A  B") == "A B"


def test_an_empty_grid() -> None:
    assert build_table(RawGrid(0, 2, ()), None, None) == Table(None, None, ((), ()), ())


@pytest.mark.parametrize(
    "row",
    [
        "1 2 3",
        "** ** 1 2",
        "栏次 1 2 3",
        "栏次 1 栏次 2",
        "行次 1 2",
        "A B C",
        "栏次",
        "1 2=3+4 3 4",
        "1 2 1 2",
        "(1) (2)",
    ],
)
def test_column_numbers(row: str) -> None:
    assert is_column_numbers(row.split())
    assert not has_figures(row.split())


@pytest.mark.parametrize("row", ["201 03 01", "1", "甲 1 2", "5 6 7", "1 5 9", "10.80 3", ""])
def test_no_column_numbers(row: str) -> None:
    assert not is_column_numbers(row.split())


@pytest.mark.parametrize(
    "row",
    [
        "甲 1,234.50",
        "３．５ 甲",
        "[201]一般公共服务",
        "201-一般",
        "行政运行（2010301）",
        "007001 甲",
        "甲 83.15%",
        "甲 -5",
    ],
)
def test_figures(row: str) -> None:
    assert has_figures(row.split())


@pytest.mark.parametrize("row", ["2024年预算 2023年预算", "项目 2023 2024", "项目 金额", "科目编码 2024年"])
def test_no_figures(row: str) -> None:
    assert not has_figures(row.split())


@pytest.mark.parametrize("row", ["合计", ". 总计", "一、收入 支出", "（一）甲", "", "甲 5"])
def test_body_rows(row: str) -> None:
    assert is_body_row(["" if text == "." else text for text in row.split()])


def test_subheads_are_no_body_rows() -> None:
    assert not is_body_row(["", "小计", "其中：财政拨款"])


def test_a_head_reaches_as_far_down_as_its_tall_columns() -> None:
    head = ("项目 < < < 合计 收入", "功能分类 < < 名称 ^ ^", "编码 < < ^ ^ ^")
    table = build_table(drawn(*head, "类 款 项 合计 9 8", "201 . . 服务 9 8"), None, None)
    assert paths(table)[1:4] == ["项目/功能分类/编码/款", "项目/功能分类/编码/项", "项目/名称"]
    assert body(table) == [["", "", "", "合计", "9", "8"], ["201", "", "", "服务", "9", "8"]]


def test_levels_of_the_code_may_stand_beside_column_numbers() -> None:
    table = build_table(drawn("编码 < < 名称 金额", "类 款 项 栏次 1", "^ ^ ^ 合计 9", "201 . . 服务 9"), None, None)
    assert paths(table) == ["编码/类", "编码/款", "编码/项", "名称", "金额"]
    assert body(table) == [["", "", "", "合计", "9"], ["201", "", "", "服务", "9"]]


def test_tall_labels_of_a_record_are_no_head() -> None:
    table = build_table(drawn("目标 总体目标 目标值", "^ 完成 好", "^ 办好 好"), None, None)
    assert body(table) == [[None, "完成", "好"], [None, "办好", "好"]]
