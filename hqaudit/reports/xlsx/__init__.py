"""An Excel workbook: the findings, each failed check recomputed by live formulas, what was looked at."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

from hqaudit.reports.xlsx.checks import write_checks
from hqaudit.reports.xlsx.coverage import write_coverage, write_unchecked
from hqaudit.reports.xlsx.findings import write_findings
from hqaudit.reports.xlsx.sheet import Styles, new_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.report import Report
    from hqaudit.reports.view import View

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Text is text, whatever it begins with."""


def stream(reports: Sequence[Report], view: View) -> Iterator[bytes]:
    """The workbook. Its checks recompute themselves when a figure in them is changed."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        styles, language = Styles(book), view.language
        findings, checks = new_sheet(book, "findings", language), new_sheet(book, "checks", language)
        where = write_checks(checks, styles, reports, language)
        write_findings(findings, styles, reports, where, language)
        write_coverage(new_sheet(book, "coverage", language), styles, reports, language)
        write_unchecked(new_sheet(book, "unchecked", language), styles, reports, language)
    yield out.getvalue()
