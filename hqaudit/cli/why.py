"""``hqaudit why FILE FIGURE``: every place where a figure stands, and what each rule that looked at it found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from hqaudit.audit import outcomes_of
from hqaudit.checks.common import name, printed
from hqaudit.diagnosis.findings import findings
from hqaudit.diagnosis.quotes import quote
from hqaudit.errors import BrokenRule
from hqaudit.facts.numbers import cell_number
from hqaudit.model.fact import DIMENSIONS
from hqaudit.model.message import Message
from hqaudit.reports.plain import where
from hqaudit.reports.terminal import printed as as_text
from hqaudit.reports.terminal.cells import Mark
from hqaudit.reports.terminal.styles import GOOD, QUIET, SEVERITY, STRONG, hanging, plain, quoted
from hqaudit.reports.words import REASONS, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.blocks import Document
    from hqaudit.model.fact import Fact
    from hqaudit.model.outcome import Outcome
    from hqaudit.model.report import Finding
    from hqaudit.reports.view import View
    from hqaudit.rulebook import Rulebook

SCHEMA = "hqaudit/why/1"
SHOWN = 6
"""So many of the other figures of a comparison are named."""
SIGNS = {"passed": ("✓", GOOD), "failed": ("✗", SEVERITY["error"]), "unchecked": ("·", QUIET)}
MEANS = Message("含义：", "means: ")
UNKNOWN = Message("含义不明：", "not understood: ")
WITH = Message("对照：", "with: ")
NO_RULE = Message("没有规则核对过它：", "no rule looked at it: ")
FOUND = Message("已报告：", "reported: ")
PLACES = Message("{n} 处", "{n} place(s)")


class Standing(NamedTuple):
    """One place of the figure: the fact, the line or row around it, the outcomes about it and the findings it is in."""

    fact: Fact
    quote: tuple[str, tuple[int, int]]
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    @property
    def reason(self) -> str:
        """Why no rule looked at it, or none could."""
        why = self.fact.why
        return why if why and why in REASONS else "stated_once"


def standings(document: Document, book: Rulebook, wanted: str) -> list[Standing]:
    """Every place of a figure (498.51, 75%, 12 万元). Raises BrokenRule where that is no figure or stands nowhere."""
    number = cell_number(wanted)
    if number is None:
        raise BrokenRule(Message(f"“{wanted}”不是数字", f"“{wanted}” is no figure"))
    facts, outcomes = outcomes_of(document, book)
    reported = findings(facts, outcomes)
    found = []
    for fact in facts.all:
        figure = fact.figure
        if figure.value != number.value or (number.unit and number.unit != figure.unit):
            continue
        place = figure.place
        line = quote(document, place.block, place.start, place.end, place.row_index, place.column_index)
        about = tuple(one for one in outcomes if any(other.figure.place == place for other in one.facts))
        told = tuple(one for one in reported if any(exhibit.figure.place == place for exhibit in one.exhibits))
        found.append(Standing(fact, line, about, told))
    if not found:
        zh = f"{document.source} 中没有读到 {wanted}（「hqaudit parse」列出读到的内容）"
        raise BrokenRule(Message(zh, f"{wanted} stands nowhere in {document.source}, as far as it was read"))
    return found


def why_json(found: Sequence[Standing], wanted: str, view: View) -> str:
    """The places for programs."""
    places = [_object(standing, view) for standing in found]
    return json.dumps({"schema": SCHEMA, "figure": wanted, "places": places}, ensure_ascii=False, indent=2) + "\n"


def _object(standing: Standing, view: View) -> dict[str, object]:
    fact, place = standing.fact, standing.fact.figure.place
    return {
        "text": fact.figure.text,
        "unit": fact.figure.unit,
        "label": fact.label,
        "page": place.page,
        "line": place.line,
        "section": place.section,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "quote": standing.quote[0],
        "means": _means(fact),
        "outcomes": [
            {
                "rule": outcome.rule.id,
                "title": outcome.rule.title.text(view.language),
                "status": outcome.status,
                "reason": outcome.reason or None,
                "message": outcome.message.text(view.language) if outcome.message else None,
                "working": [line.text(view.language) for line in outcome.working],
                "with": [printed(other) for other in _others(outcome, fact)],
            }
            for outcome in standing.outcomes
        ],
        "findings": [finding.id for finding in standing.findings],
        "reason": None if any(one.status != "unchecked" for one in standing.outcomes) else standing.reason,
    }


def why_text(found: Sequence[Standing], wanted: str, view: View) -> str:
    """The places for people."""
    count = PLACES.text(view.language).replace("{n}", str(len(found)))
    lines = [plain(wanted, STRONG) + plain("  ") + plain(count, QUIET)]
    for standing in found:
        lines += [Text(), *_lines(standing, view)]
    return as_text(lines, view)


def _lines(standing: Standing, view: View) -> Iterator[Text]:
    fact, language = standing.fact, view.language
    head = plain(f"{name(fact)} {printed(fact)}", STRONG) + plain("  ")
    yield from hanging(Text(), head + plain(where(fact.figure.place, language), QUIET), view.width)
    text, mark = standing.quote
    yield from quoted(text, [Mark(*mark, "evidence")], view)
    means = " · ".join(_means(fact).values())
    told = MEANS.text(language) + means if means else UNKNOWN.text(language) + reason(standing.reason, language)
    yield from hanging(Text("  "), plain(told, QUIET), view.width)
    if not standing.outcomes:
        yield from hanging(Text("  "), plain(NO_RULE.text(language) + reason(standing.reason, language)), view.width)
    for outcome in standing.outcomes:
        yield from _outcome_lines(outcome, fact, view)
    for finding in standing.findings:
        told = f"{FOUND.text(language)}{finding.message.text(language)} [{finding.id}]"
        yield from hanging(Text("  "), plain(told, SEVERITY[finding.severity]), view.width)


def _outcome_lines(outcome: Outcome, fact: Fact, view: View) -> Iterator[Text]:
    language = view.language
    sign, style = SIGNS[outcome.status]
    head = plain(f"  {sign} ", style) + plain(outcome.rule.id) + plain("  ")
    said = outcome.message.text(language) if outcome.message else outcome.rule.title.text(language)
    if outcome.status == "unchecked":
        said += f"（{reason(outcome.reason, language)}）"
    yield from hanging(head, plain(said), view.width)
    others = _others(outcome, fact)
    if others:
        named = "、".join(f"{name(other)} {printed(other)}" for other in others[:SHOWN])
        more = " …" if len(others) > SHOWN else ""
        yield from hanging(Text("      "), plain(f"{WITH.text(language)}{named}{more}", QUIET), view.width)


def _others(outcome: Outcome, fact: Fact) -> list[Fact]:
    return [other for other in outcome.facts if other.figure.place != fact.figure.place]


def _means(fact: Fact) -> dict[str, str]:
    """What is understood of the figure, dimension by dimension; empty where it is not certain."""
    if fact.context is None:
        return {}
    return {name: str(value) for name in DIMENSIONS if (value := getattr(fact.context, name))}
