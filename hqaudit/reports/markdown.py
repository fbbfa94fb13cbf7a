"""The findings as Markdown, for a comment in a merge request: the verdict, a table, the computations folded away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hqaudit.model.report import SEVERITIES, Report
from hqaudit.reports.plain import clean
from hqaudit.reports.problem import problem
from hqaudit.reports.rows import TITLES, Row, rows
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hqaudit.model.message import Language
    from hqaudit.reports.view import View

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!])|(:)(?=//)|(?<=www)(\.)|(@)")
SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
COLUMNS = ("place", "printed", "should_be", "message")


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """A section per document, one below the other."""
    between = ""
    for report in reports:
        yield between + "\n".join(_section(report, view.language)) + "\n"
        between = "\n"


def _section(report: Report, language: Language) -> Iterator[str]:
    yield f"## {_text(report.path)}"
    yield ""
    yield _verdict(report, language)
    found = [(finding, row) for finding, row in rows(report, language) if finding is not None]
    if not found:
        return
    yield ""
    yield "| | " + " | ".join(TITLES[column].text(language) for column in COLUMNS) + " |"
    yield "| --- " * (len(COLUMNS) + 1) + "|"
    for finding, row in found:
        yield f"| {SIGNS[finding.severity]} | " + " | ".join(_cell(row, column, language) for column in COLUMNS) + " |"
    yield ""
    yield f"<details><summary>{word('working', language)}</summary>"
    yield ""
    for finding, row in found:
        yield f"- **{_text(row.title)}** `{finding.rule}` `{finding.id}`"
        yield from (f"  - {_text(step.text(language))}" for step in finding.working)
    yield ""
    yield "</details>"


def _verdict(report: Report, language: Language) -> str:
    counts = {severity: sum(f.severity == severity for f in report.findings) for severity in SEVERITIES}
    told = " · ".join(word(f"{severity}s", language, n) for severity, n in counts.items())
    if report.status == "unreadable":
        return f"**{_text(word('problem', language, why=problem(report, language)))}** · {told}"
    worst = next((severity for severity, n in counts.items() if n), "clean")
    coverage = report.coverage
    done = word("checked_of", language, coverage.figures, done=coverage.figures - coverage.unchecked)
    return f"**{word(f'verdict_{worst}', language)}** · {told} · {done}"


def _cell(row: Row, column: str, language: Language) -> str:
    if column != "place":
        return _text(getattr(row, column))
    spot = [word(key, language, n) for key, n in (("page", row.page), ("line", row.line)) if n is not None]
    return " · ".join(_text(part) for part in (*spot, row.place) if part)


def _text(text: str) -> str:
    """Text of the document: no markup, no link, and no @name that would call someone."""
    return _SPECIAL.sub(_escaped, clean(text))


def _escaped(match: re.Match[str]) -> str:
    return "@\N{WORD JOINER}" if match[0] == "@" else f"\\{match[0]}"
