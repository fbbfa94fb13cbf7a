"""What figures stand for as printed, and with some of them changed; sums are looked at once, then moved along."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hqaudit.model.fact import Fact
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.interval import Interval
from hqaudit.model.relation import Linear, Relation

Key = int
"""What tells one printed figure from another."""
State = Mapping[Key, tuple[Fact, Decimal]]
"""Changed figures with their new values, in their own units."""
Members = Mapping[Key, tuple[int, Fact]]
"""The figures of a relation with their weights (1 where it is no sum)."""


class Places:
    """Numbers figures by their places: a place is long to hash."""

    def __init__(self) -> None:
        self._by_fact: dict[int, tuple[Fact, Key]] = {}
        self._by_place: dict[object, Key] = {}

    def __call__(self, fact: Fact) -> Key:
        """The number of a figure's place."""
        found = self._by_fact.get(id(fact))
        if found is None:
            place = fact.figure.place
            found = fact, self._by_place.setdefault(place, len(self._by_place))
            self._by_fact[id(fact)] = found  # holds the fact: its id is not given to another
        return found[1]


class Printed:
    """The ranges of figures as they stand, each computed once; of those that are settled, as they should."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._known: dict[int, tuple[Fact, Key, Interval]] = {}
        self._members: dict[int, tuple[Relation, Members]] = {}
        self._totals: dict[int, Interval] = {}
        self.settled: dict[Key, tuple[Fact, Decimal]] = {}

    def __call__(self, fact: Fact) -> Interval:
        """The range of a figure."""
        return self.known(fact)[1]

    def known(self, fact: Fact) -> tuple[Key, Interval]:
        """The number of a figure's place and its range."""
        found = self._known.get(id(fact))
        if found is None:
            key, printed = self.places(fact), fact.range
            right = self.settled.get(key)
            found = fact, key, printed if right is None else moved(fact, printed, right[1])
            self._known[id(fact)] = found
        return found[1:]

    def members(self, relation: Relation) -> Members:
        """The figures of a relation by their places."""
        found = self._members.get(id(relation))
        if found is None:
            terms = relation.terms if isinstance(relation, Linear) else ((1, fact) for fact in relation.facts)
            found = relation, {self.places(fact): (weight, fact) for weight, fact in terms}
            self._members[id(relation)] = found
        return found[1]

    def total(self, relation: Linear) -> Interval:
        """The range of a sum."""
        found = self._totals.get(id(relation))
        if found is None:
            self.members(relation)  # holds the relation: its id is not given to another
            found = self._totals[id(relation)] = relation.total(self)
        return found

    def settle(self, fact: Fact, value: Decimal) -> None:
        """Takes a value for certain, wherever the figure's place is asked for from now on."""
        changed = self.places(fact)
        self.settled[changed] = fact, value
        for known in [one for one, (_, key, _) in self._known.items() if key == changed]:
            del self._known[known]
        for known in [one for one in self._totals if changed in self._members[one][1]]:
            del self._totals[known]


class Tried:
    """The ranges of figures with some of them changed."""

    def __init__(self, state: State, printed: Printed) -> None:
        self._state, self.printed = state, printed
        self._moved: dict[int, Interval] = {}

    def __call__(self, fact: Fact) -> Interval:
        """The range of a figure: of its new value, if it has one."""
        key, printed = self.printed.known(fact)
        changed = self._state.get(key)
        return printed if changed is None else self._new(fact, printed, changed[1])

    def _new(self, fact: Fact, printed: Interval, value: Decimal) -> Interval:
        found = self._moved.get(id(fact))
        if found is None:
            found = self._moved[id(fact)] = moved(fact, printed, value)
        return found

    def total(self, relation: Linear) -> Interval:
        """The range of a sum: the printed one, with what its changed figures add."""
        low, high = self.printed.total(relation)
        members = self.printed.members(relation) if self._state else {}
        for key, (_, value) in self._state.items():
            if key in members:
                weight, fact = members[key]
                printed = self.printed(fact)
                new = self._new(fact, printed, value)
                if weight > 0:
                    low, high = low + new.low - printed.low, high + new.high - printed.high
                else:
                    low, high = low - new.high + printed.high, high - new.low + printed.low
        return Interval(low, high)

    def demanded(self, relation: Linear, fact: Fact) -> Decimal | None:
        """The amount at which a sum comes out; None for an inequality."""
        if relation.relation == "<=":
            return None
        missed = self.total(relation).middle
        weight, _ = self.printed.members(relation)[self.printed.places(fact)]
        return self(fact).middle - missed if weight > 0 else self(fact).middle + missed


def moved(fact: Fact, printed: Interval, value: Decimal) -> Interval:
    """The range of another value (in the figure's unit), as wide as that of the printed one.

    Wider where the printed one had decimals too many, which the value has not.
    """
    half, power = (printed.high - printed.low) / 2, AMOUNT_UNITS.get(fact.figure.unit, 0)
    step = int(value.as_tuple().exponent)
    if half and -step < fact.figure.decimals:
        half = max(half, Decimal(5).scaleb(power + step - 1))
    amount = value.scaleb(power)
    return Interval(amount - half, amount + half)
