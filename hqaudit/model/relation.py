"""What an outcome demands of the figures it compared, so that it can be asked again with other values.

A relation is asked with a function from a fact to its range: the printed one, or that of a value tried in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from hqaudit.model.fact import Fact
from hqaudit.model.interval import ZERO, Interval

Ranges = Callable[[Fact], Interval]


def as_printed(fact: Fact) -> Interval:
    """The range of the figure as it stands in the report."""
    return fact.range


HUNDRED = Decimal(100)


class Same(NamedTuple):
    """All facts state one amount. What is printed to the same digit is printed alike; if ``exact``, everything is."""

    facts: tuple[Fact, ...]
    exact: bool = False

    def holds(self, ranges: Ranges) -> bool:
        """Whether one amount can be meant by all."""
        found = [ranges(fact) for fact in self.facts]
        if max(one.low for one in found) - min(one.high for one in found) > 0:
            return False
        if self.exact:
            return len({one.middle for one in found}) == 1
        digits: dict[tuple[str, int], Decimal] = {}
        keys = ((fact.figure.unit, fact.decimals) for fact in self.facts)
        return all(digits.setdefault(key, one.low) == one.low for key, one in zip(keys, found, strict=True))

    def solve(self, fact: Fact, ranges: Ranges) -> Decimal | None:
        """What the fact must be, given the others: their middle where they meet."""
        others = [ranges(other) for other in self.facts if other is not fact]
        low, high = max(one.low for one in others), min(one.high for one in others)
        return None if low > high else (low + high) / 2


class Linear(NamedTuple):
    """A weighted sum of facts is zero (or, for ``<=``, at most zero): total − part − part = 0.

    ``exact``: as printed, to the last digit; rounding is no excuse. ``constant``: what a rule itself adds to the sum,
    in 元 (or in per cent).
    """

    terms: tuple[tuple[int, Fact], ...]
    relation: str = "="
    exact: bool = False
    constant: Decimal = ZERO

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of all terms."""
        return tuple(fact for _, fact in self.terms)

    def total(self, ranges: Ranges, without: Fact | None = None) -> Interval:
        """The range of the sum, one of its facts left out if wanted."""
        low = high = self.constant
        for weight, fact in self.terms:
            if fact is without:
                continue
            one = ranges(fact)
            low, high = (low + one[0], high + one[1]) if weight > 0 else (low - one[1], high - one[0])
        return Interval(low, high)

    def residual(self, ranges: Ranges) -> Decimal:
        """By how much the printed values miss zero."""
        return self.total(ranges).middle

    def holds(self, ranges: Ranges) -> bool:
        """Whether the sum can be zero (at most zero)."""
        return self.met(self.total(ranges))

    def met(self, total: Interval) -> bool:
        """Whether a range of the sum can be zero (at most zero)."""
        if self.exact:
            return total.middle == 0
        if self.relation == "<=":
            return total.low <= 0
        return total.low <= 0 and total.high >= 0

    def solve(self, fact: Fact, ranges: Ranges) -> Decimal | None:
        """The value of the fact at which the sum of the middles is zero; None for an inequality."""
        if self.relation == "<=":
            return None
        weight = next(weight for weight, other in self.terms if other is fact)
        return -weight * self.total(ranges, fact).middle


class Percent(NamedTuple):
    """A percentage fits its amounts. ``kind``: share (part, whole), change (current, change), prior (current, prior).

    For change and prior ``sign`` is the direction said (+1, −1): 100·Δ/(C ∓ Δ), ±100·(C/A − 1).
    """

    figure: Fact
    kind: str
    one: Fact
    other: Fact
    sign: int = 1

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The percentage, then its amounts."""
        return self.figure, self.one, self.other

    def expected(self, ranges: Ranges) -> Interval | None:
        """The percentages that the amounts allow; None where the base may be zero (SEMANTICS, intervals)."""
        one, other = ranges(self.one), ranges(self.other)
        if self.kind == "change":
            bases = [one.high - self.sign * other.low, one.low - self.sign * other.high]
            if min(bases) <= 0:
                return None
            return Interval(HUNDRED * other.low / bases[0], HUNDRED * other.high / bases[1])
        if other.low <= 0:
            return None
        got = one.percent_of(other)
        if self.kind == "share":
            return got
        ends = sorted((self.sign * (got.low - HUNDRED), self.sign * (got.high - HUNDRED)))
        return Interval(ends[0], ends[1])

    def given(self, ranges: Ranges) -> Decimal | None:
        """The percentage that the amounts give as they stand, as a reader computes it; None as for ``expected``."""
        if self.expected(ranges) is None:
            return None
        one, other = ranges(self.one).middle, ranges(self.other).middle
        if self.kind == "change":
            return HUNDRED * other / (one - self.sign * other)
        share = HUNDRED * one / other
        return share if self.kind == "share" else self.sign * (share - HUNDRED)

    def holds(self, ranges: Ranges) -> bool:
        """Whether the printed percentage meets what the amounts allow."""
        got, said = self.expected(ranges), ranges(self.figure)
        return got is not None and got.low - said.high <= 0 and said.low - got.high <= 0

    def solve(self, fact: Fact, ranges: Ranges) -> Decimal | None:
        """The percentage that the amounts give; an amount does not follow from a percentage."""
        return self.given(ranges) if fact is self.figure else None

    def allowed(self, fact: Fact, ranges: Ranges) -> Interval | None:
        """The amounts of which the percentage may be right, given the other one; None where all or none may."""
        said, other = ranges(self.figure), ranges(self.other if fact is self.one else self.one)
        rate = Interval(max(said.low, ZERO) / HUNDRED, said.high / HUNDRED)
        if self.kind == "prior":
            rate = Interval(*sorted((1 + self.sign * rate.low, 1 + self.sign * rate.high)))
        elif self.kind == "change":  # of the current amount: p / (100 ± p)
            if 1 + self.sign * rate.high <= 0:
                return None
            rate = Interval(*(one / (1 + self.sign * one) for one in rate))
        multiply = (fact is self.one) != (self.kind == "change")
        if other.low < 0 or rate.low < 0 or (not multiply and rate.low == 0):
            return None
        if multiply:
            return Interval(rate.low * other.low, rate.high * other.high)
        return Interval(other.low / rate.high, other.high / rate.low)


Relation = Same | Linear | Percent
