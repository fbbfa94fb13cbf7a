from __future__ import annotations

import pytest

from tests.checks.tiny import outcomes, table, told

ROWS, COLUMNS = "total-rows", "total-columns"


def rows(body: str, title: str = "部门支出总表", head: str = "科目编码|科目名称|合计") -> list[str]:
    return told(ROWS, table(f"{head}\n{body}", title))


def test_classes_gather_their_classes() -> None:
    body = "213|农林水支出|9.00\n21301|农业农村|9.00\n2130101|行政运行|6.00\n2130104|事业运行|{}"
    assert rows(body.format("3.00")) == ["passed 9.00 9.00", "passed 9.00 6.00 3.00"]
    assert rows(body.format("2.00")) == ["passed 9.00 9.00", "failed 9.00 6.00 2.00"]


def test_a_class_that_stands_twice_is_not_certain() -> None:
    body = "21301|农业农村|9.00\n2130101|行政运行|6.00\n21301|农业农村|9.00\n2130104|事业运行|9.00"
    assert rows(body) == ["unchecked 9.00 6.00 structure_uncertain", "passed 9.00 9.00"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2130101|行政运行|6.00\n2130104|事业运行|3.00\n合计||9.00", "passed 9.00 6.00 3.00"),
        ("2130101|行政运行|6.00\n2130104|事业运行|3.00\n合计||8.00", "failed 8.00 6.00 3.00"),
        ("合计||9.00\n2130101|行政运行|6.00\n2130104|事业运行|3.00", "passed 9.00 6.00 3.00"),
        ("合计||8.00\n2130101|行政运行|6.00\n2130104|事业运行|3.00", "failed 8.00 6.00 3.00"),
        ("|行李|6.00\n|餐具|3.00\n合计||8.00", "unchecked 8.00 6.00 3.00 structure_uncertain"),
        ("合计||0.00\n2130101|行政运行|0.00\n2130104|事业运行|0.00", "passed 0.00 0.00 0.00"),
    ],
)
def test_totals_stand_last_or_first(body: str, expected: str) -> None:
    assert rows(body) == [expected]


def test_a_total_may_be_of_totals() -> None:
    body = "一、财政拨款收入|9.00\n二、事业收入|1.00\n本年收入合计|10.00\n上年结转|2.00\n收入总计|{}"
    head = "收入|预算数"
    assert rows(body.format("12.00"), "部门收支总表", head) == ["passed 10.00 9.00 1.00", "passed 12.00 10.00 2.00"]
    assert rows(body.format("13.00"), "部门收支总表", head)[1].split()[1:4] == ["13.00", "10.00", "2.00"]


def test_points_of_an_outline() -> None:
    body = (
        "一、财政拨款收入|9.00\n（一）一般公共预算收入|8.00\n其中：上级专项|3.00\n"
        "（二）政府性基金收入|1.00\n二、事业收入|1.00"
    )
    assert rows(body, "部门收支总表", "收入|预算数") == ["passed 9.00 8.00 1.00"]


def test_units_and_their_classes() -> None:
    body = "007001|种业站|9.00\n2130101|行政运行|6.00\n2130104|事业运行|3.00\n007002|农机站|8.00\n2130101|行政运行|8.00"
    assert rows(body, head="科目编码|单位（科目名称）|合计") == ["passed 9.00 6.00 3.00", "passed 8.00 8.00"]


def test_each_amount_column_is_summed() -> None:
    body = "2130101|行政运行|6.00|4.00\n2130104|事业运行|3.00|\n2130106|科技转化|1.00|1.00\n合计||10.00|6.00"
    assert rows(body, head="科目编码|科目名称|合计|基本支出") == [
        "passed 10.00 6.00 3.00 1.00",
        "failed 6.00 4.00 1.00",
    ]


def test_a_structure_that_mostly_fails_is_not_what_it_was_taken_for() -> None:
    body = "2130101|行政运行|6.00|4.00|1.00\n2130104|事业运行|3.00|2.00|1.00\n合计||10.00|7.00|2.00"
    found = rows(body, head="科目编码|科目名称|合计|基本支出|项目支出")
    assert found == [
        "unchecked 10.00 6.00 3.00 structure_uncertain",
        "unchecked 7.00 4.00 2.00 structure_uncertain",
        "passed 2.00 1.00 1.00",
    ]


def test_one_column_that_adds_up_shows_the_structure_of_classes() -> None:
    body = "2130101|行政运行|6.25|4.00|2.25\n2130104|事业运行|3.00|2.00|1.00\n合计||9.25|8.00|4.25"
    assert rows(body, head="科目编码|科目名称|合计|基本支出|项目支出") == [
        "passed 9.25 6.25 3.00",
        "failed 8.00 4.00 2.00",
        "failed 4.25 2.25 1.00",
    ]


def test_a_tail_difference_is_a_note() -> None:
    body = "2130101|行政运行|6.00\n2130104|事业运行|3.00\n合计||{}"
    text = table("科目编码|科目名称|合计\n" + body.format("90,000.01").replace("6.00", "60,000.00"), unit="元")
    assert told(ROWS, text.replace("3.00", "30,000.00")) == ["info 90,000.01 60,000.00 30,000.00"]
    assert rows(body.format("9.01")) == ["passed 9.01 6.00 3.00"]
    assert rows(body.format("9.02")) == ["failed 9.02 6.00 3.00"]


def test_the_message_of_a_sum() -> None:
    body = "".join(f"21301{at:02d}|第{at}项|1.00\n" for at in range(1, 15)) + "合计||15.00"
    (failed,) = outcomes(ROWS, table("科目编码|科目名称|合计\n" + body))
    assert failed.message is not None
    assert failed.message.zh == "“合计”为 15.00 万元，各分项相加为 14.00 万元，相差 1.00 万元"
    assert failed.message.en == "“合计” is 15.00 万元, but its parts add up to 14.00 万元; off by 1.00 万元"
    assert failed.working[0].zh == "1.00 + " * 12 + "… = 14.00 万元 ≠ 15.00 万元"
    assert len(failed.facts) == 15


# --- along the columns


def columns(head: str, *bodies: str) -> list[str]:
    return told(COLUMNS, table("\n".join((head, *bodies))))


def test_a_total_column_gathers_what_stands_beside_it() -> None:
    assert columns(
        "科目编码|科目名称|合计|基本支出|项目支出",
        "2130101|行政运行|9.00|6.00|3.00",
        "2130104|事业运行|9.00|6.00|2.00",
        "2130106|科技转化|6.00|6.00|",
    ) == ["passed 9.00 6.00 3.00", "failed 9.00 6.00 2.00", "passed 6.00 6.00"]


def test_a_group_speaks_through_its_own_total() -> None:
    text = (
        "部门支出总表\n单位：万元\n"
        "| 科目编码 | 科目名称 | 合计 | 基本支出 | | | 项目支出 |\n|---|---|---|---|---|---|---|\n"
        "| | | | 小计 | 人员经费 | 公用经费 | |\n| 2130101 | 行政运行 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00 |\n"
        "| 2130104 | 事业运行 | 5.00 | 5.00 | 4.00 | 1.00 | |\n"
    )
    assert told(COLUMNS, text) == [
        "passed 9.00 6.00 3.00",
        "passed 5.00 5.00",
        "passed 6.00 4.00 2.00",
        "passed 5.00 4.00 1.00",
    ]


@pytest.mark.parametrize("aside", ["其中：专项", "2023年预算数", "增减额", "占比（%）"])
def test_what_is_no_part_of_a_total_column(aside: str) -> None:
    head = f"科目编码|科目名称|合计|基本支出|项目支出|{aside}"
    body = ("2130101|行政运行|9.00|6.00|3.00|7.00", "2130104|事业运行|8.00|5.00|3.00|7.00")
    assert columns(head, *body) == ["passed 9.00 6.00 3.00", "passed 8.00 5.00 3.00"]


def test_a_column_not_understood_is_left_out_where_the_sum_then_holds() -> None:
    head = "科目编码|科目名称|合计|基本支出|项目支出|神秘数"
    body = ("2130101|行政运行|9.00|6.00|3.00|7.00", "2130104|事业运行|8.00|5.00|3.00|7.00")
    assert columns(head, *body) == ["passed 9.00 6.00 3.00", "passed 8.00 5.00 3.00"]


def test_a_total_column_alone_is_no_sum() -> None:
    assert columns("科目编码|科目名称|合计|说明", "2130101|行政运行|9.00|含专项") == []
    assert columns("科目编码|科目名称|合计|基本支出|神秘数|增减额合计", "2130101|行政运行|9.00|6.00|3.00|1.00") == [
        "passed 9.00 6.00 3.00"
    ]


def test_a_total_that_stands_first_gathers_what_stands_before_the_next() -> None:
    assert rows("合计||9.00\n2130101|行政运行|6.00\n2130104|事业运行|3.00\n总计||9.00")[0] == "passed 9.00 6.00 3.00"


def test_columns_under_one_head_add_up_whatever_that_says_of_all_of_them() -> None:
    text = (
        "一般公共预算支出表\n单位：万元\n"
        "| 科目编码 | 科目名称 | 预算数 | | | |\n|---|---|---|---|---|---|\n"
        "| | | 合计 | 基本支出 | 项目支出 | 扣除基建项目后预算数 |\n"
        "| 2130101 | 行政运行 | 9.00 | 6.00 | 3.00 | 2.00 |\n| 2130104 | 事业运行 | 5.00 | 4.00 | 1.00 | 1.00 |\n"
    )
    assert told(COLUMNS, text) == ["passed 9.00 6.00 3.00", "passed 5.00 4.00 1.00"]


def test_a_column_is_what_the_columns_under_the_next_head_divide_it_into() -> None:
    text = (
        "项目支出表\n单位：万元\n"
        "| 项目名称 | 项目总额 | 其中： | | 备注 |\n|---|---|---|---|---|\n| | | 财政资金 | 其他资金 | |\n"
        "| 渔船更新 | 9.00 | 6.00 | 3.00 | 甲 |\n| 河道巡查 | 5.00 | 4.00 | 1.00 | 乙 |\n"
        "| 普查 | 5.00 | 4.00 | 2.00 | 丙 |\n"
    )
    assert told(COLUMNS, text) == ["passed 9.00 6.00 3.00", "passed 5.00 4.00 1.00", "failed 5.00 4.00 2.00"]


@pytest.mark.parametrize(
    ("rest", "outcome"),
    [("其他资金|1.00", "passed 5.00 4.00 1.00"), ("其他资金|2.00", "failed 5.00 4.00 2.00")],
)
def test_the_amount_of_a_record_is_its_funds(rest: str, outcome: str) -> None:
    text = f"渔船更新项目绩效目标表\n项目资金（万元）|年度资金总额|5.00\n|其中：财政拨款|4.00\n|{rest}\n".replace(
        "|", "\t"
    )
    assert told("total-rows", text) == [outcome]


def test_a_record_that_does_not_say_all_its_funds_is_not_judged() -> None:
    text = "渔船更新项目绩效目标表\n项目资金（万元）\t年度资金总额\t5.00\n\t其中：财政拨款\t4.00\n"
    assert told("total-rows", text) == ["unchecked 5.00 4.00 structure_uncertain"]


OUTLINE = (
    "一、财政拨款|9.00\n1.一般公共预算|{one}\n2.政府性基金预算|3.00\n二、其他收入|3.00\n1.事业收入|2.00\n2.经营收入|1.00\n"
    "本年收入合计|12.00"
)


def outline(text: str) -> list[str]:
    return told("total-rows", table("项目|预算数\n" + text, "部门收入总表"))


def test_an_outline_whose_other_sums_hold_is_believed() -> None:
    assert outline(OUTLINE.format(one="6.00"))[0] == "passed 9.00 6.00 3.00"
    assert outline(OUTLINE.format(one="5.00"))[0] == "failed 9.00 5.00 3.00"


def test_an_outline_that_alone_shows_nothing_is_not_believed() -> None:
    assert outline("一、财政拨款|9.00\n1.一般公共预算|5.00\n2.政府性基金预算|3.00\n二、其他收入|3.00") == [
        "unchecked 9.00 5.00 3.00 structure_uncertain"
    ]


def test_a_part_that_is_counted_twice_is_no_mistake_of_the_report() -> None:
    twice = "上年结转|3.00\n年初结转|3.00\n收入总计|15.00"
    assert outline(f"{OUTLINE.format(one='6.00')}\n{twice}")[-1].startswith("unchecked 15.00")


def test_a_total_of_rows_that_fill_the_same_columns_is_a_plain_list() -> None:
    flat = "单位名称|项目名称|合计\n合计||9.00\n种业站|种质普查|4.00\n农机站|渔船更新|{last}"
    assert told("total-rows", table(flat.format(last="5.00"), "某某明细表")) == ["passed 9.00 4.00 5.00"]
    assert told("total-rows", table(flat.format(last="6.00"), "某某明细表")) == ["failed 9.00 4.00 6.00"]


def test_the_row_of_this_year_is_the_last_and_the_change() -> None:
    rows = "预算单位|年度|总计|公务接待费\n测试局|2023年|9.00|3.00\n|2024年|8.00|{this}\n|增减变化金额|-1.00|1.00"
    title = "财政拨款“三公”经费支出表"
    assert told("total-rows", table(rows.format(this="4.00"), title))[-1] == "passed 4.00 3.00 1.00"
    assert told("total-rows", table(rows.format(this="5.00"), title))[-1] == "failed 5.00 3.00 1.00"


SECRETS = "根据保密规定，部分涉密事项在预算公开时予以剔除。\n"


def test_a_row_left_out_as_secret_is_a_note() -> None:
    rows = "科目编码|科目名称|合计|基本支出|项目支出\n20140|信访事务|9.00|5.00|4.00\n2014001|行政运行|5.00|5.00|"
    found = [outcome for outcome in outcomes("total-rows", table(rows) + SECRETS) if outcome.status == "failed"]
    assert {outcome.severity for outcome in found} == {"info"}
    assert all(outcome.message and "涉密" in outcome.message.zh for outcome in found)


def test_a_sum_that_falls_short_for_no_row_is_a_warning_where_there_are_secrets() -> None:
    classes = "201|一般公共服务支出|9.00\n20140|信访事务|9.00\n2014001|行政运行|5.00\n2014004|信访业务|3.50"
    body = f"科目编码|科目名称|合计\n{classes}"
    assert "warning" in {outcome.severity for outcome in outcomes(ROWS, table(body) + SECRETS)}
    assert "warning" not in {outcome.severity for outcome in outcomes(ROWS, table(body))}


def test_what_is_secret_is_spent_not_received() -> None:
    classes = "201|一般公共服务支出|9.25\n20140|信访事务|9.25\n2014001|行政运行|5.00\n2014004|信访业务|3.50"
    found = outcomes(ROWS, table(f"科目编码|科目名称|合计\n{classes}", title="部门收入总表") + SECRETS)
    assert {outcome.severity for outcome in found if outcome.status == "failed"} == {None}
