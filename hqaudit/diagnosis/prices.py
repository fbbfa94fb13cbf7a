"""How unlikely it is that a figure is wrong in a certain way: prices in tenths of the natural logarithm of the odds.

A slip of the hand is a likely way, and the likelier the fewer slips of its kind there are: a number has four pairs of
digits to swap and forty-five digits to get wrong. A figure copied from beside it is likely too. A percentage is often
computed from other amounts than those printed, and then not far off. What nothing explains is the least likely.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Sequence
from decimal import Decimal

from hqaudit.diagnosis.echoes import Echoes, in_form
from hqaudit.model import edits
from hqaudit.model.fact import Fact

Changed = Iterable[tuple[Fact, Decimal]]
"""Changed figures with their new values, in their own units."""
_SLIPS = {
    edits.POINT: 26,
    edits.UNIT: 26,
    edits.SIGN: 30,
    edits.SWAPPED: 33,
    edits.DROPPED: 36,
    edits.DOUBLED: 36,
    edits.DIGIT: 57,
    edits.INSERTED: 75,
}
_COPIED_PERCENT = 65
_COPIED, _OTHER_WHOLE, _OTHER_ITEM, _UNEXPLAINED = 35, 45, 65, 120
_MISCOMPUTED = 40
"""A percentage off by one unit of its last digit; e times as far is ten more."""
_NEXT, _AGAIN, _STALE = 12, 45, 50
"""The same slip again beside it, or the next cell of a row copied; the same slip elsewhere; the next figure of a
paragraph that is out of date."""
_WRONG = 40
"""Any figure is likelier right than wrong."""
_IN_SENTENCE, _IN_FORM, _ZERO = 10, 15, 60
"""Percentages are wrong most often, then what is written in sentences; a zero printed is hardly an amount mistyped."""
_REPEATED, _REPEATED_FOR_ITEM = 30, 45
"""What is printed elsewhere too is trusted; what would be printed elsewhere too, believed."""
_COARSE, _FINE, _TOO_MANY = 12, 60, 25
"""A value with fewer decimals than its section prints, or more; a figure with more has a digit typed twice."""
_TOO_ODD = 40
"""The most that it tells of a slip, that a figure has other decimals than others: as rare as that is here."""
_TOO_LARGE = 30
"""Nothing is larger than what a report has in all."""
_SAME_AS_CHANGE = 50
"""An amount and its change are not alike by chance."""
_LONG, _BY_NO_CHANCE = 6, 15
"""With so many digits a value that is printed elsewhere is believed the more."""


class Prices:
    """What changes cost in one report.

    ``explained`` says whether a percentage is that of another whole; ``aside`` what a figure is compared with in vain.
    """

    def __init__(
        self,
        echoes: Echoes | None = None,
        explained: Callable[[Fact], bool] = lambda _: False,
        aside: Callable[[Fact], Container[int]] = lambda _: (),
    ) -> None:
        self._echoes, self._explained, self._aside = echoes, explained, aside
        self._known: dict[tuple[int, Decimal], int] = {}
        self._usual: dict[int, int] = {}
        self._slips: dict[int, Sequence[Decimal]] = {}

    def of(self, fact: Fact, value: Decimal, changed: Changed) -> int:
        """The price of one more change, after those made already."""
        key = id(fact), value
        if key not in self._known:
            self._known[key] = self._alone(fact, value)
        alone = self._known[key]
        return min([alone, *(self._with(fact, value, other, alone) for other in changed)])

    def usual_decimals(self, fact: Fact) -> int:
        """The decimals that figures of its section or form have: a digit too many goes with its slip."""
        key = id(fact)
        if key not in self._usual:
            found = fact.decimals if self._echoes is None else self._echoes.usual_decimals(fact)
            self._usual[key] = max(found, fact.decimals) if fact.figure.decimals <= found else found
        return self._usual[key]

    def slips(self, fact: Fact) -> Sequence[Decimal]:
        """The values, to the usual decimals at most, that one slip of the hand could turn into the printed one."""
        if id(fact) not in self._slips:
            texts = dict.fromkeys(edits.near(format(fact.figure.value, f".{fact.figure.decimals}f")))
            usual = self.usual_decimals(fact)
            self._slips[id(fact)] = [value for value in map(Decimal, texts) if _decimals(value) <= usual]
        return self._slips[id(fact)]

    def copied(self, fact: Fact) -> bool:
        """Whether the figure beside it may have been copied."""
        return self._echoes is not None and bool(self._echoes.beside(fact))

    def row_copied(self, facts: Sequence[Fact]) -> bool:
        """Whether the figures of a row are all those of another row, which differs from theirs elsewhere."""
        return self._echoes is not None and bool(self._echoes.twins(facts))

    def _alone(self, fact: Fact, value: Decimal) -> int:
        figure = fact.figure
        price = _WRONG + (0 if figure.is_percent else _IN_FORM if in_form(fact) else _IN_SENTENCE)
        price += _ZERO if not figure.value else 0
        decimals, usual = -int(value.as_tuple().exponent), self.usual_decimals(fact)
        if not figure.is_percent:
            price += _FINE if decimals > usual else _COARSE if decimals < usual else 0
        if self._echoes is None:
            return price + self._way(fact, value, repeated=False) - _TOO_MANY * (figure.decimals > usual)
        aside = self._aside(fact)
        for_item, anywhere = self._echoes.printed(fact, figure.value, aside)
        beside = bool(self._echoes.beside(fact))
        price -= _SAME_AS_CHANGE * self._echoes.repeats(fact)
        price -= _TOO_LARGE * (not figure.is_percent and self._echoes.too_large(fact, figure.value))
        repeated = for_item or (anywhere and not beside)
        price += _REPEATED_FOR_ITEM if for_item else _REPEATED if repeated else 0
        ways = [self._way(fact, value, repeated)]
        if beside:
            ways.append(_COPIED_PERCENT if figure.is_percent else _COPIED)
        elif anywhere:
            ways.append(_OTHER_ITEM)
        if figure.is_percent and self._explained(fact):
            ways.append(_OTHER_WHOLE)
        for_item, anywhere = self._echoes.printed(fact, value, aside) if not figure.is_percent else (False, False)
        gain = _REPEATED_FOR_ITEM if for_item else _REPEATED if anywhere else 0
        gain += _BY_NO_CHANCE * (anywhere and edits.digits(value) >= _LONG)
        gain += self._odd(fact, value)
        price += _TOO_LARGE * (not figure.is_percent and self._echoes.too_large(fact, value))
        return max(price + min(ways) - gain, 1)

    def _odd(self, fact: Fact, value: Decimal) -> int:
        """How much speaks for a slip that left other decimals than figures have here: who drops more than zeros?"""
        usual, printed = self.usual_decimals(fact), fact.figure.decimals
        least = _TOO_MANY if printed > usual else 0
        fits = -int(value.as_tuple().exponent) == usual != printed == _left(fact, value)
        if self._echoes is None or not fits:
            return least
        return max(min(round(-10 * math.log(self._echoes.as_odd(fact))), _TOO_ODD), least)

    @staticmethod
    def _way(fact: Fact, value: Decimal, repeated: bool) -> int:
        slip = None if repeated else slip_of(fact, value)
        far = _UNEXPLAINED
        if fact.figure.is_percent:
            units = abs(value - fact.figure.value).scaleb(fact.figure.decimals)
            far = min(_MISCOMPUTED + round(10 * math.log(max(float(units), 1))), _UNEXPLAINED)
        return min(far, _SLIPS[slip]) if slip else far

    def _with(self, fact: Fact, value: Decimal, other: tuple[Fact, Decimal], alone: int) -> int:
        """The price where another figure is wrong in the same way."""
        mine, its = fact.figure, other[0].figure
        together = mine.place.block == its.place.block
        same_row = together and in_form(fact) and mine.place.row_index == its.place.row_index
        if self._echoes is not None and same_row:
            rows = set(self._echoes.rows(fact)) & set(self._echoes.rows(other[0]))
            if rows - {mine.place.row_index}:
                return _NEXT
        if value == other[1] and (mine.value, mine.unit) == (its.value, its.unit):
            if together and in_form(fact) and self._echoes and mine.place.row_index in self._echoes.twins(other[:1]):
                return alone  # the row that the other figure is copied from
            return _NEXT if together and not in_form(fact) else _AGAIN
        return _STALE if together and not in_form(fact) else alone


def _left(fact: Fact, value: Decimal) -> int:
    """How many decimals a slip of the hand leaves of those of a value."""
    decimals, slip = -int(value.as_tuple().exponent), slip_of(fact, value)
    if slip in (edits.POINT, edits.UNIT):
        return max(decimals - fact.figure.value.adjusted() + value.adjusted(), 0)
    return decimals + {edits.DROPPED: -1, edits.DOUBLED: 1, edits.INSERTED: 1}.get(slip or "", 0)


def _decimals(value: Decimal) -> int:
    """The decimals a value needs: zeros at its end are none."""
    return max(0, -int(value.normalize().as_tuple().exponent)) if value else 0


def slip_of(fact: Fact, value: Decimal) -> str | None:
    """The slip of the hand that explains what is printed for a value: as both are printed, or to the same decimals."""
    figure = fact.figure
    printed, right = format(figure.value, f".{figure.decimals}f"), format(value, "f")
    found = edits.slip(printed, right)
    if found is not None:
        return found
    decimals = max(figure.decimals, -int(value.as_tuple().exponent))
    return edits.slip(format(figure.value, f".{decimals}f"), format(value, f".{decimals}f"))
