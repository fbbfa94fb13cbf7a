"""The same change has one value and one direction wherever it is stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hqaudit.checks.common import printed, slip_between
from hqaudit.checks.moves import Move, called, moves, said
from hqaudit.model.fact import Context
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Same, as_printed
from hqaudit.model.rule import Rule


def moves_agree(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every change (and growth) stated at least twice: of one amount, or of amounts that were equal.

    Amounts equal this year (收入 and 支出, 财政拨款 and its only fund) moved alike only if they were equal last year:
    a difference between them is a mistake where a slip of the hand explains it.
    """
    groups: dict[tuple[int, Context, tuple[int, str]], list[Move]] = defaultdict(list)
    for move in moves(facts):
        of_fund, widest = _both_sides(move.context), _widest(move.context, facts)
        for degree, context in enumerate((move.context, of_fund, widest)):
            groups[degree, context, move.against].append(move)
    for (degree, _, _), group in groups.items():
        contexts = {move.context for move in group}
        if degree == 0:
            yield from _both(rule, group, certain=True)
        elif degree == 1 and len(contexts) > 1 and facts.profile.basis == "预算" and _equal_now(group):
            for outcome in _both(rule, group, certain=True):
                yield outcome._replace(severity="warning") if outcome.status == "failed" else outcome
        elif degree > 1 and len({context.fund for context in contexts}) > 1:
            yield from _both(rule, group, certain=False)


def _equal_now(group: Sequence[Move]) -> bool:
    """Whether all state the amount that changed, and state it alike: a budget that balances did so last year."""
    return all(move.about is not None for move in group) and len({m.about.amount for m in group if m.about}) == 1


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


def _both_sides(context: Context) -> Context:
    """A total without its side: what comes in is spent."""
    bare = Context(context.item, context.side, context.fund, year=context.year, basis=context.basis)
    if context == bare and context.item in ("", "总计", "本年合计"):
        return context._replace(item="", side="")
    return context


def _widest(context: Context, facts: Facts) -> Context:
    """What an amount is a part of if all that is equal this year was last year."""
    return _both_sides(facts.same(context) or context)


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
        alike = [move.fact for move in group if move.sign == first.sign and move.fact.range.meets(first.fact.range)]
        if len(alike) > 1:
            return Outcome(rule, "passed", tuple(alike), relation=Same(tuple(alike)) if independent else None)
        return Outcome(rule, "unchecked", involved, reason="context_uncertain")
    message = Message(
        f"“{called(first)}”{said(first)}，另一处“{called(other)}”{said(other)}",
        f"“{called(first)}” changes by {printed(first.fact)}, elsewhere “{called(other)}” by {printed(other.fact)}",
    )
    return Outcome(rule, "failed", involved, involved, message, relation=None if turned else same)
