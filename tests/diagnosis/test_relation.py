from __future__ import annotations

from decimal import Decimal

import pytest

from hqaudit.model.interval import Interval
from hqaudit.model.relation import Linear, Percent, Same, as_printed
from tests.diagnosis.bits import fact, sums, trying

D = Decimal


def test_one_amount_in_several_units() -> None:
    one, other, third = fact("5.00", "万元"), fact("50,049.00"), fact("5.0", "万元")
    same = Same((one, other, third))
    assert same.holds(as_printed)
    assert not same.holds(trying({id(other): ("50051", "50051")}))
    assert Same((one,)).holds(as_printed)


def test_what_one_statement_must_be_by_the_others() -> None:
    one, other, third = fact("7.00", "万元"), fact("5.00", "万元"), fact("5.00", "万元")
    same = Same((one, other, third))
    assert same.solve(one, as_printed) == 50000
    assert same.solve(other, as_printed) is None


def test_a_sum_holds_within_rounding() -> None:
    whole, one, two = fact("105.58", "万元"), fact("95.36", "万元"), fact("10.23", "万元")
    assert sums(whole, one, two).holds(as_printed)
    assert not sums(fact("477.11", "万元"), fact("306.44", "万元"), fact("30.77", "万元")).holds(as_printed)
    assert sums(whole, one, two).facts == (whole, one, two)


def test_a_sum_at_the_edge_of_rounding() -> None:
    assert sums(fact("11"), fact("5"), fact("5")).holds(as_printed)
    assert not sums(fact("12"), fact("5"), fact("5")).holds(as_printed)
    assert not sums(fact("10.01"), fact("5.00"), fact("5.00")).holds(as_printed)


def test_each_term_of_a_sum_follows_from_the_others() -> None:
    whole, one, two = fact("100.00"), fact("70.00"), fact("20.00")
    relation = sums(whole, one, two)
    assert [relation.solve(term, as_printed) for term in (whole, one, two)] == [90, 80, 30]
    minus = Linear(((1, whole), (-1, one), (1, two)))
    assert [minus.solve(term, as_printed) for term in (whole, one, two)] == [50, 120, -30]
    assert relation.solve(one, trying({id(two): ("25", "25")})) == 75


def test_an_inequality_holds_below_and_asks_for_no_value() -> None:
    part, whole = fact("5.00"), fact("6.00")
    at_most = Linear(((1, part), (-1, whole)), "<=")
    assert at_most.holds(as_printed)
    assert at_most.holds(trying({id(part): ("6", "6")}))
    assert not at_most.holds(trying({id(part): ("6.01", "6.01")}))
    assert at_most.solve(part, as_printed) is None


@pytest.mark.parametrize(
    ("text", "kind", "one", "other", "sign", "holds"),
    [
        ("75.00%", "share", "150.00", "200.00", 1, True),
        ("75.02%", "share", "150.00", "200.00", 1, False),
        ("90.91%", "share", "370.03", "407.01", 1, True),
        ("90.88%", "share", "370.03", "407.01", 1, False),
        ("10.00%", "change", "489.51", "54.39", -1, True),
        ("10.17%", "change", "489.51", "54.39", -1, False),
        ("12.50%", "change", "489.51", "54.39", 1, True),
        ("12.50%", "change", "489.51", "54.39", -1, False),
        ("1.19%", "prior", "352.67", "348.52", 1, True),
        ("0.53%", "prior", "352.67", "348.52", 1, False),
        ("1.18%", "prior", "348.52", "352.67", -1, True),
        ("1.18%", "prior", "348.52", "352.67", 1, False),
        ("-1.18%", "prior", "348.52", "352.67", 1, True),
    ],
)
def test_a_percentage_fits_its_amounts(text: str, kind: str, one: str, other: str, sign: int, holds: bool) -> None:
    relation = Percent(fact(text), kind, fact(one), fact(other), sign)
    assert relation.holds(as_printed) is holds


def test_rounded_amounts_widen_what_a_percentage_may_be() -> None:
    relation = Percent(fact("33.0%"), "share", fact("1"), fact("3"))
    assert relation.expected(as_printed) == Interval(100 * D("0.5") / D("3.5"), 100 * D("1.5") / D("2.5"))
    assert relation.holds(as_printed)


def test_the_percentage_follows_from_the_amounts_and_no_amount_from_it() -> None:
    figure, one, other = fact("52.00%"), fact("50.00"), fact("200.00")
    relation = Percent(figure, "share", one, other)
    assert relation.facts == (figure, one, other)
    assert [relation.solve(term, as_printed) for term in relation.facts] == [25, None, None]
    assert Percent(figure, "change", one, other, 1).solve(figure, as_printed) is None
    assert Percent(figure, "change", other, one, 1).solve(figure, as_printed) == D(5000) / D(150)
    assert Percent(figure, "prior", other, one, 1).solve(figure, as_printed) == 300
    assert Percent(figure, "prior", one, other, -1).solve(figure, as_printed) == 75


@pytest.mark.parametrize(
    ("kind", "one", "other", "sign"),
    [
        ("share", "5.00", "0.00", 1),
        ("prior", "5.00", "0.00", 1),
        ("prior", "5.00", "-1.00", 1),
        ("change", "5.00", "5.00", 1),
        ("change", "5.00", "6.00", 1),
        ("share", "5", "0", 1),
    ],
)
def test_a_base_that_may_be_zero_has_no_percentage(kind: str, one: str, other: str, sign: int) -> None:
    figure = fact("100.00%")
    relation = Percent(figure, kind, fact(one), fact(other), sign)
    assert relation.expected(as_printed) is None
    assert not relation.holds(as_printed)
    assert relation.solve(figure, as_printed) is None


def test_a_decrease_has_a_base_above_zero() -> None:
    assert Percent(fact("50.00%"), "change", fact("5.00"), fact("5.00"), -1).holds(as_printed)
    assert Percent(fact("100.00%"), "change", fact("0.00"), fact("5.00"), -1).holds(as_printed)


def test_a_percentage_is_told_as_a_reader_computes_it() -> None:
    current, change, said = fact("8.6", "万元"), fact("1.5", "万元"), fact("1.21", "%")
    relation = Percent(said, "change", current, change)
    assert round(relation.solve(said, as_printed) or 0, 4) == D("21.1268")
    assert relation.given(trying({id(change): ("8.6", "8.6"), id(current): ("8.6", "8.6")})) is None
