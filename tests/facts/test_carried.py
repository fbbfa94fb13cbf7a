from __future__ import annotations

import pytest

from tests.checks.tiny import table, told

FISCAL = """收入|预算数|支出|合计|一般公共预算
一、本年收入|8.00|一、本年支出|{0}|{0}
||（一）教育支出|{0}|{0}
二、上年结转|{1}|二、结转下年||
收入总计|{0}|支出总计|{0}|{0}"""
THIS_YEAR = "科目编码|科目名称|合计|基本支出|项目支出\n205|教育支出|8.00|8.00|\n合计||8.00|8.00|"


@pytest.mark.parametrize(
    ("spent", "carried", "expected"),
    [("10.00", "2.00", []), ("10.00", "3.00", ["failed"]), ("8.00", "", [])],
)
def test_forms_differ_by_what_is_carried_over(spent: str, carried: str, expected: list[str]) -> None:
    text = table(FISCAL.format(spent, carried), "财政拨款收支总表") + table(THIS_YEAR, "一般公共预算支出表")
    assert [line.split()[0] for line in told("agreement", text) if "failed" in line][:1] == expected
