"""The findings as JSON, for programs: the public contract ``hqaudit/findings/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hqaudit.reports.order import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.report import Exhibit, Finding, Report, Suggestion

SCHEMA = "hqaudit/findings/1"


def render(reports: Sequence[Report], language: Language) -> str:
    """One JSON object with every document, findings in the order of the terminal report."""
    result = {"schema": SCHEMA, "documents": [_document(report, language) for report in reports]}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _document(report: Report, language: Language) -> dict[str, object]:
    coverage, rules = report.coverage, report.rules
    return {
        "path": report.path,
        "status": report.status,
        "problem": report.problem.text(language) if report.problem else None,
        "entity": report.entity,
        "year": report.year,
        "kind": report.kind,
        "pages": report.pages,
        "coverage": {
            "figures": coverage.figures,
            "verified": coverage.verified,
            "inconsistent": coverage.inconsistent,
            "unchecked": coverage.unchecked,
        },
        "rules": {"passed": rules.passed, "failed": rules.failed, "not_applicable": rules.not_applicable},
        "findings": [_finding(finding, language) for finding in in_order(report.findings)],
    }


def _finding(finding: Finding, language: Language) -> dict[str, object]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message.text(language),
        "figures": [_figure(exhibit) for exhibit in finding.exhibits],
        "suggestion": _suggestion(finding.suggestion, language) if finding.suggestion else None,
        "page": finding.page,
        "line": finding.line,
        "section": finding.section,
        "quote": finding.quote,
    }


def _figure(exhibit: Exhibit) -> dict[str, object]:
    figure, place = exhibit.figure, exhibit.figure.place
    return {
        "text": figure.text,
        "value": f"{figure.value:.{figure.decimals}f}",
        "unit": figure.unit,
        "label": exhibit.label,
        "role": exhibit.role,
        "page": place.page,
        "bbox": list(place.box) if place.box else None,
        "line": place.line,
        "section": place.section,
        "table": place.table,
        "row": place.row,
        "column": place.column,
    }


def _suggestion(suggestion: Suggestion, language: Language) -> dict[str, object]:
    return {
        "value": suggestion.value,
        "cause": suggestion.cause,
        "explanation": suggestion.explanation.text(language),
    }
