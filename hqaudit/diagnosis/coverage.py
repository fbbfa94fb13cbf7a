"""What was looked at: every amount and percentage is verified, inconsistent, or unchecked for a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hqaudit.model.fact import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.place import Place
from hqaudit.model.report import Coverage, RuleCounts
from hqaudit.model.rule import Rule


def coverage(facts: Facts, outcomes: Sequence[Outcome]) -> tuple[Coverage, tuple[tuple[str, int], ...]]:
    """The counts, and the reasons why figures were not checked, most frequent first."""
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
    figures = facts.all
    unchecked: Counter[str] = Counter()
    for fact in figures:
        place = fact.figure.place
        if place not in passed and place not in failed:
            why = fact.why if fact.why not in ("", "measure") else ""
            unchecked[why or reasons.get(place, "stated_once")] += 1
    inconsistent = sum(1 for fact in figures if fact.figure.place in failed)
    verified = len(figures) - inconsistent - unchecked.total()
    listed = tuple(sorted(unchecked.items(), key=lambda pair: (-pair[1], pair[0])))
    return Coverage(len(figures), verified, inconsistent, unchecked.total()), listed


def rule_counts(rules: Sequence[Rule], outcomes: Sequence[Outcome]) -> RuleCounts:
    """How many rules failed at least once, passed, or found nothing to be applied to."""
    failed = {outcome.rule.id for outcome in outcomes if outcome.status == "failed"}
    passed = {outcome.rule.id for outcome in outcomes if outcome.status == "passed"} - failed
    return RuleCounts(len(passed), len(failed), len(rules) - len(passed) - len(failed))
