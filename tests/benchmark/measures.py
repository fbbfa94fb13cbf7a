"""A measurement, the timing of actions, and the rival."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pdfplumber


class Measure(NamedTuple):
    """One line of the table; ``must`` and ``aim`` are upper bounds, None where there is none."""

    name: str
    value: float
    must: float | None = None
    aim: float | None = None
    unit: str = ""

    def line(self) -> str:
        """The line as Markdown."""
        bounds = ("" if bound is None else f"≤ {bound:g}" for bound in (self.must, self.aim))
        return f"| {self.name} | {self.value:.4g}{self.unit} | {' | '.join(bounds)} |\n"


def best(rounds: int, *actions: Callable[[], object]) -> list[float]:
    """The shortest processor time of each action, the actions taking turns."""
    best = [float("inf")] * len(actions)
    for _ in range(rounds):
        for index, action in enumerate(actions):
            gc.collect()
            start = time.process_time()
            action()
            best[index] = min(best[index], time.process_time() - start)
    return best


def tables_only(path: Path, pages: int | None = None) -> int:
    """Find the tables of the first so many pages with pdfplumber; the number of pages."""
    with pdfplumber.open(path) as document:
        for page in document.pages[:pages]:
            page.extract_tables()
            page.close()
        return len(document.pages)
