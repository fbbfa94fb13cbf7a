"""Annotations for a GitHub workflow: a command line per finding, which the log of the job turns into a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hqaudit.reports.plain import clean
from hqaudit.reports.rows import Row, rows
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hqaudit.model.message import Language
    from hqaudit.model.report import Finding, Report
    from hqaudit.reports.view import View

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """A command per finding, and an error for each document that could not be vouched for."""
    for report in reports:
        yield "".join(_command(finding, row, view.language) + "\n" for finding, row in rows(report, view.language))


def _command(finding: Finding | None, row: Row, language: Language) -> str:
    settings = {"file": row.document, "line": str(row.line) if row.line else "", "title": row.title}
    told = ",".join(f"{key}={_setting(value)}" for key, value in settings.items() if value)
    page = word("page", language, row.page) if row.page else ""
    place = " · ".join(part for part in (page, row.place) if part)
    message = f"{row.message}（{place}）" if place else row.message
    return f"::{COMMANDS[finding.severity if finding else 'error']} {told}::{_data(message)}"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25")


def _setting(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
