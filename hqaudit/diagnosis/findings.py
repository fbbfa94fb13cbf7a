"""Conclusions to findings: with their figures, quotes and an id that stays the same from run to run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from hqaudit.checks.common import called
from hqaudit.diagnosis.conclusions import Conclusion, conclude
from hqaudit.diagnosis.quotes import quote
from hqaudit.diagnosis.spots import places_of
from hqaudit.model.blocks import Table
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.place import Place
from hqaudit.model.relation import Relation
from hqaudit.model.report import SEVERITIES, Exhibit, Finding


@dataclass(slots=True)
class _Ids:
    """Makes ids; two findings that read the same are told apart by their order."""

    seen: dict[str, int]

    def new(self, *parts: str) -> str:
        from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, only where there is something to tell

        digest = sha256("\x1f".join(parts).encode()).hexdigest()[:12]
        count = self.seen.get(digest, 0)
        self.seen[digest] = count + 1
        return digest if not count else f"{digest}-{count + 1}"


def findings(facts: Facts, outcomes: Sequence[Outcome], relations: bool = False) -> tuple[Finding, ...]:
    """What a person should look at, gravest first, then in the order of the document; with relations if wanted."""
    ids = _Ids({})
    ordered = sorted(conclude(facts, outcomes), key=lambda conclusion: _order(facts, conclusion.outcome))
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    found = ((one, _finding(facts, one, ids)) for one in ordered)
    return tuple(finding._replace(relations=_relations(one, failed) if relations else ()) for one, finding in found)


def _relations(conclusion: Conclusion, failed: Sequence[Outcome]) -> tuple[Relation, ...]:
    """What the conclusion's own outcome demanded; for a figure with a correction, all that its figure fails."""
    outcome = conclusion.outcome
    if conclusion.suggestion is None or not outcome.suspects:
        return () if outcome.relation is None else (outcome.relation,)
    wrong = outcome.suspects[0]
    relations = [other.relation for other in failed if other.relation is not None and wrong in other.relation.facts]
    return tuple({id(relation): relation for relation in relations}.values())


def _order(facts: Facts, outcome: Outcome) -> tuple[int, int, int, int, str]:
    severity = SEVERITIES.index(outcome.severity or outcome.rule.severity)
    first = (outcome.suspects or outcome.facts)[:1]
    if first:
        place = first[0].figure.place
        return severity, place.block, place.row_index or 0, place.column_index or place.start, outcome.rule.id
    spot = outcome.spot
    if spot is None or spot.block is None:
        return severity, len(facts.document.blocks), spot.page or 0 if spot else 0, 0, outcome.rule.id
    return severity, spot.block, spot.row or 0, spot.column or spot.start, outcome.rule.id


def _finding(facts: Facts, conclusion: Conclusion, ids: _Ids) -> Finding:
    outcome = conclusion.outcome
    rule, message = outcome.rule, outcome.message
    if message is None:
        raise ValueError(f"rule {rule.id}: a failed outcome without a message")
    severity = outcome.severity or rule.severity
    suspects = set() if severity == "info" else {fact.figure.place for fact in outcome.suspects}
    exhibits = tuple(_exhibit(facts, fact, fact.figure.place in suspects) for fact in outcome.facts)
    identity = ids.new(rule.id, conclusion.told or message.zh, *(_mark(exhibit.figure.place) for exhibit in exhibits))
    spot = outcome.spot
    page, line, section, quoted, mark = _where(facts, spot) if spot else (None, None, None, "", (0, 0))
    return Finding(
        id=identity,
        rule=rule.id,
        severity=severity,
        title=rule.title,
        message=message,
        exhibits=exhibits,
        working=outcome.working,
        suggestion=conclusion.suggestion,
        page=page,
        line=line,
        section=section,
        quote=quoted,
        mark=mark,
        places=places_of(facts, spot) if spot else (),
    )


def _mark(place: Place) -> str:
    """Where a figure is by meaning: stays when unrelated text moves."""
    return "|".join(part or "" for part in (place.table, place.row, place.column, place.section))


def _exhibit(facts: Facts, fact: Fact, suspect: bool) -> Exhibit:
    place = fact.figure.place
    text, mark = quote(facts.document, place.block, place.start, place.end, place.row_index, place.column_index)
    return Exhibit(fact.figure, called(fact), "suspect" if suspect else "evidence", text, mark)


Where = tuple[int | None, int | None, str | None, str, tuple[int, int]]


def _where(facts: Facts, spot: Spot) -> Where:
    if spot.block is None:
        return spot.page, None, None, "", (0, 0)
    block = facts.document.blocks[spot.block]
    section = facts.sections[spot.block]
    if isinstance(block, Table):
        cell = None if spot.row is None or spot.column is None else block.rows[spot.row][spot.column]
        page = cell.page if cell else (block.pages[0] if block.pages else None)
        text, mark = quote(facts.document, spot.block, spot.start, spot.end, spot.row, spot.column)
        return page, cell.line if cell else None, block.title, text, mark
    text, mark = quote(facts.document, spot.block, spot.start, spot.end, None, None)
    at = (
        block.lines[max(bisect_right(block.lines, spot.start, key=attrgetter("start")) - 1, 0)] if block.lines else None
    )
    return at.page if at else None, at.line if at else None, section, text, mark
