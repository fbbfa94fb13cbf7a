"""Where else a report prints a figure: beside it, for the same item, or anywhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from hqaudit.facts.vocabulary import normal, unnumbered
from hqaudit.model.edits import digits
from hqaudit.model.fact import Claim, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.place import Place

_TELLING, _TELLING_OF_ONE = 4, 2
"""Digits from which on a figure is not met twice by chance; of one and the same item fewer do."""
_HALF = Decimal("0.5")
"""What stands for nothing seen yet (Jeffreys): the figure itself does not count among those with as few decimals."""
_FEW, _RARE = 3, 10
"""So many figures show what is usual; what fewer than one in ten prints is not."""
_TIMES = 3
"""So many times what is stated again and again, a report's whole, no amount in it is."""
_CODE = re.compile(r"^[\d\[\]（()）-]+|[（(]\d+[）)]$")


def in_form(fact: Fact) -> bool:
    """Whether a figure stands in a cell."""
    return fact.figure.place.row_index is not None


class Echoes:
    """What a report prints, by value. Built once; asked for the few figures that are in doubt."""

    def __init__(self, facts: Facts) -> None:
        self._by_value: dict[tuple[bool, Decimal], list[Fact]] = defaultdict(list)
        self._moves = {id(fact) for claim in facts.claims for fact in (claim.change, _moved(claim)) if fact is not None}
        self._decimals: dict[tuple[object, str], Counter[int]] = defaultdict(Counter)
        self._cells = {form.block: form.cells for form in facts.forms}
        for fact in facts.all:
            figure = fact.figure
            if figure.value and (figure.is_amount or figure.is_percent):
                self._by_value[figure.is_percent, abs(fact.amount)].append(fact)
                self._decimals[_area(fact), figure.unit][figure.decimals] += 1
        several = (amount for (percent, amount), found in self._by_value.items() if len(found) > 1 and not percent)
        self._largest = max(several, default=None)

    def usual_decimals(self, fact: Fact) -> int:
        """The decimals that other figures of its form or section print: amounts at most, percentages mostly.

        Those of the whole report where it stands nearly alone; its own where nothing else is known.
        """
        unit = fact.figure.unit
        found = Counter(self._decimals.get((_area(fact), unit), Counter()))
        found[fact.figure.decimals] -= 1
        if found.total() < _FEW:
            found = self._everywhere(unit)
            found[fact.figure.decimals] -= 1
        often = [decimals for decimals, n in found.items() if n > 0 and n * _RARE >= found.total()]
        if fact.figure.is_percent:
            often = sorted(often, key=lambda decimals: (found[decimals], decimals))[-1:]
        return max(often, default=fact.decimals)

    def _everywhere(self, unit: str) -> Counter[int]:
        return sum((count for (_, other), count in self._decimals.items() if other == unit), Counter())

    def as_odd(self, fact: Fact) -> Decimal:
        """Which part of the figures of its form or section prints as few decimals, or as many: how usual that is."""
        found = self._decimals.get((_area(fact), fact.figure.unit), Counter())
        if found.total() <= _FEW:
            found = self._everywhere(fact.figure.unit)
        mine, usual = fact.figure.decimals, self.usual_decimals(fact)
        odd = sum(count for at, count in found.items() if (at <= mine if mine < usual else at >= mine))
        return (odd - _HALF) / found.total() if odd else Decimal(1)

    def too_large(self, fact: Fact, value: Decimal) -> bool:
        """Whether an amount would be many times larger than every one that the report prints more than once."""
        amount = abs(value.scaleb(AMOUNT_UNITS.get(fact.figure.unit, 0)))
        return self._largest is not None and amount > _TIMES * self._largest

    def repeats(self, fact: Fact) -> bool:
        """Whether a change is printed with the figure of the amount before it, or an amount with that of a change."""
        telling = digits(fact.figure.value) >= _TELLING
        return telling and any(self._is_move(one) != self._is_move(fact) for one in self.beside(fact))

    def beside(self, fact: Fact) -> Sequence[Fact]:
        """Equal figures that may have been copied: of its row, above or below it, said before it of something else."""
        equal = self._equal(fact, fact.figure.value)
        return [one for one in equal if _beside(fact, one) and (in_form(one) or self._said_before(one, fact))]

    def _said_before(self, one: Fact, fact: Fact) -> bool:
        if one.figure.place.start > fact.figure.place.start:
            return False
        return self._is_move(one) != self._is_move(fact) or (not self._is_move(one) and _item(one) != _item(fact))

    def _is_move(self, fact: Fact) -> bool:
        """Whether an amount is a change from year to year."""
        return id(fact) in self._moves or (fact.context is not None and bool(fact.context.measure))

    def printed(self, fact: Fact, value: Decimal, aside: Container[int]) -> tuple[bool, bool]:
        """Whether a value (in the figure's unit) is printed elsewhere: for the same item, and by no chance for any.

        Not asked are figures beside it and those ``aside`` (by the ids of facts): what contradicts a figure does not
        confirm what it should be.
        """
        telling = digits(value)
        if telling < _TELLING_OF_ONE:
            return False, False
        equal = (other for other in self._equal(fact, value) if id(other) not in aside)
        others = [one for one in equal if self._is_move(one) == self._is_move(fact) and not _near(fact, one)]
        same = any(_item(other) == _item(fact) or _known_same(other, fact) for other in others)
        return same, bool(others) and telling >= _TELLING

    def rows(self, fact: Fact) -> Iterator[int]:
        """Rows of the same form that print the value in the same column."""
        for other in self._equal(fact, fact.figure.value):
            mine, its = fact.figure.place, other.figure.place
            if its.block == mine.block and its.column_index == mine.column_index and its.row_index is not None:
                yield its.row_index

    def twins(self, facts: Sequence[Fact]) -> set[int]:
        """Rows of the same form that print the values of all these figures of a row, but not those of all others."""
        block, mine = facts[0].figure.place.block, facts[0].figure.place.row_index
        if mine is None or any(one.figure.place.row_index != mine or one.figure.place.block != block for one in facts):
            return set()
        cells, found = self._cells.get(block, {}), set(self.rows(facts[0])) - {mine}
        for fact in facts[1:]:
            column = fact.figure.place.column_index or 0
            found = {row for row in found if (other := cells.get((row, column))) and other.amount == fact.amount}
        return {row for row in found if self._differ(block, mine, row)}

    def _differ(self, block: int, one: int, other: int) -> bool:
        """Whether two rows of a form print different amounts in one column: else one is the only part of the other."""
        cells = self._cells.get(block, {})
        pairs = ((fact, cells.get((other, column))) for (row, column), fact in cells.items() if row == one)
        return any(mine.amount != its.amount for mine, its in pairs if its is not None)

    def _equal(self, fact: Fact, value: Decimal) -> Iterator[Fact]:
        amount = abs(value.scaleb(AMOUNT_UNITS.get(fact.figure.unit, 0)))
        for other in self._by_value.get((fact.figure.is_percent, amount), ()):
            if not _same_place(fact.figure.place, other.figure.place):
                yield other


def _same_place(one: Place, other: Place) -> bool:
    """Whether two places are one, within a report; cheaper than to compare all that is known of them."""
    if one.block != other.block or one.start != other.start:
        return False
    return one.row_index == other.row_index and one.column_index == other.column_index


def _moved(claim: Claim) -> Fact | None:
    return claim.figure if claim.kind == "change" else None


def _area(fact: Fact) -> object:
    """What prints its figures alike: a form, a section."""
    return fact.figure.place.block if in_form(fact) else fact.figure.place.section


def _item(fact: Fact) -> str:
    """What is counted, without its code: of a cell its row's name."""
    name = fact.figure.place.row if in_form(fact) else fact.label
    return unnumbered(normal(_CODE.sub("", (name or "").strip()))) or "?"


def _known_same(one: Fact, other: Fact) -> bool:
    return one.context is not None and one.context == other.context


def _near(one: Fact, other: Fact) -> bool:
    """Whether two figures are not independent: of one row, or one sentence, or one above the other."""
    return _beside(one, other) and (in_form(one) or one.sentence == other.sentence)


def _beside(one: Fact, other: Fact) -> bool:
    mine, its = one.figure.place, other.figure.place
    if mine.block != its.block:
        return False
    if mine.row_index is None or its.row_index is None:
        return True
    if mine.row_index == its.row_index:
        return True
    return mine.column_index == its.column_index and abs(mine.row_index - its.row_index) == 1
