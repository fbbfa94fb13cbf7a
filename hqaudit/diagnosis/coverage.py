"""What was looked at: every amount and percentage is verified, inconsistent, or unchecked for a reason.

A figure is verified by an outcome that passed and looks beyond the figure's own row of its form: a sum down the column
or over codes, another form, a sentence. What only adds up along its row was written by the same hand at the same time.
It is inconsistent if a finding doubts it, or if all that speaks of it is a contradiction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hqaudit.diagnosis.ranges import Key, Places
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.report import Coverage, Finding, FormCoverage, RuleCounts, Seen
from hqaudit.model.rule import Rule

OWN_ROW, ONCE = "own_row", "stated_once"
_PLAIN = ("", "measure")
"""What a fact says of itself that is no reason to leave it unchecked."""


def seen(facts: Facts, outcomes: Sequence[Outcome], found: Sequence[Finding]) -> tuple[Seen, ...]:
    """What became of every figure, in the order of the forms, then of the sentences, given what is said of it."""
    return tuple(_seen(facts, outcomes, found))


def _seen(facts: Facts, outcomes: Sequence[Outcome], found: Sequence[Finding]) -> Iterator[Seen]:
    places = Places()
    doubted = {
        exhibit.figure.place
        for finding in found
        if finding.severity != "info"
        for exhibit in finding.exhibits
        if exhibit.role == "suspect"
    }
    verified, in_row = _passed(outcomes, places)
    failed = {
        places(fact)
        for outcome in outcomes
        if outcome.status == "failed" and outcome.severity != "info"
        for fact in (outcome.suspects or outcome.facts)
    }
    reasons: dict[Key, str] = {}
    for outcome in outcomes:
        if outcome.status == "unchecked":
            for fact in outcome.facts:
                reasons.setdefault(places(fact), outcome.reason)
    for fact in facts.all:
        key = places(fact)
        if fact.figure.place in doubted or (key in failed and key not in verified):
            yield Seen(fact.figure, "inconsistent", "", fact.label)
        elif key in verified:
            yield Seen(fact.figure, "verified", "", fact.label)
        else:
            why = fact.why if fact.why not in _PLAIN else reasons.get(key, OWN_ROW if key in in_row else ONCE)
            yield Seen(fact.figure, "unchecked", why, fact.label)


def _passed(outcomes: Sequence[Outcome], places: Places) -> tuple[set[Key], set[Key]]:
    """The figures that outcomes beyond their own row confirm, and those that one within it does."""
    verified: set[Key] = set()
    in_row: set[Key] = set()
    for outcome in outcomes:
        if outcome.status == "passed" and outcome.facts:
            (in_row if _of_one_row(outcome.facts) else verified).update(map(places, outcome.facts))
    return verified, in_row


def _of_one_row(facts: Sequence[Fact]) -> bool:
    first = facts[0].figure.place
    return first.row_index is not None and all(
        (fact.figure.place.block, fact.figure.place.row_index) == (first.block, first.row_index) for fact in facts
    )


def coverage(figures: Sequence[Seen]) -> tuple[Coverage, tuple[tuple[str, int], ...]]:
    """The counts, and the reasons why figures were not checked, most frequent first."""
    found = Counter(figure.state for figure in figures)
    reasons = Counter(figure.reason for figure in figures if figure.state == "unchecked")
    listed = tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))
    return Coverage(len(figures), found["verified"], found["inconsistent"], found["unchecked"]), listed


def by_form(figures: Sequence[Seen]) -> tuple[FormCoverage, ...]:
    """The counts of each form, those of one title together, then of the sentences."""
    grouped: dict[str | None, list[Seen]] = {}
    for one in figures:
        place = one.figure.place
        grouped.setdefault(None if place.row_index is None else place.table or "", []).append(one)
    in_order = sorted(grouped.items(), key=lambda item: (item[0] is None, item[1][0].figure.place.block))
    return tuple(FormCoverage(title, found[0].figure.place.page, coverage(found)[0]) for title, found in in_order)


def rule_counts(rules: Sequence[Rule], outcomes: Sequence[Outcome]) -> RuleCounts:
    """How many rules failed at least once, passed, or found nothing to be applied to."""
    failed = {outcome.rule.id for outcome in outcomes if outcome.status == "failed"}
    passed = {outcome.rule.id for outcome in outcomes if outcome.status == "passed"} - failed
    return RuleCounts(len(passed), len(failed), len(rules) - len(passed) - len(failed))
