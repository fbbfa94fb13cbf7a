"""Row and column totals as a test of reading: every sum in a form that fails or that could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hqaudit.audit import outcomes_of
from hqaudit.checks.common import name
from hqaudit.model.outcome import Outcome
from hqaudit.readers import read
from hqaudit.rulebook import load_rulebook

KINDS = ("identity", "total")
UNCERTAIN = "structure_uncertain"


class Doubt(NamedTuple):
    """A sum in a form that does not hold, with the page and the title of the form."""

    file: str
    page: int | None
    rule: str
    form: str
    status: str
    figures: str


def check(files: Sequence[Path], write: Callable[[str], object]) -> int:
    """Count the sums in forms, and list those that do not hold; 0, for only an eye can tell whose mistake each is."""
    counts: Counter[str] = Counter()
    for path in files:
        for outcome in _sums(path):
            counts[_status(outcome)] += 1
            if outcome.status != "passed":
                write(" | ".join(map(str, _doubt(path.name, outcome))) + "\n")
    write("".join(f"{status}: {count}\n" for status, count in sorted(counts.items())))
    return 0


def _sums(path: Path) -> Iterator[Outcome]:
    """The outcomes of all sums whose figures stand in forms; those not checked only for a structure in doubt."""
    book = load_rulebook()
    _, outcomes = outcomes_of(read(str(path)), book)
    for outcome in outcomes:
        if outcome.rule.kind not in KINDS or not outcome.facts:
            continue
        if all(fact.figure.place.row_index is not None for fact in outcome.facts) and (
            outcome.status != "unchecked" or outcome.reason == UNCERTAIN
        ):
            yield outcome


def _status(outcome: Outcome) -> str:
    return f"{outcome.status}, by rounding" if outcome.severity == "info" else outcome.status


def _doubt(file: str, outcome: Outcome) -> Doubt:
    whole, *parts = outcome.facts
    place = whole.figure.place
    figures = f"{name(whole)} {whole.figure.text} ~ {' '.join(part.figure.text for part in parts)}"
    return Doubt(file, place.page, outcome.rule.id, place.table or "", _status(outcome), figures)
