"""Which figures are wrong: the cheapest set of changes after which every relation holds (Fellegi–Holt; Scholtus).

Search is best first over sets of changes. A state is a set of figures with new values; as long as a relation fails, the
one with the fewest ways out is taken and each of its figures that was not changed yet is tried with the value the
relation demands. A figure that no failed relation speaks of is never changed: what only follows from another
change is as likely a wrong word as a wrong figure. Deterministic: costs
are whole numbers, ties go by the order of the document.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hqaudit.diagnosis.tries import State, Tried, cost_of, to_one_value, values_for
from hqaudit.model.fact import Fact
from hqaudit.model.place import Place
from hqaudit.model.relation import Linear, Percent, Relation, Same

Step = tuple[int, dict[Place, tuple[Fact, Decimal]]]
"""What a step costs, and the figures it changes with their new values, in their own units."""
_LIMIT = 4000
"""States looked at; a component that needs more is left undecided."""
_TIE = 4
_TRUST, _ENOUGH = 2, 4
"""What each relation that holds adds to the cost of a figure, and how many count."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Changes after which every relation of the component holds, their cost, and how many hold by rounding only."""

    cost: int
    changes: tuple[tuple[Fact, Decimal], ...]
    inexact: int = 0


@dataclass(slots=True)
class Component:
    """Failed relations that hang together, the relations that held, and the figures any failed relation speaks of."""

    failed: list[Relation]
    held: list[Relation] = field(default_factory=list)
    doubted: frozenset[Place] = frozenset()


def components(failed: Sequence[Relation], held: Sequence[Relation]) -> list[Component]:
    """The failed relations grouped by the figures they share; relations that held are looked up as they are touched."""
    groups: list[tuple[set[Place], Component]] = []
    for relation in failed:
        places = {fact.figure.place for fact in relation.facts}
        touching = [group for group in groups if group[0] & places]
        merged = Component([entry for _, component in touching for entry in component.failed] + [relation])
        for _, component in touching:
            groups = [group for group in groups if group[1] is not component]
        groups.append((places.union(*(group[0] for group in touching)), merged))
    doubted = frozenset(fact.figure.place for relation in failed for fact in relation.facts)
    for _, component in groups:
        component.held, component.doubted = list(held), doubted
    return [component for _, component in groups]


class Search:
    """Finds the cheapest repairs of one component."""

    def __init__(self, component: Component) -> None:
        self._failed = component.failed
        self._around: dict[Place, list[Relation]] = defaultdict(list)
        for relation in (*component.failed, *component.held):
            for fact in relation.facts:
                self._around[fact.figure.place].append(relation)
        self._held = {id(relation) for relation in component.held}
        self._doubted = component.doubted

    def repairs(self) -> list[Repair]:
        """The cheapest repair and those that cost hardly more; none if the search gives up."""
        queue: list[tuple[int, int, int, dict[Place, tuple[Fact, Decimal]]]] = [(0, 0, 0, {})]
        seen: set[frozenset[tuple[Place, Decimal]]] = set()
        found: list[Repair] = []
        count = 0
        for _ in range(_LIMIT):
            if not queue or (found and queue[0][0] > found[0].cost + _TIE):
                return found
            cost, _, _, state = heapq.heappop(queue)
            key = frozenset((place, value) for place, (_, value) in state.items())
            if key in seen:
                continue
            seen.add(key)
            broken = self._broken(state)
            if not broken:
                found.append(Repair(cost, tuple(state.values()), self._inexact(state)))
                continue
            for extra, step in self._ways_out(broken, state):
                count += 1
                heapq.heappush(queue, (cost + extra, len(state) + len(step), count, {**state, **step}))
        return found

    def _inexact(self, state: State) -> int:
        """How many sums around the changed figures meet only within their rounding."""
        ranges = Tried(state)
        sums = {id(one): one for place in state for one in self._around[place] if isinstance(one, Linear)}
        return sum(1 for one in sums.values() if one.relation == "=" and one.residual(ranges) != 0)

    def _broken(self, state: State) -> list[Relation]:
        """Relations that fail with the changes made: those that failed before, and any that a change touches."""
        touched: list[Relation] = list(self._failed)
        known = {id(relation) for relation in touched}
        for place in state:
            for relation in self._around[place]:
                if id(relation) not in known:
                    known.add(id(relation))
                    touched.append(relation)
        ranges = Tried(state)
        return [relation for relation in touched if not relation.holds(ranges)]

    def _ways_out(self, broken: Sequence[Relation], state: State) -> list[Step]:
        """The steps that mend the broken relation with the fewest of them; none if one cannot be mended any more."""
        best: list[Step] | None = None
        for relation in sorted(broken, key=lambda one: isinstance(one, Percent)):
            if best and isinstance(relation, Percent):
                break  # an amount does not follow from a percentage: its ways out are not all known
            steps = list(self._steps(relation, broken, state))
            if best is None or len(steps) < len(best):
                best = steps
            if not best:
                return []
        return best or []

    def _steps(self, relation: Relation, broken: Sequence[Relation], state: State) -> Iterator[Step]:
        """Ways to mend a relation: each of its figures not changed yet, with what any broken relation demands of it."""
        ranges = Tried(state)
        if isinstance(relation, Same):
            for step in to_one_value(relation, state, ranges):
                if not self._doubted.issuperset(step):
                    continue
                yield sum(self._cost(fact, value) for fact, value in step.values()), step
            return
        for fact in relation.facts:
            if fact.figure.place in state or fact.figure.place not in self._doubted:
                continue
            demands = [one for one in broken if fact in one.facts]
            for value in dict.fromkeys(value for one in demands for value in values_for(one, fact, ranges)):
                yield self._cost(fact, value), {fact.figure.place: (fact, value)}

    def _cost(self, fact: Fact, value: Decimal) -> int:
        """What a change costs, more for a figure that other relations confirm."""
        confirmed = sum(1 for relation in self._around[fact.figure.place] if id(relation) in self._held)
        return cost_of(fact, value) + _TRUST * min(confirmed, _ENOUGH)
