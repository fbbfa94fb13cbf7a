"""The PDF itself, marked: a highlight and a note on each figure of each finding, bookmarks, a summary at the end.

The bytes of the original stay as they are; what is added follows them (an incremental update), so that a signature or a
comparison still finds the document that was published.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pypdf.errors import PyPdfError

from hqaudit.errors import UnreadableDocument
from hqaudit.model.message import Message
from hqaudit.reports.marked.annotations import annotate
from hqaudit.reports.marked.bookmarks import add_bookmarks
from hqaudit.reports.marked.increment import Increment
from hqaudit.reports.marked.summary import add_summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.report import Report
    from hqaudit.reports.view import View


def stream(reports: Sequence[Report], view: View) -> Iterator[bytes]:
    """The marked file of the one report there is; raises UnreadableDocument for what is no PDF or cannot be marked."""
    report = reports[0]
    data = _original(report)
    try:
        increment = Increment(data, view.password)
        annotate(increment, report, view.language)
        add_bookmarks(increment, report, view.language)
        add_summary(increment, report, view.language)
        marked = increment.data()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _refused(report, f"{type(error).__name__}: {error}") from error
    yield marked


def _original(report: Report) -> bytes:
    try:
        data = Path(report.path).read_bytes()
    except OSError as error:
        raise _refused(report, error.strerror or str(error)) from error
    if b"%PDF-" not in data[:1024]:
        zh, en = f"{report.path}：不是 PDF，无法在上面标注", f"{report.path}: no PDF, nothing to mark"
        raise UnreadableDocument(Message(zh, en))
    return data


def _refused(report: Report, why: str) -> UnreadableDocument:
    zh, en = f"{report.path}：无法在这份 PDF 上标注（{why}）", f"{report.path}: this PDF cannot be marked ({why})"
    return UnreadableDocument(Message(zh, en))
