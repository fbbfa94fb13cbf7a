"""Bookmarks to the findings, under one of their own, after those that the document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, FloatObject, NameObject, NullObject

from hqaudit.reports.marked.annotations import corners
from hqaudit.reports.order import in_order
from hqaudit.reports.plain import clean
from hqaudit.reports.rows import place_of
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from hqaudit.model.message import Language
    from hqaudit.model.place import Place
    from hqaudit.model.report import Report
    from hqaudit.reports.marked.increment import Increment

LONGEST = 60
"""Characters of a bookmark: more than a viewer shows."""
ABOVE = 60.0
"""Points of the page shown above the figure."""


def add_bookmarks(increment: Increment, report: Report, language: Language) -> None:
    """One for each finding that has a page."""
    placed = [finding for finding in in_order(report.findings) if place_of(finding).page is not None]
    if not placed:
        return
    items = []
    for finding in placed:
        title = clean(f"{word(finding.severity, language)} {finding.message.text(language)}")
        title = title if len(title) <= LONGEST else f"{title[:LONGEST]}…"
        items.append((title, destination(increment, place_of(finding))))
    increment.add_outline(f"hqaudit（{len(placed)}）", items)


def destination(increment: Increment, place: Place) -> ArrayObject:
    """Where a link leads: the figure in sight, or the page as a whole where there is none."""
    page = increment.page(place.page or 1)
    if place.box is None:
        return ArrayObject([page.indirect_reference, NameObject("/Fit")])
    left, top = corners(page, (0, max(place.box[1] - ABOVE, 0), 0, 0))[0]
    spot = [FloatObject(round(left, 2)), FloatObject(round(top, 2)), NullObject()]
    return ArrayObject([page.indirect_reference, NameObject("/XYZ"), *spot])
