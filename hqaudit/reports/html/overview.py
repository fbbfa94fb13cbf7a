"""What stands over the findings: whose report it is, the verdict, how much was looked at, form by form."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from hqaudit.model.report import SEVERITIES
from hqaudit.reports.html.phrases import phrase
from hqaudit.reports.plain import clean
from hqaudit.reports.problem import problem
from hqaudit.reports.words import reason, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hqaudit.model.message import Language
    from hqaudit.model.report import Report

STATES = ("verified", "inconsistent", "unchecked")


def overview(report: Report, language: Language) -> str:
    """The head of a document."""
    year = word("year", language, report.year) if report.year else ""
    about = " · ".join(part for part in (f"{year}{report.kind or ''}", report.path, _pages(report, language)) if part)
    worst = next((name for name in SEVERITIES if any(one.severity == name for one in report.findings)), "clean")
    told, kind = word(f"verdict_{worst}", language), worst
    if report.status == "unreadable":
        told, kind = word("problem", language, why=problem(report, language)), "error"
    return (
        f'<header><h1>{escape(clean(report.entity or report.path))}</h1><p class="path">{escape(clean(about))}</p>'
        f'<p class="verdict {kind}">{escape(clean(told))}</p>{_coverage(report, language)}</header>'
    )


def _pages(report: Report, language: Language) -> str:
    return word("pages", language, report.pages) if report.pages else ""


def _coverage(report: Report, language: Language) -> str:
    counts = {state: getattr(report.coverage, state) for state in STATES}
    if not report.coverage.figures:
        return f"<p>{word('figures_none', language)}</p>"
    legend = " ".join(
        f'<label class="key {state}"><input type="checkbox" class="layer" value="{state}"'
        f"{' checked' if state == 'inconsistent' else ''}> {word(state, language, n)}</label>"
        for state, n in counts.items()
    )
    reasons = " · ".join(word("because_item", language, n, why=reason(why, language)) for why, n in report.unchecked)
    return (
        f'{_bar(counts)}<p class="legend">{phrase("show", language)} {legend}</p>'
        f"<details><summary>{phrase('by_form', language)}</summary>"
        f'<p class="reasons">{escape(clean(reasons))}</p>{_forms(report, language)}</details>'
    )


def _forms(report: Report, language: Language) -> str:
    found: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(STATES, 0))
    for seen in report.figures:
        place = seen.figure.place
        title = clean(place.table or "") if place.row_index is not None else ""
        found[title or phrase("in_text", language)][seen.state] += 1
    lines = "".join(
        f"<tr><th scope=row>{escape(title)}</th><td>{_bar(counts)}</td>"
        f"<td>{counts['verified'] + counts['inconsistent']}/{sum(counts.values())}</td></tr>"
        for title, counts in found.items()
    )
    return f'<table class="forms">{lines}</table>'


def _bar(counts: Mapping[str, int]) -> str:
    """The shares of the states as a bar, drawn without styles of its own."""
    whole = max(sum(counts.values()), 1)
    parts, at = "", 0.0
    for state, n in counts.items():
        width = 100 * n / whole
        parts += f'<rect class="{state}" x="{at:.2f}" width="{width:.2f}" height="6"/>'
        at += width
    return f'<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>'
