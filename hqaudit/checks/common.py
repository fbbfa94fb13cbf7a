"""What the kinds share: printing figures, the index of what is stated where, and the comparison of a sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from hqaudit.model.edits import DIGIT, SWAPPED, slip
from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.figure import AMOUNT_UNITS, PERCENT
from hqaudit.model.interval import NOTHING, Interval
from hqaudit.model.relation import Linear, as_printed

_DIGITS = 3
"""From how many digits on, zeros at the ends aside, a figure that looks like another one is no coincidence."""


def printed(fact: Fact) -> str:
    """The figure with its unit, as a sentence would print it: 320.50 万元, 75.00%."""
    figure = fact.figure
    if figure.unit == PERCENT:
        return f"{figure.text.rstrip('%％')}%"
    return f"{figure.text} {figure.unit}".strip()


def rounded(value: Decimal, decimals: int) -> str:
    """A computed value at a number of decimals, half up, as accountants round."""
    return format(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), f".{decimals}f")


def in_unit_of(amount: Decimal, fact: Fact) -> str:
    """An amount in 元 printed in the unit and to the decimals of a fact."""
    unit = fact.figure.unit
    value = rounded(amount.scaleb(-AMOUNT_UNITS.get(unit, 0)), fact.decimals)
    grouped = "," in fact.figure.text or "，" in fact.figure.text
    return f"{_grouped(value) if grouped else value} {unit}".strip()


def _grouped(value: str) -> str:
    return f"{Decimal(value):,}"


def tail(amount: Decimal, fact: Fact) -> bool:
    """Whether a computed amount misses a figure by no more than one unit of its last digit: a 尾差.

    In 元 the digits printed count: a program that drops decimals of long numbers (852063605.8) rounds them.
    """
    decimals = fact.figure.decimals if fact.figure.unit == "元" else fact.decimals
    unit = Decimal(1).scaleb(AMOUNT_UNITS.get(fact.figure.unit, 0) - decimals)
    return abs(amount - fact.amount) <= unit


def name(fact: Fact) -> str:
    """What the figure is called: its label, without the spaces of its layout."""
    return " ".join(fact.label.split()) or "金额"


def called(fact: Fact) -> str:
    """The label where the figure stands alone, out of its sentence: a change says that it is one (收入 增减额)."""
    change = fact.why == "measure" and fact.figure.is_amount and not fact.label.endswith("额")
    return f"{fact.label} 增减额" if change else fact.label


def spread(facts: Iterable[Fact]) -> Interval:
    """The range of a sum."""
    whole = NOTHING
    for fact in facts:
        whole = whole.plus(fact.range)
    return whole


def known(context: Context | None, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Fact | None:
    """What the report usually states for a context; None where it states nothing or is not of one mind."""
    same = facts.same(context) if context is not None else None
    return usual(index.get(same, ())) if same is not None else None


def usual(candidates: Sequence[Fact]) -> Fact | None:
    """The statement that most of them make; None where two make it equally often."""
    counted = Counter(fact.amount for fact in candidates).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return next(fact for fact in candidates if fact.amount == counted[0][0])


def slip_between(one: Fact, other: Fact) -> bool:
    """Whether two figures of some length differ by one slip of the hand: hardly by chance."""
    if one.figure.unit != other.figure.unit:
        return False
    decimals = max(one.figure.decimals, other.figure.decimals)
    texts = [format(fact.figure.value, f".{decimals}f") for fact in (one, other)]
    plain = [format(fact.figure.value, "f") for fact in (one, other)]
    return all(map(telling, texts)) and (slip(*texts) or slip(*plain)) is not None


def mistyped(relation: Linear) -> Iterator[tuple[Fact, str]]:
    """The figures of a sum that does not hold which one slip turns into what it demands, each with the slip."""
    for fact in relation.facts:
        amount = relation.solve(fact, as_printed)
        if amount is None or amount <= 0:
            continue
        decimals = max(fact.decimals, fact.figure.decimals)
        right = rounded(amount.scaleb(-AMOUNT_UNITS.get(fact.figure.unit, 0)), decimals)
        printed_as = (format(fact.figure.value, f".{decimals}f"), format(fact.figure.value, "f"))
        how = next((found for text in printed_as if (found := slip(text, right))), None) if telling(right) else None
        if how is not None:
            yield fact, how


def slipped(relation: Linear) -> bool:
    """Whether a sum that does not hold would if one of its figures had not been mistyped.

    What is missing from a list may be a round amount, which looks like one wrong digit: one digit wrong, or two
    swapped, count only where they make less of a difference than any part would.
    """
    least = min((fact.amount for _, fact in relation.terms if fact.amount), default=Decimal(0)) / 100
    small = 0 < abs(relation.residual(as_printed)) < abs(least)
    return any(small or how not in (DIGIT, SWAPPED) for _, how in mistyped(relation))


def copied(relation: Linear) -> bool:
    """Whether a figure of a sum that does not hold repeats the one before it and something else could stand there."""
    for before, fact in pairwise(sorted(relation.facts, key=lambda fact: fact.figure.place.start)):
        same = fact.figure.place.block == before.figure.place.block and fact.amount == before.amount
        demanded = relation.solve(fact, as_printed) if same and telling(format(fact.figure.value, "f")) else None
        if demanded is not None and demanded > 0:
            return True
    return False


def telling(text: str) -> bool:
    """Whether a printed number has enough digits for a likeness to mean something."""
    return len(text.replace(".", "").strip("0")) >= _DIGITS
