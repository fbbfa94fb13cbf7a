"""The findings as SARIF 2.1.0, for code scanning: a result each, with a fingerprint and the figures that prove it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from hqaudit.reports.order import in_order
from hqaudit.reports.plain import clean, where
from hqaudit.reports.problem import problem
from hqaudit.reports.rows import doubted, place_of, printed
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.place import Place
    from hqaudit.model.report import Exhibit, Finding, Report
    from hqaudit.reports.view import View

Json = dict[str, object]
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
STATES = {"new": "new", "still_there": "unchanged"}
FINGERPRINT = "hqaudit/1"
_LINE = "\n      "
"""Where a line begins at the depth of the list of results."""
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def stream(reports: Sequence[Report], view: View) -> Iterator[str]:
    """One run over all documents."""
    language = view.language
    titles = {finding.rule: clean(finding.title.text(language)) for report in reports for finding in _all(report)}
    index = {rule: at for at, rule in enumerate(sorted(titles))}
    rules = [{"id": rule, "shortDescription": {"text": titles[rule]}} for rule in index]
    unread = [_notification(report, language) for report in reports if report.status == "unreadable"]
    run = {
        "tool": {"driver": {"name": "hqaudit", "rules": rules}},
        "language": "en" if language == "en" else "zh-CN",
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": unread}],
        "artifacts": [{"location": {"uri": _uri(report.path)}, "roles": ["analysisTarget"]} for report in reports],
        "results": [],
    }
    log = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"
    head, tail = log.rsplit("[]", 1)  # the results stand last
    yield head + "["
    before = _LINE
    for report in reports:
        for result in _results(report, index, language):
            yield f"{before}  " + json.dumps(result, ensure_ascii=False, indent=2).replace("\n", f"{_LINE}  ")
            before = f",{_LINE}"
    yield ("]" if before == _LINE else f"{_LINE}]") + tail


def _all(report: Report) -> list[Finding]:
    return [*report.findings, *(one.finding for one in report.suppressed)]


def _results(report: Report, index: Mapping[str, int], language: Language) -> Iterator[Json]:
    """What was found, what the house has decided not to report, and what a baseline knows and is there no longer."""
    for finding in in_order(report.findings):
        state = {"baselineState": STATES[finding.state]} if finding.state else {}
        yield {**_result(finding, report, index[finding.rule], language), **state}
    for one in report.suppressed:
        why = clean(f"{one.by.reason}（{one.by.author}）")
        accepted = [{"kind": "external", "status": "accepted", "justification": why}]
        yield {**_result(one.finding, report, index[one.finding.rule], language), "suppressions": accepted}
    for known in report.fixed or ():
        yield {
            "ruleId": known.rule,
            "level": LEVELS.get(known.severity, "none"),
            "message": {"text": clean(known.message)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(report.path)}}}],
            "partialFingerprints": {FINGERPRINT: known.id},
            "baselineState": "absent",
        }


def _result(finding: Finding, report: Report, rule: int, language: Language) -> Json:
    shown = doubted(finding)
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": clean(finding.message.text(language))},
        "locations": [_location(place_of(finding), shown[0].quote if shown else finding.quote, report, language)],
        "partialFingerprints": {FINGERPRINT: finding.id},
    }
    related = [_related(exhibit, report, language) for exhibit in finding.exhibits if exhibit not in shown[:1]]
    if related:
        result["relatedLocations"] = related
    properties: Json = {"working": [clean(step.text(language)) for step in finding.working]}
    if finding.suggestion:
        fix = finding.suggestion
        properties |= {"shouldBe": fix.value, "cause": fix.cause, "explanation": clean(fix.explanation.text(language))}
    return result | {"properties": properties}


def _related(exhibit: Exhibit, report: Report, language: Language) -> Json:
    told = f"{word(exhibit.role, language)} {clean(exhibit.label)} {clean(printed(exhibit))}"
    return {**_location(exhibit.figure.place, exhibit.quote, report, language), "message": {"text": told}}


def _location(place: Place, quoted: str, report: Report, language: Language) -> Json:
    """Where in the file; pages and boxes, for which SARIF has no region, as properties."""
    physical: Json = {"artifactLocation": {"uri": _uri(report.path)}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line, "snippet": {"text": clean(quoted)}}
    if place.page is not None:
        physical["properties"] = {"page": place.page, "bbox": list(place.box) if place.box else None}
    named = where(place, language)
    location: Json = {"physicalLocation": physical}
    return location | ({"logicalLocations": [{"fullyQualifiedName": named}]} if named else {})


def _notification(report: Report, language: Language) -> Json:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(report.path)}}}
    return {"level": "error", "message": {"text": clean(problem(report, language))}, "locations": [location]}


def _uri(path: str) -> str:
    found = Path(path)
    return found.as_uri() if found.is_absolute() else quote(found.as_posix(), errors="backslashreplace")
