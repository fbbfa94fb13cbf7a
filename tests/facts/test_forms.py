from __future__ import annotations

from hqaudit.facts.forms import default_unit
from hqaudit.model.blocks import Table
from hqaudit.model.facts import Facts
from hqaudit.readers.text import read_text
from tests.facts.tiny import COVER, FINAL, facts_of, form


def facts(rows: str, title: str = "部门支出总表", unit: str = "单位：万元\n", cover: str = COVER) -> Facts:
    return facts_of(f"{title}\n{unit}" + rows.replace("|", "\t"), cover)


def whys(rows: str, title: str = "部门支出总表") -> list[tuple[str, str]]:
    return [(fact.figure.text, fact.why) for fact in facts(rows, title).all]


def test_every_amount_has_a_place() -> None:
    table = (
        "三、支出预算\n部门支出总表\n单位：万元\n| 科目编码 | 科目名称 | 基本支出 | |\n|---|---|---|---|\n"
        "| | | 小计 | 人员经费 |\n| 2130101 | 行政运行 | 9.00 | (3.00) |\n"
    )
    first, second = facts_of(table).all
    place = second.figure.place
    assert (place.section, place.table) == ("部门支出总表", "部门支出总表")
    assert (place.row, place.column) == ("2130101 行政运行", "基本支出 / 人员经费")
    assert (place.row_index, place.column_index, place.line) == (0, 3, 9)
    assert (second.figure.text, place.start, place.end) == ("(3.00)", 0, 6)
    assert (first.label, second.label) == ("行政运行 基本支出小计", "行政运行 人员经费")


def test_the_label_of_an_only_amount_is_its_rows() -> None:
    assert [fact.label for fact in facts("科目编码|科目名称|合计\n2130101|行政运行|9.00\n2130104||8.00").all] == [
        "行政运行",
        "2130104",
    ]


def test_why_a_cell_is_not_understood() -> None:
    assert whys("项目|金额\n行李|6.00", "某某调查表") == [("6.00", "form_unknown")]
    assert whys("科目编码|科目名称|神秘数\n2130101|行政运行|6.00") == [("6.00", "column_unknown")]
    assert whys("项目|金额\n行李|6.00") == [("6.00", "row_unknown")]
    assert whys("科目编码|科目名称|合计\n2130101|行政运行|6.00") == [("6.00", "")]


def test_a_report_that_names_no_year_has_one_all_the_same() -> None:
    found = facts_of("部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\n2130101\t行政运行\t6.00\n", "")
    assert [fact.context and (fact.context.function, fact.context.year) for fact in found.all] == [("2130101", 0)]


def test_an_empty_cell_is_no_fact_but_its_context_is_known() -> None:
    found = facts("科目编码|科目名称|合计|基本支出\n2130101|行政运行|9.00|\n2130104|事业运行|8.00|8.00").forms[0]
    assert sorted(found.cells) == [(0, 2), (1, 2), (1, 3)]
    assert sorted(found.contexts) == [(0, 2), (0, 3), (1, 2), (1, 3)]
    assert found.contexts[0, 3].nature == "基本支出"


def test_the_customary_decimals_of_a_column() -> None:
    found = facts("科目编码|科目名称|合计|基本支出\n213|农林水支出|686|0.6\n214|交通运输支出|9628.22|0").all
    assert [(fact.figure.text, fact.figure.decimals, fact.decimals) for fact in found] == [
        ("686", 0, 2),
        ("9628.22", 2, 2),
        ("0.6", 1, 2),
        ("0", 0, 2),
    ]


def test_a_form_without_a_unit_takes_that_of_most_forms() -> None:
    known = "部门收入总表\n单位：万元\n科目编码\t科目名称\t合计\n2130101\t行政运行\t6.00\n\n"
    found = facts("科目编码|科目名称|合计\n2130101|行政运行|6.00", unit="", cover=COVER + known)
    assert [fact.figure.unit for fact in found.all] == ["万元", "万元"]
    unknown = facts("项目|金额\n行李|6.00", "某某调查表", "", COVER + known)
    assert [fact.figure.unit for fact in unknown.all] == ["万元", ""]


def test_the_unit_of_most_forms() -> None:
    def table(unit: str | None) -> Table:
        return Table("x", unit, (), ())

    assert default_unit([table("元"), table("万元"), table(None), table("万元")]) == "万元"
    assert default_unit([table(None)]) is None


def test_a_form_of_two_sides() -> None:
    rows = "收入|预算数|支出|预算数\n一、事业收入|9.00|一、农林水支出|8.00\n收入总计|9.00|支出总计|8.00"
    found = facts(rows, "部门收支总表").forms[0]
    assert [(side.labels, side.amounts) for side in found.sides] == [((0,), (1,)), ((2,), (3,))]


def test_a_label_column_without_amounts_is_no_side() -> None:
    rows = "科目编码|科目名称|合计|备注\n2130101|行政运行|9.00|含专项"
    assert [side.amounts for side in facts(rows).forms[0].sides] == [(2,)]


def test_a_table_without_amounts_has_no_facts() -> None:
    found = facts("房间|用途\n档案室|存放", "办公用房清单")
    assert (found.forms[0].sides, found.all) == ((), ())


def test_the_empty_columns_after_an_amount_belong_to_its_side() -> None:
    rows = "科目编码|科目名称|合计|基本支出|项目支出\n2130101|行政运行|9.00||"
    assert facts(rows).forms[0].sides[0].amounts == (2, 3, 4)


def test_classes_of_basic_expenditure_are_staff_or_running_costs() -> None:
    rows = "科目编码|科目名称|合计\n30101|基本工资|6.00\n30201|办公费|2.00\n30305|生活补助|1.00\n31002|设备购置|1.00"
    assert form(rows, "一般公共预算基本支出表") == [
        "6.00: 支出 一般公共预算 人员经费 30101",
        "2.00: 支出 一般公共预算 公用经费 30201",
        "1.00: 支出 一般公共预算 人员经费 30305",
        "1.00: 支出 一般公共预算 公用经费 31002",
    ]


def test_the_fund_of_a_form_is_not_widened_by_its_rows() -> None:
    rows = "收入|预算数\n一、财政拨款收入|9.00"
    assert form(rows, "一般公共预算收支表") == ["9.00: 收入 一般公共预算"]


def test_years_and_bases_of_columns() -> None:
    rows = "科目编码|科目名称|年初预算数|全年预算数|决算数|2023年决算数\n213|农林水支出|5.00|6.00|4.00|3.00"
    assert form(rows, cover=FINAL) == [
        "5.00: 支出 213 2024/年初预算",
        "6.00: 支出 213 2024/全年预算",
        "4.00: 支出 213 2024/决算",
        "3.00: 支出 213 2023/决算",
    ]
    assert form("科目编码|科目名称|年初预算数|上年数\n213|农林水支出|5.00|3.00") == ["5.00: 支出 213", "3.00: ?"]


def test_a_document_without_a_title_over_its_table_is_read_too() -> None:
    document = read_text("a\tb\n1.0\t2.0\n", "x.txt")
    assert isinstance(document.blocks[0], Table)
    assert facts_of("a\tb\n行李\t2.0\n").forms[0].means is None
