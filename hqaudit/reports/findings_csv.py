"""The findings as a table of comma-separated values, a row each."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from hqaudit.reports.rows import TITLES, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hqaudit.model.report import Report
    from hqaudit.reports.view import View

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+\-]?[\d,]+(\.\d+)?%?")


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """A row of column heads, then a row per finding."""
    yield _line(title.text(view.language) for title in TITLES.values())
    for report in reports:
        found = (row for _, row in rows(report, view.language))
        yield "".join(_line("" if value is None else _text(str(value)) for value in row) for row in found)


def _line(cells: Iterable[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _text(value: str) -> str:
    """Text that a spreadsheet would take for a formula, with the sign in front that keeps it text."""
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value
