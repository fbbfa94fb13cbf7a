"""The documents of one run and their reports, one after the other, however many are at work."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from hqaudit.cli.answers import Answer
from hqaudit.cli.bar import Bar
from hqaudit.cli.batch import Batch
from hqaudit.cli.documents import empty_folder
from hqaudit.cli.workers import Limits, processors
from hqaudit.model.blocks import Document
from hqaudit.model.message import Message
from hqaudit.model.report import Report
from hqaudit.readers import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hqaudit.cli.ahead import Ahead
    from hqaudit.cli.journal import Journal
    from hqaudit.rulebook import Rulebook


_COLLECTED = 64
"""After so many documents this process is rid of its garbage."""


class Order(NamedTuple):
    """What to audit, and how."""

    paths: Sequence[str]
    book: Rulebook
    limits: Limits
    jobs: int | None = None
    password: str = ""
    debug: bool = False
    journal: Journal | None = None
    stdin: bytes | None = None
    keep: bool = False
    """Keep what was read in the reports. It is too much for a journal, which is then left alone."""
    ahead: Ahead | None = None
    """The reading of the only document, begun already."""


def journal(path: Path, folders: Sequence[Path], options: Sequence[str]) -> Journal:
    """The journal at a path for audits by the built-in rules, those in ``folders`` and the options of selection."""
    from hqaudit.cli.journal import Journal, basis  # noqa: PLC0415 - only where there is a journal
    from hqaudit.rulebook.catalogue import rules_directory  # noqa: PLC0415 - same

    return Journal(path, basis([rules_directory(), *folders], options))


class Result(NamedTuple):
    """A report, the digest of what it is about ("" where nobody asked), and whether it was made just now."""

    report: Report
    digest: str
    fresh: bool


class Audits:
    """The reports in the order of the paths; iterated once. Raises BrokenRule where a rule turns out to be broken."""

    def __init__(self, order: Order, stopped: Callable[[], bool], bar: Bar) -> None:
        self._order = order
        self._stopped = stopped
        self._bar = bar

    def __iter__(self) -> Iterator[Report]:
        order = self._order
        read = self._read_ahead()
        if read is not None and read.kind != "done":
            yield self._report(order.paths[0], read)
            return
        document = None if read is None else read.value
        tasks = [partial(_audited, path, order, document) for path in order.paths]
        jobs = min(order.jobs or processors(), max(len(tasks), 1))
        if len(tasks) > 1:
            _prepare()
        spent = 0.0 if order.ahead is None else order.ahead.spent
        for number, answer in Batch(tasks, jobs, order.limits, self._stopped, order.debug, spent):
            self._bar.advance(order.paths[number])
            if number % _COLLECTED == _COLLECTED - 1:
                gc.collect()  # it does not run by itself, see main
            yield self._report(order.paths[number], answer)

    def _read_ahead(self) -> Answer | None:
        """What came of the document that is read while this process loads what checks it."""
        if self._order.ahead is None:
            return None
        import hqaudit.audit  # noqa: F401, PLC0415 - meanwhile

        return self._order.ahead.answer(self._stopped)

    def _report(self, path: str, answer: Answer) -> Report:
        if answer.kind == "broken":
            answer.result()
        if isinstance(answer.value, Message):
            return Report(path, "unreadable", answer.value)
        assert isinstance(answer.value, Result)  # noqa: S101 - what _audited gives
        if answer.value.fresh and self._order.journal:
            self._order.journal.add(path, answer.value.digest, answer.value.report)
        return answer.value.report


def _audited(path: str, order: Order, document: object) -> Result:
    if document is not None:
        from hqaudit.audit import audit_document  # noqa: PLC0415 - there already

        assert isinstance(document, Document)  # noqa: S101 - what was read ahead
        return Result(audit_document(document, path, order.book, order.keep), "", fresh=False)
    from hqaudit.audit import audit  # noqa: PLC0415 - the readers are loaded when there is something to read

    empty = empty_folder(path)
    if empty:
        return Result(empty, "", fresh=False)
    stdin = order.stdin if path == STANDARD_INPUT else None
    if order.journal is None or order.keep:
        return Result(audit(path, order.book, stdin, order.password, order.keep), "", fresh=False)
    mark = order.journal.digest(path, stdin)
    known = order.journal.known(path, mark)
    if known:
        return Result(known, mark, fresh=False)
    return Result(audit(path, order.book, stdin, order.password), mark, fresh=bool(mark))


def _prepare() -> None:
    """Load once, here, what every worker would have to load."""
    import hqaudit.audit  # noqa: PLC0415 - only for several documents
    import hqaudit.readers.pdf.reader  # noqa: F401, PLC0415 - same

    gc.collect()
    gc.freeze()  # what is here stays: workers need not look at it, and so not copy it
