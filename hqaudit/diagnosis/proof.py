"""What proves a new value: a percentage's amounts that stand fast, a sum it comes to, another place that prints it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from decimal import Decimal

from hqaudit.diagnosis.prices import slip_of
from hqaudit.diagnosis.ranges import Key, Tried
from hqaudit.model.fact import Fact
from hqaudit.model.relation import Linear, Percent, Relation, Same


def stands(fact: Fact, value: Decimal, around: Sequence[Relation], firm: Container[Key], ranges: Tried) -> bool:
    """Whether a percentage is wrong for certain: a slip explains it, or its amounts are ``firm``.

    What does not fit may else be one of its amounts as well, with a slip that no list of slips holds.
    """
    if not fact.figure.is_percent or slip_of(fact, value):
        return True
    mine = [one for one in around if isinstance(one, Percent) and one.figure is fact]
    return all(ranges.printed.places(amount) in firm for one in mine for amount in (one.one, one.other))


def follows(fact: Fact, value: Decimal, around: Sequence[Relation], ranges: Tried) -> bool:
    """Whether a value is what a slip explains, a sum comes to, is printed elsewhere, or all that the amounts allow."""
    if slip_of(fact, value):
        return True
    for relation in around:
        if isinstance(relation, Linear) and relation.relation == "=" and relation.residual(ranges) == 0:
            return True
        if isinstance(relation, Same) and any(
            other.figure.unit == fact.figure.unit and other.figure.value == value for other in relation.facts
        ):
            return True
        if isinstance(relation, Percent) and relation.figure is fact:
            expected = relation.expected(ranges)
            unit = Decimal(1).scaleb(int(value.as_tuple().exponent))
            return expected is not None and expected.high - expected.low <= unit
    return any(isinstance(one, Linear) and one.relation == "=" and one.holds(ranges) for one in around)
