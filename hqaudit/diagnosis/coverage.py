"""What was looked at: every amount and percentage is verified, inconsistent, or unchecked for a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hqaudit.model.fact import Fact, Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.place import Place
from hqaudit.model.report import Coverage, RuleCounts, Seen
from hqaudit.model.rule import Rule


def seen(facts: Facts, outcomes: Sequence[Outcome]) -> tuple[Seen, ...]:
    """Every figure with what came of it: those of the forms, then those of the sentences."""
    passed = {fact.figure.place for outcome in outcomes if outcome.status == "passed" for fact in outcome.facts}
    failed = {
        fact.figure.place
        for outcome in outcomes
        if outcome.status == "failed" and outcome.severity != "info"
        for fact in (outcome.suspects or outcome.facts)
    }
    reasons: dict[Place, str] = {}
    for outcome in outcomes:
        if outcome.status == "unchecked":
            for fact in outcome.facts:
                reasons.setdefault(fact.figure.place, outcome.reason)

    def one(fact: Fact) -> Seen:
        place = fact.figure.place
        if place in failed:
            return Seen(fact.figure, "inconsistent")
        if place in passed:
            return Seen(fact.figure, "verified")
        why = fact.why if fact.why not in ("", "measure") else ""
        return Seen(fact.figure, "unchecked", why or reasons.get(place, "stated_once"))

    return tuple(map(one, facts.all))


def coverage(figures: Sequence[Seen]) -> tuple[Coverage, tuple[tuple[str, int], ...]]:
    """The counts, and the reasons why figures were not checked, most frequent first."""
    states = Counter(figure.state for figure in figures)
    reasons = Counter(figure.reason for figure in figures if figure.state == "unchecked")
    listed = tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))
    return Coverage(len(figures), states["verified"], states["inconsistent"], states["unchecked"]), listed


def rule_counts(rules: Sequence[Rule], outcomes: Sequence[Outcome]) -> RuleCounts:
    """How many rules failed at least once, passed, or found nothing to be applied to."""
    failed = {outcome.rule.id for outcome in outcomes if outcome.status == "failed"}
    passed = {outcome.rule.id for outcome in outcomes if outcome.status == "passed"} - failed
    return RuleCounts(len(passed), len(failed), len(rules) - len(passed) - len(failed))
