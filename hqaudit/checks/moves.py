"""Changes that sentences state, as quantities of their own: by how much an amount moved, which way, against what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from hqaudit.checks.common import copied, known, mistyped, name, printed, slipped
from hqaudit.facts.merge import UNKNOWN
from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.formula import Formula, Term
from hqaudit.model.interval import Interval
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, Percent, as_printed
from hqaudit.model.rule import Rule

_COMPARING = ("比", "较", "与")
_YEAR = re.compile(r"20\d\d")
_BASES = {
    "执行": "执行数",
    "完成": "执行数",
    "全年预算": "全年预算",
    "调整": "全年预算",
    "决算": "决算",
    "预算": "预算",
}
"""What the words for the other side of a comparison call it."""


_OWN_PLAN = re.compile(r"^(?:比|较|与|同)(?:本年|当年|全年|年初|调整)?预算")
"""比预算增加 …: against what was planned for the same year."""


class Move(NamedTuple):
    """A change or growth said of an amount: ``sign`` is +1 or −1, ``context`` the amount's, ``against`` year and basis.

    ``about`` is the amount itself where the sentence states it, ``growth`` the percentage said of the same change.
    """

    kind: str
    fact: Fact
    sign: int
    context: Context
    against: tuple[int, str]
    about: Fact | None
    growth: Fact | None = None

    @property
    def amount(self) -> Decimal:
        """The change with its sign, in 元 (or in per cent)."""
        return self.sign * self.fact.amount


def moves(facts: Facts) -> Iterator[Move]:
    """Every change and growth of an amount of the report's own year whose meaning is certain."""
    year, basis = facts.profile.year or 0, facts.profile.basis
    growths = {id(claim.change): claim.figure for claim in facts.claims if claim.kind == "growth" and claim.change}
    bases = dict(_bases(facts))
    for claim in facts.claims:
        fact = claim.figure
        if claim.kind not in ("change", "growth") or fact is None or fact.approximate:
            continue
        context = claim.subject or (claim.part.context if claim.part else None)
        context = _plain(context, facts) if context is not None else None
        if context is not None and (context.year, context.measure) == (year, ""):
            against = _against(claim.against or bases.get(id(claim.change or fact), ""), year, basis)
            yield Move(claim.kind, fact, claim.sign, context, against, claim.part, growths.get(id(fact)))


def _bases(facts: Facts) -> Iterator[tuple[int, str]]:
    """What stands before the amount that a change is measured from (比2023年决算 7.50 万元增加 …), by the change."""
    for base, change in pairwise(facts.statements):
        if base.label[:1] in _COMPARING and base.figure.place.block == change.figure.place.block:
            yield id(change), base.label


def _plain(context: Context, facts: Facts) -> Context | None:
    """The context with the items merged that the report proves equal. Its fund stays: last year there may have been
    another one beside it."""
    same = facts.same(context)
    if same is None:
        return None if context.fund == UNKNOWN else context
    return same._replace(fund=same.fund if context.fund == UNKNOWN else context.fund, side=context.side)


def _against(words: str, year: int, basis: str) -> tuple[int, str]:
    named = _YEAR.search(words)
    if named is None and _OWN_PLAN.search(words):
        return year, "预算"
    found = next((means for word, means in _BASES.items() if word in words), basis)
    return (int(named[0]) if named else year - 1), found


def said(move: Move) -> str:
    """增加 20.00 万元, as a message says it."""
    return f"{'增加' if move.sign > 0 else '减少'} {printed(move.fact)}"


def called(move: Move) -> str:
    """What moved: the name of the amount, else that of the change."""
    return name(move.about or move.fact)


def _whole_today(whole: Move, parts: Sequence[Move]) -> bool:
    """Whether this year's amounts, where all are stated, add up – else it is another whole, or they are other parts."""
    about = [part.about for part in parts if part.about is not None]
    if whole.about is None or len(about) < len(parts):
        return True
    return Linear(((-1, whole.about), *((1, fact) for fact in about))).holds(as_printed)


def _corroborated(move: Move, relation: Linear) -> bool:
    """Whether a percentage that does not fit the change would fit the one that the sum demands."""
    if move.growth is None or move.about is None:
        return False
    percent = Percent(move.growth, "change", move.about, move.fact, move.sign)
    demanded = relation.solve(move.fact, as_printed)
    if demanded is None or demanded <= 0 or percent.holds(as_printed):
        return False
    half = (move.fact.range.high - move.fact.range.low) / 2
    return percent.holds(lambda fact: Interval.around(demanded, half) if fact is move.fact else fact.range)


def add_up(rule: Rule, whole: Move, parts: Sequence[Move], complete: bool, today: bool = False) -> Outcome:
    """The outcome of changes that add up to another. One that is not known to have all parts fails for a slip only.

    ``today``: this year the parts are all there is; last year there may have been another.
    """
    involved = (whole.fact, *(part.fact for part in parts))
    terms = ((-whole.sign, whole.fact), *((part.sign, part.fact) for part in parts))
    relation = Linear(terms)
    if relation.holds(as_printed):
        # a lone part is the whole under another name: the sentence was copied, and so was its mistake
        independent = complete or sum(1 for part in parts if part.fact.amount) > 1 or _of_their_own(whole, parts)
        return Outcome(rule, "passed", involved, relation=relation if independent else None)
    slip = slipped(relation) or (today and (any(mistyped(relation)) or copied(relation)))
    corroborated = any(_corroborated(move, relation) for move in (whole, *parts))
    if not (today or _whole_today(whole, parts)) or not (complete or slip or corroborated):
        return Outcome(rule, "unchecked", involved, reason="term_not_stated")
    added = "，".join(f"“{called(part)}”{said(part)}" for part in parts)
    message = Message(
        f"“{called(whole)}”{said(whole)}，与其各部分的增减之和不符：{added}",
        f"“{called(whole)}” changes by {printed(whole.fact)}: not what the changes of its parts add up to ({added})",
    )
    return Outcome(rule, "failed", involved, involved, message, relation=relation)


def _of_their_own(whole: Move, parts: Sequence[Move]) -> bool:
    """Whether a lone part and its whole bring percentages along that were computed from different amounts."""
    growths = [move.growth for move in (whole, *parts) if move.fact.amount]
    return len({fact.figure.value for fact in growths if fact is not None}) == len(growths)


def of_moves(
    rule: Rule, formula: Formula, demands: Sequence[tuple[Term, dict[str, str]]], dimensions: set[str], facts: Facts
) -> Iterator[Outcome]:
    """What holds of amounts in both years holds of their changes; a part that is not mentioned may not have changed.

    ``demands`` says what each term asks of a context in the ``dimensions`` of the formula.
    """
    if formula.relation != "=" or len(formula.left) != 1 or len(formula.right) == 1:
        return
    blank = dict.fromkeys(dimensions, "")
    found: dict[object, dict[Term, Move]] = defaultdict(dict)
    for move in moves(facts):
        for term, demand in demands:
            if move.kind == "change" and all(getattr(move.context, key) == value for key, value in demand.items()):
                rest = move.context._replace(**blank)  # type: ignore[arg-type]  # all dimensions but year are strings
                found[rest, move.against].setdefault(term, move)
    whole = formula.left[0]
    at_rest = _at_rest(facts)
    meant = dict(demands)
    for bound in found.values():
        parts = [bound[term] for term in formula.right if term in bound]
        if whole in bound and parts and all(term.sign > 0 for term in formula.right):
            at = bound[whole].context._asdict()
            contexts = {term: Context(**{**at, **blank, **meant[term]}) for term in formula.right}
            needed = [term for term in formula.right if term in bound or not term.optional]
            today = divided(bound[whole].context, [contexts[term] for term in needed], facts)
            complete = all(term in bound or contexts[term] in at_rest for term in needed)
            yield add_up(rule, bound[whole], parts, complete and (today or len(parts) == len(formula.right)), today)


def divided(whole: Context, parts: Sequence[Context], facts: Facts) -> bool:
    """Whether this year's amounts of some parts, stated anywhere, add up to that of the whole."""
    found = [known(context, facts, facts.stated) for context in (whole, *parts)]
    terms = tuple((1 if at else -1, fact) for at, fact in enumerate(found) if fact is not None)
    return len(terms) == len(found) and Linear(terms).holds(as_printed)


def _at_rest(facts: Facts) -> set[Context]:
    """What is said to be as it was last year (持平)."""
    found = (claim.part.context for claim in facts.claims if claim.kind == "same" and claim.part is not None)
    return {plain for context in found if context is not None and (plain := _plain(context, facts)) is not None}
