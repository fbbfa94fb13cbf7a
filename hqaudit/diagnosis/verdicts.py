"""Contradictions to verdicts: which figures are wrong and what they should be, or what the choice is between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hqaudit.diagnosis.repair import Repair, Search, components
from hqaudit.diagnosis.tries import is_slip
from hqaudit.model.fact import Fact
from hqaudit.model.outcome import Outcome
from hqaudit.model.place import Place
from hqaudit.model.relation import Percent, Relation

Change = tuple[Fact, Decimal]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a group of contradictions: certain changes, open alternatives, and the outcomes they explain.

    ``open`` holds the figures of which one or the other is wrong, each alternative a set of changes; without a
    certain change and an alternative nothing could be decided.
    """

    outcomes: tuple[Outcome, ...]
    certain: tuple[Change, ...]
    open: tuple[tuple[Change, ...], ...]


def verdicts(outcomes: Sequence[Outcome]) -> list[Verdict]:
    """One verdict per group of failed outcomes that hang together by their figures."""
    failed = [outcome for outcome in outcomes if outcome.status == "failed" and outcome.relation is not None]
    held = _relations(outcome for outcome in outcomes if outcome.status == "passed")
    found = []
    for component in components(_relations(failed), held):
        mine = {id(relation) for relation in component.failed}
        involved = tuple(outcome for outcome in failed if id(outcome.relation) in mine)
        found.append(_cautious(_verdict(involved, Search(component).repairs()), held))
    return found


def _relations(outcomes: Iterable[Outcome]) -> list[Relation]:
    unique = {id(outcome.relation): outcome.relation for outcome in outcomes if outcome.relation is not None}
    return list(unique.values())


def _verdict(outcomes: tuple[Outcome, ...], repairs: Sequence[Repair]) -> Verdict:
    if not repairs:
        return Verdict(outcomes, (), ())
    repairs = list(_most_exact(repairs))
    sets = [{(fact.figure.place, value) for fact, value in repair.changes} for repair in repairs]
    common = set.intersection(*sets)
    certain = tuple(change for change in repairs[0].changes if _key(change) in common)
    rest = tuple(tuple(change for change in repair.changes if _key(change) not in common) for repair in repairs)
    return Verdict(outcomes, certain, tuple(alternative for alternative in rest if alternative))


def _cautious(verdict: Verdict, held: Sequence[Relation]) -> Verdict:
    """A percentage is corrected for certain only if a slip explains it or its amounts stand fast.

    What does not fit may be one of its amounts as well, with a slip that no list of slips holds.
    """
    firm = {fact.figure.place for relation in held for fact in relation.facts}
    firm |= {fact.figure.place for fact, _ in verdict.certain}
    relations = [outcome.relation for outcome in verdict.outcomes if isinstance(outcome.relation, Percent)]

    def stands(change: Change) -> bool:
        fact, value = change
        if not fact.figure.is_percent or is_slip(fact, value):
            return True
        mine = [relation for relation in relations if relation.figure is fact]
        return all(amount.figure.place in firm for relation in mine for amount in (relation.one, relation.other))

    certain = tuple(change for change in verdict.certain if stands(change))
    return replace(verdict, certain=certain)


def _most_exact(repairs: Sequence[Repair]) -> Iterator[Repair]:
    """Of repairs that change the same figures to values apart by rounding, those under which most sums are exact."""
    groups: dict[frozenset[Place], list[Repair]] = defaultdict(list)
    for repair in repairs:
        groups[frozenset(fact.figure.place for fact, _ in repair.changes)].append(repair)
    for group in groups.values():
        least = min(repair.inexact for repair in group)
        yield from (repair for repair in group if repair.inexact == least)


def _key(change: Change) -> tuple[Place, Decimal]:
    return change[0].figure.place, change[1]
