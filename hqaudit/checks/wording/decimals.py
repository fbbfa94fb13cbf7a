"""Figures printed alike: with the decimals that the others of their form, or of all sentences, have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.figure import PERCENT
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_FEW = 2
"""No more figures than this are odd: else that is how the report prints them."""
_ENOUGH = 8


def decimals(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A figure with a dropped zero (0.6) where all others print their decimals, or with more of them than any other."""
    for form in facts.forms:
        amounts = [fact for fact in form.cells.values() if fact.figure.is_amount and fact.figure.value != 0]
        if len(amounts) >= _ENOUGH and not any(fact.figure.decimals == 0 < fact.decimals for fact in amounts):
            short = [(fact, fact.decimals) for fact in amounts if 0 < fact.figure.decimals < fact.decimals]
            yield from _told(rule, short, "同表", "the form prints")
    said: dict[str, list[Fact]] = {}
    for fact in facts.statements:
        if fact.why != "threshold" and fact.figure.value != 0 and not fact.approximate:
            said.setdefault(fact.figure.unit, []).append(fact)
    for unit, stated in said.items():
        if unit == PERCENT or stated[0].figure.is_amount:
            yield from _in_sentences(rule, stated)


def _in_sentences(rule: Rule, stated: Sequence[Fact]) -> Iterator[Outcome]:
    """Whole numbers (100 万元) tell nothing; fewer decimals only something where zeros at the end are printed."""
    counted = Counter(fact.figure.decimals for fact in stated)
    usual = max(counted, key=lambda decimals: (decimals > 0, counted[decimals]))
    if not usual or counted[usual] < _ENOUGH:
        return
    zeros = sum(1 for fact in stated if fact.figure.decimals == usual and fact.figure.text.rstrip("%％").endswith("0"))
    long = [(fact, usual) for fact in stated if fact.figure.decimals > usual]
    short = [(fact, usual) for fact in stated if 0 < fact.figure.decimals < usual and zeros >= _FEW]
    for odd in (long, short):
        yield from _told(rule, odd, "文中", "the text prints")


def _told(rule: Rule, odd: Sequence[tuple[Fact, int]], where: str, where_en: str) -> Iterator[Outcome]:
    if not odd or len(odd) > _FEW:
        yield Outcome(rule, "passed")
        return
    for fact, usual in odd:
        figure = fact.figure
        if figure.decimals > usual:
            message = Message(
                f"“{figure.text}”有 {figure.decimals} 位小数，{where}其他数字印 {usual} 位",
                f"“{figure.text}” has {figure.decimals} decimals; {where_en} the others with {usual}",
            )
        else:
            full = format(figure.value, f".{usual}f")
            message = Message(
                f"“{figure.text}”少印小数位，{where}其他数字印作 {full} 的形式",
                f"“{figure.text}” drops a decimal; {where_en} the others as {full}",
            )
        place = figure.place
        spot = Spot(place.block, place.start, place.end, place.row_index, place.column_index)
        yield Outcome(rule, "failed", (fact,), message=message, severity="info", spot=spot)
