"""A figure of a document put in the place of another: where it stands, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hqaudit.model.blocks import Cell, Document, Table
from hqaudit.model.fact import Fact
from hqaudit.model.place import Place

Spot = tuple[int, int | None, int | None, int]
"""Block, row, column and, in running text, where the figure starts."""


def spot(place: Place) -> Spot:
    """What tells a figure from all others of the document."""
    inside = place.start if place.row_index is None else 0
    return place.block, place.row_index, place.column_index, inside


@dataclass(frozen=True)
class Change:
    """A figure and what is to be printed instead."""

    fact: Fact
    text: str


def changed(document: Document, changes: Sequence[Change]) -> tuple[Document, dict[Spot, Change]]:
    """The document with the changes made, and where the changed figures then stand."""
    blocks = list(document.blocks)
    spots: dict[Spot, Change] = {}
    moved: dict[int, int] = {}
    for change in sorted(changes, key=lambda change: change.fact.figure.place.start):
        place = change.fact.figure.place
        block = blocks[place.block]
        if isinstance(block, Table):
            blocks[place.block] = _in_table(block, place, change.text)
            spots[spot(place)] = change
            continue
        by = moved.get(place.block, 0)
        text = block.text[: place.start + by] + change.text + block.text[place.end + by :]
        blocks[place.block] = block._replace(text=text, lines=())
        spots[place.block, None, None, place.start + by] = change
        moved[place.block] = by + len(change.text) - (place.end - place.start)
    return document._replace(blocks=tuple(blocks)), spots


def _in_table(table: Table, place: Place, text: str) -> Table:
    row, column = place.row_index, place.column_index
    if row is None or column is None:
        raise ValueError("a figure of a table stands in a cell")
    rows = [list(cells) for cells in table.rows]
    cell = rows[row][column] or Cell("")
    rows[row][column] = cell._replace(text=cell.text[: place.start] + text + cell.text[place.end :])
    return table._replace(rows=tuple(tuple(cells) for cells in rows))
