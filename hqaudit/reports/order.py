"""The order in which findings are shown: the most severe first, then as they stand in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hqaudit.model.report import SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by severity, then by where their first suspect stands; those of one place stay as they are."""
    return sorted(findings, key=_key)


def _key(finding: Finding) -> tuple[int, tuple[int, ...]]:
    severity = SEVERITIES.index(finding.severity)
    figures = [exhibit.figure for exhibit in finding.exhibits if exhibit.role == "suspect"]
    if not figures:
        figures = [exhibit.figure for exhibit in finding.exhibits]
    if not figures:
        return severity, (finding.page or 0, finding.line or 0)
    place = figures[0].place
    cell = (
        -1 if place.row_index is None else place.row_index,
        -1 if place.column_index is None else place.column_index,
    )
    return severity, (place.page or 0, place.line or 0, place.block, *cell, place.start)
