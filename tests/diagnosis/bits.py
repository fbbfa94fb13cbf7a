"""Figures made by hand, and what is said of them."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from hqaudit.diagnosis.groups import around
from hqaudit.diagnosis.prices import Prices
from hqaudit.diagnosis.ranges import Places, Printed
from hqaudit.diagnosis.repair import Budget, Repair, Search
from hqaudit.model.fact import Fact
from hqaudit.model.figure import PERCENT, Figure
from hqaudit.model.interval import Interval
from hqaudit.model.place import Place
from hqaudit.model.relation import Linear, Ranges, Relation

_PLACES = count()


def fact(text: str, unit: str = "元", label: str = "", form: bool = True) -> Fact:
    """A figure in a place of its own; in a form unless said otherwise."""
    at = next(_PLACES)
    plain = text.replace(",", "").rstrip("%")
    decimals = len(plain.partition(".")[2])
    place = Place(at, 0, len(text), row_index=0, column_index=0) if form else Place(at, 0, len(text))
    unit = PERCENT if text.endswith("%") else unit
    return Fact(Figure(text, Decimal(plain), decimals, unit, place), label or text, None, decimals)


def sums(whole: Fact, *parts: Fact) -> Linear:
    """whole = part + part …"""
    return Linear(((1, whole), *((-1, part) for part in parts)))


def trying(values: dict[int, tuple[str, str]]) -> Ranges:
    """Ranges with the figures of some ids replaced by (low, high)."""
    tried = {key: Interval(Decimal(low), Decimal(high)) for key, (low, high) in values.items()}
    return lambda one: tried.get(id(one), one.range)


def repairs(failed: list[Relation], *held: Relation, budget: int = 40_000) -> list[Repair]:
    """The repairs of failed relations taken together."""
    known = around(failed, held, Places())
    return Search(failed, known, Prices(), Budget(Printed(known.places), budget)).repairs()


def told(found: list[Repair]) -> list[str]:
    """Every repair: ``161 → 116, 19979 → 1979``."""
    return [
        ", ".join(sorted(f"{one.figure.text} → {format(value, 'f')}" for one, value in repair.changes))
        for repair in found
    ]
