"""agree: the same item in the same context has one value wherever it is stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hqaudit.checks.common import in_unit_of, name, printed, tail, usual
from hqaudit.checks.decimals import doubled_decimals
from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.interval import Interval
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Same
from hqaudit.model.rule import Rule

_SHOWN = 4
_MANY = 3


def agree(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """One outcome per context stated in at least two places; a failed one per figure that stands apart."""
    index = facts.stated
    for context, statements in index.items():
        if context.item == "总计":
            this_year = usual(index.get(context._replace(item="本年合计"), ()))
            misnamed = [fact for fact in statements if this_year is not None and fact.amount == this_year.amount]
            if len(misnamed) < len(statements) and this_year is not None:
                yield from (_misnamed(rule, fact, this_year) for fact in misnamed)
                statements = [fact for fact in statements if fact not in misnamed]  # noqa: PLW2901 - the rest
        usable = _without_repeats(statements)
        if len({_spot(fact) for fact in usable}) < 2:
            continue
        for fact, other in doubled_decimals(usable, facts):
            yield _too_many(rule, fact, other)
            usable = [one for one in usable if one is not fact]
        groups = _groups(usable)
        same = Same(tuple(usable))
        if len(groups) == 1:
            yield Outcome(rule, "passed", same.facts, relation=same)
        elif len(groups) > _MANY:
            yield Outcome(rule, "unchecked", tuple(usable), reason="context_uncertain")
        else:
            yield from _conflict(rule, groups, same)


def _misnamed(rule: Rule, fact: Fact, this_year: Fact) -> Outcome:
    """A 总计 that is the 本年合计 while a 总计 of its own is stated: a wrong word, not a wrong figure."""
    message = Message(
        f"“{name(fact)}”的 {printed(fact)} 是“{name(this_year)}”的数字，与总计不同，名称应为本年合计",
        f"{printed(fact)}, called “{name(fact)}”, is the figure of “{name(this_year)}”; the 总计 is another",
    )
    return Outcome(rule, "failed", (fact, this_year), (fact,), message, severity="warning")


def _too_many(rule: Rule, fact: Fact, other: Fact) -> Outcome:
    message = Message(
        f"“{name(fact)}”印作 {printed(fact)}，比其他数字多一位小数，另一处为 {printed(other)}",
        f"“{name(fact)}” is printed as {printed(fact)}, with a decimal more than others; elsewhere {printed(other)}",
    )
    relation = Same((fact, other), exact=True)
    return Outcome(rule, "failed", (fact, other), (fact,), message, severity="warning", relation=relation)


def _spot(fact: Fact) -> tuple[int, int, int | None, int | None]:
    place = fact.figure.place
    return place.block, place.start, place.row_index, place.column_index


def _without_repeats(statements: Sequence[Fact]) -> list[Fact]:
    """Without what one block states with several values in one context, as its own words have it: it is not certain.

    Forms of one title that each state a project count as one: bodies have projects of the same name.
    """
    by_block: dict[tuple[int | str | None, Context | None], list[Fact]] = defaultdict(list)
    for fact in statements:
        place = fact.figure.place
        of_project = place.table is not None and fact.context is not None and fact.context.project
        by_block[place.table if of_project else place.block, fact.context].append(fact)
    kept: list[Fact] = []
    for facts in by_block.values():
        if len({fact.amount for fact in facts}) == 1:
            kept.extend(facts)
    return kept


def _groups(statements: Sequence[Fact]) -> list[list[Fact]]:
    """Statements that can all mean one amount, the largest group first; equal decimals must be equal digits."""
    groups: list[tuple[Interval, list[Fact]]] = []
    for fact in sorted(statements, key=lambda fact: fact.range.high - fact.range.low):
        for at, (meet, members) in enumerate(groups):
            if meet.meets(fact.range) and _same_digits(fact, members):
                members.append(fact)
                groups[at] = (meet.meet(fact.range), members)
                break
        else:
            groups.append((fact.range, [fact]))
    return sorted((members for _, members in groups), key=_weight, reverse=True)


def _weight(members: Sequence[Fact]) -> int:
    """How much a group of statements is worth: a form, made by a program, twice a sentence, written by hand."""
    return sum(1 if fact.figure.place.row_index is None else 2 for fact in members)


def _same_digits(fact: Fact, members: Iterable[Fact]) -> bool:
    alike = (other for other in members if other.figure.unit == fact.figure.unit and other.decimals == fact.decimals)
    first = next(alike, None)  # the others are like it, or they would not be here
    return first is None or first.amount == fact.amount


def _conflict(rule: Rule, groups: Sequence[Sequence[Fact]], same: Same) -> Iterator[Outcome]:
    first = groups[0]
    if _weight(first) > _weight(groups[1]):
        if len(first) > 1:
            yield Outcome(rule, "passed", tuple(first))
        for group in groups[1:]:
            for fact in group:
                yield _apart(rule, fact, first, same)
        return
    everyone = tuple(fact for group in groups for fact in group[:_SHOWN])
    values = "、".join(printed(group[0]) for group in groups)
    message = Message(
        f"“{name(first[0])}”前后不一致：{values}",
        f"“{name(first[0])}” is stated with different values: {values}",
    )
    if _same_tail(first[0], groups[1][0]):
        yield Outcome(rule, "failed", everyone, everyone, message, _working(groups), "info", relation=same)
    else:
        yield Outcome(rule, "failed", everyone, everyone, message, _working(groups), relation=same)


def _apart(rule: Rule, fact: Fact, others: Sequence[Fact], same: Same) -> Outcome:
    right = printed(others[0])
    miss = in_unit_of(abs(fact.amount - others[0].amount), fact)
    zh = f"其他 {len(others)} 处均为 {right}" if len(others) > 1 else f"另一处为 {right}"
    en = f"{right} in {len(others)} other places" if len(others) > 1 else f"{right} elsewhere"
    message = Message(
        f"“{name(fact)}”印作 {printed(fact)}，而{zh}，相差 {miss}",
        f"“{name(fact)}” is printed as {printed(fact)}, but {en}; off by {miss}",
    )
    involved = (fact, *_nearest(others))
    if _same_tail(fact, others[0]):
        alike = [o for o in others if (o.figure.unit, o.decimals) == (fact.figure.unit, fact.decimals)]
        if len(alike) > 1 and fact.figure.place.row_index is None:  # not rounded from elsewhere: copied, and wrong
            return Outcome(rule, "failed", involved, (fact,), message, (), "warning", relation=same)
        return Outcome(rule, "failed", involved, (fact,), message, (), "info", relation=Same((fact, *others)))
    return Outcome(rule, "failed", involved, (fact,), message, relation=same)


def _nearest(others: Sequence[Fact]) -> Sequence[Fact]:
    """A few of the others to show: one a block."""
    seen: dict[int, Fact] = {}
    for fact in others:
        seen.setdefault(fact.figure.place.block, fact)
    return list(seen.values())[:_SHOWN]


def _same_tail(one: Fact, other: Fact) -> bool:
    """Off by one unit of the last printed digit: a tail difference (尾差)."""
    return tail(other.amount, one) or tail(one.amount, other)


def _working(groups: Sequence[Sequence[Fact]]) -> tuple[Message, ...]:
    return tuple(
        Message(f"{printed(group[0])}：{len(group)} 处", f"{printed(group[0])}: {len(group)} place(s)")
        for group in groups
    )
