"""Reports kept aside until the output files are written: in memory while they are few, else in a nameless file."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self, overload

if TYPE_CHECKING:
    from typing import IO

    from hqaudit.model.report import Report

_IN_MEMORY = 16 << 20


class Kept(Sequence["Report"]):
    """A sequence of reports of which only the one that is asked for is held."""

    def __init__(self) -> None:
        self._open: IO[bytes] | None = None
        self._starts: list[int] = []

    @property
    def _file(self) -> IO[bytes]:
        if self._open is None:
            from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - only where reports are kept

            self._open = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with this object
        return self._open

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            self._open.close()

    def append(self, report: Report) -> None:
        """Keep one more."""
        self._file.seek(0, 2)
        self._starts.append(self._file.tell())
        pickle.dump(report, self._file, pickle.HIGHEST_PROTOCOL)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Report: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Report]: ...
    def __getitem__(self, index: int | slice) -> Report | Sequence[Report]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        self._file.seek(self._starts[index])
        report: Report = pickle.load(self._file)  # noqa: S301 - written above, and nobody else has the file
        return report
