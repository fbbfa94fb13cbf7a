"""One finding a line, each a JSON object that stands by itself; a document not vouched for has a line of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hqaudit.reports.order import in_order
from hqaudit.reports.shape import finding_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hqaudit.model.report import Report
    from hqaudit.reports.view import View


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """The findings of all documents, each with its document's path; a document without any leaves no line."""
    for report in reports:
        yield "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(report, view))


def _lines(report: Report, view: View) -> Iterator[dict[str, object]]:
    if report.status == "unreadable":
        problem = report.problem.text(view.language) if report.problem else None
        yield {"path": report.path, "status": report.status, "problem": problem}
    for finding in in_order(report.findings):
        yield {"path": report.path, **finding_object(finding, view.language)}
