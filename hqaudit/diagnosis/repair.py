"""Which figures are wrong: the likeliest set of changes after which every relation holds (Fellegi–Holt; Scholtus).

Search is best first over sets of changes. A state is a set of figures with new values; as long as a relation fails, the
one with the fewest ways out is taken and each of its figures that was not changed yet is tried with the values that
failing relations demand. A figure that no failed relation speaks of is never changed: what only follows from another
change is as likely a wrong word as a wrong figure. Deterministic: prices are whole numbers, ties go by the order in
which states were found, and the search is bounded by what it looks at, not by time.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from hqaudit.diagnosis.groups import Around
from hqaudit.diagnosis.prices import Prices
from hqaudit.diagnosis.ranges import Key, Printed, State, Tried
from hqaudit.diagnosis.tries import to_one_value, values_for
from hqaudit.model.fact import Fact
from hqaudit.model.relation import Linear, Percent, Ranges, Relation, Same

Step = dict[Key, tuple[Fact, Decimal]]
"""The figures that a step changes with their new values, in their own units."""
TIE = 35
"""What costs so much more than the best is more than thirty times less likely, and is not told."""
MOST = 12_000
"""How many figures the search of one component may look at."""
_TRUST, _ENOUGH = 8, 3
"""What each relation that holds adds to the price of a figure, and how many count."""
_HARDLY = 60
"""The most that one sum off by much within its rounding adds."""
_TAIL = 38
"""What each tail difference adds that a repair leaves behind."""
_LOOKED_AT = 3
"""Of so many failing relations, the shortest, the ways out are compared."""


class Repair(NamedTuple):
    """Changes after which every relation of the component holds, their price, and how many hold by rounding only.

    ``tails`` of these do not even do that: a tail difference is left.
    """

    cost: int
    changes: tuple[tuple[Fact, Decimal], ...]
    inexact: int = 0
    tails: int = 0


@dataclass(slots=True)
class Budget:
    """How many figures may still be looked at; a component that needs more is left undecided."""

    printed: Printed
    left: int


class _Node(NamedTuple):
    """What is to be looked at, the cheapest first; ``order`` is a number of its own."""

    cost: int
    changed: int
    order: int
    state: State
    broken: tuple[Relation, ...]
    changed_last: tuple[Key, ...] = ()


class Search:
    """Finds the cheapest repairs of one component of failed relations."""

    def __init__(self, failed: Sequence[Relation], known: Around, prices: Prices, budget: Budget) -> None:
        self._failed, self._known, self._prices, self._budget = failed, known, prices, budget
        self._settled = budget.printed.settled
        self._trust: dict[Key, int] = {}

    def repairs(self) -> list[Repair]:
        """The cheapest repair and those that cost hardly more; none if the search gives up."""
        queue = [_Node(0, 0, 0, {}, tuple(self._failed))]
        seen: set[frozenset[tuple[Key, Decimal]]] = set()
        found: list[Repair] = []
        count, enough = 0, math.inf
        while queue and queue[0].cost <= enough:
            node = heapq.heappop(queue)
            key = frozenset((place, value) for place, (_, value) in node.state.items())
            if key in seen:
                continue
            seen.add(key)
            ranges = Tried(node.state, self._budget.printed)
            broken = self._still_broken(node, ranges)
            if self._budget.left < 0:
                return []
            if not broken:
                found.append(self._repair(node, ranges))
                enough = min(enough, found[-1].cost + TIE)
                continue
            for step in self._ways_out(broken, node.state, ranges):
                cost = node.cost + sum(self._price(fact, value, node.state) for fact, value in step.values())
                if cost > enough:
                    continue
                count += 1
                state = {**node.state, **step}
                heapq.heappush(queue, _Node(cost, len(state), count, state, broken, tuple(step)))
        return sorted((one for one in found if one.cost <= enough), key=lambda one: one.cost)

    def _repair(self, node: _Node, ranges: Tried) -> Repair:
        """A repair with its price: more where rounding would have to explain what it hardly can, less where it did."""
        state, printed = node.state, Tried({}, self._budget.printed)
        around = {id(one): one for key in state for one in self._known.relations[key]}
        sums = [one for one in around.values() if isinstance(one, Linear) and one.relation == "="]
        cost = sum(_improbable(one, ranges) for one in sums)
        cost -= sum(_improbable(one, printed) for one in sums if id(one) in self._known.held)
        tails = sum(1 for one in around.values() if not one.holds(ranges))
        inexact = tails + sum(1 for one in sums if ranges.total(one).middle != 0)
        inexact += sum(1 for one in around.values() if isinstance(one, Percent) and not _computed(one, ranges))
        return Repair(node.cost + cost + _TAIL * tails, tuple(state.values()), inexact, tails)

    def _still_broken(self, node: _Node, ranges: Tried) -> tuple[Relation, ...]:
        """Relations that fail with the changes made: of those that failed before, and of those the last one touches."""
        touched = {id(one): one for key in node.changed_last for one in self._known.relations[key]}
        asked = {id(one): one for one in node.broken} | touched
        self._budget.left -= sum(map(self._size, asked.values()))
        return tuple(one for one in asked.values() if not self._known.holds(one, ranges))

    def _size(self, relation: Relation) -> int:
        return len(self._budget.printed.members(relation))

    def _ways_out(self, broken: Sequence[Relation], state: State, ranges: Tried) -> list[Step]:
        """The steps that mend the broken relation with the fewest of them; none if one cannot be mended any more."""
        best: list[Step] | None = None
        shortest = sorted(broken, key=lambda one: (isinstance(one, Percent), self._size(one)))[:_LOOKED_AT]
        for relation in shortest:
            if best and isinstance(relation, Percent):
                break  # an amount does not follow from a percentage: its ways out are not all known
            steps = list(self._steps(relation, broken, state, ranges))
            if best is None or len(steps) < len(best):
                best = steps
            if not best:
                return []
        return best or []

    def _steps(self, relation: Relation, broken: Sequence[Relation], state: State, ranges: Tried) -> Iterator[Step]:
        """Ways to mend a relation: each of its figures not changed yet, with what any broken relation demands of it."""
        places, failing = self._known.places, frozenset(map(id, broken))
        if isinstance(relation, Same):
            for step in to_one_value(relation, state, self._settled, ranges, places, self._prices):
                if all(map(self._known.doubted, step)):
                    yield step
        for fact in relation.facts:
            key = places(fact)
            if key in state or key in self._settled or not self._known.doubted(key):
                continue
            demands = self._demands(fact, failing, ranges)
            if isinstance(relation, Same):  # what stands in it is told already
                demands = [one for one in demands if isinstance(one, Linear)]
            values = [value for one in demands for value in values_for(one, fact, ranges, self._prices)]
            self._budget.left -= sum(map(self._size, demands))
            for value in dict.fromkeys(values):
                step = {key: (fact, value)}
                if not isinstance(relation, Same) or self._known.holds(
                    relation, Tried({**state, **step}, self._budget.printed)
                ):
                    yield step

    def _demands(self, fact: Fact, broken: Container[int], ranges: Tried) -> list[Relation]:
        """The relations that fail on a figure: of the broken ones, and of those that no change has touched yet."""
        key, known, members = self._known.places(fact), self._known, self._budget.printed.members
        return [
            one
            for one in known.relations[key]
            if id(one) in broken or (id(one) not in known.held and not known.holds(one, ranges))
            if members(one)[key][1] is fact
        ]

    def _price(self, fact: Fact, value: Decimal, state: State) -> int:
        """What a change costs, more for a figure that other relations confirm."""
        key = self._known.places(fact)
        if key not in self._trust:
            held = (relation for relation in self._known.relations[key] if id(relation) in self._known.held)
            confirmed = sum(1 for relation in held if not self._prices.row_copied(relation.facts))
            self._trust[key] = _TRUST * min(confirmed, _ENOUGH)
        block = fact.figure.place.block
        others = [*state.values(), *(one for one in self._settled.values() if one[0].figure.place.block == block)]
        return self._prices.of(fact, value, others) + self._trust[key]


def _computed(relation: Percent, ranges: Ranges) -> bool:
    """Whether a percentage is what the printed amounts give, not only what their rounding allows."""
    given, said = relation.given(ranges), ranges(relation.figure)
    return given is not None and said.low <= given <= said.high


def _improbable(relation: Linear, ranges: Tried) -> int:
    """How improbable it is that rounding alone makes a sum miss by so much: errors spread evenly over their ranges."""
    missed = ranges.total(relation).middle
    if not missed:
        return 0
    spread = sum((one.high - one.low) ** 2 for one in map(ranges, relation.facts))
    return min(round(60 * missed * missed / spread), _HARDLY) if spread else 0
