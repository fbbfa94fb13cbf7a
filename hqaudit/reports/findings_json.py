"""The findings as JSON, for programs: the public contract ``hqaudit/findings/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hqaudit.reports.order import in_order
from hqaudit.reports.shape import figure_object, finding_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hqaudit.model.message import Language
    from hqaudit.model.report import Report, Seen, Suppressed
    from hqaudit.reports.view import View

SCHEMA = "hqaudit/findings/1"


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """One JSON object with every document, findings in the order of the terminal report."""
    before = f'{{\n  "schema": "{SCHEMA}",\n  "documents": ['
    first = before
    for report in reports:
        document = json.dumps(_document(report, view), ensure_ascii=False, indent=2)
        yield f"{before}\n    " + document.replace("\n", "\n    ")
        before = ","
    yield before + "]\n}\n" if before is first else "\n  ]\n}\n"


def _document(report: Report, view: View) -> dict[str, object]:
    language = view.language
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
            "reasons": dict(report.unchecked),
        },
        **({"unchecked": [_open(figure) for figure in report.open]} if view.show_unchecked else {}),
        "rules": {"passed": rules.passed, "failed": rules.failed, "not_applicable": rules.not_applicable},
        "findings": [finding_object(finding, language) for finding in in_order(report.findings)],
        "packs": list(report.packs),
        "suppressed": [_suppressed(one, language) for one in report.suppressed],
        **({} if report.fixed is None else {"fixed": [one._asdict() for one in report.fixed]}),
    }


def _suppressed(one: Suppressed, language: Language) -> dict[str, object]:
    """The finding, and who decided not to report it, why, and until when."""
    by = {"reason": one.by.reason, "author": one.by.author, "until": one.by.until.isoformat() if one.by.until else None}
    return {**finding_object(one.finding, language), "suppression": by}


def _open(figure: Seen) -> dict[str, object]:
    return figure_object(figure.figure, figure.label, reason=figure.reason)
