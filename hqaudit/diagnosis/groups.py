"""Contradictions that hang together, and all relations around their figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hqaudit.diagnosis.ranges import Key, Places, Tried
from hqaudit.diagnosis.tails import nearly, nearly_met
from hqaudit.model.fact import Fact
from hqaudit.model.relation import Linear, Relation, as_printed


class Around(NamedTuple):
    """The relations, failed or not, that speak of each figure any failed one speaks of; and which of them held.

    ``strict`` are those that failed for a tail difference: of all others one is let pass.
    """

    places: Places
    relations: Mapping[Key, Sequence[Relation]]
    held: frozenset[int]
    strict: frozenset[int]

    def holds(self, relation: Relation, ranges: Tried) -> bool:
        """Whether a relation holds, or would be no more than noted."""
        if isinstance(relation, Linear):
            total = ranges.total(relation)
            return relation.met(total) or (id(relation) not in self.strict and nearly_met(relation, total.middle))
        return relation.holds(ranges) or (id(relation) not in self.strict and nearly(relation, ranges))

    def contradicting(self, fact: Fact) -> frozenset[int]:
        """The figures (by the ids of facts) that failed relations set against one."""
        failed = (one for one in self.relations.get(self.places(fact), ()) if id(one) not in self.held)
        return frozenset(id(other) for one in failed for other in one.facts)

    def doubted(self, key: Key) -> bool:
        """Whether a failed relation speaks of the figure."""
        return key in self.relations


def around(failed: Sequence[Relation], held: Sequence[Relation], places: Places) -> Around:
    """Looks at every figure of every relation once."""
    found: dict[Key, list[Relation]] = {places(fact): [] for relation in failed for fact in relation.facts}
    for key in _alike(found, failed, held, places):
        found.setdefault(key, [])
    for relation in (*failed, *held):
        for key in dict.fromkeys(places(fact) for fact in relation.facts):
            if key in found:
                found[key].append(relation)
    strict = frozenset(id(relation) for relation in failed if nearly(relation, as_printed))
    return Around(places, found, frozenset(id(relation) for relation in held), strict)


def _alike(
    doubted: Mapping[Key, object], failed: Sequence[Relation], held: Sequence[Relation], places: Places
) -> list[Key]:
    """Figures of a row that a sum ties to a doubted one as large: 合计 = 一般公共预算, both copied, holds."""
    rows = {
        (p.block, p.row_index) for one in failed for fact in one.facts if (p := fact.figure.place).row_index is not None
    }
    found = []
    for relation in held:
        first = relation.facts[0].figure.place
        if isinstance(relation, Linear) and (first.block, first.row_index) in rows:
            known = {fact.figure.value for fact in relation.facts if places(fact) in doubted}
            found += [
                places(fact)
                for fact in relation.facts
                if fact.figure.value in known and fact.figure.value and fact.figure.place.row_index == first.row_index
            ]
    return found


def components(failed: Sequence[Relation], places: Places) -> list[list[Relation]]:
    """The failed relations grouped by the figures they share, in their order; linear in the number of figures."""
    parent = list(range(len(failed)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[Key, int] = {}
    for at, relation in enumerate(failed):
        for fact in relation.facts:
            one, other = root(first.setdefault(places(fact), at)), root(at)
            parent[max(one, other)] = min(one, other)
    groups: dict[int, list[Relation]] = defaultdict(list)
    for at, relation in enumerate(failed):
        groups[root(at)].append(relation)
    return list(groups.values())
