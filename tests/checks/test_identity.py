from __future__ import annotations

import pytest

from hqaudit.reports.working import steps
from hqaudit.reports.xlsx.formulas import formulas
from tests.checks.tiny import FINAL, formula, outcomes, table, told

HEAD = "科目编码|科目名称|合计|基本支出|人员经费|公用经费|项目支出\n"


def row(*cells: str) -> str:
    return table(HEAD + "2130101|行政运行|" + "|".join(cells))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("9.00", "9.00", "6.00", "3.00", ""), "passed 9.00 6.00 3.00"),
        (("9.00", "9.00", "6.00", "2.00", ""), "failed 9.00 6.00 2.00"),
        (("9.00", "9.00", "9.00", "", ""), "passed 9.00 9.00"),
        (("9.00", "9.00", "8.00", "", ""), "failed 9.00 8.00"),
        (("9.00", "", "6.00", "2.00", ""), "unchecked 6.00 2.00 term_not_stated"),
        (("9.00", "9.00", "", "", ""), "unchecked 9.00 term_not_stated"),
        (("105.58", "105.58", "95.36", "10.23", ""), "passed 105.58 95.36 10.23"),
        (("477.11", "477.11", "306.44", "30.77", ""), "failed 477.11 306.44 30.77"),
        (("0.6", "0.6", "0.45", "0.2", ""), "failed 0.6 0.45 0.2"),
    ],
)
def test_a_formula_in_a_row(cells: tuple[str, ...], expected: str) -> None:
    other = "\n2130104|事业运行|20.00|20.00|15.00|5.00|1.00"
    text = table(HEAD + "2130101|行政运行|" + "|".join(cells) + other)
    assert told("basic-expenditure", text) == [expected, "passed 20.00 15.00 5.00"]


def test_a_formula_in_a_form_of_yuan_is_exact_to_the_fen() -> None:
    rows = HEAD + "2130101|行政运行|90,000.00|90,000.00|60,000.00|30,000.02|\n2130104|事业运行|2.00|2.00|1.00|1.00|1.00"
    assert told("basic-expenditure", table(rows, unit="元"))[0] == "failed 90,000.00 60,000.00 30,000.02"
    whole = rows.replace("30,000.02", "30,001").replace(".00", "").replace("2|2|1|1|1", "20|20|11|9|1")
    assert told("basic-expenditure", table(whole, unit="元"))[0] == "passed 90,000 60,000 30,001"


def test_the_message_says_what_was_computed_and_by_how_much_it_misses() -> None:
    (failed,) = outcomes("basic-expenditure", row("9.00", "9.00", "6.00", "2.00", "1.00"))
    assert failed.message is not None
    assert failed.message.zh == (
        "2130101 行政运行：基本支出 = 人员经费 + 公用经费 不成立：“行政运行 基本支出”为 9.00 万元，"
        "右边合计 8.00 万元，相差 1.00 万元"
    )
    assert "the right side 8.00 万元; off by 1.00 万元" in failed.message.en
    assert [line.zh for line in failed.working] == ["基本支出 9.00 ≠ 人员经费 6.00 + 公用经费 2.00 = 8.00 万元"]


def test_an_empty_cell_adds_as_zero_and_is_shown() -> None:
    rows = HEAD + "2130101|行政运行|9.00|9.00|6.00||\n2130104|事业运行|20.00|20.00|15.00|5.00|"
    (failed, _) = outcomes("basic-expenditure", table(rows))
    assert failed.working[0].zh == "基本支出 9.00 ≠ 人员经费 6.00 + 公用经费 （空） = 6.00 万元"


def test_terms_in_several_places_are_bound_over_the_report() -> None:
    basic = table("科目编码|科目名称|合计\n2130101|行政运行|9.00\n合计||9.00", "一般公共预算基本支出表")
    text = "五、一般公共预算基本支出说明\n人员经费6.00万元。\n六、一般公共预算公用经费说明\n公用经费{}万元。\n"
    assert told("basic-expenditure", basic + text.format("3.00")) == ["passed 9.00 6.00 3.00"]
    assert told("basic-expenditure", basic + text.format("2.00")) == ["failed 9.00 6.00 2.00"]


def test_each_fund_and_year_is_a_context_of_its_own() -> None:
    head = "科目编码|科目名称|2023年基本支出|2023年人员经费|2023年公用经费|基本支出|人员经费|公用经费\n"
    rows = head + "2130101|行政运行|8.00|6.00|2.00|9.00|6.00|2.00"
    assert told("basic-expenditure", table(rows)) == ["passed 8.00 6.00 2.00", "failed 9.00 6.00 2.00"]


def test_a_term_stated_twice_with_two_values() -> None:
    rows = HEAD + "2130101|行政运行|9.00|9.00|6.00|3.00|\n2130101|行政运行|8.00|8.00|6.00|2.00|"
    assert told("basic-expenditure", table(rows)) == ["unchecked 9.00 6.00 3.00 stated_twice"]


def test_optional_terms() -> None:
    rule = formula("收入总计 = 本年收入合计 + [上年结转]")
    rows = "收入|预算数\n本年收入合计|9.00\n{}收入总计|10.00"
    assert told(rule, table(rows.format("上年结转|1.00\n"), "部门收支总表")) == ["passed 10.00 9.00 1.00"]
    assert told(rule, table(rows.format("上年结转|2.00\n"), "部门收支总表")) == ["failed 10.00 9.00 2.00"]
    assert set(told(rule, table(rows.format(""), "部门收支总表"))) == {"unchecked 10.00 9.00 term_not_stated"}
    assert told(rule, table(rows.format("").replace("10", "9"), "部门收支总表")) == ["passed 9.00 9.00"]


_EXCEEDS = {
    "<=": "公务接待费：公务接待费 6.00，超过会议费 5.00",
    ">=": "公务接待费：会议费 5.00，超过公务接待费 4.00",
}


def test_at_most_and_at_least() -> None:
    rows = "项目|预算数\n公务接待费|{}\n会议费|5.00"
    for relation, sign in (("<=", ">"), (">=", "<")):
        rule = formula(f"公务接待费 {relation} 会议费")
        low, high = ("4.00", "6.00") if relation == "<=" else ("6.00", "4.00")
        assert told(rule, table(rows.format(low), "“三公”经费支出表")) == [f"passed {low} 5.00"]
        (failed,) = outcomes(rule, table(rows.format(high), "“三公”经费支出表"))
        assert failed.message is not None
        assert failed.message.zh == _EXCEEDS[relation]
        assert [line.zh for line in failed.working] == [f"公务接待费 {high} {sign} 会议费 5.00"]
        assert failed.severity is None


def test_terms_may_be_taken_off() -> None:
    rule = formula("公务用车购置费 = 公务用车购置及运行费 - 公务用车运行维护费")
    rows = "项目|预算数\n公务用车购置及运行费|9.00\n公务用车购置费|{}\n公务用车运行维护费|5.00"
    assert told(rule, table(rows.format("4.00"), "“三公”经费支出表")) == ["passed 4.00 9.00 5.00"]
    (failed,) = outcomes(rule, table(rows.format("3.00"), "“三公”经费支出表"))
    assert failed.working[0].zh.endswith("≠ 公务用车购置及运行费 9.00 − 公务用车运行维护费 5.00 = 4.00 万元")


def test_an_item_of_its_own_takes_no_dimension_from_a_slice() -> None:
    rule = formula("一般公共预算支出 >= 三公经费")
    text = "七、三公经费说明\n2024年一般公共预算支出9.00万元。三公经费{}万元。"
    assert told(rule, text.format("5.00")) == ["passed 9.00 5.00"]
    assert told(rule, text.format("9.50")) == ["failed 9.00 9.50"]


# --- by printed name


def test_columns_by_their_printed_names() -> None:
    rule = formula("种子补贴 + 农机补贴 = 合计", "奖补资金明细表")
    rows = "乡镇|合计|种子补贴|农机补贴\n东山乡|9.00|5.00|4.00\n西山乡|9.00|5.00|3.00\n北山乡|9.00||"
    assert told(rule, table(rows, "2024年奖补资金明细表")) == [
        "passed 5.00 4.00 9.00",
        "failed 5.00 3.00 9.00",
        "unchecked 9.00 term_not_stated",
    ]


def test_rows_by_their_printed_names() -> None:
    rule = formula("合计 = 种子补贴 + 农机补贴", "奖补资金明细表")
    rows = "项目|2023年|2024年\n1.种子补贴|5.00|6.00\n2.农机补贴|4.00|4.00\n合计|9.00|9.00"
    assert told(rule, table(rows, "测试局2024年奖补资金明细表")) == ["passed 9.00 5.00 4.00", "failed 9.00 6.00 4.00"]


def test_the_total_of_a_header_group_goes_by_the_groups_name() -> None:
    rule = formula("补贴 = 种子 + 农机", "奖补资金明细表")
    text = (
        "奖补资金明细表\n单位：万元\n| 乡镇 | 补贴 | | |\n|---|---|---|---|\n| | 小计 | 种子 | 农机 |\n"
        "| 东山乡 | 9.00 | 5.00 | 4.00 |\n| 西山乡 | 9.00 | 5.00 | 3.00 |\n"
    )
    assert told(rule, text) == ["passed 9.00 5.00 4.00", "failed 9.00 5.00 3.00"]


def test_only_forms_of_that_title() -> None:
    rule = formula("合计 = 种子补贴 + 农机补贴", "奖补资金明细表")
    rows = "乡镇|合计|种子补贴|农机补贴\n东山乡|9.00|5.00|3.00\n西山乡|9.00|5.00|4.00"
    assert told(rule, table(rows, "奖补资金汇总表")) == []
    free = formula("合计 = 种子补贴 + 农机补贴")
    assert told(free, table(rows, "奖补资金汇总表")) == ["failed 9.00 5.00 3.00", "passed 9.00 5.00 4.00"]


def test_names_that_a_form_lacks() -> None:
    rule = formula("合计 = 种子补贴 + 农机补贴")
    assert told(rule, table("乡镇|合计|种子补贴\n东山乡|9.00|5.00", "奖补资金明细表")) == []


def test_final_accounts_are_compared_with_final_accounts() -> None:
    text = "四、支出说明\n基本支出决算9.00万元，其中：人员经费决算6.00万元，公用经费决算2.00万元。"
    assert told("basic-expenditure", text, FINAL) == ["failed 9.00 6.00 2.00"]


def test_a_tail_difference_is_a_note() -> None:
    rows = HEAD + "2130101|行政运行|9.00|9.00|6.00|3.01|\n2130104|事业运行|2.00|2.00|1.00|1.00|1.00"
    assert told("basic-expenditure", table(rows, unit="元"))[0] == "info 9.00 6.00 3.01"


def test_changes_and_percentages_are_no_terms() -> None:
    rows = "项目|2024年预算数|增减额|占比（%）\n基本支出|9.00|9.00|90\n人员经费|6.00|1.00|60\n公用经费|3.00|1.00|20"
    assert told("basic-expenditure", table(rows)) == ["passed 9.00 6.00 3.00"]


@pytest.mark.parametrize(
    ("check", "figures", "expected"),
    [
        ("公务接待费 <= 5万元", "公务接待费6.00万元", ["failed 6.00"]),
        ("公务接待费 <= 5万元", "公务接待费50,000.00元", ["passed 50,000.00"]),
        ("公务接待费 >= 5万元", "公务接待费4.00万元", ["failed 4.00"]),
        ("公务接待费 = 会议费 + 2万元", "公务接待费6.00万元，会议费4.00万元", ["passed 6.00 4.00"]),
        ("公务接待费 = 会议费 + 2", "公务接待费6.00万元，会议费3.00万元", ["failed 6.00 3.00"]),
        ("公务接待费 <= 50%", "公务接待费6.00万元", ["unchecked 6.00 structure_uncertain"]),
    ],
)
def test_figures_of_the_rule(check: str, figures: str, expected: list[str]) -> None:
    assert told(formula(check), f"四、三公经费\n{figures}。")[:1] == expected


def test_a_failed_limit_says_what_the_rule_states() -> None:
    text = table("项目|金额\n公务接待费|6.00\n会议费|3.00", "限额情况表")
    (failed,) = outcomes(formula("公务接待费 = 会议费 + 2万元", "限额情况表"), text)
    assert failed.working[0].zh == "公务接待费 6.00 ≠ 会议费 3.00 + 2万元 = 5.00 万元"
    assert failed.relation is not None
    told_so = [(step.sign, step.label, step.value) for step in steps(failed.relation, "zh")]
    assert ("+", "规则规定", "2.00 万元") in told_so
    assert ("=", "合计", "5.00 万元") in told_so
    assert "+(-20000)" in formulas(failed.relation, 2, 3, "zh").cells[1][0]


def test_what_is_divided_twice_is_divided_once_for_each_fund() -> None:
    text = (
        "十、政府采购\n政府采购预算总额90.50万元：政府采购货物预算60.50万元、政府采购工程预算0万元、政府采购服务预算30.00万元；"
        "其中一般公共预算拨款政府采购70.00万元：政府采购货物预算{}万元、政府采购工程预算0万元、政府采购服务预算20.00万元。"
    )
    assert told("procurement", text.format("50.00")) == ["passed 90.50 60.50 0 30.00", "passed 70.00 50.00 0 20.00"]
    assert told("procurement", text.format("55.00"))[1] == "failed 70.00 55.00 0 20.00"
