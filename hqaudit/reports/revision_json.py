"""Two versions of a report for programs (hqaudit/revision/1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hqaudit.reports.order import in_order
from hqaudit.reports.shape import figure_object, finding_object

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hqaudit.model.report import Finding, Report, Seen
    from hqaudit.reports.view import View
    from hqaudit.revision import Part, Revision

SCHEMA = "hqaudit/revision/1"


def revision_json(revision: Revision, view: View) -> str:
    """One JSON object: the findings as in ``check``, and by form and section each figure as both versions print it."""
    content = {
        "schema": SCHEMA,
        "old": _version(revision.old, view),
        "new": _version(revision.new, view),
        "fixed": _findings(revision.fixed, view),
        "still_there": _findings(revision.still_there, view),
        "appeared": _findings(revision.appeared, view),
        "changes": [_part(part) for part in revision.parts],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _version(report: Report, view: View) -> dict[str, object]:
    problem = report.problem.text(view.language) if report.problem else None
    return {"path": report.path, "status": report.status, "problem": problem}


def _findings(findings: Iterable[Finding], view: View) -> list[object]:
    return [finding_object(finding, view.language) for finding in in_order(findings)]


def _part(part: Part) -> dict[str, object]:
    return {
        "kind": part.kind,
        "title": part.title or None,
        "state": part.state,
        "figures": part.figures,
        "changed": [{"old": _figure(one.old), "new": _figure(one.new)} for one in part.changes],
    }


def _figure(seen: Seen | None) -> dict[str, object] | None:
    return figure_object(seen.figure, seen.label) if seen else None
