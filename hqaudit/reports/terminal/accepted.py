"""What the house has decided, under the verdict: the state of things against a baseline, and what is suppressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hqaudit.reports.order import in_order
from hqaudit.reports.terminal.styles import GOOD, QUIET, joined, plain, tagged
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from hqaudit.model.report import Report, Suppressed
    from hqaudit.reports.view import View


def accepted_lines(report: Report, view: View) -> list[Text]:
    """Nothing where there is neither a baseline nor a suppression."""
    return [*_baseline(report, view), *_suppressed(report, view)]


def _baseline(report: Report, view: View) -> list[Text]:
    if report.fixed is None:
        return []
    states = [finding.state for finding in report.findings]
    counts = {"new": states.count("new"), "still_there": states.count("still_there"), "fixed": len(report.fixed)}
    lines = tagged("baseline", joined([plain(word(key, view.language, n)) for key, n in counts.items()]), view)
    for known in report.fixed:
        told = plain(f"{word('is_fixed', view.language)} ", GOOD) + plain(f"{known.rule} {known.message}", QUIET)
        lines += tagged("", told, view)
    return lines


def _suppressed(report: Report, view: View) -> list[Text]:
    if not report.suppressed:
        return []
    count = word("suppressed_count", view.language, len(report.suppressed))
    lines = tagged("suppressed", plain(count), view)
    if view.show_suppressed:
        by_id = {one.finding.id: one for one in report.suppressed}
        for finding in in_order([one.finding for one in report.suppressed]):
            lines += tagged("", plain(f"{finding.rule} {finding.message.text(view.language)}"), view)
            lines += tagged("", plain(_by(by_id[finding.id], view), QUIET), view)
    return lines


def _by(one: Suppressed, view: View) -> str:
    key = "suppressed_until" if one.by.until else "suppressed_by"
    return word(key, view.language, reason=one.by.reason, author=one.by.author, until=one.by.until)
