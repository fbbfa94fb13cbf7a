"""The findings as JSON, for programs: the public contract ``hqaudit/findings/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hqaudit.reports.order import in_order
from hqaudit.reports.shape import finding_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.report import Report
    from hqaudit.reports.view import View

SCHEMA = "hqaudit/findings/1"


def render(reports: Sequence[Report], view: View) -> str:
    """One JSON object with every document, findings in the order of the terminal report."""
    result = {"schema": SCHEMA, "documents": [_document(report, view.language) for report in reports]}
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
        "findings": [finding_object(finding, language) for finding in in_order(report.findings)],
    }
