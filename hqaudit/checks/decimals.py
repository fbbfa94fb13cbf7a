"""Figures with a decimal too many: a digit typed twice, which rounding alone would let pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hqaudit.model.edits import DOUBLED, slip
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts


def doubled_decimals(statements: Sequence[Fact], facts: Facts) -> Iterator[tuple[Fact, Fact]]:
    """Statements of an amount that repeat a digit of another one, each with it: 477.111 beside 477.11.

    Only where no other figure of the form, or of all sentences, prints as many decimals: a finer statement is no slip.
    """
    if len({fact.figure.decimals for fact in statements}) == 1:
        return
    for fact in statements:
        for other in statements:
            if (
                fact.figure.decimals == other.figure.decimals + 1 > 1
                and fact.figure.unit == other.figure.unit
                and slip(_plain(fact), _plain(other)) == DOUBLED
                and _alone(fact, facts)
            ):
                yield fact, other
                break


def _plain(fact: Fact) -> str:
    return format(fact.figure.value, f".{fact.figure.decimals}f")


def _alone(fact: Fact, facts: Facts) -> bool:
    place = fact.figure.place
    forms = [form for form in facts.forms if form.block == place.block]
    others = forms[0].cells.values() if forms else facts.statements
    return not any(
        one.figure.decimals >= fact.figure.decimals and one.figure.is_amount and one is not fact for one in others
    )
