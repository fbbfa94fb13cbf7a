"""A number as it is printed."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hqaudit.model.place import Place

AMOUNT_UNITS = {"元": 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
"""Units of money and their power of ten in 元."""
PERCENT = "%"


class Figure(NamedTuple):
    """A number as printed: its text, its value in its own unit, and how many decimals are printed.

    ``unit`` is one of AMOUNT_UNITS, ``%``, a counting word (辆, 台, 个 …) or "" where none is stated.
    """

    text: str
    value: Decimal
    decimals: int
    unit: str
    place: Place

    @property
    def is_amount(self) -> bool:
        """An amount of money."""
        return self.unit in AMOUNT_UNITS

    @property
    def is_percent(self) -> bool:
        """A percentage."""
        return self.unit == PERCENT
