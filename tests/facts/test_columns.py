from __future__ import annotations

import pytest

from tests.facts.tiny import COVER, facts_of, meanings


def columns(rows: str, title: str = "部门支出总表") -> list[tuple[str, str, str | None]]:
    found = facts_of(f"{title}\n单位：万元\n" + rows.replace("|", "\t")).forms[0]
    return [("/".join(column.path), column.kind, column.unit) for column in found.columns]


def means(head: str) -> dict[str, str] | None:
    """What a column of this head adds to the context."""
    found = facts_of(
        f"部门支出总表\n单位：万元\n科目编码\t科目名称\t{head}\n2130101\t行政运行\t9.00\n2130104\t事业运行\t8.00\n"
    )
    return found.forms[0].columns[2].means


@pytest.mark.parametrize(
    ("head", "texts", "kind"),
    [
        ("合计", ("9.00", "8.00"), "amount"),
        ("合计", ("", ""), "empty"),
        ("行次", ("1", "2"), "serial"),
        ("序号", ("1", "2"), "serial"),
        ("备注", ("含专项", "3.00"), "label"),
        ("备注", ("无", "有"), "label"),
        ("分值", ("10", "20"), "label"),
        ("数量", ("3", "4"), "label"),
        ("科目", ("301", "30101"), "code"),
        ("预算数", ("301", "302"), "amount"),
        ("代码", ("12", "13"), "code"),
        ("内部号", ("007", "008"), "code"),
    ],
)
def test_what_a_column_holds(head: str, texts: tuple[str, str], kind: str) -> None:
    rows = f"名称|{head}|金额\n甲|{texts[0]}|5.00\n乙|{texts[1]}|6.00"
    assert columns(rows)[1][1] == kind


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("金额", "万元"),
        ("金额（元）", "元"),
        ("金额（单位：千元）", "千元"),
        ("金额:亿元", "亿元"),
        ("占比（%）", "%"),
        ("增长率", "%"),
    ],
)
def test_the_unit_of_a_column(head: str, unit: str) -> None:
    assert columns(f"项目|{head}|合计\n基本支出|5.00|5.00\n项目支出|6.00|6.00")[1][2] == unit


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("公共财政预算拨款", {"fund": "一般公共预算"}),
        ("纳入预算管理的非税收入拨款", {"fund": "非税收入拨款"}),
        ("政府性基金预算拨款结转", {"item": "上年结转", "side": "收入", "fund": "政府性基金预算"}),
        ("完成年初预算的百分比", {"measure": "ratio"}),
        ("合计", {}),
        ("基本支出", {"side": "支出", "nature": "基本支出"}),
        ("一般公共预算", {"fund": "一般公共预算"}),
        ("其中：项目支出", {"side": "支出", "nature": "项目支出"}),
        ("2024年预算数", {"basis": "预算", "year": "2024"}),
        ("2023年决算数", {"basis": "决算", "year": "2023"}),
        ("上年预算数", {"basis": "预算", "year": "2023"}),
        ("比上年增减额", {"measure": "change"}),
        ("增减（%）", {"measure": "growth"}),
        ("占比", {"measure": "ratio"}),
        ("神秘数", None),
    ],
)
def test_what_a_column_adds(head: str, expected: dict[str, str] | None) -> None:
    assert means(head) == expected


def test_all_levels_of_a_header_count_and_the_unknown_is_contagious() -> None:
    table = (
        "部门支出总表\n单位：万元\n| 科目编码 | 科目名称 | 一般公共预算 | | 神秘组 | |\n|---|---|---|---|---|---|\n"
        "| | | 基本支出 | 项目支出 | 基本支出 | 项目支出 |\n| 2130101 | 行政运行 | 9.00 | 8.00 | 7.00 | 6.00 |\n"
    )
    assert meanings(facts_of(table)) == [
        "9.00: 支出 一般公共预算 基本支出 2130101",
        "8.00: 支出 一般公共预算 项目支出 2130101",
        "7.00: ?",
        "6.00: ?",
    ]


def test_what_is_under_carry_over_stays_carry_over() -> None:
    table = (
        "部门收入总表\n单位：万元\n| 科目编码 | 科目名称 | 上年结转 | |\n|---|---|---|---|\n"
        "| | | 一般公共预算 | 政府性基金 |\n| 2130101 | 行政运行 | 9.00 | 8.00 |\n"
    )
    assert meanings(facts_of(table)) == [
        "9.00: 上年结转 收入 一般公共预算 2130101",
        "8.00: 上年结转 收入 政府性基金预算 2130101",
    ]


def test_last_year_of_no_year_is_unknown() -> None:
    table = "部门支出总表\n单位：万元\n科目编码\t科目名称\t上年预算数\n2130101\t行政运行\t9.00\n"
    assert facts_of(table, "").forms[0].columns[2].means is None
    assert facts_of(table, COVER).forms[0].columns[2].means == {"basis": "预算", "year": "2023"}


def test_a_column_of_percentages_is_none_of_amounts_though_its_head_is_not_understood() -> None:
    found = columns("科目名称|本期数和别的|某种增减%\n行政运行|5.00|3.57", "支出表")
    assert found == [
        ("科目名称", "label", "万元"),
        ("本期数和别的", "amount", "万元"),
        ("某种增减%", "amount", "%"),
    ]
