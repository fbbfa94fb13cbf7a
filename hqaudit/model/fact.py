"""A figure and what it states."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from operator import itemgetter
from typing import NamedTuple

from hqaudit.model.blocks import Document, Table, TextBlock
from hqaudit.model.figure import AMOUNT_UNITS, Figure
from hqaudit.model.interval import Interval

_PRINTED = "0123456789.,-% "
"""What a cell with nothing but a figure is made of."""
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


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: its header path, what it holds, and what it adds to the context (None: unknown)."""

    index: int
    path: tuple[str, ...]
    kind: str
    means: dict[str, str] | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class RowHead:
    """A row of a form (of one side of it): its code and label, its place in the outline, what it adds to the context.

    ``parent`` is the index of the row it is part of, None at the top; ``role`` is "total" for 合计 rows, "of which"
    for 其中 rows, "part" else. ``printed`` is false where the row prints no code and its name says it.
    """

    index: int
    code: str
    label: str
    role: str
    parent: int | None
    means: dict[str, str] | None
    printed: bool = True


class Side(NamedTuple):
    """One half of a two-sided form, or the whole of another: its label columns, amount columns and rows."""

    labels: tuple[int, ...]
    amounts: tuple[int, ...]
    rows: tuple[RowHead, ...]


class Form(NamedTuple):
    """A table understood: its base context, its columns and sides, and the facts in its cells by (row, column)."""

    block: int
    table: Table
    title: str
    means: dict[str, str] | None
    columns: tuple[Column, ...]
    sides: tuple[Side, ...]
    cells: dict[tuple[int, int], Fact]
    contexts: dict[tuple[int, int], Context]
    """The context of every amount cell that is understood, empty ones included."""


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


class Profile(NamedTuple):
    """Whose report it is: entity, year, kind (部门预算, 单位决算 …), basis (预算 or 决算)."""

    entity: str | None
    year: int | None
    kind: str | None
    basis: str


class Misstated(NamedTuple):
    """A form (its block) whose unit line says ``stated`` while its amounts are in ``meant``."""

    block: int
    stated: str
    meant: str


@dataclass(frozen=True)
class Facts:
    """All that is understood of one document."""

    document: Document
    profile: Profile
    forms: tuple[Form, ...]
    statements: tuple[Fact, ...]
    """Facts in sentences, in reading order."""
    claims: tuple[Claim, ...]
    sections: tuple[str | None, ...]
    """The nearest heading above each block."""
    same: Callable[[Context], Context | None] = lambda context: context
    """The context under which an amount is compared: contexts that the report proves equal become one. None where it
    is not certain which amount is meant."""

    misstated: tuple[Misstated, ...] = ()
    """Forms whose unit line is wrong; their figures bear the unit that their amounts are in."""

    @cached_property
    def all(self) -> tuple[Fact, ...]:
        """Every fact: of the forms, then of the sentences."""
        cells = [fact for form in self.forms for fact in form.cells.values()]
        return (*cells, *self.statements)

    @cached_property
    def amounts(self) -> tuple[tuple[int, Context, Fact | None], ...]:
        """What identities are about: every amount that is understood, with its block and context; None for a cell of
        a form that is empty."""
        in_forms = [
            (form.block, context, form.cells.get(at)) for form in self.forms for at, context in form.contexts.items()
        ]
        in_sentences = [
            (fact.figure.place.block, fact.context, fact)
            for fact in self.statements
            if fact.context is not None and fact.figure.is_amount and not fact.approximate
        ]
        return (*in_forms, *in_sentences)

    @cached_property
    def _amounts_by(self) -> dict[tuple[int, ...], dict[object, list[int]]]:
        return {}

    def amounts_by(self, places: tuple[int, ...]) -> Mapping[object, Sequence[int]]:
        """Where in ``amounts`` stand those with one value in the dimensions at these places, by that value."""
        found = self._amounts_by.get(places)
        if found is None:
            found, key_of = self._amounts_by.setdefault(places, {}), itemgetter(*places)
            for at, (_, context, _) in enumerate(self.amounts):
                found.setdefault(key_of(context), []).append(at)
        return found

    @cached_property
    def texts(self) -> Mapping[str, Sequence[tuple[int, int | None, int | None]]]:
        """Every text that holds more than a figure, once, with the places where it stands: block, and row and column
        of a cell."""
        index: dict[str, list[tuple[int, int | None, int | None]]] = {}
        for at, block in enumerate(self.document.blocks):
            if isinstance(block, TextBlock):
                index.setdefault(block.text, []).append((at, None, None))
                continue
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    if cell is not None and cell.text.strip(_PRINTED):
                        index.setdefault(cell.text, []).append((at, row, column))
        return index

    @cached_property
    def stated(self) -> Mapping[Context, Sequence[Fact]]:
        """Every amount whose meaning is certain, by the context under which it is compared."""
        index: dict[Context, list[Fact]] = {}
        for fact in self.all:
            if fact.context is None or not fact.figure.is_amount or fact.approximate:
                continue
            context = self.same(fact.context)
            if context is not None:
                index.setdefault(context, []).append(fact)
        return index
