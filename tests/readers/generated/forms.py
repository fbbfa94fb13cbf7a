"""Forms as they are meant, and what a reader must make of them, whoever prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Head:
    """A node of a header tree."""

    text: str
    children: tuple[Head, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it stands over."""
        return sum(child.width for child in self.children) or 1

    @property
    def depth(self) -> int:
        """How many rows it takes up."""
        return 1 + max((child.depth for child in self.children), default=0)


class Place(NamedTuple):
    """A cell of the form as drawn: where it starts, what it spans, what stands in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be printed. In ``rows`` None is a place that the cell above it covers.

    ``caption`` holds the lines above it from the top down, each with what stands at its left, middle and right; one of
    them is the title. ``numbered``: a row of column numbers under the head; ``repeats``: the head stands on every page.
    """

    title: str
    unit: str
    caption: tuple[tuple[str, str, str], ...]
    heads: tuple[Head, ...]
    rows: tuple[tuple[str | None, ...], ...]
    notes: tuple[str, ...]
    numbered: bool
    repeats: bool

    @property
    def width(self) -> int:
        """How many columns it has."""
        return sum(head.width for head in self.heads)

    @property
    def head_depth(self) -> int:
        """How many rows its head has, without the column numbers."""
        return max(head.depth for head in self.heads)

    @property
    def first_row(self) -> int:
        """The first row of its body, as drawn."""
        return self.head_depth + self.numbered

    def places(self) -> list[Place]:
        """Every cell as drawn, by rows."""
        drawn = list(_head_places(self.heads, 0, 0, self.head_depth))
        if self.numbered:
            names = ["栏次", *(str(number) for number in range(1, self.width))]
            drawn += [Place(self.head_depth, column, 1, 1, name) for column, name in enumerate(names)]
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if text is not None:
                    span = 1
                    while row + span < len(self.rows) and self.rows[row + span][column] is None:
                        span += 1
                    drawn.append(Place(self.first_row + row, column, span, 1, text))
        return sorted(drawn)

    def paths(self) -> tuple[tuple[str, ...], ...]:
        """The header path of every column."""
        return tuple(_paths(self.heads))


def _head_places(heads: Sequence[Head], row: int, column: int, depth: int) -> Iterator[Place]:
    for head in heads:
        yield Place(row, column, 1 if head.children else depth, head.width, head.text)
        yield from _head_places(head.children, row + 1, column, depth - 1)
        column += head.width


def _paths(heads: Sequence[Head]) -> Iterator[tuple[str, ...]]:
    for head in heads:
        if head.children:
            yield from ((head.text, *path) for path in _paths(head.children))
        else:
            yield (head.text,)
