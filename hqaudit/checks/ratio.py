"""ratio: a percentage fits the amounts it describes – shares, growth, completion – on intervals (SEMANTICS)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from hqaudit.checks.common import known, name, printed, rounded
from hqaudit.checks.wholes import found_wholes
from hqaudit.facts.clauses import ROLES
from hqaudit.model.fact import Claim, Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import HUNDRED, Percent, as_printed
from hqaudit.model.rule import Rule

_BEFORE = re.compile(r"上年|去年|20\d\d年|预算|计划|目标")
"""What an amount may exceed though it is said to be so much of it."""
RATIOS = ("share", "growth", "completion", "zero-base")
"""What a rule of kind ratio may be ``of``."""
_PLANS = {"年初": "年初预算", "全年": "全年预算", "调整": "全年预算"}
"""Words of 完成年初预算, and the basis they name."""


def ratio(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every claim of the kind the rule names (``of``: share, growth, completion, zero-base)."""
    wanted = str(rule.settings["of"])
    if wanted == "zero-base":
        yield from _zero_bases(rule, facts)
        return
    index = facts.stated
    claims = [claim for claim in facts.claims if claim.kind == wanted and claim.figure is not None]
    plugged = _plugged(claims)
    wholes = found_wholes(claims, facts, index) if wanted == "share" else {}
    for claim in claims:
        if wanted == "growth":
            yield _growth(rule, claim, facts, index)
        else:
            whole = wholes.get(id(claim), claim.whole) or _planned(claim, facts, index)
            yield _share(rule, claim._replace(whole=whole), plugged)


def _planned(claim: Claim, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Fact | None:
    """What the report states elsewhere as planned for an amount that is told to be a part of it.

    完成预算 may mean any of them: the one that the percentage fits, else the only one.
    """
    figure, part = claim.figure, claim.part
    if claim.kind != "completion" or figure is None or part is None or part.context is None:
        return None
    if facts.profile.basis != "决算":
        return None  # what is not said to be spent may be it all the same
    named = [basis for word, basis in _PLANS.items() if word in claim.words]
    found = [known(part.context._replace(basis=basis), facts, index) for basis in named or (*_PLANS.values(), "预算")]
    plans = [plan for plan in found if plan is not None]
    fitting = (plan for plan in plans if Percent(figure, "share", part, plan).holds(as_printed))
    return next(fitting, plans[0] if len({plan.amount for plan in plans}) == 1 else None)


def _unchecked(rule: Rule, claim: Claim, reason: str) -> Outcome:
    return Outcome(rule, "unchecked", (claim.figure,) if claim.figure else (), reason=reason)


def _share(rule: Rule, claim: Claim, plugged: set[int]) -> Outcome:
    figure, part, whole = claim.figure, claim.part, claim.whole
    if figure is not None and whole is None and figure.figure.value > HUNDRED and not _BEFORE.search(claim.words):
        return _more_than_all(rule, figure)
    if figure is None or part is None or whole is None or figure.approximate:
        return _unchecked(rule, claim, "base_not_stated")
    facts = (figure, part, whole)
    if whole.range.may_be_zero:
        if part.figure.value == 0 or figure.figure.value == 0:
            return _unchecked(rule, claim, "base_is_zero")
        message = Message(
            f"“{name(whole)}”为 {printed(whole)}，不能作为计算 {printed(figure)} 的基数",
            f"“{name(whole)}” is {printed(whole)}: nothing can be {printed(figure)} of it",
        )
        customary = claim.kind == "completion" and figure.figure.value == HUNDRED
        return Outcome(rule, "failed", facts, facts, message, severity="warning" if customary else None)
    return compare(rule, Percent(figure, "share", part, whole), facts, id(figure) in plugged)


def _more_than_all(rule: Rule, figure: Fact) -> Outcome:
    said = printed(figure)
    message = Message(f"占比 {said} 超过 100%", f"{said} is more than all there is to have a share of")
    return Outcome(rule, "failed", (figure,), (figure,), message)


def compare(rule: Rule, relation: Percent, facts: tuple[Fact, ...], plugged: bool = False) -> Outcome:
    """The outcome of a percentage against its amounts; ``facts`` begin with it, the amount it is about follows."""
    figure, got = relation.figure, relation.given(as_printed)
    if got is None:
        return _baseless(rule, relation, facts)
    if relation.holds(as_printed):
        return Outcome(rule, "passed", facts, relation=relation)
    computed, said = rounded(got, figure.decimals), ROLES.get(str(rule.settings.get("of")), "")
    message = Message(
        f"{_about(facts)}的{said} {printed(figure)} 与金额不符，按金额计算应为 {computed}%",
        f"{printed(figure)} for {_about(facts)} does not fit the amounts: they give {computed}%",
    )
    working = f"{_working(relation)} = {computed}% ≠ {printed(figure)}"
    off = abs(Decimal(computed) - figure.figure.value)
    slip = 2 if plugged else 1
    if off <= Decimal(slip).scaleb(-figure.decimals):
        message = Message(
            f"{_about(facts)}的{said} {printed(figure)} 与按金额计算的 {computed}% 有末位尾差",
            f"{printed(figure)} for {_about(facts)} misses the {computed}% that the amounts give by a last digit",
        )
        return Outcome(rule, "failed", facts, facts, message, (Message(working, working),), "info")
    return Outcome(rule, "failed", facts, facts, message, (Message(working, working),), relation=relation)


def _baseless(rule: Rule, relation: Percent, facts: tuple[Fact, ...]) -> Outcome:
    """A change as large as what it led to leaves nothing it could be a percentage of (100% for it is custom)."""
    figure = relation.figure
    if relation.kind != "change" or figure.figure.value in (0, HUNDRED):
        return Outcome(rule, "unchecked", (figure,), reason="base_is_zero")
    one, other, said = printed(relation.one), printed(relation.other), printed(figure)
    message = Message(
        f"{_about(facts)}为 {one}，增加额 {other} 不小于本年数，与 {said} 不符",
        f"{_about(facts)} is {one}, its increase {other} no less: that does not fit {said}",
    )
    return Outcome(rule, "failed", facts, facts, message, relation=relation)


def _working(relation: Percent) -> str:
    """The division as a reader would do it."""
    one, other = relation.one.figure.text, relation.other.figure.text
    if relation.kind == "change":
        return f"{other} ÷ ({one} {'−' if relation.sign > 0 else '+'} {other})"
    return f"{one} ÷ {other}" + (" − 1" if relation.kind == "prior" else "")


def _about(facts: Sequence[Fact]) -> str:
    return f"“{name(facts[1])}”" if len(facts) > 1 else "这里"


def _plugged(claims: Sequence[Claim]) -> set[int]:
    """Shares of one whole that add up to exactly 100: one of them may have been adjusted to make them do so."""
    shares: dict[int, list[Fact]] = defaultdict(list)
    for claim in claims:
        if claim.whole is not None and claim.figure is not None:
            shares[id(claim.whole)].append(claim.figure)
    return {
        id(fact) for group in shares.values() if sum(fact.figure.value for fact in group) == HUNDRED for fact in group
    }


def _growth(rule: Rule, claim: Claim, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Outcome:
    figure = claim.figure
    current = claim.part or known(claim.subject, facts, index)
    if figure is None or current is None or figure.approximate:
        return _unchecked(rule, claim, "base_not_stated")
    change, base = claim.change, claim.whole
    if change is not None and base is not None:
        return compare(rule, Percent(figure, "share", change, base), (figure, current, change, base))
    if change is not None:
        return compare(rule, Percent(figure, "change", current, change, claim.sign), (figure, current, change))
    prior = base or prior_of(current, facts, index)
    if prior is None:
        return _unchecked(rule, claim, "base_not_stated")
    return compare(rule, Percent(figure, "prior", current, prior, claim.sign), (figure, current, prior))


def prior_of(current: Fact, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Fact | None:
    """Last year's amount of the same item, where the report states it on the same basis."""
    if current.context is None:
        return None
    before = current.context._replace(year=current.context.year - 1)
    return known(before, facts, index)


def _zero_bases(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A rise from zero has no percentage."""
    for claim in facts.claims:
        figure, current, change = claim.figure, claim.part, claim.change
        grown = change or claim.whole
        if claim.kind != "growth" or figure is None or current is None or grown is None or claim.sign < 0:
            continue
        if current.amount == 0 or figure.figure.value == 0:
            continue
        involved = (figure, current, grown)
        from_zero = claim.whole.amount == 0 if claim.whole is not None else grown.amount == current.amount
        if from_zero and claim.whole is None and figure.figure.value != HUNDRED:
            continue  # rather a wrong change than one from zero: growth says so
        if not from_zero:
            yield Outcome(rule, "passed", involved)
            continue
        message = Message(
            f"“{name(current)}”由 0 增加到 {printed(current)}，基数为零，没有增长率，不应写 {printed(figure)}",
            f"“{name(current)}” rose from 0 to {printed(current)}: that has no percentage ({printed(figure)})",
        )
        yield Outcome(rule, "failed", involved, (figure,), message)
