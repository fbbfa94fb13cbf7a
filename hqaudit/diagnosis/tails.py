"""Tail differences (尾差): what misses by one of the last digit is a note to the checks; a repair may leave it."""

from __future__ import annotations

from decimal import Decimal

from hqaudit.model.fact import Fact
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.relation import Linear, Percent, Ranges, Relation, Same


def nearly(relation: Relation, ranges: Ranges) -> bool:
    """Whether a relation that does not hold misses by no more than a tail difference."""
    if isinstance(relation, Same):
        stated = [ranges(fact).middle for fact in relation.facts]
        return max(stated) - min(stated) <= max(map(_unit, relation.facts))
    if isinstance(relation, Linear):
        return nearly_met(relation, relation.residual(ranges))
    return _nearly(relation, ranges)


def nearly_met(relation: Linear, missed: Decimal) -> bool:
    """Whether a sum misses by no more than one of the last digit of its total."""
    return relation.relation == "=" and abs(missed) <= _unit(relation.terms[0][1])


def _nearly(relation: Percent, ranges: Ranges) -> bool:
    expected, unit = relation.expected(ranges), Decimal(1).scaleb(-relation.figure.figure.decimals)
    if expected is None:
        return False
    return abs(expected.middle.quantize(unit) - ranges(relation.figure).middle) <= unit


def _unit(fact: Fact) -> Decimal:
    """One of the last digit of an amount, in 元."""
    decimals = fact.figure.decimals if fact.figure.unit == "元" else fact.decimals
    return Decimal(1).scaleb(AMOUNT_UNITS.get(fact.figure.unit, 0) - decimals)
