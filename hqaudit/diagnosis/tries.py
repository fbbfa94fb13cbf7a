"""Values tried in the place of printed ones: which a relation demands, and what a change costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from hqaudit.model.edits import near, slip
from hqaudit.model.fact import Fact
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.interval import Interval
from hqaudit.model.place import Place
from hqaudit.model.relation import Percent, Relation, Same

State = Mapping[Place, tuple[Fact, Decimal]]
"""Changed figures with their new values, in their own units."""
_COSTS = {"percent": 10, "sentence": 12, "form": 15}
_SLIP = 3
"""What a cause takes off the cost of a change."""


class Tried:
    """The ranges of figures with some of them changed."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __call__(self, fact: Fact) -> Interval:
        """The range of a figure: of its new value, if it has one."""
        changed = self._state.get(fact.figure.place)
        if changed is None:
            return fact.range
        printed = fact.range
        half = (printed.high - printed.low) / 2
        value = changed[1].scaleb(AMOUNT_UNITS.get(fact.figure.unit, 0))
        return Interval(value - half, value + half)


def to_one_value(relation: Same, state: State, ranges: Tried) -> Iterator[dict[Place, tuple[Fact, Decimal]]]:
    """Each value stated, as the one that all the others are brought to."""
    fixed = [fact for fact in relation.facts if fact.figure.place in state]
    targets: dict[Decimal, Fact] = {}
    for fact in fixed or relation.facts:
        targets.setdefault(ranges(fact).middle, fact)
    for amount, target in targets.items():
        step: dict[Place, tuple[Fact, Decimal]] = {}
        for fact in relation.facts:
            if ranges(fact).meets(ranges(target)):
                continue
            if fact.figure.place in state:
                break
            step[fact.figure.place] = (fact, printed_value(amount, fact, target))
        else:
            yield step


def values_for(relation: Relation, fact: Fact, ranges: Tried) -> Iterator[Decimal]:
    """The values that mend a relation: the one it demands, or – for an amount of a percentage – those one slip away."""
    if isinstance(relation, Same):
        stated = (printed_value(ranges(other).middle, fact, other) for other in relation.facts if other is not fact)
        yield from (value for value in stated if _possible(fact, value))
        return
    demanded = relation.solve(fact, ranges)
    if demanded is not None:
        value = printed_value(demanded, fact)
        if _possible(fact, value):
            yield value
    elif isinstance(relation, Percent) and fact is not relation.figure:
        yield from _slips_away(relation, fact, ranges)


def _slips_away(relation: Percent, fact: Fact, ranges: Tried) -> Iterator[Decimal]:
    text = format(fact.figure.value, f".{fact.figure.decimals}f")
    for other in dict.fromkeys(near(text)):
        value = Decimal(other)
        tried = _With(ranges, fact, value)
        if _possible(fact, value) and relation.holds(tried):
            yield value


class _With:
    """Ranges with one more figure changed."""

    def __init__(self, ranges: Tried, fact: Fact, value: Decimal) -> None:
        self._ranges = ranges
        self._fact = fact
        self._new = Tried({fact.figure.place: (fact, value)})

    def __call__(self, fact: Fact) -> Interval:
        return self._new(fact) if fact.figure.place == self._fact.figure.place else self._ranges(fact)


def _possible(fact: Fact, value: Decimal) -> bool:
    """A change must change something, no sign turns (Scholtus), and nobody prints an amount where nothing should be."""
    return value not in (fact.figure.value, 0) and (value > 0) == (fact.figure.value >= 0)


def printed_value(amount: Decimal, fact: Fact, model: Fact | None = None) -> Decimal:
    """An amount in 元 (or per cent) as the figure would print it: in its unit, to its customary decimals.

    ``model`` is a statement of the amount whose digits are taken over where it has the same unit.
    """
    decimals = max(fact.decimals, fact.figure.decimals)
    if model is not None and model.figure.unit == fact.figure.unit:
        decimals = model.figure.decimals
    step = Decimal(1).scaleb(-decimals)
    return amount.scaleb(-AMOUNT_UNITS.get(fact.figure.unit, 0)).quantize(step, ROUND_HALF_UP)


def is_slip(fact: Fact, value: Decimal) -> bool:
    """Whether a slip of the hand explains what is printed for a value."""
    decimals = max(fact.figure.decimals, -int(value.as_tuple().exponent))
    return slip(format(fact.figure.value, f".{decimals}f"), format(value, f".{decimals}f")) is not None


def cost_of(fact: Fact, value: Decimal) -> int:
    """How unlikely a change is: narrative before form, percentage before amount, a slip of the hand before anything."""
    kind = "percent" if fact.figure.is_percent else "sentence" if fact.figure.place.row_index is None else "form"
    return _COSTS[kind] - (_SLIP if is_slip(fact, value) else 0)
