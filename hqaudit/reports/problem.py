"""Why a document could not be read, said where its path stands already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hqaudit.reports.words import word

if TYPE_CHECKING:
    from hqaudit.model.message import Language
    from hqaudit.model.report import Report


def problem(report: Report, language: Language) -> str:
    """The reason without the path in front, with which the readers' sentences begin."""
    if report.problem is None:
        return word("no_reason", language)
    return report.problem.text(language).removeprefix(report.path).lstrip("：: ")
