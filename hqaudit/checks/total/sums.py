"""Sums and how they are judged: a structure that mostly fails is not what it was taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from hqaudit.checks.common import in_unit_of, name, printed, spread, tail, telling
from hqaudit.model.fact import Fact
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, as_printed
from hqaudit.model.report import Severity
from hqaudit.model.rule import Rule

_SHOWN = 12
_SHOWS = 2
"""So many sums of several parts at least show the structure of a form."""


class Sum(NamedTuple):
    """One sum to check: the total's figure and its parts' figures, empty cells left out.

    ``firm``: what the total gathers is certain by itself; ``exact``: it must hold to the last digit.
    """

    group: tuple[object, ...]
    whole: Fact
    parts: tuple[Fact, ...]
    firm: bool
    exact: bool = False

    @property
    def holds(self) -> bool:
        """Whether the ranges of both sides meet."""
        return self.relation.holds(as_printed)

    @property
    def relation(self) -> Linear:
        """total − part − part … = 0."""
        return Linear(((1, self.whole), *((-1, part) for part in self.parts)), exact=self.exact)

    @property
    def rounds(self) -> bool:
        """Whether rounding can explain what is printed, if rounding there was."""
        return Linear(self.relation.terms).holds(as_printed)

    @property
    def several(self) -> bool:
        """Whether more than one part is not zero."""
        return sum(1 for part in self.parts if part.figure.value != 0) > 1

    @property
    def by_no_chance(self) -> bool:
        """Whether it is long enough, and of enough parts, to show the structure if it holds."""
        return self.several and telling(str(self.whole.figure.value))

    @property
    def at_rest(self) -> bool:
        """Nothing is compared: every figure is zero."""
        return self.whole.figure.value == 0 and all(part.figure.value == 0 for part in self.parts)


def proven(sums: Iterable[Sum]) -> bool:
    """Whether the structure of a form shows in its sums: those of several parts hold, and few fail."""
    telling = [entry for entry in sums if not entry.at_rest]
    failing = sum(1 for entry in telling if not entry.holds)
    holding = sum(1 for entry in telling if entry.holds and entry.several)
    return holding >= max(_SHOWS, 2 * failing)


def _is_whole(entry: Sum) -> bool:
    """Whether no run of its parts, left out, makes the sum hold: else some of them are parts of others."""
    amounts = [part.amount for part in entry.parts if part.figure.value != 0]
    over = sum(amounts, Decimal(0)) - entry.whole.amount
    runs = {
        sum(amounts[start:end], Decimal(0)) for start in range(len(amounts)) for end in range(start, len(amounts) + 1)
    }
    return entry.several and over not in runs


def judge(rule: Rule, group: Sequence[Sum], trusted: bool = False) -> Iterator[Outcome]:
    """Outcomes of the sums of one total over its columns or rows.

    A structure that fails more often than it holds – or, standing alone, is not certain by itself nor ``trusted`` for
    the others of its form – is counted as not checked, never as a mistake; unless it is certain and one column shows
    it: a row copied over another spoils several columns at once.
    """
    asked = [entry for entry in group if not entry.at_rest]
    failing = [entry for entry in asked if not entry.holds]
    firm = all(entry.firm for entry in group) or (trusted and all(_is_whole(entry) for entry in failing))
    shown = firm and any(entry.holds and entry.by_no_chance for entry in asked)
    doubted = len(failing) * 2 > len(asked) and not shown if len(asked) > 1 else not firm
    for entry in group:
        facts = (entry.whole, *entry.parts)
        if entry.holds:
            yield Outcome(rule, "passed", facts, relation=entry.relation)
        elif doubted:
            yield Outcome(rule, "unchecked", facts, reason="structure_uncertain")
        else:
            yield _failed(rule, entry)


def _failed(rule: Rule, entry: Sum) -> Outcome:
    whole = entry.whole
    got = spread(entry.parts).middle
    miss = in_unit_of(abs(got - whole.amount), whole)
    summed = " + ".join(part.figure.text for part in entry.parts[:_SHOWN])
    more = " + …" if len(entry.parts) > _SHOWN else ""
    message = Message(
        f"“{name(whole)}”为 {printed(whole)}，各分项相加为 {in_unit_of(got, whole)}，相差 {miss}",
        f"“{name(whole)}” is {printed(whole)}, but its parts add up to {in_unit_of(got, whole)}; off by {miss}",
    )
    shown = f"{summed}{more} = {in_unit_of(got, whole)} ≠ {printed(whole)}"
    working = Message(shown, shown)
    facts = (whole, *entry.parts)
    if tail(got, whole) and not _extra_digits(facts):
        return Outcome(rule, "failed", facts, facts, message, (working,), "info", relation=entry.relation)
    severity: Severity | None = "warning" if entry.rounds else None
    return Outcome(rule, "failed", facts, facts, message, (working,), severity, relation=entry.relation)


def _extra_digits(facts: Sequence[Fact]) -> bool:
    """Whether one figure prints more decimals than is customary where the others stand."""
    longest = max(facts, key=lambda fact: fact.figure.decimals)
    return all(fact is longest or fact.decimals < longest.figure.decimals for fact in facts)
