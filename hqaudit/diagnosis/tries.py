"""Values tried in the place of printed ones: those that a relation demands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from hqaudit.diagnosis.prices import Prices
from hqaudit.model.edits import near
from hqaudit.model.fact import Fact
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.interval import Interval
from hqaudit.model.relation import Percent, Relation, Same

Key = int
"""What tells one printed figure from another."""
State = Mapping[Key, tuple[Fact, Decimal]]
"""Changed figures with their new values, in their own units."""


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
        self._places = places
        self._known: dict[int, tuple[Fact, Interval]] = {}
        self.settled: dict[Key, tuple[Fact, Decimal]] = {}

    def __call__(self, fact: Fact) -> Interval:
        """The range of a figure."""
        found = self._known.get(id(fact))
        if found is None:
            right = self.settled.get(self._places(fact)) if self.settled else None
            printed = fact.range
            found = self._known[id(fact)] = fact, printed if right is None else moved(fact, printed, right[1])
        return found[1]

    def settle(self, fact: Fact, value: Decimal) -> None:
        """Takes a value for certain, wherever the figure's place is asked for from now on."""
        key = self._places(fact)
        self.settled[key] = fact, value
        for known in [one for one, (other, _) in self._known.items() if self._places(other) == key]:
            del self._known[known]


class Tried:
    """The ranges of figures with some of them changed."""

    def __init__(self, state: State, places: Places, printed: Printed) -> None:
        self._state, self._places, self._printed = state, places, printed

    def __call__(self, fact: Fact) -> Interval:
        """The range of a figure: of its new value, if it has one."""
        printed = self._printed(fact)
        changed = self._state.get(self._places(fact))
        return printed if changed is None else moved(fact, printed, changed[1])


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


def values_for(relation: Relation, fact: Fact, ranges: Tried, prices: Prices) -> Iterator[Decimal]:
    """The values that mend a relation: what it demands, or – for an amount of a percentage – those one slip away."""
    if isinstance(relation, Same):
        stated = (
            printed_value(ranges(other).middle, fact, prices, other) for other in relation.facts if other is not fact
        )
        yield from (value for value in stated if _possible(fact, value))
        return
    if isinstance(relation, Percent) and fact is not relation.figure:
        yield from _amounts(relation, fact, ranges, prices)
        return
    demanded = relation.solve(fact, ranges)
    if demanded is None:
        return
    if isinstance(relation, Percent):
        yield from _percentages(relation, fact, demanded, ranges, prices)
        return
    value = printed_value(demanded, fact, prices)
    if _possible(fact, value):
        yield value


def _percentages(relation: Percent, fact: Fact, middle: Decimal, ranges: Tried, prices: Prices) -> Iterator[Decimal]:
    """What the amounts give, to the usual decimals and to those printed; where they leave a choice, slips too."""
    usual, printed = prices.usual_decimals(fact), fact.figure.decimals
    found = [quantized(middle, decimals) for decimals in dict.fromkeys((usual, min(printed, usual), printed))]
    expected = relation.expected(ranges)
    if expected is not None and expected.high - expected.low > Decimal(1).scaleb(-max(usual, printed)):
        half = Decimal(5).scaleb(-printed - 1)
        wide = Interval(expected.low - half, expected.high + half)
        text = format(fact.figure.value, f".{printed}f")
        tried = (Decimal(other) for other in dict.fromkeys(near(text)))
        found += [value for value in tried if wide.low <= value <= wide.high and _decimals(value) <= usual]
    yield from (value for value in dict.fromkeys(found) if _possible(fact, value))


def _amounts(relation: Percent, fact: Fact, ranges: Tried, prices: Prices) -> Iterator[Decimal]:
    """Amounts one slip away from the printed one; the likeliest one where the printed one is copied from beside it."""
    allowed = relation.allowed(fact, ranges)
    if allowed is None:
        return
    printed = ranges(fact)
    power = AMOUNT_UNITS.get(fact.figure.unit, 0)
    low, high = ((end + side).scaleb(-power) for end, side in zip(allowed, _half(printed), strict=True))
    decimals = prices.usual_decimals(fact)
    found = []
    for text in dict.fromkeys(near(format(fact.figure.value, f".{fact.figure.decimals}f"))):
        value = Decimal(text)
        if low <= value <= high and _decimals(value) <= decimals:
            found.append(quantized(value, decimals))
    if not found and prices.copied(fact):
        found.append(quantized(allowed.middle.scaleb(-power), decimals))
    yield from (value for value in found if _possible(fact, value))


def _half(printed: Interval) -> Interval:
    half = (printed.high - printed.low) / 2
    return Interval(-half, half)


def _decimals(value: Decimal) -> int:
    """The decimals a value needs: zeros at its end are none."""
    return max(0, -int(value.normalize().as_tuple().exponent)) if value else 0


def quantized(value: Decimal, decimals: int) -> Decimal:
    """A value at a number of decimals, half up, as accountants round."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def to_one_value(
    relation: Same, state: State, settled: State, ranges: Tried, places: Places, prices: Prices
) -> Iterator[dict[Key, tuple[Fact, Decimal]]]:
    """Each value stated, as the one that all the others are brought to."""
    fixed = [fact for fact in relation.facts if places(fact) in state or places(fact) in settled]
    targets: dict[Decimal, Fact] = {}
    for fact in fixed or relation.facts:
        targets.setdefault(ranges(fact).middle, fact)
    for amount, target in targets.items():
        step: dict[Key, tuple[Fact, Decimal]] = {}
        for fact in relation.facts:
            if Same((fact, target), relation.exact).holds(ranges):
                continue
            if fact in fixed:
                break
            step[places(fact)] = fact, printed_value(amount, fact, prices, target)
        else:
            yield step


def _possible(fact: Fact, value: Decimal) -> bool:
    """A change must change something, no sign turns (Scholtus), and nobody prints an amount where nothing should be."""
    return value not in (fact.figure.value, 0) and (value > 0) == (fact.figure.value >= 0)


def printed_value(amount: Decimal, fact: Fact, prices: Prices, model: Fact | None = None) -> Decimal:
    """An amount in 元 (or per cent) as the figure would print it: in its unit, to its usual decimals.

    ``model`` is a statement of the amount whose digits are taken over where it has the same unit.
    """
    decimals = prices.usual_decimals(fact)
    if model is not None and model.figure.unit == fact.figure.unit:
        decimals = model.figure.decimals
    return quantized(amount.scaleb(-AMOUNT_UNITS.get(fact.figure.unit, 0)), decimals)
