"""A finding as a JSON object: the part of the public contract that several formats share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hqaudit.model.figure import Figure
    from hqaudit.model.message import Language
    from hqaudit.model.report import Exhibit, Finding, Suggestion


def finding_object(finding: Finding, language: Language) -> dict[str, object]:
    """The finding with its figures and correction, as CONTRACT.md says."""
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
        **({"state": finding.state} if finding.state else {}),
    }


def _figure(exhibit: Exhibit) -> dict[str, object]:
    return figure_object(exhibit.figure, exhibit.label, role=exhibit.role)


def figure_object(figure: Figure, label: str, **more: str) -> dict[str, object]:
    """A figure and where it stands; ``more`` is what is said of it."""
    place = figure.place
    return {
        "text": figure.text,
        "value": f"{figure.value:.{figure.decimals}f}",
        "unit": figure.unit,
        "label": label,
        **more,
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
