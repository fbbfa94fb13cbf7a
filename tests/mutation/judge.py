"""What hqaudit says of a document with changed figures, against what was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hqaudit.audit import outcomes_of
from hqaudit.diagnosis.findings import findings
from hqaudit.model.blocks import Document
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.place import Place
from hqaudit.model.report import Finding
from hqaudit.rulebook import Rulebook
from tests.mutation.change import Change, Spot, changed, spot
from tests.mutation.choose import Chosen


@dataclass(frozen=True)
class Trial:
    """One document with changed figures and what became of it. ``told`` is what was said, in Chinese."""

    report: str
    where: str
    kind: str
    at: str
    change: str
    detected: bool
    named: bool
    corrected: bool
    asserted: bool
    """A right figure was called wrong: a correction for a figure that was not changed."""
    rule: str
    why: str
    told: tuple[str, ...] = ()


class Clean:
    """A clean report: its facts, what was found in it before, and why its figures were not checked."""

    def __init__(self, name: str, document: Document, book: Rulebook) -> None:
        self.name, self.document, self._book = name, document, book
        self.facts, outcomes = outcomes_of(document, book)
        self._known = {finding.id for finding in findings(self.facts, outcomes)}
        self._reasons = reasons(self.facts, outcomes)

    def trial(self, where: str, kind: str, chosen: Chosen) -> Trial:
        """The changes made, the audit asked, its answer judged."""
        document, spots = changed(self.document, chosen)
        found = [finding for finding in findings(*outcomes_of(document, self._book)) if finding.id not in self._known]
        verdict = judge(found, spots)
        first = chosen[0].fact
        place = first.figure.place
        at = f"p. {place.page}, {place.table or place.section or '–'}: {' '.join(first.label.split())}"
        if place.column:
            at += f" / {place.column}"
        return Trial(
            report=self.name,
            where=where,
            kind=kind,
            at=at,
            change="; ".join(f"{change.fact.figure.text} → {change.text}" for change in chosen),
            detected=verdict.detected,
            named=verdict.named,
            corrected=verdict.corrected,
            asserted=verdict.asserted,
            rule=verdict.rule,
            why=self._reasons.get(place, "?"),
            told=tuple(finding.message.zh for finding in found[:3]),
        )


@dataclass(frozen=True)
class Judgement:
    """How findings fit what was changed: seen at all, named (all of it, and nothing else in doubt), corrected."""

    detected: bool
    named: bool
    corrected: bool
    asserted: bool
    rule: str


def judge(found: Collection[Finding], spots: Mapping[Spot, Change]) -> Judgement:
    """``spots`` holds the changed figures by where they stand now."""
    mine = [finding for finding in found if any(spot(e.figure.place) in spots for e in finding.exhibits)]
    suggested: dict[Spot, set[Decimal]] = defaultdict(set)
    for finding in found:
        if finding.suggestion is not None:
            for exhibit in finding.exhibits:
                if exhibit.role == "suspect":
                    suggested[spot(exhibit.figure.place)].add(Decimal(finding.suggestion.value))
    doubted = {spot(e.figure.place) for finding in found for e in finding.exhibits if e.role == "suspect"}
    asserted = not suggested.keys() <= spots.keys()
    right = all(suggested.get(at) == {change.fact.figure.value} for at, change in spots.items())
    return Judgement(
        detected=bool(mine),
        named=doubted == spots.keys(),
        corrected=right,
        asserted=asserted,
        rule=mine[0].rule if mine else "",
    )


def reasons(facts: Facts, outcomes: Collection[Outcome]) -> dict[Place, str]:
    """For each figure why it was not checked in the clean report; by which rules it was, if so."""
    passed: dict[Place, list[str]] = defaultdict(list)
    unchecked: dict[Place, str] = {}
    for outcome in outcomes:
        for fact in outcome.facts:
            if outcome.status == "passed":
                weak = "" if outcome.relation is not None else " (no relation)"
                passed[fact.figure.place].append(outcome.rule.id + weak)
            elif outcome.status == "unchecked":
                unchecked.setdefault(fact.figure.place, f"{outcome.rule.id}: {outcome.reason}")
    return {fact.figure.place: _reason(fact, passed, unchecked) for fact in facts.all}


def _reason(fact: Fact, passed: Mapping[Place, list[str]], unchecked: Mapping[Place, str]) -> str:
    place = fact.figure.place
    if place in passed:
        return "held by " + ", ".join(sorted(set(passed[place])))
    if fact.context is None and fact.why not in ("", "measure"):
        return f"no context: {fact.why}"
    return unchecked.get(place, "stated once")
