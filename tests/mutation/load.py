"""``python -m tests.mutation --load``: what finding the wrong figures costs, with no error in a report, 20 and 200."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from hqaudit.audit import outcomes_of
from hqaudit.diagnosis.findings import findings
from hqaudit.model.blocks import Document
from hqaudit.model.facts import Facts
from hqaudit.readers import read
from hqaudit.rulebook import Rulebook, load_rulebook
from tests.mutation.change import Change, changed
from tests.mutation.slips import SLIPS, slipped, value_of

_ERRORS = (20, 200)
_RUNS = 3
_Result = TypeVar("_Result")


def load_rows(reports: Sequence[Path], seed: int) -> Iterator[Sequence[str]]:
    """For each report: seconds to read and check it clean, then for 20 and 200 errors diagnosis and the whole."""
    book = load_rulebook()
    for path in reports:
        document, reading = _timed(lambda path=path: read(str(path)))  # type: ignore[misc]  # a default binds the loop's variable
        facts, checking, diagnosis = _audited(document, book)
        clean = reading + checking + diagnosis
        row = [path.name.partition("-")[0], f"{1000 * clean:.0f} ms"]
        for errors in _ERRORS:
            rng = random.Random(f"{seed} {path.name} {errors}")  # noqa: S311 - a choice to repeat, no secret
            wrong, _ = changed(document, list(_slips(facts, errors, rng)))
            _, checked, diagnosed = _audited(wrong, book)
            whole = reading + checked + diagnosed
            row += [f"+{100 * diagnosed / (reading + checked):.0f} %", f"× {whole / clean:.2f}"]
        yield row


def _slips(facts: Facts, errors: int, rng: random.Random) -> Iterator[Change]:
    pool = [fact for fact in facts.all if value_of(fact.figure.text) == fact.figure.value != 0]
    rng.shuffle(pool)
    left = errors
    for fact in pool:
        text = slipped(fact.figure.text, rng.choice(tuple(SLIPS)), rng) if left else None
        if text is not None:
            left -= 1
            yield Change(fact, text)


def _audited(document: Document, book: Rulebook) -> tuple[Facts, float, float]:
    """The facts, and the seconds that checking and diagnosis take."""
    (facts, outcomes), checking = _timed(lambda: outcomes_of(document, book))
    _, diagnosis = _timed(lambda: findings(facts, outcomes))
    return facts, checking, diagnosis


def _timed(work: Callable[[], _Result]) -> tuple[_Result, float]:
    """A result and the least processor time of a few runs."""
    best = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return result, best
