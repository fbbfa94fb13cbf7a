"""What the kinds share: printing figures, the index of what is stated where, and the comparison of a sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from hqaudit.model.fact import Context, Fact, Facts
from hqaudit.model.figure import AMOUNT_UNITS, PERCENT
from hqaudit.model.interval import NOTHING, Interval


def printed(fact: Fact) -> str:
    """The figure with its unit, as a sentence would print it: 320.50 万元, 75.00%."""
    figure = fact.figure
    if figure.unit == PERCENT:
        return f"{figure.text.rstrip('%％')}%"
    return f"{figure.text} {figure.unit}".strip()


def rounded(value: Decimal, decimals: int) -> str:
    """A computed value at a number of decimals, half up, as accountants round."""
    return format(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), f".{decimals}f")


def in_unit_of(amount: Decimal, fact: Fact) -> str:
    """An amount in 元 printed in the unit and to the decimals of a fact."""
    unit = fact.figure.unit
    value = rounded(amount.scaleb(-AMOUNT_UNITS.get(unit, 0)), fact.decimals)
    grouped = "," in fact.figure.text or "，" in fact.figure.text
    return f"{_grouped(value) if grouped else value} {unit}".strip()


def _grouped(value: str) -> str:
    return f"{Decimal(value):,}"


def tail(amount: Decimal, fact: Fact) -> bool:
    """Whether a computed amount misses a figure by no more than one unit of its last digit: a 尾差.

    In 元 the digits printed count: a program that drops decimals of long numbers (852063605.8) rounds them.
    """
    decimals = fact.figure.decimals if fact.figure.unit == "元" else fact.decimals
    unit = Decimal(1).scaleb(AMOUNT_UNITS.get(fact.figure.unit, 0) - decimals)
    return abs(amount - fact.amount) <= unit


def name(fact: Fact) -> str:
    """What the figure is called: its label, without the spaces of its layout."""
    return " ".join(fact.label.split()) or "金额"


def spread(facts: Iterable[Fact]) -> Interval:
    """The range of a sum."""
    whole = NOTHING
    for fact in facts:
        whole = whole.plus(fact.range)
    return whole


def known(context: Context | None, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Fact | None:
    """What the report usually states for a context; None where it states nothing or is not of one mind."""
    same = facts.same(context) if context is not None else None
    return usual(index.get(same, ())) if same is not None else None


def usual(candidates: Sequence[Fact]) -> Fact | None:
    """The statement that most of them make; None where two make it equally often."""
    counted = Counter(fact.amount for fact in candidates).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return next(fact for fact in candidates if fact.amount == counted[0][0])
