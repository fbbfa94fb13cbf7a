"""Two versions of a report: which findings are put right, still there or new, and which figures changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hqaudit.revision.change import Change
from hqaudit.revision.changes import Part, changed
from hqaudit.revision.findings import matched

if TYPE_CHECKING:
    from hqaudit.model.report import Finding, Report

__all__ = ["Change", "Part", "Revision", "revision"]


class Revision(NamedTuple):
    """What became of a report; the findings fixed are those of the old version, the others those of the new one."""

    old: Report
    new: Report
    fixed: tuple[Finding, ...]
    still_there: tuple[Finding, ...]
    appeared: tuple[Finding, ...]
    parts: tuple[Part, ...]
    """Forms and sections in which figures changed; none where one of the versions could not be read."""


def revision(old: Report, new: Report) -> Revision:
    """What changed from one audit to the other; both are to hold their documents and figures (``keep``).

    Of a version that could not be read nothing is said: neither that its findings are put right nor that they are new.
    """
    if not (old.document and new.document):
        return Revision(old, new, (), (), (), ())
    fixed, still_there, appeared = matched(old.findings, new.findings)
    return Revision(old, new, fixed, still_there, appeared, changed(old, new))
