"""The memory of a process and of those that it forks, sampled while it works."""

from __future__ import annotations

import re
import select
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

_TICK = 0.05
_RESIDENT = re.compile(r"VmRSS:\s*(\d+) kB")


class Sample(NamedTuple):
    """Lines that the process had written, and the most that it and any of its workers held since the sample before.

    Seconds from its start; megabytes, for a worker with what it shares with its parent.
    """

    done: int
    seconds: float
    parent: float
    worker: float


Curve = list[Sample]


def watched(process: subprocess.Popen[bytes], step: int) -> Curve:
    """A sample for every ``step`` lines that the process writes, and one for its end."""
    assert process.stdout is not None
    curve: Curve = []
    start, done, parent, worker = time.monotonic(), 0, 0.0, 0.0
    stream = process.stdout.fileno()
    while True:
        parent = max(parent, resident(process.pid))
        worker = max(worker, *map(resident, children(process.pid)), 0.0)
        if not select.select([stream], [], [], _TICK)[0]:
            continue
        part = process.stdout.read1(1 << 16)  # type: ignore[attr-defined]  # Popen's pipes are buffered readers
        before, done = done, done + part.count(b"\n")
        if not part or done // step > before // step:
            curve.append(Sample(done, time.monotonic() - start, parent, worker))
            parent = worker = 0.0
        if not part:
            return curve


def resident(process: int) -> float:
    """Megabytes that a process holds; 0 if it has ended."""
    try:
        found = _RESIDENT.search(Path(f"/proc/{process}/status").read_text("ascii", "replace"))
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def children(process: int) -> list[int]:
    """The processes that a process has started and that have not ended."""
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except OSError:
        return []
