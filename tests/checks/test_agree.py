from __future__ import annotations

import pytest

from tests.checks.tiny import outcomes, table, told

CLASSES = "科目编码|科目名称|合计\n2130101|行政运行|{}\n2130104|事业运行|{}"


def two(first: str, second: str, unit: str = "万元") -> str:
    """Two forms that state 行政运行."""
    one = table(CLASSES.format(first, "1.00"), "部门支出总表")
    return one + table(CLASSES.format(second, "1.00"), "部门支出预算表", unit)


def test_one_value_in_two_places() -> None:
    assert told("agreement", two("5.00", "5.00")) == ["passed 5.00 5.00", "passed 1.00 1.00"]


def test_two_values_in_two_places() -> None:
    (failed,) = [outcome for outcome in outcomes("agreement", two("5.00", "6.00")) if outcome.status == "failed"]
    assert sorted(fact.figure.text for fact in failed.facts) == ["5.00", "6.00"]
    assert failed.suspects == failed.facts
    assert failed.message is not None
    assert "“行政运行”前后不一致" in failed.message.zh
    assert "行政运行” is stated with different values" in failed.message.en
    assert sorted(line.zh for line in failed.working) == ["5.00 万元：1 处", "6.00 万元：1 处"]


def test_one_place_stands_apart_from_many() -> None:
    text = two("5.00", "5.00") + "三、支出说明\n2024年行政运行（2130101）6.00万元。事业运行（2130104）1.00万元。\n"
    text += "2024年支出预算6.00万元，其中：一般公共预算支出6.00万元。"
    assert told("agreement", text) == [
        "passed 5.00 5.00",
        "failed 6.00 5.00 5.00",
        "passed 1.00 1.00 1.00",
        "passed 6.00 6.00",
    ]


@pytest.mark.parametrize(
    ("first", "second", "unit", "expected"),
    [
        ("5.00", "50,000.00", "元", "passed"),
        ("5.00", "50,049.00", "元", "passed"),
        ("5.00", "50,051.00", "元", "info"),
        ("5.00", "50,151.00", "元", "failed"),
        ("5.00", "5.01", "万元", "info"),
        ("5.00", "5.02", "万元", "failed"),
        ("5.00", "5", "万元", "passed"),
        ("5.23", "5.2", "万元", "failed"),
    ],
)
def test_ranges_must_meet_and_equal_digits_be_equal(first: str, second: str, unit: str, expected: str) -> None:
    found = outcomes("agreement", two(first, second, unit))
    assert [outcome.severity or outcome.status for outcome in found[:1]] == [expected]


def test_a_figure_of_another_form_may_be_coarser() -> None:
    first = table("科目编码|科目名称|合计\n2130101|行政运行|5.23", "部门支出总表")
    second = table("科目编码|科目名称|合计\n2130101|行政运行|5.2", "部门支出预算表")
    assert told("agreement", first + second) == ["passed 5.23 5.2"]
    assert told("agreement", first + second.replace("5.2", "5.3")) == ["info 5.23 5.3"]


def test_many_values_say_that_the_context_is_not_certain() -> None:
    titles = ("部门支出总表", "部门支出预算表", "部门支出表", "支出总体情况表")
    rows = "科目编码|科目名称|合计\n2130101|行政运行|{}.00"
    text = "".join(table(rows.format(value), title) for value, title in enumerate(titles, 5))
    assert told("agreement", text) == ["unchecked 5.00 6.00 7.00 8.00 context_uncertain"]


def test_a_form_that_states_a_context_with_two_values_is_left_out() -> None:
    twice = table("科目编码|科目名称|合计\n2130101|行政运行|5.00\n2130101|行政运行|6.00", "部门支出总表")
    other = table("科目编码|科目名称|合计\n2130101|行政运行|11.00", "部门支出预算表")
    assert told("agreement", twice + other) == []


def test_classes_of_two_units_are_not_those_of_the_whole() -> None:
    units = (
        "科目编码|单位（科目名称）|合计\n007001|种业站|9.00\n2130101|行政运行|9.00\n"
        "007002|农机站|9.00\n2130101|行政运行|9.00"
    )
    whole = "科目编码|科目名称|合计\n2130101|行政运行|18.00\n合计||18.00"
    text = table(units, "部门支出总表") + table(whole, "部门支出预算表（按功能分类科目）")
    assert [line for line in told("agreement", text) if line.startswith("failed")] == []


def test_the_grounds_of_a_figure_apart_are_shown_once_a_block() -> None:
    rows = "科目编码|科目名称|合计|基本支出\n2130101|行政运行|5.00|5.00\n合计||5.00|5.00"
    titles = ("一般公共预算支出表", "一般公共预算支出预算表", "一般公共预算支出情况表")
    text = "".join(table(rows, title) for title in titles)
    text += "四、一般公共预算支出说明\n2024年一般公共预算支出7.00万元。"
    (failed,) = [outcome for outcome in outcomes("agreement", text) if outcome.status == "failed"]
    assert [fact.figure.text for fact in failed.facts] == ["7.00", "5.00", "5.00", "5.00"]
    assert [fact.figure.text for fact in failed.suspects] == ["7.00"]


def test_zero_agrees_with_zero_and_an_empty_cell_with_nothing() -> None:
    assert told("agreement", two("0.00", "0.00")) == ["passed 0.00 0.00", "passed 1.00 1.00"]
    assert told("agreement", two("5.00", "")) == ["passed 1.00 1.00"]


def test_rough_amounts_are_not_compared() -> None:
    text = table("科目编码|科目名称|合计\n2130101|行政运行|5.00\n合计||5.00") + "三、支出说明\n2024年支出预算约6万元。"
    assert told("agreement", text) == []


def test_nothing_agrees_with_itself_alone() -> None:
    text = table(CLASSES.format("5.00", "1.00")) + "三、支出说明\n2024年支出预算7.00万元。行政运行（2130101）6.00万元。"
    text += "2024年支出预算7.00万元，其中：一般公共预算支出7.00万元。"
    found = outcomes("agreement", text)
    assert "failed" in {outcome.status for outcome in found}
    assert [outcome for outcome in found if outcome.status == "passed" and len(outcome.facts) < 2] == []


def test_last_years_accounts_are_not_last_years_budget() -> None:
    form = table("项目|2023年预算数|2024年预算数\n公务接待费|3.00|4.00", "“三公”经费支出表")
    assert told("agreement", form + "七、三公\n2023年公务接待费决算数为7.00万元。") == []
    assert told("agreement", form + "七、三公\n2023年公务接待费预算数为7.00万元。") == ["failed 7.00 3.00"]
