"""The sheet of findings: a row each, to be filtered and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hqaudit.model.message import Message
from hqaudit.reports.rows import TITLES, Row, rows
from hqaudit.reports.xlsx.sheet import NAMES, Styles, fit_height, write_head, write_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.report import Report

WIDTHS = {
    "severity": 7, "page": 6, "line": 6, "place": 30, "label": 22, "printed": 15, "should_be": 13, "message": 56,
    "check": 7, "cause": 24, "formula": 80, "title": 20, "rule": 18, "id": 15, "document": 28,
}  # fmt: skip
"""The columns from left to right: first what is needed to put a report right, which is also what is printed."""
PRINTED = tuple(WIDTHS).index("check")
CHECK = Message("重算", "check")


def write_findings(
    sheet: Any, styles: Styles, reports: Sequence[Report], where: Mapping[str, int], language: Language
) -> None:
    """All findings; ``where`` says in which row of the sheet of checks a finding's first check begins."""
    titles = [CHECK.text(language) if name == "check" else TITLES[name].text(language) for name in WIDTHS]
    write_head(sheet, styles, titles, tuple(WIDTHS.values()))
    at, empty = 0, {"page", "line"}
    for at, (finding, row) in enumerate((row for report in reports for row in rows(report, language)), start=1):
        _write_row(sheet, styles, at, row, styles.severity[finding.severity if finding else "error"])
        empty -= {name for name in empty if getattr(row, name) is not None}
        if row.id in where:
            target = f"internal:'{NAMES['checks'].text(language)}'!A{where[row.id] + 1}"
            sheet.write_url(at, PRINTED, target, styles.link, "→")
    for column, name in enumerate(WIDTHS):
        if name in empty or (name == "document" and len(reports) == 1):
            sheet.set_column(column, column, WIDTHS[name], None, {"hidden": True})
    sheet.autofilter(0, 0, max(at, 1), len(titles) - 1)
    sheet.print_area(0, 0, max(at, 1), PRINTED - 1)


def _write_row(sheet: Any, styles: Styles, at: int, row: Row, severity: Any) -> None:
    looks = {"severity": severity, "printed": styles.wrong, "should_be": styles.right}
    for column, name in enumerate(WIDTHS):
        value = getattr(row, name, "")
        if isinstance(value, int):
            sheet.write_number(at, column, value, styles.whole)
        elif value:
            write_text(sheet, at, column, value, looks.get(name, styles.text))
        else:
            sheet.write_blank(at, column, None, styles.text)
    fit_height(sheet, at, [(str(getattr(row, name, "")), width) for name, width in WIDTHS.items()])
