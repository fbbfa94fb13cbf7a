"""The findings as a table of comma-separated values, a row each."""

from __future__ import annotations

import csv
import re
from dataclasses import astuple
from io import StringIO
from typing import TYPE_CHECKING

from hqaudit.reports.rows import TITLES, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.report import Report
    from hqaudit.reports.view import View

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+\-]?[\d,]+(\.\d+)?%?")


def render(reports: Sequence[Report], view: View) -> str:
    """A row of column heads, then a row per finding."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(title.text(view.language) for title in TITLES.values())
    for _, row in rows(reports, view.language):
        writer.writerow("" if value is None else _text(str(value)) for value in astuple(row))
    return out.getvalue()


def render_file(reports: Sequence[Report], view: View) -> bytes:
    """The same with a mark in front by which Excel knows it for UTF-8."""
    return render(reports, view).encode("utf-8-sig", errors="backslashreplace")


def _text(value: str) -> str:
    """Text that a spreadsheet would take for a formula, with the sign in front that keeps it text."""
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value
