"""Formulas over printed names: heads, paths, optional columns, and what is left alone because it is ambiguous."""

from __future__ import annotations

import pytest

from hqaudit.checks import CHECKS
from hqaudit.facts.read import read_facts
from hqaudit.model.blocks import Cell, Document, Table, TextBlock
from hqaudit.model.rule import Rule
from tests.checks.tiny import book, formula, table, told


def told_of(rule: Rule, columns: tuple[tuple[str, ...], ...], *rows: list[str]) -> list[str]:
    """The outcomes in a form with a header of several levels."""
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    blocks = (TextBlock("heading", "测试局2024年部门预算"), Table("种粮补贴表", "万元", columns, cells))
    facts = read_facts(Document("x.txt", (), blocks), book().vocabulary)
    return [f"{one.status} {' '.join(f.figure.text for f in one.facts)}" for one in CHECKS["identity"](rule, facts)]


def test_an_optional_column_that_is_not_there_counts_for_nothing() -> None:
    text = table("乡镇|合计|甲|乙\n东山|9.00|5.00|3.00", "种粮补贴表")
    assert told(formula("合计 = 甲 + 乙 + [丙]", "种粮补贴表"), text) == ["failed 9.00 5.00 3.00"]


def test_an_empty_cell_adds_as_zero() -> None:
    text = table("乡镇|合计|甲|乙\n东山|5.00|5.00|\n西山|5.00||4.00", "种粮补贴表")
    assert told(formula("合计 = 甲 + 乙", "种粮补贴表"), text) == ["passed 5.00 5.00", "failed 5.00 4.00"]


def test_rows_in_every_column_but_those_of_percentages() -> None:
    text = table("项目|预算数|比上年增长（%）\n甲|5.00|10.00\n乙|3.00|20.00\n合计|9.00|15.00", "种粮补贴表")
    assert told(formula("合计 = 甲 + 乙", "种粮补贴表"), text) == ["failed 9.00 5.00 3.00"]


def test_names_under_several_heads_are_compared_head_by_head() -> None:
    columns = (
        ("乡镇",),
        ("本年", "合计"),
        ("本年", "甲"),
        ("本年", "乙"),
        ("上年", "合计"),
        ("上年", "甲"),
        ("上年", "乙"),
    )
    own = formula("合计 = 甲 + 乙", "种粮补贴表")
    assert told_of(own, columns, ["东山", "9.00", "5.00", "4.00", "9.00", "5.00", "3.00"]) == [
        "passed 9.00 5.00 4.00",
        "failed 9.00 5.00 3.00",
    ]
    path = formula("本年/合计 = 上年/甲 + 上年/乙", "种粮补贴表")
    assert told_of(path, columns, ["东山", "9.00", "5.00", "4.00", "9.00", "5.00", "3.00"]) == ["failed 9.00 5.00 3.00"]
    assert told_of(formula("合计 = 上年/甲 + 乙", "种粮补贴表"), columns, ["东山", *["9.00", "5.00", "3.00"] * 2]) == [
        "failed 9.00 5.00 3.00"
    ]


def test_rows_that_stand_twice_are_left_alone() -> None:
    text = table("项目|金额\n甲|5.00\n乙|3.00\n甲|6.00\n合计|9.00", "种粮补贴表")
    assert told(formula("合计 = 甲 + 乙", "种粮补贴表"), text) == ["unchecked 9.00 5.00 3.00 stated_twice"]


def test_a_limit_between_columns() -> None:
    text = table("项目|预算数|已支付\n甲|5.00|6.00\n乙|3.00|2.00", "种粮补贴表")
    assert told(formula("已支付 <= 预算数", "种粮补贴表"), text) == ["failed 6.00 5.00", "passed 2.00 3.00"]


def test_growth_of_a_row() -> None:
    text = table("项目|本年|上年|增长率\n甲|6.00|5.00|20.00\n乙|6.00|5.00|2.00\n丙|6.00|0.00|", "种粮补贴表")
    assert told(formula("增长率 = 本年 ÷ 上年 - 1", "种粮补贴表"), text) == [
        "passed 20.00 6.00 5.00",
        "failed 2.00 6.00 5.00",
        "unchecked 6.00 0.00 term_not_stated",
    ]


@pytest.mark.parametrize("name", ["种粮补贴表", "2024年种粮补贴表（公开）", "表3 种粮补贴表", "*补贴表"])
@pytest.mark.parametrize("title", ["种粮补贴表", "测试局2024年种粮补贴表", "测试局种粮补贴表"])
def test_what_names_a_form(name: str, title: str) -> None:
    text = table("项目|合计|甲\n东山|5.00|4.00", title)
    assert told(formula("合计 = 甲", name), text) == ["failed 5.00 4.00"]


def test_what_names_another_form() -> None:
    text = table("项目|合计|甲\n东山|5.00|4.00", "良种补贴表")
    assert [told(formula("合计 = 甲", name), text) for name in ("种粮补贴表", "补贴", "*补助表")] == [[], [], []]


def test_another_wording_of_a_title_that_means_the_same() -> None:
    text = table("科目编码|科目名称|合计|甲\n2130101|行政运行|5.00|4.00", "部门支出总体情况表")
    assert told(formula("合计 = 甲", "支出总表"), text) == ["failed 5.00 4.00"]
    assert told(formula("合计 = 甲", "收入总表"), text) == []
    assert told(formula("合计 = 甲", "一般公共预算支出表"), text) == []


def test_an_item_among_others_in_a_title() -> None:
    text = table("项目|合计|甲\n公务接待费|5.00|4.00", "“三公”经费、会议费和培训费支出表")
    assert told(formula("合计 = 甲", "三公表"), text) == ["failed 5.00 4.00"]
    assert told(formula("合计 = 甲", "支出表"), text) == []


def test_a_unit_in_brackets_is_no_part_of_a_name() -> None:
    text = table("一、项目|合计（万元）|甲(元)|其中：乙\n东山|5.00|40000.00|2.00", "种粮补贴表")
    assert told(formula("合计 = 甲 + 乙", "种粮补贴表"), text) == ["failed 5.00 40000.00 2.00"]
