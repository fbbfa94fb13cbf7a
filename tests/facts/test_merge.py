"""Contexts that a report itself proves equal are one (DESIGN, "Tried", b)."""

from __future__ import annotations

from hqaudit.model.fact import Context
from hqaudit.model.facts import Facts
from tests.facts.tiny import FINAL, facts_of, words

ITEMS = "部门收支总表\n单位：万元\n收入\t预算数\t支出\t预算数\n"


def sheet(*rows: str) -> str:
    return ITEMS + "\n".join(rows).replace("|", "\t") + "\n\n"


def same(facts: Facts, basis: str = "预算", **means: str) -> str:
    """What a context is compared as; – where that is not certain."""
    found = facts.same(Context(**means)._replace(year=2024, basis=basis))  # type: ignore[arg-type]  # year is set apart
    return words(found) if found is not None else "–"


BALANCED = sheet("一、一般公共预算收入|9.00|一、农林水支出|9.00", "收入总计|9.00|支出总计|9.00")


def test_nothing_stated_nothing_merged() -> None:
    facts = facts_of("本局负责监测。")
    assert same(facts, item="总计", side="收入") == "总计 收入"
    assert same(facts, side="支出", nature="基本支出", fund="?") == "–"


def test_a_fund_that_is_the_whole_is_merged_class_by_class() -> None:
    facts = facts_of(BALANCED)
    assert same(facts, side="收入", fund="一般公共预算") == "收入"
    assert same(facts, side="收入", fund="一般公共预算", function="213") == "支出 213"
    assert same(facts, side="支出", fund="一般公共预算", function="213") == "支出 一般公共预算 213"


def test_a_fund_of_another_amount_is_kept_apart() -> None:
    rows = ("一、一般公共预算收入|8.00|一、农林水支出|9.00", "二、事业收入|1.00||", "收入总计|9.00|支出总计|9.00")
    facts = facts_of(sheet(*rows))
    assert same(facts, side="收入", fund="一般公共预算") == "收入 一般公共预算"


def test_general_budget_is_fiscal_where_both_are_equal() -> None:
    text = "2024年财政拨款支出8.00万元，其中：一般公共预算支出8.00万元。支出预算9.00万元。"
    facts = facts_of("二、支出说明\n" + text)
    assert same(facts, side="支出", fund="一般公共预算", function="213") == "支出 财政拨款 213"
    assert same(facts, side="支出", fund="财政拨款") == "支出 财政拨款"


def test_an_amount_of_zero_proves_nothing() -> None:
    facts = facts_of("二、支出说明\n2024年财政拨款支出0万元，其中：一般公共预算支出0万元。支出预算0万元。")
    assert same(facts, side="支出", fund="一般公共预算") == "支出 一般公共预算"


def test_totals_are_one_where_they_are_equal() -> None:
    rows = ("本年收入合计|9.00|本年支出合计|9.00", "收入总计|9.00|支出总计|9.00")
    facts = facts_of(sheet(*rows))
    assert same(facts, item="总计", side="收入") == "收入"
    assert same(facts, item="本年合计", side="支出") == "支出"
    assert same(facts, side="支出") == "支出"


def test_totals_that_differ_by_carry_over_are_kept_apart() -> None:
    rows = ("本年收入合计|9.00|本年支出合计|10.00", "上年结转|1.00|年终结转|0.00", "收入总计|10.00|支出总计|10.00")
    facts = facts_of(sheet(*rows))
    assert same(facts, item="总计", side="收入") == "总计 收入"
    assert same(facts, item="本年合计", side="收入") == "本年合计 收入"
    assert same(facts, side="收入") == "–"
    assert same(facts, side="收入", function="213") == "收入 213"


def test_income_and_expenditure_agree_by_class_without_carry_over_only() -> None:
    assert same(facts_of(BALANCED), side="收入", function="213") == "支出 213"
    rows = ("一、一般公共预算收入|8.00|一、农林水支出|9.00", "上年结转|1.00||", "收入总计|9.00|支出总计|9.00")
    assert same(facts_of(sheet(*rows)), side="收入", function="213") == "收入 213"
    unbalanced = sheet("收入总计|9.00|支出总计|8.00")
    assert same(facts_of(unbalanced), side="收入", function="213") == "收入 213"


def test_final_accounts_never_agree_by_class() -> None:
    facts = facts_of(BALANCED.replace("预算数", "决算数"), FINAL)
    assert same(facts, "决算", side="收入", function="213") == "收入 213 2024/决算"


def test_a_carry_over_of_zero_is_none() -> None:
    rows = ("一、一般公共预算收入|9.00|一、农林水支出|9.00", "上年结转|0.00||", "收入总计|9.00|支出总计|9.00")
    assert same(facts_of(sheet(*rows)), side="收入", function="213") == "支出 213"


def test_a_part_of_unnamed_money_is_the_whole_where_one_fund_is_all() -> None:
    whole = facts_of("二、支出说明\n2024年支出预算9.00万元，其中：一般公共预算支出9.00万元。")
    assert same(whole, side="支出", nature="基本支出", fund="?") == "支出 基本支出"
    partly = facts_of("二、支出说明\n2024年支出预算9.00万元，其中：一般公共预算支出8.00万元。")
    assert same(partly, side="支出", nature="基本支出", fund="?") == "–"


def test_the_totals_of_another_year_prove_nothing() -> None:
    facts = facts_of(BALANCED)
    other = Context(side="收入", fund="一般公共预算", year=2023, basis="预算")
    assert facts.same(other) == other
