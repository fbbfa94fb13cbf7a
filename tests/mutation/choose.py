"""Which figures are changed, and to what: a number of trials for each kind of slip."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.form import Form
from tests.mutation.change import Change
from tests.mutation.slips import SLIPS, slipped, value_of

NEIGHBOUR, ROW, TWO = "neighbour's figure", "row copied", "two figures"
KINDS = (*SLIPS, NEIGHBOUR, ROW, TWO)
_TRIES = 20
"""How often a random choice is repeated, for each trial asked for, before it is given up."""

Chosen = tuple[Change, ...]


class Chooser:
    """Chooses figures of one report. Same report and same seed: same choice."""

    def __init__(self, facts: Facts, rng: random.Random) -> None:
        self._rng = rng
        readable = [fact for fact in facts.all if value_of(fact.figure.text) == fact.figure.value != 0]
        self.cells = [fact for fact in readable if _in_form(fact) and fact.figure.is_amount]
        self.said = [f for f in readable if not _in_form(f) and _states(f)]
        self._forms: dict[int, Form] = {form.block: form for form in facts.forms}
        self._before = _before(self.said)

    def trials(self, kind: str, each: int) -> Iterator[tuple[str, Chosen]]:
        """Up to ``each`` trials in tables and as many in the text (rows: tables only; two figures: anywhere)."""
        if kind == ROW:
            yield from (("table", found) for found in self._several(self.cells, self._row, each))
        elif kind == TWO:
            yield from (("both", found) for found in self._several((*self.cells, *self.said), self._two, each))
        else:
            for where, pool in (("table", self.cells), ("text", self.said)):
                found = self._several(pool, lambda fact: self._one(fact, kind), each)
                yield from ((where, chosen) for chosen in found)

    def _several(self, pool: Sequence[Fact], make: Callable[[Fact], Chosen | None], each: int) -> list[Chosen]:
        found: dict[tuple[object, ...], Chosen] = {}
        for _ in range(each * _TRIES):
            if len(found) == each or not pool:
                break
            chosen = make(self._rng.choice(pool))
            if chosen:
                found.setdefault(tuple((change.fact.figure.place, change.text) for change in chosen), chosen)
        return list(found.values())

    def _one(self, fact: Fact, kind: str) -> Chosen | None:
        if kind == NEIGHBOUR:
            other = self._neighbour(fact)
            return (Change(fact, other.figure.text),) if other is not None else None
        if kind == "元/万元" and not fact.figure.is_amount:
            return None
        text = slipped(fact.figure.text, kind, self._rng)
        return (Change(fact, text),) if text is not None else None

    def _two(self, fact: Fact) -> Chosen | None:
        first = self._one(fact, "one digit")
        second = self._one(self._rng.choice((*self.cells, *self.said)), self._rng.choice(tuple(SLIPS)))
        if not first or not second or first[0].fact is second[0].fact:
            return None
        return (*first, *second)

    def _neighbour(self, fact: Fact) -> Fact | None:
        place = fact.figure.place
        form = self._forms.get(place.block)
        if form is None or place.row_index is None or place.column_index is None:
            other = self._before.get(id(fact))
            return other if other is not None and other.amount != fact.amount else None
        row, column = place.row_index, place.column_index
        beside = (form.cells.get(at) for at in ((row, column + 1), (row + 1, column)))
        fit = [f for f in beside if f and f.figure.is_amount and f.figure.value not in (0, fact.figure.value)]
        return self._rng.choice(fit) if fit else None

    def _row(self, fact: Fact) -> Chosen | None:
        """The figures of the row replaced by those of the next, but for the first: the total."""
        place = fact.figure.place
        form, row = self._forms[place.block], place.row_index or 0
        side = next((side for side in form.sides if place.column_index in side.amounts), None)
        columns = side.amounts[1:] if side else ()
        pairs = [(form.cells.get((row, c)), form.cells.get((row + 1, c))) for c in columns]
        chosen = tuple(
            Change(one, other.figure.text)
            for one, other in pairs
            if one and other and one.figure.value != other.figure.value and 0 not in (one.amount, other.amount)
        )
        return chosen if len(chosen) > 1 else None


def _states(fact: Fact) -> bool:
    """An amount or a percentage of the report; 单价 50 万元以上 is a limit set elsewhere."""
    return (fact.figure.is_amount or fact.figure.is_percent) and fact.why != "threshold"


def _in_form(fact: Fact) -> bool:
    return fact.figure.place.row_index is not None


def _before(said: Sequence[Fact]) -> dict[int, Fact]:
    """For each figure of a sentence the one of its kind before it in the same paragraph."""
    last: dict[tuple[int, str], Fact] = {}
    found: dict[int, Fact] = {}
    by_block: dict[int, list[Fact]] = defaultdict(list)
    for fact in said:
        by_block[fact.figure.place.block].append(fact)
    for facts in by_block.values():
        for fact in sorted(facts, key=lambda fact: fact.figure.place.start):
            key = fact.figure.place.block, fact.figure.unit
            if key in last:
                found[id(fact)] = last[key]
            last[key] = fact
    return found
