"""The sheet of findings: a row each, to be filtered and sorted."""

from __future__ import annotations

from dataclasses import astuple, fields
from typing import TYPE_CHECKING, Any

from hqaudit.model.message import Message
from hqaudit.reports.rows import TITLES, Row, rows
from hqaudit.reports.xlsx.sheet import NAMES, Styles, fit_height, write_head, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.report import Report

WIDTHS = {
    "document": 24, "severity": 7, "rule": 16, "title": 18, "page": 6, "line": 6, "place": 34, "label": 20,
    "printed": 16, "should_be": 14, "cause": 24, "message": 56, "formula": 48, "id": 14,
}  # fmt: skip
CHECK = Message("重算", "check")


def write_findings(
    sheet: Any, styles: Styles, reports: Sequence[Report], where: Mapping[str, int], language: Language
) -> None:
    """All findings; ``where`` says in which row of the sheet of checks a finding's first check begins."""
    titles = [*(TITLES[name].text(language) for name in WIDTHS), CHECK.text(language)]
    write_head(sheet, styles, titles, [*WIDTHS.values(), 7])
    at = 0
    for at, (finding, row) in enumerate((row for report in reports for row in rows(report, language)), start=1):
        _write_row(sheet, styles, at, row, styles.severity[finding.severity if finding else "error"])
        if row.id in where:
            target = f"internal:'{NAMES['checks'].text(language)}'!A{where[row.id] + 1}"
            sheet.write_url(at, len(WIDTHS), target, styles.link, "→")
    sheet.autofilter(0, 0, max(at, 1), len(titles) - 1)


def _write_row(sheet: Any, styles: Styles, at: int, row: Row, severity: Any) -> None:
    for column, (field, value) in enumerate(zip(fields(row), astuple(row), strict=True)):
        if isinstance(value, int):
            sheet.write_number(at, column, value, styles.whole)
        elif value:
            write_text(sheet, at, column, value, severity if field.name == "severity" else styles.text)
    fit_height(sheet, at, [(str(getattr(row, name)), width) for name, width in WIDTHS.items()])
