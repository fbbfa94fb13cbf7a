from __future__ import annotations

import pytest

from hqaudit.facts.codes import code_kind
from hqaudit.model.form import RowHead
from tests.facts.tiny import facts_of, form


def heads(rows: str, title: str = "部门支出总表") -> list[RowHead]:
    found = facts_of(f"{title}\n单位：万元\n" + rows.replace("|", "\t")).forms[0]
    return [head for side in found.sides for head in side.rows]


def outline(rows: str, title: str = "部门支出总表") -> list[tuple[str, str, int | None]]:
    return [(head.code or head.label, head.role, head.parent) for head in heads(rows, title)]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("213", "function"),
        ("2130101", "function"),
        ("30101", "econ"),
        ("301", "econ"),
        ("50201", "gov"),
        ("1030101", "income"),
        ("007001", "unit"),
        ("110000240001", "project"),
    ],
)
def test_what_a_code_counts(code: str, kind: str) -> None:
    assert code_kind(code) == kind


def test_a_code_in_a_column_of_units_is_a_unit() -> None:
    assert code_kind("213001", of_unit=True) == "unit"
    assert code_kind("2130101", of_unit=True) == "unit"


def test_codes_in_one_column_nest_by_their_digits() -> None:
    rows = (
        "科目编码|科目名称|合计\n213|农林水支出|9.00\n21301|农业农村|9.00\n2130101|行政运行|6.00\n2130104|事业运行|3.00"
    )
    assert outline(rows) == [
        ("213", "part", None),
        ("21301", "part", 0),
        ("2130101", "part", 1),
        ("2130104", "part", 1),
    ]
    assert form(rows)[2:] == ["6.00: 支出 2130101", "3.00: 支出 2130104"]


@pytest.mark.parametrize(
    "rows",
    [
        "类|款|项|科目名称|合计\n213|||农林水支出|9.00\n213|01||农业农村|9.00\n213|01|04|事业运行|9.00",
        "类|款|项|科目名称|合计\n213|||农林水支出|9.00\n213|21301||农业农村|9.00\n213|21301|2130104|事业运行|9.00",
        "类|款|项|科目名称|合计\n213|||农林水支出|9.00\n|01||农业农村|9.00\n||04|事业运行|9.00",
        "科目编码|科目编码|科目编码|科目名称|合计\n213|||农林水支出|9.00\n213|01||农业农村|9.00\n213|01|04|事业运行|9.00",
    ],
    ids=["two digits", "whole codes", "joined with what stands above", "known by two digits"],
)
def test_codes_in_three_columns(rows: str) -> None:
    assert outline(rows) == [("213", "part", None), ("21301", "part", 0), ("2130104", "part", 1)]


def test_a_new_class_forgets_the_one_above() -> None:
    rows = (
        "类|款|项|科目名称|合计\n213|01|04|事业运行|9.00\n208|||社会保障和就业支出|2.00\n"
        "208|05||养老支出|2.00\n208|05|05|养老保险缴费|2.00"
    )
    assert [head.code for head in heads(rows)] == ["2130104", "208", "20805", "2080505"]


def test_codes_in_the_cell_of_the_name() -> None:
    rows = (
        "科目|合计\n[2130101]行政运行|9.00\n事业运行（2130104）|1.00\n2130106-科技转化|2.00\n2130199 其他农业支出|3.00"
    )
    assert [(head.code, head.label) for head in heads(rows)] == [
        ("2130101", "行政运行"),
        ("2130104", "事业运行"),
        ("2130106", "科技转化"),
        ("2130199", "其他农业支出"),
    ]


def test_a_class_under_a_unit_is_the_units() -> None:
    rows = (
        "科目编码|单位（科目名称）|合计\n007001|种业站|9.00\n2130101|行政运行|9.00\n"
        "007002|农机站|8.00\n2130101|行政运行|8.00"
    )
    assert outline(rows) == [
        ("007001", "part", None),
        ("2130101", "part", 0),
        ("007002", "part", None),
        ("2130101", "part", 2),
    ]
    assert form(rows) == [
        "9.00: 支出 种业站",
        "9.00: 支出 2130101 种业站",
        "8.00: 支出 农机站",
        "8.00: 支出 2130101 农机站",
    ]


def test_units_and_classes_in_columns_of_their_own() -> None:
    rows = "单位名称|科目编码|科目名称|合计\n种业站|2130101|行政运行|9.00\n农机站|2130101|行政运行|8.00"
    assert form(rows) == ["9.00: 支出 2130101 种业站", "8.00: 支出 2130101 农机站"]


def test_the_only_unit_of_a_form_is_the_whole() -> None:
    rows = (
        "单位编码|单位名称|科目编码|科目名称|合计\n007001|种业站|||17.00\n||2130101|行政运行|9.00\n"
        "||2130104|事业运行|8.00"
    )
    assert outline(rows) == [("007001", "part", None), ("2130101", "part", 0), ("2130104", "part", 0)]
    assert form(rows) == ["17.00: 支出", "9.00: 支出 2130101", "8.00: 支出 2130104"]


def test_units_without_classes_hang_under_the_unit_above() -> None:
    rows = "单位编码|单位名称|合计\n007|测试局|9.00\n007001|种业站|5.00\n007002|农机站|4.00"
    assert outline(rows) == [("007", "part", None), ("007001", "part", 0), ("007002", "part", 0)]


def test_projects_with_and_without_codes() -> None:
    rows = "项目编码|项目名称|合计\n110000240001|山地监测|5.00\n110000240002|河道巡查|6.00"
    assert form(rows, "项目支出表") == ["5.00: 支出 项目支出 山地监测", "6.00: 支出 项目支出 河道巡查"]
    rows = "项目名称|合计\n山地监测|5.00\n河道巡查|6.00"
    assert form(rows, "项目支出表") == ["5.00: 支出 项目支出 山地监测", "6.00: 支出 项目支出 河道巡查"]


def test_a_row_without_a_code_among_coded_ones_is_a_detail_without_meaning() -> None:
    rows = "科目编码|科目名称|合计\n2130101|行政运行|5.00\n2130104|事业运行|4.00\n|神秘用途|4.00"
    assert outline(rows)[2] == ("神秘用途", "detail", 1)
    assert form(rows)[2] == "4.00: ?"


def test_an_outline_by_its_numbers() -> None:
    rows = (
        "收入|预算数\n一、财政拨款收入|9.00\n（一）一般公共预算收入|8.00\n1.经费拨款|8.00\n其中：上级专项|1.00\n"
        "（二）政府性基金收入|1.00\n二、事业收入|2.00\n本年收入合计|11.00\n上年结转|1.00\n合计|12.00"
    )
    assert outline(rows, "部门收支总表") == [
        ("一、财政拨款收入", "part", None),
        ("（一）一般公共预算收入", "part", 0),
        ("1.经费拨款", "part", 1),
        ("其中：上级专项", "of which", 2),
        ("（二）政府性基金收入", "part", 0),
        ("二、事业收入", "part", None),
        ("本年收入合计", "total", None),
        ("上年结转", "part", None),
        ("合计", "total", None),
    ]


def test_carry_over_after_the_points_of_an_outline_stands_beside_them() -> None:
    rows = "收入|预算数\n一、财政拨款收入|9.00\n（一）一般公共预算收入|9.00\n上年结转|1.00\n收入总计|10.00"
    assert outline(rows, "部门收支总表")[2:] == [("上年结转", "part", None), ("收入总计", "total", None)]


def test_a_plain_total_below_that_of_the_year_is_the_grand_total() -> None:
    rows = "收入|预算数\n本年收入合计|11.00\n上年结转|1.00\n合计|12.00"
    assert form(rows, "部门收支总表") == ["11.00: 本年合计 收入", "1.00: 上年结转 收入", "12.00: 总计 收入"]


def test_an_unnamed_row_under_a_point_is_one_of_its_parts_only() -> None:
    rows = "收入|预算数\n一、财政拨款收入|9.00\n捐赠性拨款|1.00\n二、事业收入|2.00"
    assert outline(rows, "部门收支总表")[1] == ("捐赠性拨款", "of which", 0)


def test_income_classes_are_not_compared() -> None:
    assert form("科目编码|科目名称|合计\n1030101|神秘收入|5.00", "部门收入总表") == ["5.00: ?"]


def test_a_point_of_the_income_side_is_income() -> None:
    rows = (
        "收入|预算数|支出|预算数\n一、财政拨款|9.00|一、农林水支出|9.00\n（一）一般公共预算|8.00||\n"
        "（二）政府性基金预算|1.00||"
    )
    assert form(rows, "部门收支总表")[:3] == [
        "9.00: 收入 财政拨款",
        "8.00: 收入 一般公共预算",
        "1.00: 收入 政府性基金预算",
    ]


def test_a_known_word_among_coded_rows_is_a_detail_too() -> None:
    assert form("科目编码|科目名称|合计\n2130101|行政运行|5.00\n2130104|事业运行|4.00\n|基本支出|4.00")[2] == "4.00: ?"


def test_rows_without_codes_under_a_unit_are_the_units() -> None:
    rows = "单位编码|单位名称|合计\n007001|种业站|5.00\n|监测费|5.00\n007002|农机站|4.00\n007003|渔政站|3.00"
    assert outline(rows)[1] == ("监测费", "part", 0)


KNOWN = (
    "部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\n213\t农林水支出\t9.00\n21301\t农业农村\t9.00\n"
    "2130101\t行政运行\t6.00\n2130104\t事业运行\t3.00\n208\t社会保障和就业支出\t2.00\n20801\t人力资源事务\t2.00\n"
    "2080101\t行政运行\t2.00\n\n"
)


def test_rows_without_codes_are_the_classes_that_the_report_prints_with_theirs() -> None:
    rows = (
        "项目\t预算数\n一、农林水支出\t9.00\n农业农村\t9.00\n行政运行\t6.00\n事业运行\t3.00\n二、社会保障和就业支出\t2.00\n"
        "人力资源事务\t2.00\n行政运行\t2.00\n本年支出合计\t11.00\n年终结转\t1.00\n支出总计\t12.00\n"
    )
    found = facts_of(KNOWN + "财政拨款支出总表\n单位：万元\n" + rows).forms[1].sides[0].rows
    assert [(head.code or head.label, head.role, head.parent, head.printed) for head in found[:7]] == [
        ("213", "part", None, False),
        ("21301", "part", 0, False),
        ("2130101", "part", 1, False),
        ("2130104", "part", 1, False),
        ("208", "part", None, False),
        ("20801", "part", 4, False),
        ("2080101", "part", 5, False),
    ]
    assert [(head.label, head.role, head.parent) for head in found[7:]] == [
        ("本年支出合计", "total", None),
        ("年终结转", "part", None),
        ("支出总计", "total", None),
    ]


def test_economic_classes_without_codes_nest_by_their_names() -> None:
    rows = (
        "支出项目类别|合计\n测试局|9.00\n工资福利支出|6.00\n基本工资|4.00\n奖金|2.00\n商品和服务支出|3.00\n办公费|3.00"
    )
    assert outline(rows, "基本支出总表") == [
        ("测试局", "part", None),
        ("301", "part", 0),
        ("30101", "part", 1),
        ("30103", "part", 1),
        ("302", "part", 0),
        ("30201", "part", 4),
    ]


def test_bodies_named_without_a_code_have_what_follows_beneath_them() -> None:
    rows = (
        "支出项目类别|合计\n测试局|9.00\n测试局（本级）|6.00\n渔船更新|4.00\n河道巡查|2.00\n种业站|3.00\n种质普查|3.00"
    )
    assert outline(rows, "项目支出总表") == [
        ("测试局", "part", None),
        ("测试局（本级）", "part", 0),
        ("渔船更新", "part", 1),
        ("河道巡查", "part", 1),
        ("种业站", "part", 0),
        ("种质普查", "part", 4),
    ]
    assert form(rows, "项目支出总表")[2] == "4.00: 支出 项目支出 渔船更新"


def test_points_below_a_carry_over_are_parts_of_it() -> None:
    rows = (
        "项目|预算数\n一、财政拨款|9.00\n1.一般公共预算|9.00\n"
        "上年结转|3.00\n1.财政拨款结转|2.00\n2.非财政拨款结转|1.00\n二、事业收入|1.00"
    )
    assert [parent for _, _, parent in outline(rows, "部门收入总表")] == [None, 0, None, 2, 2, None]


def test_an_amount_is_no_code_with_a_name_behind_it() -> None:
    assert outline("项目|合计\n515.66万人|9.00")[0][0] == "515.66万人"


def test_projects_beside_their_bodies_are_rows_of_one_rank() -> None:
    rows = "单位名称|项目名称|合计\n|合计|9.00\n种业站|种质普查|4.00\n种业站|渔船更新|3.00\n农机站|渔船更新|2.00"
    assert outline(rows, "项目支出预算表")[1:] == [
        ("种质普查", "part", None),
        ("渔船更新", "part", None),
        ("渔船更新", "part", None),
    ]
    assert form(rows, "项目支出预算表")[0] == "9.00: 支出 项目支出"


def test_a_body_whose_code_comes_again_is_followed_by_its_projects_each_once() -> None:
    rows = (
        "单位编码|单位（项目）名称|资金总额\n合计||5.00\n126001|测试局|5.00\n126001|渔船更新|3.00\n"
        "126001|渔船更新|3.00\n126001|河道巡查|2.00"
    )
    assert outline(rows, "项目支出绩效目标表")[1:] == [
        ("126001", "part", None),
        ("渔船更新", "part", 1),
        ("渔船更新", "of which", 1),
        ("河道巡查", "part", 1),
    ]


def test_a_row_without_a_number_gathers_the_points_that_begin_below_it() -> None:
    rows = (
        "项目|预算数\n财政拨款|9.00\n1.一般公共预算|8.00\n2.政府性基金预算|1.00\n"
        "上年结转|3.00\n一、一般公共预算|2.00\n收入总计|12.00"
    )
    assert [parent for _, _, parent in outline(rows, "部门收入总表")] == [None, 0, 0, None, 3, None]
    assert form(rows, "部门收入总表")[4] == "2.00: 上年结转 收入 一般公共预算"
    plain = rows.replace("一、", "1.")
    assert [parent for _, _, parent in outline(plain, "部门收入总表")] == [None, 0, 0, None, 3, None]


def test_rows_in_steps_are_parts_of_what_stands_further_left_above_them() -> None:
    rows = (
        "品目大类|专项|物品|总计\n合计|||9.00\n一、货物|||6.00\n|渔船更新||6.00\n||船机|4.00\n||渔网|2.00\n"
        "二、服务|||3.00\n|普查||3.00"
    )
    assert outline(rows, "政府采购预算表")[1:] == [
        ("一、货物", "part", None),
        ("渔船更新", "part", 1),
        ("船机", "part", 2),
        ("渔网", "part", 2),
        ("二、服务", "part", None),
        ("普查", "part", 5),
    ]


def test_a_row_may_name_its_year_or_the_change() -> None:
    rows = "预算单位|年度|总计\n测试局|2023年|9.00\n|2024年|8.00\n|增减变化金额|-1.00"
    assert form(rows, "财政拨款“三公”经费支出表") == [
        "9.00: 三公经费 2023/预算",
        "8.00: 三公经费",
        "-1.00: 三公经费 change",
    ]


def test_what_is_carried_over_at_the_year_end_is_told_from_what_was_carried_in() -> None:
    rows = "支出项目|预算数\n一、本年支出|9.00\n二、年终结转结余|3.00\n（一）一般公共预算结转|3.00\n支出总计|12.00"
    assert form(rows, "财政拨款收支总表")[2] == "3.00: 年终结转 支出 一般公共预算"


def test_the_only_row_that_names_a_body_is_the_whole() -> None:
    rows = "预算单位|收入总计|本年收入|上年结转\n测试局|9.00|8.00|1.00"
    assert form(rows, "收入总表") == ["9.00: 总计 收入", "8.00: 本年合计 收入", "1.00: 上年结转 收入"]
