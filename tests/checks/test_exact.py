"""Sums that must hold to the last digit, because the report plainly adds up or because there is one part only."""

from __future__ import annotations

from tests.checks.tiny import outcomes, table, told

HEAD = "科目编码|科目名称|合计|基本支出|项目支出|上缴上级支出"


def form(*extra: str) -> str:
    """Twelve rows whose columns add up exactly, and some more."""
    body = [f"21301{at:02}|事项|{at + 10}.00|{at + 3}.00|6.00|1.00" for at in range(12)]
    return table("\n".join((HEAD, *body, *extra)))


def test_where_all_sums_are_exact_one_that_is_off_by_rounding_is_told() -> None:
    assert told("total-columns", form("2130150|运行|10.02|6.00|3.00|1.00"))[-1] == "warning 10.02 6.00 3.00 1.00"
    assert told("total-columns", form("2130150|运行|10.01|6.00|3.00|1.00"))[-1] == "info 10.01 6.00 3.00 1.00"


def test_a_digit_too_many_is_no_tail_difference() -> None:
    found = outcomes("total-columns", form("2130150|运行|9.00|6.006|3.00"))[-1]
    assert (found.status, found.severity) == ("failed", "warning")
    assert found.relation is not None
    assert not found.relation.holds(lambda fact: fact.range)


def test_where_several_sums_are_off_by_rounding_rounding_is_what_it_is() -> None:
    rounded = ("2130150|运行|9.01|6.00|3.00", "2130199|其他|8.01|5.00|3.00")
    assert told("total-columns", form(*rounded))[-2:] == ["passed 9.01 6.00 3.00", "passed 8.01 5.00 3.00"]


def test_a_few_sums_tell_nothing() -> None:
    assert told("total-columns", table(f"{HEAD}\n2130150|运行|9.01|6.00|3.00")) == ["passed 9.01 6.00 3.00"]


def test_one_amount_printed_twice_is_printed_alike() -> None:
    alone = table(f"{HEAD}\n2130101|行政|7.00|4.00|3.00\n2130150|运行|9.00|9.005|0.00")
    assert told("total-columns", alone)[-1] == "warning 9.00 9.005 0.00"
