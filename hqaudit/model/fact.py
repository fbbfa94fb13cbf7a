"""A figure and what it states; what a sentence says about its figures."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from hqaudit.model.figure import AMOUNT_UNITS, Figure
from hqaudit.model.interval import Interval

FEN = -2
"""The power of ten of the smallest coin: what is printed to the 分 is exact."""


class Context(NamedTuple):
    """What an amount is about. "" in a dimension means the whole of it (all funds, all classes, the department).

    ``item`` is set for amounts that are no slice of 收入 or 支出 (三公经费, 机关运行经费, 上年结转 …) and for totals
    that differ by carry-over (总计, 本年合计). ``basis`` is 预算, 决算, 年初预算 … as the kind or the words say.
    """

    item: str = ""
    side: str = ""
    fund: str = ""
    nature: str = ""
    function: str = ""
    econ: str = ""
    gov: str = ""
    unit: str = ""
    project: str = ""
    year: int = 0
    basis: str = ""
    measure: str = ""


DIMENSIONS = Context._fields


@cache
def _half(step: int) -> Decimal:
    """Half of one of the last digit, which stands for ten to the power of ``step``."""
    return Decimal(5).scaleb(step - 1)


class Fact(NamedTuple):
    """A figure, what it is called where it stands, and what it states.

    ``context`` is None where the meaning is not certain, ``why`` then says why (a reason's name). ``decimals`` is the
    customary number of decimals of its column or section, to which it counts as printed. ``sentence`` numbers the
    sentence in its block; ``approximate`` is set for 约, 近, 余.
    """

    figure: Figure
    label: str
    context: Context | None
    decimals: int
    why: str = ""
    sentence: int = 0
    approximate: bool = False

    @property
    def range(self) -> Interval:
        """What the figure stands for: in 元, or in per cent."""
        figure = self.figure
        power = AMOUNT_UNITS.get(figure.unit, 0)
        value = figure.value.scaleb(power) if power else figure.value
        step = power - self.decimals
        if step <= FEN and figure.is_amount:
            return Interval(value, value)
        half = _half(step)
        return Interval(value - half, value + half)

    @property
    def amount(self) -> Decimal:
        """The printed value in 元 (or in per cent)."""
        return self.figure.value.scaleb(AMOUNT_UNITS.get(self.figure.unit, 0))


class Claim(NamedTuple):
    """What a sentence says about its figures beyond their size.

    ``kind``: share (``figure`` is a percentage: ``part`` of ``whole``), growth (``figure`` is a percentage: from
    ``whole`` to ``part``, by ``change``; each may be None), change (``figure`` is an amount: from ``whole`` to
    ``part``), completion (``figure`` is a percentage: ``part`` of ``whole``), same (持平: ``part``), list (``whole``
    and its ``parts``), series (the same, told at length or in paragraphs of their own). ``sign`` is +1 or −1 by the
    direction word, 0 where there is none. ``subject`` is the context of the amount spoken of (of a share: of
    the whole), where the sentence names it but does not state it. ``parts`` of a share without a whole
    holds the whole of the list it stands in, which it may be of as well. ``against`` holds the words for what a
    change is measured against (比上年决算数), empty where they stand apart.
    """

    kind: str
    figure: Fact | None
    block: int
    sentence: int
    part: Fact | None = None
    whole: Fact | None = None
    change: Fact | None = None
    sign: int = 0
    words: str = ""
    subject: Context | None = None
    parts: tuple[Fact, ...] = ()
    against: str = ""
