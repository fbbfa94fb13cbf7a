"""Findings that are one contradiction to a reader: told together, in the short report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from hqaudit.model.report import Finding


def told_once(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings in their order, but those that belong to one before them with the first of those.

    They belong together if they say the same of several places, if one rule doubts figures of one row, or if figures
    of one row or paragraph went wrong in one way.
    """
    groups: dict[Hashable, list[Finding]] = {}
    order: list[list[Finding]] = []
    for finding in findings:
        keys = list(_keys(finding))
        group = next((groups[key] for key in keys if key in groups), None)
        if group is None:
            group = []
            order.append(group)
        group.append(finding)
        for key in keys:
            groups.setdefault(key, group)
    return order


def _keys(finding: Finding) -> Iterator[Hashable]:
    how = (finding.severity, finding.state)
    yield (*how, finding.rule, finding.message.zh)
    suspects = [exhibit.figure.place for exhibit in finding.exhibits if exhibit.role == "suspect"]
    if not suspects:
        return
    at = (suspects[0].block, suspects[0].row_index)
    if suspects[0].row_index is not None:
        yield (*how, finding.rule, *at)
    if finding.suggestion:
        yield (*how, *at, finding.suggestion.explanation.zh)
