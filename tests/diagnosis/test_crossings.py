from __future__ import annotations

from hqaudit.diagnosis import crossings as module
from hqaudit.diagnosis.conclusions import conclude
from hqaudit.diagnosis.crossings import crossings
from hqaudit.diagnosis.ranges import Places, Printed
from hqaudit.model.fact import Fact
from hqaudit.model.relation import Linear, Relation, Same
from tests.diagnosis.bits import fact, sums
from tests.diagnosis.test_verdicts import EMPTY, outcome

EXACT = [sums(fact("9.00"), fact("6.00"), fact("3.00")) for _ in range(module._EXACT)]


def yuan(text: str) -> Fact:
    return fact(text, "万元")


def found(noted: list[Relation], held: list[Linear]) -> list[tuple[str, str]]:
    places = Places()
    return [(one.figure.text, format(value, "f")) for one, value in crossings(noted, held, places, Printed(places))]


def test_tail_differences_that_meet_in_one_figure() -> None:
    row, column, cell, beside, below = map(yuan, ("9.00", "8.00", "6.01", "3.00", "2.00"))
    noted: list[Relation] = [sums(row, cell, beside), sums(column, cell, below)]
    assert found(noted, EXACT) == [("6.01", "6.00")]
    assert found(noted, EXACT[1:]) == []


def test_a_tail_difference_that_is_left_over_may_be_rounding() -> None:
    row, column, cell, beside, below = map(yuan, ("9.00", "8.00", "6.01", "3.00", "2.00"))
    noted: list[Relation] = [sums(row, cell, beside), sums(column, cell, below)]
    other = sums(*map(yuan, ("5.01", "3.00", "2.00")))
    assert found([*noted, other], EXACT * 2) == []


def test_a_sum_that_came_out_with_the_printed_digit_speaks_for_it() -> None:
    row, column, cell, beside, below = map(yuan, ("9.00", "8.00", "6.01", "3.00", "2.00"))
    noted: list[Relation] = [sums(row, cell, beside), sums(column, cell, below)]
    assert found(noted, [*EXACT, sums(cell, yuan("4.00"), yuan("2.01"))]) == []


def test_a_statement_apart_from_two_others() -> None:
    apart, one, two = map(yuan, ("9.01", "9.00", "9.00"))
    assert found([Same((apart, one, two))], EXACT) == [("9.01", "9.00")]
    assert found([Same((apart, one))], EXACT) == []


def test_a_figure_with_fewer_decimals_is_in_doubt_as_well() -> None:
    whole, part = yuan("1.8"), yuan("1.89")
    assert found([Same((whole, part)), sums(whole, part)], EXACT) == []


def test_what_is_only_noted_so_far_is_then_a_warning() -> None:
    row, column, cell, beside, below = map(yuan, ("9.00", "8.00", "6.01", "3.00", "2.00"))
    noted = [outcome(sums(row, cell, beside), severity="info"), outcome(sums(column, cell, below), severity="info")]
    held = [outcome(relation, "passed") for relation in EXACT]
    (conclusion,) = conclude(EMPTY, [*noted, *held])
    assert conclusion.suggestion is not None
    assert (conclusion.suggestion.value, conclusion.outcome.severity) == ("6.00", "warning")
    assert conclusion.outcome.suspects == (cell,)
    assert [one.suggestion for one in conclude(EMPTY, [noted[0], *held])] == [None]
