"""How far the work has come: a bar on standard error, if there is someone to see it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """A bar for several documents; without a terminal, or for one document, there is none."""

    def __init__(self, total: int) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        if total < 2 or not sys.stderr.isatty():
            return
        from rich.console import Console  # noqa: PLC0415 - rich is loaded only for the bar
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

        columns = (BarColumn(24), MofNCompleteColumn(), TextColumn("{task.fields[name]}", markup=False))
        # no thread of its own: a process that forks should have none
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        self._task = self._progress.add_task("", total=total, name="")

    def advance(self, path: str) -> None:
        """One document more is done."""
        if self._progress is not None and self._task is not None:
            self._progress.start()
            name = ascii(Path(path).name)[1:-1] if not path.isprintable() else Path(path).name
            self._progress.update(self._task, name=name, advance=1)
            self._progress.refresh()

    def hide(self) -> None:
        """Make room for what is written to the same terminal."""
        if self._progress is not None:
            self._progress.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()
