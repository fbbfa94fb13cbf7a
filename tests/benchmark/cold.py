"""A process from its start to its end, against a script on pdfplumber; by size, for a short report is mostly start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Literal

from hqaudit.readers.pdf.source import open_pages
from tests.benchmark.measures import Measure
from tests.benchmark.processes import AUDIT, RIVAL, Run, compile_ahead, run

SIZES = (0, 15, 25, 40, 1_000)
"""Pages: reports of more than one of these and no more than the next are shown together."""


def cold(files: Sequence[Path], rounds: int) -> list[Measure]:
    """The measurements of processes of their own."""
    compile_ahead()
    ours: list[Run] = []
    rival: list[Run] = []
    for path in files:
        runs = [(run(*AUDIT, str(path)), run(*RIVAL, str(path))) for _ in range(rounds)]
        ours.append(_best_of([one for one, _ in runs]))
        rival.append(_best_of([other for _, other in runs]))
    batch = run(*AUDIT, *map(str, files))
    pages = [sum(1 for _ in open_pages(path.read_bytes(), path.name)) for path in files]
    return [
        Measure(
            "cold `hqaudit check` / cold pdfplumber script, tables only", _ratio(ours, rival, "seconds"), 0.25, 0.20
        ),
        Measure("the same, processor time", _ratio(ours, rival, "processor")),
        Measure("the same, median of the reports", median(map(_on_the_clock, ours, rival))),
        *_by_size(pages, ours, rival),
        Measure("peak memory, any file", max(one.megabytes for one in ours), 90, 60, " MB"),
        Measure("peak memory, all files in one `hqaudit check`", batch.megabytes, unit=" MB"),
        Measure("pages a second, all files in one `hqaudit check`", sum(pages) / batch.seconds),
    ]


def _by_size(pages: Sequence[int], ours: Sequence[Run], rival: Sequence[Run]) -> Iterator[Measure]:
    for low, high in pairwise(SIZES):
        some = [at for at, count in enumerate(pages) if low < count <= high]
        if some:
            mine, other = [ours[at] for at in some], [rival[at] for at in some]
            what = f"the same, {len(some)} reports of {low + 1} to {high} pages"
            yield Measure(what, _ratio(mine, other, "seconds"))
            yield Measure(f"{what}, processor time", _ratio(mine, other, "processor"))


def _on_the_clock(ours: Run, rival: Run) -> float:
    return ours.seconds / rival.seconds


def _best_of(runs: Sequence[Run]) -> Run:
    """The least time that any of the runs took, and the most memory."""
    return Run(min(one.seconds for one in runs), min(one.processor for one in runs), max(one.megabytes for one in runs))


def _ratio(ours: Sequence[Run], rival: Sequence[Run], what: Literal["seconds", "processor"]) -> float:
    return float(sum(getattr(one, what) for one in ours) / sum(getattr(one, what) for one in rival))
