"""Ctrl-C and SIGTERM while documents are audited: noted, so that what is done can still be reported."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType


class Interrupts:
    """Whether a signal has come, and the exit status that is customary after it."""

    def __init__(self) -> None:
        self.number: int | None = None

    def stopped(self) -> bool:
        """Whether to stop."""
        return self.number is not None

    @property
    def status(self) -> int:
        """130 after Ctrl-C, 143 after SIGTERM."""
        return 128 + (self.number or 0)

    def note(self, number: int, frame: FrameType | None) -> None:
        """The handler: a second signal is not noted but ends the program at once."""
        del frame
        self.number = number
        signal.signal(number, signal.default_int_handler)


@contextmanager
def noted() -> Iterator[Interrupts]:
    """Signals are noted within; as before they are an exception (or the end) outside."""
    interrupts = Interrupts()
    if threading.current_thread() is not threading.main_thread():  # only it may have handlers
        yield interrupts
        return
    before = {number: signal.signal(number, interrupts.note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield interrupts
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
