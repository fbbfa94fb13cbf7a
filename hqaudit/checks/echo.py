"""echo: amounts that ought to be one, though it is not certain that they are, look alike or are told apart.

Equal amounts confirm each other. Unequal ones may both be right – with and without what was carried over, of all funds
or of one –, unless a slip of the hand turns the one into the other: that is no coincidence, but where the report states
an amount that makes the difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from decimal import Decimal

from hqaudit.checks.common import in_unit_of, name, printed, slip_between, tail
from hqaudit.facts.contexts import PLAIN_ITEMS
from hqaudit.facts.merge import UNKNOWN
from hqaudit.facts.vocabulary import normal, unnumbered
from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Same, as_printed
from hqaudit.model.rule import Rule

_MANY = 6
"""A name that stands before more amounts than this is no name of one of them."""
_FISCAL = ("财政拨款", "一般公共预算")
"""Funds that the title of a form names for all its items: what it states is what sentences say of that money."""
_SHORT = 4
"""A name of fewer characters (支出, 项目) may be that of many things."""

_GOALS = re.compile(r"^涉及|绩效|^预算资金$")
"""Names of what performance goals cover: the projects, or all that the body may spend."""


def echo(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every group of amounts that may be one: of one open context, one item, one name."""
    rows = _rows(facts)
    stated = frozenset(fact.amount for fact in facts.all)
    titled = {form.block for form in facts.forms if any(fund in form.title for fund in _FISCAL)}
    for (kind, *_), group in _groups(facts).items():
        if len({fact.figure.place.block for fact in group}) > 1 or (len(group) > 1 and _said(group[0])):
            sure = kind == "item" and any(fact.figure.place.block in titled for fact in group)
            yield from _judged(rule, group, stated, sure)
    for fact in facts.statements:
        candidates = _candidates(fact, facts, rows)
        if candidates:
            yield _one_of(rule, fact, candidates, stated)


def _said(fact: Fact) -> bool:
    return fact.figure.place.row_index is None


def _usable(fact: Fact) -> bool:
    return fact.figure.is_amount and not fact.approximate and fact.figure.value != 0


def _groups(facts: Facts) -> Mapping[tuple[Hashable, ...], Sequence[Fact]]:
    """Amounts by what they may share; groups whose members are compared as certain anyway are left out."""
    groups: dict[tuple[Hashable, ...], list[Fact]] = defaultdict(list)
    for fact in facts.all:
        key = _key(fact, facts) if _usable(fact) else None
        if key is not None:
            groups[key].append(fact)
    return {key: group for key, group in groups.items() if len(group) > 1 and (key[0] != "item" or _over_funds(group))}


def _over_funds(group: Sequence[Fact]) -> bool:
    """Whether statements of an item name several funds, and no form tells them apart."""
    told = {(fact.figure.place.block, fact.context.fund) for fact in group if fact.context and not _said(fact)}
    told_apart = len({block for block, _ in told}) < len(told)
    return not told_apart and len({fact.context.fund for fact in group if fact.context}) > 1


def _key(fact: Fact, facts: Facts) -> tuple[Hashable, ...] | None:
    context = fact.context
    if context is None:
        label = _named(fact)
        return ("name", fact.figure.place.section, label) if label else None
    same = facts.same(context)
    if same is None:
        return ("open", context) if context.fund != UNKNOWN else None
    if same.item in PLAIN_ITEMS or same.fund not in ("", *_FISCAL) or same.measure:
        return None
    return ("item", same._replace(fund=""))


def _named(fact: Fact) -> str:
    """The name in front of an amount of a sentence that no vocabulary knows."""
    if fact.why != "sentence_unknown" or not _said(fact):
        return ""
    label = unnumbered(normal(fact.label))
    return label if len(label) >= _SHORT else ""


def _rows(facts: Facts) -> Mapping[str, Sequence[Fact]]:
    """The amounts of the rows of forms, by the row's name."""
    rows: dict[str, list[Fact]] = defaultdict(list)
    for form in facts.forms:
        heads = {head.index: unnumbered(normal(head.label)) for side in form.sides for head in side.rows}
        for (row, _), fact in form.cells.items():
            if len(heads.get(row, "")) >= _SHORT and _usable(fact):
                rows[heads[row]].append(fact)
    return rows


def _candidates(fact: Fact, facts: Facts, rows: Mapping[str, Sequence[Fact]]) -> Sequence[Fact]:
    """Amounts of which a statement repeats one: of the row of its name, of one of the funds it may be of."""
    if not _usable(fact):
        return ()
    if fact.context is not None and fact.context.fund == UNKNOWN and facts.same(fact.context) is None:
        wanted = fact.context._replace(fund="")
        cells = (cell for form in facts.forms for cell in form.cells.values())
        return [c for c in cells if c.context and c.context._replace(fund="") == wanted and _usable(c)]
    label = _named(fact)
    if _GOALS.search(label):
        return [known for context, found in facts.stated.items() if _is_total(context, facts) for known in found[:1]]
    return rows.get(label, ()) if label else ()


def _is_total(context: Context, facts: Facts) -> bool:
    """What the projects or all of the body may spend this year, of whatever fund."""
    total = Context(context.item, context.side, context.fund, year=facts.profile.year or 0, basis=facts.profile.basis)
    return context in (total, total._replace(nature="项目支出")) and context.item in PLAIN_ITEMS


def _judged(rule: Rule, group: Sequence[Fact], stated: Collection[Decimal], sure: bool) -> Iterator[Outcome]:
    by_amount: dict[object, list[Fact]] = defaultdict(list)
    for fact in group:
        at = next((known for known, others in by_amount.items() if _meet(others[0], fact)), fact.amount)
        by_amount[at].append(fact)
    kinds = sorted(by_amount.values(), key=len, reverse=True)
    if len(kinds) > _MANY:
        return
    for alike in kinds:
        if len(alike) > 1:
            same = Same(tuple(alike))
            yield Outcome(rule, "passed", same.facts, relation=same if same.holds(as_printed) else None)
    for apart in kinds[1:]:
        if len(apart) == 1 and (sure or _mistyped(kinds[0][0], apart[0], stated)):
            yield _failed(rule, apart[0], kinds[0])
        elif len(apart) == 1:
            yield Outcome(rule, "unchecked", tuple(apart), reason="context_uncertain")


def _meet(one: Fact, other: Fact) -> bool:
    """Whether two figures can be one amount, but for the last digit (a 尾差 is what agreement tells)."""
    return one.range.meets(other.range) or tail(one.amount, other) or tail(other.amount, one)


def _mistyped(one: Fact, other: Fact, stated: Collection[Decimal]) -> bool:
    """Whether a slip tells two figures apart, and not an amount that is in one of them and not in the other."""
    return slip_between(one, other) and abs(one.amount - other.amount) not in stated


def _one_of(rule: Rule, fact: Fact, candidates: Sequence[Fact], stated: Collection[Decimal]) -> Outcome:
    equal = [other for other in candidates if _meet(other, fact)]
    if equal:
        same = Same((fact, equal[0]))
        return Outcome(rule, "passed", same.facts, relation=same if same.holds(as_printed) else None)
    near = [other for other in candidates if _mistyped(fact, other, stated)]
    if len({other.amount for other in near}) == 1:
        return _failed(rule, fact, near[:1])
    return Outcome(rule, "unchecked", (fact,), reason="context_uncertain")


def _failed(rule: Rule, fact: Fact, others: Sequence[Fact]) -> Outcome:
    involved = (fact, *others)
    miss = in_unit_of(abs(fact.amount - others[0].amount), fact)
    message = Message(
        f"“{name(fact)}”为 {printed(fact)}，另一处“{name(others[0])}”为 {printed(others[0])}，相差 {miss}",
        f"“{name(fact)}” is {printed(fact)}, elsewhere “{name(others[0])}” is {printed(others[0])}; off by {miss}",
    )
    return Outcome(rule, "failed", involved, involved, message, relation=Same(involved))
