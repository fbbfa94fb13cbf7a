"""Arithmetic on printed figures (SEMANTICS, intervals)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hqaudit.checks.common import in_unit_of, known, name, printed, rounded, spread, tail, usual
from hqaudit.model.blocks import Document
from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Facts, Profile
from hqaudit.model.figure import Figure
from hqaudit.model.interval import NOTHING, Interval
from hqaudit.model.place import Place


def fact(text: str, unit: str = "万元", decimals: int | None = None, label: str = "支出") -> Fact:
    value = Decimal(text.replace(",", "").rstrip("%"))
    printed_decimals = len(text.rstrip("%").partition(".")[2])
    figure = Figure(text, value, printed_decimals, unit, Place(0, 0, len(text)))
    return Fact(figure, label, None, printed_decimals if decimals is None else decimals)


def between(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "unit", "decimals", "expected"),
    [
        ("320.50", "万元", None, ("3204950", "3205050")),
        ("0.6", "万元", 2, ("5950", "6050")),
        ("686", "万元", 2, ("6859950", "6860050")),
        ("686", "万元", None, ("6855000", "6865000")),
        ("94995790", "元", None, ("94995789.5", "94995790.5")),
        ("94995790.00", "元", None, ("94995790.00", "94995790.00")),
        ("94995790", "元", 2, ("94995790", "94995790")),
        ("12.345678", "万元", None, ("123456.78", "123456.78")),
        ("1.5", "亿元", None, ("145000000", "155000000")),
        ("75.00%", "%", None, ("74.995", "75.005")),
        ("-3.2", "万元", None, ("-32500", "-31500")),
        ("9", "辆", None, ("8.5", "9.5")),
    ],
)
def test_what_a_printed_figure_stands_for(
    text: str, unit: str, decimals: int | None, expected: tuple[str, str]
) -> None:
    assert fact(text, unit, decimals).range == between(*expected)


def test_ranges_add_and_subtract() -> None:
    one, other = between("1", "3"), between("10", "20")
    assert one.plus(other) == between("11", "23")
    assert other.minus(one) == between("7", "19")
    assert spread([]) == NOTHING
    assert spread([fact("1.5"), fact("2.5")]) == between("39000", "41000")


def test_ranges_meet() -> None:
    assert between("1", "3").meets(between("3", "4"))
    assert not between("1", "3").meets(between("3.01", "4"))
    assert between("1", "3").meet(between("2", "4")) == between("2", "3")
    assert between("1", "4").middle == Decimal("2.5")
    assert between("-1", "0").may_be_zero
    assert not between("0.1", "1").may_be_zero


def test_percentages_by_interval_division() -> None:
    assert between("50", "50").percent_of(between("200", "250")) == between("20", "25")
    assert between("-10", "20").percent_of(between("100", "200")) == between("-10", "20")


def test_a_sum_explained_by_rounding_and_one_that_is_impossible() -> None:
    parts = spread([fact("95.36"), fact("10.23")])
    assert fact("105.58").range.meets(parts)
    assert fact("105.60").range.meets(parts)
    assert not fact("105.57").range.meets(parts)
    assert not fact("477.11").range.meets(spread([fact("306.44"), fact("30.77")]))


def test_a_sum_of_yuan_with_fen_is_exact() -> None:
    parts = spread([fact("953600.00", "元"), fact("102300.00", "元")])
    assert fact("1055900.00", "元").range.meets(parts)
    assert not fact("1055900.01", "元").range.meets(parts)


def test_a_figure_as_a_sentence_prints_it() -> None:
    assert printed(fact("320.50")) == "320.50 万元"
    assert printed(fact("75.00%", "%")) == "75.00%"
    assert printed(fact("75.00", "%")) == "75.00%"
    assert printed(fact("9", "")) == "9"


def test_a_computed_amount_in_the_unit_of_a_figure() -> None:
    assert in_unit_of(Decimal("3205000"), fact("320.50")) == "320.50 万元"
    assert in_unit_of(Decimal("3205060"), fact("320.5")) == "320.5 万元"
    assert in_unit_of(Decimal("94995790.5"), fact("94,995,790", "元")) == "94,995,791 元"
    assert in_unit_of(Decimal("-1234567.5"), fact("1,000.00", "元")) == "-1,234,567.50 元"


@pytest.mark.parametrize(("value", "decimals", "text"), [("0.125", 2, "0.13"), ("2.5", 0, "3"), ("-0.125", 2, "-0.13")])
def test_computed_values_are_rounded_half_up(value: str, decimals: int, text: str) -> None:
    assert rounded(Decimal(value), decimals) == text


def test_a_tail_is_one_unit_of_the_last_digit() -> None:
    assert tail(Decimal("3205100"), fact("320.50"))
    assert not tail(Decimal("3205101"), fact("320.50"))
    assert tail(Decimal("6870000"), fact("686"))


def test_names_without_the_spaces_of_their_layout() -> None:
    assert name(fact("1", label=" 基本  支出\n")) == "基本 支出"
    assert name(fact("1", label="")) == "金额"


def test_the_usual_statement() -> None:
    often = [fact("5.00"), fact("5.00"), fact("6.00")]
    assert usual(often) is often[0]
    assert usual([fact("5.00"), fact("6.00")]) is None
    assert usual([]) is None


def test_what_a_report_knows_of_a_context() -> None:
    context = Context(side="支出", year=2024, basis="预算")
    stated = fact("5.00")
    facts = Facts(Document("x", (), ()), Profile(None, 2024, None, "预算"), (), (), (), ())
    assert known(context, facts, {context: [stated]}) is stated
    assert known(context._replace(year=2023), facts, {context: [stated]}) is None
    assert known(None, facts, {}) is None
