"""The work behind ``hqaudit check``: every document audited, a bar while it lasts, one exit status for all."""

from __future__ import annotations

import gc
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from hqaudit.cli.documents import empty_folder
from hqaudit.cli.streams import complain
from hqaudit.model.message import Language, Message
from hqaudit.model.report import SEVERITIES, Report, Severity
from hqaudit.readers import STANDARD_INPUT
from hqaudit.reports.problem import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.rulebook import Rulebook

FOUND, UNREADABLE = 1, 3


def audited(paths: Sequence[str], book: Rulebook, debug: bool) -> list[Report]:
    """The reports on all documents; not one of them keeps the others from being looked at."""
    reports = []
    if len(paths) > 1:
        gc.freeze()  # what is loaded stays, and is not looked through after every document
    for path in _watched(paths):
        reports.append(_audited(path, book, debug))
        if len(paths) > 1:
            gc.collect()
    return reports


def exit_status(reports: Sequence[Report], fail_on: Severity) -> int:
    """3 for a document that cannot be vouched for, 1 for a finding at or above ``fail_on``, else 0."""
    if any(report.status == "unreadable" for report in reports):
        return UNREADABLE
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return FOUND if any(finding.severity in grave for report in reports for finding in report.findings) else 0


def complain_of(reports: Sequence[Report], language: Language) -> None:
    """The documents that could not be vouched for, to standard error."""
    for report in reports:
        if report.status == "unreadable":
            zh, en = f"{report.path}：{problem(report, 'zh')}", f"{report.path}: {problem(report, 'en')}"
            complain(Message(zh, en), language)


def _audited(path: str, book: Rulebook, debug: bool) -> Report:
    from hqaudit.audit import audit  # noqa: PLC0415 - the readers are loaded when there is something to read

    try:
        stdin = sys.stdin.buffer.read() if path == STANDARD_INPUT else None
        return empty_folder(path) or audit(path, book, stdin)
    except Exception as error:
        if debug:
            traceback.print_exc(file=sys.stderr)
        kind = f"{type(error).__name__}: {error}"
        problem = Message(f"内部错误（{kind}），加 --debug 查看经过", f"internal error ({kind}), --debug shows more")
        return Report(path, "unreadable", problem)


def _watched(paths: Sequence[str]) -> Iterator[str]:
    """The paths, with a bar on standard error while they are worked through, if there is someone to see it."""
    if len(paths) < 2 or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console  # noqa: PLC0415 - rich is loaded only for the bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.fields[name]}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(paths), name="")
        for path in paths:
            progress.update(task, name=Path(path).name)
            yield path
            progress.advance(task)
