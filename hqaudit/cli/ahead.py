"""A document read in a process of its own while this one loads what it is checked by: two processors share a start."""

from __future__ import annotations

import select
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from hqaudit.cli.workers import CAN_FORK, TICK, Limits, Worker, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hqaudit.cli.answers import Answer


class Ahead:
    """The reading of a PDF that is the only document, from the moment this is made; ended when this is left.

    There is none where it would not pay or has to wait: for several documents, one processor, or ``jobs`` of 1.
    """

    def __init__(
        self, paths: Sequence[str], jobs: int | None, limits: Limits, password: str = "", debug: bool = False
    ) -> None:
        self._worker: Worker | None = None
        if CAN_FORK and len(paths) == 1 and (jobs or processors()) > 1 and _is_pdf(paths[0]):
            self._worker = Worker(partial(_read, paths[0], password), limits, debug)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._worker is not None:
            self._worker.kill()

    def answer(self, stopped: Callable[[], bool]) -> Answer | None:
        """What came of it, a Document if it could be read; None if there is no such reading, or it is to be stopped."""
        worker = self._worker
        if worker is None:
            return None
        while (left := worker.left()) > 0:
            if stopped():
                return None
            if select.select([worker], [], [], min(left, TICK))[0] and worker.take():
                return worker.answer()
        return worker.kill()

    @property
    def spent(self) -> float:
        """Seconds of the time for a document that its reading has taken."""
        return 0.0 if self._worker is None else self._worker.spent()


def _is_pdf(path: str) -> bool:
    return Path(path).suffix.lower() == ".pdf" and Path(path).is_file()


def _read(path: str, password: str) -> object:
    from hqaudit.readers import read  # noqa: PLC0415 - loaded in the process that reads

    return read(path, password=password)
