"""The same change has one value and one direction wherever it is stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hqaudit.checks.common import printed, slip_between
from hqaudit.checks.moves import Move, called, moves, said
from hqaudit.model.fact import Context, Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Same, as_printed
from hqaudit.model.rule import Rule


def moves_agree(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every change (and growth) stated at least twice: of one amount, or of amounts that were equal.

    Amounts equal this year (收入 and 支出, 财政拨款 and its only fund) moved alike only if they were equal last year:
    a difference between them is a mistake where a slip of the hand explains it.
    """
    strict: dict[tuple[object, ...], list[Move]] = defaultdict(list)
    loose: dict[tuple[object, ...], list[Move]] = defaultdict(list)
    for move in moves(facts):
        strict[move.context, move.against].append(move)
        loose[_widest(move.context, facts), move.against].append(move)
    for group in strict.values():
        yield from _both(rule, group, certain=True)
    for group in loose.values():
        if len({move.context for move in group}) > 1:
            yield from _both(rule, group, certain=False)


def _both(rule: Rule, group: Sequence[Move], certain: bool) -> Iterator[Outcome]:
    """The outcomes of the amounts and of the percentages among statements of one change.

    Where each amount brings its own percentage along the sentence was copied: that they agree says nothing of which
    of the two is right.
    """
    amounts = [move for move in group if move.kind == "change"]
    growths = [move for move in group if move.kind == "growth"]
    for found, independent in ((amounts, len(growths) < len(amounts)), (growths, False)):
        if len(found) > 1:
            yield _judged(rule, found, certain, independent)


def _widest(context: Context, facts: Facts) -> Context:
    """What an amount is a part of if all that is equal this year was last year: its side drops out of totals."""
    same = facts.same(context) or context
    bare = Context(same.item, same.side, same.fund, year=same.year, basis=same.basis)
    if same == bare and same.item in ("", "总计", "本年合计"):
        return same._replace(item="", side="")
    return same


def _judged(rule: Rule, group: Sequence[Move], certain: bool, independent: bool) -> Outcome:
    involved = tuple(move.fact for move in group)
    same = Same(involved)
    first = group[0]
    other = next((m for m in group if m.sign != first.sign or not m.fact.range.meets(first.fact.range)), None)
    if other is None and same.holds(as_printed):
        return Outcome(rule, "passed", involved, relation=same if independent else None)
    other = other or group[-1]
    turned = other.sign != first.sign and first.fact.amount == other.fact.amount != 0
    if not certain and not turned and (other.sign != first.sign or not slip_between(first.fact, other.fact)):
        return Outcome(rule, "unchecked", involved, reason="context_uncertain")
    message = Message(
        f"“{called(first)}”{said(first)}，另一处“{called(other)}”{said(other)}",
        f"“{called(first)}” changes by {printed(first.fact)}, elsewhere “{called(other)}” by {printed(other.fact)}",
    )
    return Outcome(rule, "failed", involved, involved, message, relation=None if turned else same)
