"""A last digit that is wrong: where all tail differences of a report meet in one figure, rounding is no excuse.

Rounding leaves tail differences here and there. In a report whose sums all come out to the last digit but for those of
one figure, and come out with another last digit of that figure, it is the figure that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hqaudit.diagnosis.groups import components
from hqaudit.diagnosis.ranges import Key, Places, Printed, Tried
from hqaudit.model.fact import Fact
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.relation import Linear, Ranges, Relation, Same

_NOTES = 8
"""More tail differences than these are how a report was made."""
_EXACT = 20
"""For each wrong last digit so many sums that come out show that no amount was rounded."""
_SEVERAL = 3


def crossings(
    noted: Sequence[Relation], held: Sequence[Relation], places: Places, printed: Printed
) -> list[tuple[Fact, Decimal]]:
    """The figures whose last digit is wrong, with what they should be; none where a tail difference is left over.

    ``noted`` are the relations that were missed by a tail difference, ``held`` those that hold, by rounding or not.
    """
    if not noted or len(noted) > _NOTES:
        return []
    off = [one for one in (*noted, *held) if not _exact(one, printed)]
    groups = components(off, places)
    if sum(1 for one in held if _tells(one) and _exact(one, printed)) < _EXACT * len(groups):
        return []
    found = [list(_candidates(group, held, places, printed)) for group in groups]
    return [one for (one,) in found] if all(len(some) == 1 for some in found) else []


def _exact(relation: Relation, ranges: Ranges) -> bool:
    """Whether the printed values themselves agree, not only what they may be rounded from."""
    if isinstance(relation, Linear) and relation.relation == "=":
        return relation.residual(ranges) == 0
    return relation.holds(ranges)


def _tells(relation: Relation) -> bool:
    facts = relation.facts if isinstance(relation, Linear) else ()
    return sum(1 for fact in facts if fact.figure.value) >= _SEVERAL


def _candidates(
    group: Sequence[Relation], held: Sequence[Relation], places: Places, printed: Printed
) -> Iterator[tuple[Fact, Decimal]]:
    """The figures that all relations of a group speak of, with the value under which these and all others come out."""
    keys = [{places(fact) for fact in one.facts} for one in group]
    for fact in group[0].facts:
        key = places(fact)
        if fact.figure.is_percent or not all(key in some for some in keys):
            continue
        value = _demanded(group, key, places, printed)
        if value is not None:
            ranges = Tried({key: (fact, value)}, printed)
            around = [one for one in held if any(places(other) == key for other in one.facts)]
            if all(_exact(one, ranges) for one in (*group, *around)):
                yield fact, value


def _demanded(group: Sequence[Relation], key: Key, places: Places, printed: Printed) -> Decimal | None:
    """The one value, in its own unit and no finer than others are printed, that a group asks of a figure."""
    asked: set[Decimal] = set()
    for relation in group:
        fact = next(one for one in relation.facts if places(one) == key)
        others = {printed(one) for one in relation.facts if one is not fact}
        amount = None if isinstance(relation, Same) and len(others) > 1 else relation.solve(fact, printed)
        if amount is None:
            return None
        value = amount.scaleb(-AMOUNT_UNITS.get(fact.figure.unit, 0))
        alike = [one for one in relation.facts if one.figure.unit == fact.figure.unit]
        usual = value.quantize(Decimal(1).scaleb(-max(max(one.decimals, one.figure.decimals) for one in alike)))
        if usual != value:
            return None
        asked.add(usual)
    return asked.pop() if len(asked) == 1 else None
