"""A table understood as a form: its columns, its rows as an outline, the facts in its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hqaudit.model.blocks import Table
from hqaudit.model.fact import Context, Fact


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
