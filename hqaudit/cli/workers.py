"""A task in a process of its own, within limits: what becomes of it touches neither us nor the next task."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from hqaudit.cli.answers import Answer, answer_to, sent, spoken
from hqaudit.model.message import Message

CAN_FORK = hasattr(os, "fork")
"""Without it (Windows) everything runs in this process, and the limits are not enforced."""
TICK = 0.1
"""Seconds after which a request to stop is noticed."""
_CHUNK = 1 << 20
_ANSWER = 64 << 20
"""Bytes that an answer may have in any case; else an eighth of the limit on memory."""
_GRACE = 30.0
"""Seconds to hand over an answer, once it has begun to come."""


class Limits(NamedTuple):
    """What one document may take: seconds on the clock and megabytes of memory."""

    seconds: float = 60.0
    megabytes: int = 2048


class Worker:
    """A forked process at work on a task; ``fileno`` can be waited for: it has news when it is readable."""

    def __init__(self, task: Callable[[], object], limits: Limits, debug: bool = False, spent: float = 0.0) -> None:
        reader, writer = os.pipe()
        self._limits = limits
        self._pid = os.fork()
        if not self._pid:
            os.close(reader)
            _serve(lambda: answer_to(task, debug), writer, limits)
        os.close(writer)
        self._reader: int | None = reader
        self._parts: list[bytes] = []
        self._start = time.monotonic() - spent
        self._deadline = self._start + limits.seconds

    def fileno(self) -> int:
        """The pipe that the answer comes through."""
        assert self._reader is not None  # noqa: S101 - nobody waits for a worker that has ended
        return self._reader

    def take(self) -> bool:
        """Take what has come through the pipe; whether that was the end of it."""
        part = os.read(self.fileno(), _CHUNK)
        if not self._parts:
            self._deadline = max(self._deadline, time.monotonic() + _GRACE)
        self._parts.append(part)
        return not part

    def left(self) -> float:
        """Seconds until the worker is out of time; none or fewer if it is."""
        return self._deadline - time.monotonic()

    def spent(self) -> float:
        """Seconds since it began, and those that were spent before."""
        return time.monotonic() - self._start

    def answer(self) -> Answer:
        """What the worker said; if it was ended by a signal, that."""
        status = self._ended()
        said = spoken(b"".join(self._parts)) if status == 0 else None
        if said is not None:
            return said
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
            return Answer("killed", out_of_time(self._limits))
        by = f"信号 {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"状态 {status >> 8}"
        zh = f"处理它的进程意外终止（{by}），未予审核；文件可能已损坏"
        en = f"the process at work on it ended unexpectedly ({status}): not checked; the file may be damaged"
        return Answer("killed", Message(zh, en))

    def kill(self) -> Answer:
        """End a worker that is out of time."""
        if self._reader is not None:
            os.kill(self._pid, signal.SIGKILL)
            self._ended()
        return Answer("killed", out_of_time(self._limits))

    def _ended(self) -> int:
        if self._reader is not None:
            os.close(self._reader)
            self._reader = None
        return os.waitpid(self._pid, 0)[1]


def alone(task: Callable[[], object], limits: Limits, debug: bool = False) -> Answer:
    """The answer of one task."""
    if not CAN_FORK:
        return answer_to(task, debug)
    worker = Worker(task, limits, debug)
    try:
        while (left := worker.left()) > 0:
            if select.select([worker], [], [], left)[0] and worker.take():
                return worker.answer()
        return worker.kill()
    except BaseException:
        worker.kill()
        raise


def processors() -> int:
    """How many processors there are for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def out_of_time(limits: Limits) -> Message:
    """What is said of a document that takes too long."""
    seconds = f"{limits.seconds:g}"
    return Message(
        f"{seconds} 秒内没有处理完，已停止，未予审核；文件可能已损坏或过大，可用 --timeout 放宽",
        f"not done within {seconds} s, stopped: not checked; the file may be damaged or very large, see --timeout",
    )


def out_of_memory(limits: Limits) -> Message:
    """What is said of a document that takes too much memory."""
    return Message(
        f"需要的内存超过 {limits.megabytes} MB，已停止，未予审核；文件可能已损坏或过大，可用 --max-memory 放宽",
        f"needs more than {limits.megabytes} MB of memory, stopped: not checked; the file may be damaged or very "
        "large, see --max-memory",
    )


def _serve(work: Callable[[], Answer], writer: int, limits: Limits) -> NoReturn:
    """The life of the forked process: it never comes back."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        restore = _restrict(limits)
        answer = work()
        data = _within_limits(answer, limits)
        restore()
        with open(writer, "wb") as pipe:
            pipe.write(data or sent(Answer("killed", out_of_memory(limits))))
        sys.stderr.flush()
        status = 0
    finally:
        os._exit(status)


def _within_limits(answer: Answer, limits: Limits) -> bytes:
    """The answer as it is sent; nothing where the limit on memory was met, or whoever gets it would meet it."""
    if answer.kind == "memory":
        return b""
    try:
        data = sent(answer)
    except MemoryError:
        return b""
    return data if len(data) < max(_ANSWER, limits.megabytes << 20 >> 3) else b""


def _restrict(limits: Limits) -> Callable[[], None]:
    """Bind this process to the limits; the function that lifts the one on memory, so that it can still answer.

    The processor time is bound, too: it ends a worker that outlives the process it works for.
    """
    import resource  # noqa: PLC0415 - there is none where there is no fork

    def bind(what: int, most: int) -> Callable[[], None]:
        soft, hard = resource.getrlimit(what)
        least = [value for value in (most, soft, hard) if value != resource.RLIM_INFINITY]
        resource.setrlimit(what, (min(least), hard))
        return lambda: resource.setrlimit(what, (soft, hard))

    bind(resource.RLIMIT_CPU, int(limits.seconds) + 10)
    return bind(resource.RLIMIT_AS, limits.megabytes << 20)
