"""Arithmetic on printed figures: a figure stands for every amount that rounds to it (XBRL Calculations 1.1)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)


class Interval(NamedTuple):
    """A closed range of amounts [low, high], in 元 or in per cent. Exact decimals throughout."""

    low: Decimal
    high: Decimal

    @classmethod
    def exact(cls, value: Decimal) -> Interval:
        """The range of an exact amount."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, half: Decimal) -> Interval:
        """The range of an amount rounded to twice ``half``."""
        return cls(value - half, value + half)

    def plus(self, other: Interval) -> Interval:
        """The range of the sum."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """The range of the difference: the ends swap."""
        return Interval(self.low - other.high, self.high - other.low)

    def meets(self, other: Interval) -> bool:
        """Whether both can stand for one amount."""
        return self.low <= other.high and other.low <= self.high

    def meet(self, other: Interval) -> Interval:
        """The range both allow; only where they meet."""
        return Interval(max(self.low, other.low), min(self.high, other.high))

    @property
    def middle(self) -> Decimal:
        """The amount in the middle: what a message prints."""
        return (self.low + self.high) / 2

    @property
    def may_be_zero(self) -> bool:
        """Whether zero is among the amounts."""
        return self.low <= 0 <= self.high

    def percent_of(self, whole: Interval) -> Interval:
        """100 · self / whole; ``whole`` must not contain zero. Ends by interval division (SEMANTICS, ratios)."""
        ends = [100 * a / b for a in self for b in whole]
        return Interval(min(ends), max(ends))


NOTHING = Interval(ZERO, ZERO)
