"""The findings as JUnit XML: a suite per document, a test case per finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from hqaudit.model.report import SEVERITIES, Report
from hqaudit.reports.plain import clean
from hqaudit.reports.rows import Row, rows
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.report import Finding
    from hqaudit.reports.view import View


def stream(reports: Sequence[Report], view: View) -> Iterator[str]:
    """The suites. What is at or above ``view.fail_on`` is a failure; a document not vouched for is an error."""
    counts = Counter({"tests": 0, "failures": 0, "errors": 0})
    for report in reports:
        suite = _suite(report, view)
        counts.update({key: int(suite.get(key, "0")) for key in counts})
    suites = Xml.Element("testsuites", {"name": "hqaudit"} | {key: str(count) for key, count in counts.items()})
    suites.text = "\n"
    head, tail = Xml.tostring(suites, encoding="unicode").split("\n")
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n'
    for report in reports:
        suite = _suite(report, view)
        Xml.indent(suite, level=1)
        yield f"  {Xml.tostring(suite, encoding='unicode')}\n"
    yield f"{tail}\n"


def _suite(report: Report, view: View) -> Xml.Element:
    suite = Xml.Element("testsuite", name=clean(report.path))
    properties = Xml.SubElement(suite, "properties")
    for key in ("figures", "verified", "inconsistent", "unchecked"):
        Xml.SubElement(properties, "property", name=key, value=str(getattr(report.coverage, key)))
    cases = [_case(finding, row, view) for finding, row in rows(report, view.language)]
    if not cases:
        cases.append(Xml.Element("testcase", classname=clean(report.path), name=word("verdict_clean", view.language)))
    suite.extend(cases)
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    return suite


def _case(finding: Finding | None, row: Row, view: View) -> Xml.Element:
    named = " · ".join(part for part in (row.rule, row.title, row.place, row.label) if part) or row.message
    case = Xml.Element("testcase", classname=row.document, name=named)
    if row.line:
        case.set("line", str(row.line))
    if finding is None:
        Xml.SubElement(case, "error", message=row.message)
        return case
    grave = SEVERITIES.index(finding.severity) <= SEVERITIES.index(view.fail_on)
    told = Xml.SubElement(case, "failure", message=row.message, type=finding.severity) if grave else None
    page = word("page", view.language, row.page) if row.page else ""
    lines = [row.severity, row.message, page, row.place, *(clean(step.text(view.language)) for step in finding.working)]
    (told if told is not None else Xml.SubElement(case, "system-out")).text = "\n".join(line for line in lines if line)
    return case
