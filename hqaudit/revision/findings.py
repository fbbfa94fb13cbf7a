"""Findings of two versions told apart: put right, still there, new."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from hqaudit.model.report import Exhibit, Finding

Findings = tuple["Finding", ...]


def matched(old: Sequence[Finding], new: Sequence[Finding]) -> tuple[Findings, Findings, Findings]:
    """The findings of ``old`` that are put right, those of ``new`` that are still there, and those that are new.

    A finding is known by its id; where that moved (it holds the figures), by its rule and what its figures are called;
    where other figures prove it now, by the suspected ones alone.
    """
    left, there = list(old), set()
    for key in (_by_id, _by_labels, _by_suspects):
        known: dict[Hashable, list[Finding]] = defaultdict(list)
        for finding in left:
            known[key(finding)].append(finding)
        for index, finding in enumerate(new):
            if index not in there and known[key(finding)]:
                known[key(finding)].pop(0)
                there.add(index)
        left = [finding for rest in known.values() for finding in rest]
    still_there = tuple(finding for index, finding in enumerate(new) if index in there)
    return tuple(left), still_there, tuple(finding for index, finding in enumerate(new) if index not in there)


def _by_id(finding: Finding) -> Hashable:
    return finding.id


def _by_labels(finding: Finding) -> Hashable:
    """The rule and what its figures are called and stand in; the words quoted, where the finding has no figure."""
    if not finding.exhibits:
        return finding.rule, finding.quote or finding.message.zh
    return finding.rule, _called(finding.exhibits)


def _by_suspects(finding: Finding) -> Hashable:
    """The rule and what the figures are called that may be wrong; a finding that suspects none is like no other."""
    suspects = [exhibit for exhibit in finding.exhibits if exhibit.role == "suspect"]
    return (finding.rule, _called(suspects)) if suspects else finding.id


def _called(exhibits: Sequence[Exhibit]) -> Hashable:
    places = [(exhibit.label, exhibit.figure.place) for exhibit in exhibits]
    return tuple(sorted((label, place.table or "", place.row or "", place.column or "") for label, place in places))
