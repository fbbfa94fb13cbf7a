"""``hqaudit diff OLD NEW``: what became of the findings, and which figures changed, from one version to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hqaudit.cli import streams
from hqaudit.cli.checking import Tally, gathered
from hqaudit.reports.revision_json import revision_json
from hqaudit.reports.terminal.revision import revision_text
from hqaudit.revision import revision

if TYPE_CHECKING:
    from hqaudit.cli.accepting import Accepting
    from hqaudit.cli.audits import Order
    from hqaudit.reports.view import View


def compare(order: Order, form: str, view: View, house: Accepting) -> int:
    """Audit both documents and show the difference; the exit status is that of ``check`` on the new one.

    It is 3 as well where the old one cannot be vouched for: nothing can then be said of the difference.
    """
    reports = [house.accepted(report) for report in gathered(order, view.language)]
    if len(reports) < 2:  # interrupted
        return 130
    old, new = reports
    found = revision(old, new)
    streams.write((revision_json if form == "json" else revision_text)(found, view))
    tally = Tally(view.fail_on)
    tally.add(new)
    if old.status == "unreadable":
        tally.add(old)
    return tally.status
