"""Bookmarks to the findings, under one of their own, after those that the document has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pypdf.generic import Fit

from hqaudit.reports.marked.annotations import corners
from hqaudit.reports.order import in_order
from hqaudit.reports.plain import clean
from hqaudit.reports.rows import place_of
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from hqaudit.model.message import Language
    from hqaudit.model.report import Report

LONGEST = 60
"""Characters of a bookmark: more than a viewer shows."""
ABOVE = 60.0
"""Points of the page shown above the figure."""


def add_bookmarks(writer: Any, report: Report, language: Language) -> None:
    """One for each finding that has a page."""
    placed = [(finding, page) for finding in in_order(report.findings) if (page := place_of(finding).page) is not None]
    if not placed:
        return
    root = writer.add_outline_item(title=f"hqaudit（{len(placed)}）", page_number=placed[0][1] - 1)
    for finding, page in placed:
        title = clean(f"{word(finding.severity, language)} {finding.message.text(language)}")
        view = _view(writer.pages[page - 1], place_of(finding).box)
        title = title if len(title) <= LONGEST else f"{title[:LONGEST]}…"
        writer.add_outline_item(title=title, page_number=page - 1, parent=root, fit=view)


def _view(page: Any, box: tuple[float, float, float, float] | None) -> Fit:
    if box is None:
        return Fit.fit()
    left, top = corners(page, (0, max(box[1] - ABOVE, 0), 0, 0))[0]
    return Fit.xyz(left=left, top=top)
