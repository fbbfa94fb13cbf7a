"""The figures of a section's sentences in two versions, each known by the words before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.revision.change import Change, change
from hqaudit.revision.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.blocks import Block
    from hqaudit.model.report import Seen

_BREAKS = re.compile(r"[。；;，,、：:（(）)\d]")
_MANY = 30
"""So many characters before a figure are looked at, at most."""


class Told(NamedTuple):
    """A figure in a sentence and the words before it, back to the last mark or figure."""

    seen: Seen
    words: str


def told(figures: Sequence[Seen], blocks: Sequence[Block]) -> list[Told]:
    """The figures that stand in sentences, in reading order, each with its words."""
    inside = [one for one in figures if one.figure.place.row_index is None]
    inside.sort(key=lambda one: (one.figure.place.block, one.figure.place.start))
    return [Told(one, _words(one, blocks)) for one in inside]


def changed_told(old: Sequence[Told], new: Sequence[Told]) -> Iterator[Change]:
    """The figures of one section that changed, in the order of the new version; then those that are gone."""
    both = pairs(old, new, lambda one: one.words, lambda one: one.seen.label or None, in_place=True)
    for before, after in both:
        found = change(before.seen if before else None, after.seen if after else None)
        if found:
            yield found


def _words(one: Seen, blocks: Sequence[Block]) -> str:
    place = one.figure.place
    block = blocks[place.block]
    before = block.text[max(0, place.start - _MANY) : place.start] if isinstance(block, TextBlock) else ""
    clauses = [clause for clause in _BREAKS.split(before) if clause.strip()]
    return f"{normal(clauses[-1] if clauses else '')}|{one.figure.unit}"
