"""Formulas whose terms stand in several forms: bound by year, basis and unit, by name or by meaning."""

from __future__ import annotations

import pytest

from tests.checks.tiny import FINAL, formula, table, told

BASIC = "一般公共预算基本支出表"
THREE = "一般公共预算“三公”经费支出表"
LIMIT = "公务接待费[基本支出表] <= 公务接待费[三公表]"


def basic(*rows: str) -> str:
    return table("科目编码|科目名称|合计|人员经费|公用经费\n" + "\n".join(rows), BASIC)


def three(heads: str, *rows: str) -> str:
    return table(f"项目|{heads}\n" + "\n".join(rows), THREE)


@pytest.mark.parametrize(("amount", "status"), [("3.00", "passed"), ("3.02", "failed"), ("2.99", "passed")])
def test_one_year_with_the_same_year(amount: str, status: str) -> None:
    text = basic(f"30217|公务接待费|{amount}||{amount}") + three("2023年预算数|2024年预算数", "公务接待费|9.00|3.00")
    assert told(formula(LIMIT), text) == [f"{status} {amount} 3.00"]


def test_the_column_of_the_total_counts_where_columns_differ() -> None:
    text = basic("30217|公务接待费|4.00|1.00|3.00") + three("2024年预算数", "公务接待费|3.50")
    assert told(formula(LIMIT), text) == ["failed 4.00 3.50"]


def test_what_is_stated_twice_is_not_compared() -> None:
    text = basic("30217|公务接待费|4.00||4.00") + three("2024年预算数", "公务接待费|3.00", "公务接待费|5.00")
    assert told(formula(LIMIT), text) == ["unchecked 4.00 3.00 stated_twice"]


def test_forms_that_are_not_there_and_other_bases() -> None:
    assert told(formula(LIMIT), basic("30217|公务接待费|4.00||4.00")) == []
    text = basic("30217|公务接待费|4.00||4.00") + three("年初预算数", "公务接待费|3.00")
    assert told(formula(LIMIT), text, FINAL) == []


def test_columns_are_taken_in_the_row_of_the_total() -> None:
    text = basic("30101|基本工资|5.00|5.00|", "30217|公务接待费|2.00||2.00", "合计||7.00|5.00|2.00")
    text += table("科目编码|科目名称|合计|基本支出|项目支出\n2130101|行政运行|9.00|8.00|1.00", "部门支出总表")
    assert told(formula("合计[基本支出表] = 基本支出[支出总表]"), text) == ["failed 7.00 8.00"]


def test_by_meaning_where_no_row_or_column_has_the_name() -> None:
    text = basic("30217|公务接待费|4.00||4.00") + three("2024年预算数", "3. 公务接待费支出预算|3.00")
    assert told(formula(LIMIT), text) == ["failed 4.00 3.00"]


def test_a_term_without_a_form_is_what_the_report_states() -> None:
    text = three("2024年预算数", "公务接待费|3.00") + "二、三公经费说明\n2024年公务接待费4.00万元。\n"
    assert told(formula("公务接待费[三公表/2024年预算数] = 公务接待费"), text) == ["unchecked 3.00 3.00 stated_twice"]
    assert told(formula("公务接待费[三公表] >= 会议费"), text + "2024年会议费5.00万元。\n") == ["failed 3.00 5.00"]


def test_an_optional_term_may_be_missing() -> None:
    text = basic("30217|公务接待费|3.00||3.00") + three("2024年预算数", "公务接待费|3.00")
    rule = formula("公务接待费[三公表] = 公务接待费[基本支出表] + [会议费[三公表]]")
    assert told(rule, text) == ["passed 3.00 3.00"]
