"""Where the words stand that a finding is about: the spans of a text line by line, a cell, the heading of a form."""

from __future__ import annotations

from collections.abc import Iterator

from hqaudit.facts.spans import spans_of
from hqaudit.model.blocks import Table, TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Spot
from hqaudit.model.place import Place

_ABOVE = 4
"""Blocks above a form among which its heading is."""


def places_of(facts: Facts, spot: Spot) -> tuple[Place, ...]:
    """The places to be marked; none for a page as a whole, or for a form without a heading."""
    return () if spot.block is None else tuple(_places(facts, spot, spot.block))


def _places(facts: Facts, spot: Spot, at: int) -> Iterator[Place]:
    block = facts.document.blocks[at]
    if isinstance(block, TextBlock):
        yield from spans_of(at, facts.sections[at], block, spot.start, spot.end)
    elif spot.row is None:
        yield from _heading(facts, block, at)
    elif spot.column is not None and (cell := block.rows[spot.row][spot.column]) is not None:
        start, end = (spot.start, spot.end) if spot.start < spot.end else (0, len(cell.text))
        named = (block.title, None, None, spot.row, spot.column)
        yield Place(at, start, end, cell.page, cell.box, cell.line, None, *named)


def _heading(facts: Facts, table: Table, at: int) -> Iterator[Place]:
    for above in range(at - 1, max(at - 1 - _ABOVE, -1), -1):
        block = facts.document.blocks[above]
        if isinstance(block, TextBlock) and block.text == table.title:
            yield from spans_of(above, facts.sections[above], block, 0, len(block.text))
            return
