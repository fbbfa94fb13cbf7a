"""Values tried in the place of printed ones: those that a relation demands."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from hqaudit.diagnosis.prices import Prices
from hqaudit.diagnosis.ranges import Key, Places, State, Tried
from hqaudit.model.fact import Fact
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.interval import Interval
from hqaudit.model.relation import Percent, Relation, Same


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
    demanded = relation.solve(fact, ranges) if isinstance(relation, Percent) else ranges.demanded(relation, fact)
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
        found += [value for value in prices.slips(fact) if wide.low <= value <= wide.high]
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
    found = [quantized(value, decimals) for value in prices.slips(fact) if low <= value <= high]
    if not found and prices.copied(fact):
        found.append(quantized(allowed.middle.scaleb(-power), decimals))
    yield from (value for value in found if _possible(fact, value))


def _half(printed: Interval) -> Interval:
    half = (printed.high - printed.low) / 2
    return Interval(-half, half)


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
