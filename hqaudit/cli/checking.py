"""The work behind ``hqaudit check``: the reports shown as they come, counted, kept for the output files."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hqaudit.cli import streams
from hqaudit.cli.audits import Audits, Order
from hqaudit.cli.bar import Bar
from hqaudit.cli.interrupts import Interrupts, noted
from hqaudit.cli.kept import Kept
from hqaudit.cli.outputs import write_outputs
from hqaudit.model.message import Language, Message
from hqaudit.model.report import SEVERITIES, Report, Severity
from hqaudit.reports import REPORTS
from hqaudit.reports.problem import problem

if TYPE_CHECKING:
    from pathlib import Path

    from hqaudit.cli.accepting import Accepting
    from hqaudit.reports.view import View

FOUND, BROKEN, UNREADABLE = 1, 2, 3


@dataclass(slots=True)
class Tally:
    """How many reports there were, and the exit status they lead to."""

    fail_on: Severity
    done: int = 0
    status: int = 0

    def add(self, report: Report) -> None:
        """3 for a document that cannot be vouched for, 1 for a finding at or above ``fail_on``, else 0."""
        grave = SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]
        self.done += 1
        if report.status == "unreadable":
            self.status = UNREADABLE
        elif any(finding.severity in grave and finding.state != "still_there" for finding in report.findings):
            self.status = max(self.status, FOUND)


def check(order: Order, form: str, wanted: list[Path], view: View, house: Accepting) -> int:
    """Audit the documents, show and write the reports as the house has settled them; the exit status."""
    for problem_of_a_file in order.book.broken:
        streams.complain(problem_of_a_file, view.language)
    tally = Tally(view.fail_on, status=BROKEN if order.book.broken else 0)
    told, shown = form != "text" or not sys.stdout.isatty(), REPORTS[form]
    with Kept() as kept, noted() as interrupts, Bar(len(order.paths)) as bar:

        def passing(reports: Iterable[Report]) -> Generator[Report]:
            for report in map(house.accepted, reports):
                tally.add(report)
                if wanted or shown.twice:
                    kept.append(report)
                if told:
                    bar.hide()
                    _complain_of(report, view.language)
                yield report

        audits = passing(Audits(order, interrupts.stopped, bar))
        heard = True
        if shown.twice:
            deque(audits, maxlen=0)
        for piece in shown.pieces(kept if shown.twice else audits, view):
            bar.hide()
            heard = heard and streams.write(piece)
            if not (heard or wanted or order.journal):
                break
        audits.close()
        bar.hide()
        write_outputs(wanted, kept, view)
    for message in house.unused():
        streams.complain(message, view.language)
    return _status(tally, len(order.paths), interrupts, view.language)


def gathered(order: Order, language: Language) -> list[Report]:
    """All reports at once; those that could not be vouched for are told."""
    with noted() as interrupts, Bar(len(order.paths)) as bar:
        reports = list(Audits(order, interrupts.stopped, bar))
    for report in reports:
        _complain_of(report, language)
    return reports


def _status(tally: Tally, total: int, interrupts: Interrupts, language: Language) -> int:
    """The exit status; if not all was done, that is said."""
    done = tally.done
    if interrupts.stopped():
        zh, en = f"已中断：共 {total} 份文件，核对了 {done} 份", f"interrupted: {done} of {total} documents checked"
        streams.complain(Message(zh, en), language)
        return interrupts.status
    if done < total:
        zh = f"标准输出已关闭：共 {total} 份文件，核对了 {done} 份"
        streams.complain(Message(zh, f"standard output was closed: {done} of {total} documents checked"), language)
        return UNREADABLE
    return tally.status


def _complain_of(report: Report, language: Language) -> None:
    """A document that could not be vouched for, to standard error."""
    if report.status == "unreadable":
        path = streams.in_one_line(report.path)
        zh, en = f"{path}：{problem(report, 'zh')}", f"{path}: {problem(report, 'en')}"
        streams.complain(Message(zh, en), language)
