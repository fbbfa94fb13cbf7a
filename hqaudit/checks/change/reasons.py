"""The changes that a sentence gives as the reason of another, or as its parts, add up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hqaudit.checks.moves import Move, add_up
from hqaudit.model.blocks import TextBlock
from hqaudit.model.fact import Claim, Context
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.place import Place
from hqaudit.model.rule import Rule

_OPENS = re.compile(r"原因|其中|由于|因为?(?!公)|包括|主要是|具体|[：:]")
"""What announces them between the change and the first of its parts."""
_ENDS = re.compile(r"[。！](?!(?:主要|具体|增减|变动|增加|减少|变化)?的?(?:原因|其中))|[比较与同]上年|同比")
"""A part says by how much it changed, not against what: that opens another change, and so does another sentence."""
_FEW = 2


def moves_of_reasons(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every change that a sentence breaks up into at least two others.

    That all parts are told is not certain: what does not add up fails only where one slip of the hand explains it.
    """
    for block, found in groupby(_told(facts), key=lambda change: change.claim.block):
        text = facts.document.blocks[block]
        if isinstance(text, TextBlock):
            yield from _of_block(rule, text.text, [*found])


class _Change(NamedTuple):
    claim: Claim
    move: Move

    @property
    def place(self) -> Place:
        return self.move.fact.figure.place


def _told(facts: Facts) -> Iterator[_Change]:
    for claim in facts.claims:
        if claim.kind == "change" and claim.figure is not None and not claim.figure.approximate:
            yield _Change(claim, Move("change", claim.figure, claim.sign, Context(), (0, ""), claim.part))


def _of_block(rule: Rule, text: str, changes: Sequence[_Change]) -> Iterator[Outcome]:
    at = 0
    while at < len(changes) - _FEW:
        parts = _parts(text, changes[at], changes[at + 1 :])
        if len(parts) >= _FEW:
            yield add_up(rule, changes[at].move, [part.move for part in parts], complete=False)
        at += len(parts) + 1 if len(parts) >= _FEW else 1


def _parts(text: str, whole: _Change, others: Sequence[_Change]) -> list[_Change]:
    """The changes that follow, up to the end of their sentence or of the run of them."""
    found: list[_Change] = []
    end = whole.place.end
    for change in others:
        gap = text[end : change.place.start]
        named = change.claim.words and change.claim.words not in {part.claim.words for part in found}
        if _ENDS.search(gap) or not named or (not found and not _OPENS.search(gap)):
            break
        found.append(change)
        end = change.place.end
    return found
