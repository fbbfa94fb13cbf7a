"""All that is understood of a document, with the indexes that checks ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from hqaudit.model.blocks import Document, TextBlock
from hqaudit.model.fact import Claim, Context, Fact
from hqaudit.model.form import Form

_PRINTED = "0123456789.,-% "
"""What a cell with nothing but a figure is made of."""


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
