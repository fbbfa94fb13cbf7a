"""``hqaudit watch FILE``: check a report each time it is written again, and show what the new version changed."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hqaudit.cli import streams
from hqaudit.cli.audits import Audits
from hqaudit.cli.bar import Bar
from hqaudit.errors import UnreadableDocument
from hqaudit.model.message import Message
from hqaudit.reports import REPORTS
from hqaudit.reports.terminal.revision import difference_text
from hqaudit.revision import revision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.cli.accepting import Accepting
    from hqaudit.cli.audits import Order
    from hqaudit.model.report import Report
    from hqaudit.reports.view import View

Stamp = tuple[int, int, int]
"""When a file was written, its size, and which file it is: another one may be put in its place."""
POLL = 0.5
"""Seconds between two looks at the file."""
QUIET = 2
"""So many looks at it must find it the same before it counts as written."""
WAITING = Message("等待文件重新写入（Ctrl-C 结束）", "waiting for the file to be written again (Ctrl-C ends)")


def watch(order: Order, view: View, house: Accepting) -> None:
    """Show the report of the one document, then at every change of it the difference to the report before.

    It comes back only where nobody reads what it says; Ctrl-C raises KeyboardInterrupt. A version that cannot be read
    is told, and the next one is compared with the last that could be. Raises UnreadableDocument where there is no file.
    """
    (path,) = order.paths
    if not Path(path).is_file():
        raise UnreadableDocument(Message(f"{path}：没有这个文件", f"{path}: no such file"))
    last: Report | None = None
    for _ in versions(Path(path)):
        (report,) = Audits(order, lambda: False, Bar(1))
        report = house.accepted(report)
        if not _show(last, report, view):
            return
        last = report if report.document else last
        streams.complain(WAITING, view.language)


def _show(last: Report | None, report: Report, view: View) -> bool:
    """The whole report at first, and where it could not be read; else the difference. Whether there is a reader."""
    if last is None:
        return streams.write(REPORTS["text"].text([report], view))
    at = f"\n{datetime.now().astimezone():%H:%M:%S}\n"
    if report.document is None:
        return streams.write(at + REPORTS["text"].text([report], view))
    return streams.write(at + difference_text(revision(last, report), view))


def versions(path: Path) -> Iterator[Stamp]:
    """Whenever the file has been written and then left alone: at first as it is, then each time it is another."""
    known: Stamp | None = None
    before, looks = stamp(path), QUIET
    while True:
        if before is not None and before != known and looks >= QUIET:
            known = before
            yield known
        time.sleep(POLL)
        now = stamp(path)
        looks = looks + 1 if now == before else 0
        before = now


def stamp(path: Path) -> Stamp | None:
    """What tells one writing of a file from another; None where there is none, or nothing in it yet."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if found.st_size else None
