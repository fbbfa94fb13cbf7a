"""ratio: a percentage fits the amounts it describes – shares, growth, completion – on intervals (SEMANTICS)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from hqaudit.checks.common import known, name, printed, rounded, stated
from hqaudit.model.fact import Claim, Context, Fact, Facts
from hqaudit.model.interval import Interval
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.report import Severity
from hqaudit.model.rule import Rule

_HUNDRED = Decimal(100)


def ratio(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every claim of the kind the rule names (``of``: share, growth, completion, zero-base)."""
    wanted = str(rule.settings["of"])
    if wanted == "zero-base":
        yield from _zero_bases(rule, facts)
        return
    index = stated(facts)
    claims = [claim for claim in facts.claims if claim.kind == wanted and claim.figure is not None]
    plugged = _plugged(claims)
    for claim in claims:
        if wanted == "growth":
            yield _growth(rule, claim, facts, index)
        else:
            yield _share(rule, claim, plugged)


def _unchecked(rule: Rule, claim: Claim, reason: str) -> Outcome:
    return Outcome(rule, "unchecked", (claim.figure,) if claim.figure else (), reason=reason)


def _share(rule: Rule, claim: Claim, plugged: set[int]) -> Outcome:
    figure, part, whole = claim.figure, claim.part, claim.whole
    if figure is None or part is None or whole is None or figure.approximate:
        return _unchecked(rule, claim, "base_not_stated")
    facts = (figure, part, whole)
    if whole.range.may_be_zero:
        if part.figure.value == 0 or figure.figure.value == 0:
            return _unchecked(rule, claim, "base_is_zero")
        message = Message(
            f"“{name(whole)}”为 {printed(whole)}，不能作为 {printed(figure)} 的基数",
            f"“{name(whole)}” is {printed(whole)}: nothing can be {printed(figure)} of it",
        )
        return Outcome(rule, "failed", facts, facts, message)
    got = part.range.percent_of(whole.range)
    working = f"{part.figure.text} ÷ {whole.figure.text}"
    return compare(rule, figure, got, facts, working, id(figure) in plugged)


def compare(
    rule: Rule, figure: Fact, got: Interval, facts: tuple[Fact, ...], working: str, plugged: bool = False
) -> Outcome:
    """The outcome of a percentage against the range its amounts give; ``facts`` begin with it, the amounts follow."""
    if figure.range.meets(got):
        return Outcome(rule, "passed", facts)
    computed = rounded(got.middle, figure.decimals)
    message = Message(
        f"{_about(facts)}的 {printed(figure)} 与金额不符，按金额计算应为 {computed}%",
        f"{printed(figure)} for {_about(facts)} does not fit the amounts: they give {computed}%",
    )
    shown = Message(f"{working} = {computed}% ≠ {printed(figure)}", f"{working} = {computed}% ≠ {printed(figure)}")
    off = abs(Decimal(computed) - figure.figure.value)
    tail = off <= Decimal(1).scaleb(-figure.decimals)
    severity: Severity | None = "info" if tail or (plugged and off <= Decimal(2).scaleb(-figure.decimals)) else None
    return Outcome(rule, "failed", facts, facts, message, (shown,), severity)


def _about(facts: Sequence[Fact]) -> str:
    return f"“{name(facts[1])}”" if len(facts) > 1 else "这里"


def _plugged(claims: Sequence[Claim]) -> set[int]:
    """Shares of one whole that add up to exactly 100: one of them may have been adjusted to make them do so."""
    shares: dict[int, list[Fact]] = defaultdict(list)
    for claim in claims:
        if claim.whole is not None and claim.figure is not None:
            shares[id(claim.whole)].append(claim.figure)
    return {
        id(fact) for group in shares.values() if sum(fact.figure.value for fact in group) == _HUNDRED for fact in group
    }


def _growth(rule: Rule, claim: Claim, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Outcome:
    figure = claim.figure
    current = claim.part or known(claim.subject, facts, index)
    if figure is None or current is None or figure.approximate:
        return _unchecked(rule, claim, "base_not_stated")
    change = claim.change
    if change is not None and claim.whole is not None:
        base = claim.whole
        got = None if base.range.low <= 0 else change.range.percent_of(base.range)
        working = f"{change.figure.text} ÷ {base.figure.text}"
        involved: tuple[Fact, ...] = (figure, current, change, base)
    elif change is not None:
        got = _from_change(current.range, change.range, claim.sign)
        working = (
            f"{change.figure.text} ÷ ({current.figure.text} {'−' if claim.sign > 0 else '+'} {change.figure.text})"
        )
        involved = (figure, current, change)
    else:
        prior = claim.whole or prior_of(current, facts, index)
        if prior is None:
            return _unchecked(rule, claim, "base_not_stated")
        got = from_prior(current.range, prior.range, claim.sign)
        working = f"{current.figure.text} ÷ {prior.figure.text} − 1"
        involved = (figure, current, prior)
    if got is None:
        return _unchecked(rule, claim, "base_is_zero")
    return compare(rule, figure, got, involved, working)


def _from_change(current: Interval, change: Interval, sign: int) -> Interval | None:
    """100 · Δ / (C ∓ Δ); its ends are at (Δ⁻, C⁺) and (Δ⁺, C⁻) (SEMANTICS, intervals)."""
    bases = [current.high - sign * change.low, current.low - sign * change.high]
    if min(bases) <= 0:
        return None
    return Interval(_HUNDRED * change.low / bases[0], _HUNDRED * change.high / bases[1])


def from_prior(current: Interval, prior: Interval, sign: int) -> Interval | None:
    """±100 · (C / A − 1)."""
    if prior.low <= 0:
        return None
    grown = current.percent_of(prior)
    ends = sorted((sign * (grown.low - _HUNDRED), sign * (grown.high - _HUNDRED)))
    return Interval(ends[0], ends[1])


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
        if not from_zero:
            yield Outcome(rule, "passed", involved)
            continue
        message = Message(
            f"“{name(current)}”由 0 增加到 {printed(current)}，基数为零，没有增长率，不应写 {printed(figure)}",
            f"“{name(current)}” rose from 0 to {printed(current)}: that has no percentage ({printed(figure)})",
        )
        yield Outcome(rule, "failed", involved, (figure,), message)
