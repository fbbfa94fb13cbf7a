"""Figures that a rule itself states, beside those of the report: 公务接待费 <= 5万元, 占比 <= 30%, 分值 = 100."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from hqaudit.model.fact import Fact
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.formula import Constant


def of_one_kind(constants: Iterable[Constant], facts: Sequence[Fact]) -> bool:
    """Whether figures and constants may be compared: percentages with percentages, money with money."""
    if len({fact.figure.is_percent for fact in facts}) > 1:
        return False
    units = [constant.unit for constant in constants if constant.unit]
    return all(fact.figure.is_amount == (unit in AMOUNT_UNITS) for fact in facts for unit in units)


def stated_by(constants: Iterable[Constant], fact: Fact) -> Decimal:
    """What constants add up to, in 元 (or in per cent); one without a unit is in that of the figure."""
    return sum(
        (
            constant.sign * constant.value.scaleb(AMOUNT_UNITS.get(constant.unit or fact.figure.unit, 0))
            for constant in constants
        ),
        Decimal(0),
    )
