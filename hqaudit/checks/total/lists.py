"""Lists in sentences: the parts after 其中 do not exceed the whole, and equal it where 其他 is among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hqaudit.checks.common import copied, in_unit_of, mistyped, name, printed, slipped
from hqaudit.model.edits import DIGIT, SWAPPED, digits
from hqaudit.model.fact import Claim, Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, as_printed
from hqaudit.model.report import Severity
from hqaudit.model.rule import Rule

_HALVES = (("基本支出", "项目支出"),)
"""Parts that leave nothing of a spending out: a class whose name no form tells is what its two are."""
_WHOLES = ("收", "计", "总", "结转")
"""Words in the name of a whole that may hold more than its spending."""


def lists(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every list of a sentence: of counts, or of amounts whose parts are of one kind."""
    for claim in facts.claims:
        if claim.kind in ("list", "series") and claim.whole is not None:
            yield _judged(rule, claim, claim.whole)


def _judged(rule: Rule, claim: Claim, whole: Fact) -> Outcome:
    involved = (whole, *claim.parts)
    equal = Linear(((-1, whole), *((1, part) for part in claim.parts)))
    several = sum(1 for part in claim.parts if part.figure.value) > 1
    if whole.figure.is_amount and several and equal.holds(as_printed):
        return Outcome(rule, "passed", involved, relation=equal)
    slips = [] if not whole.figure.is_amount or _full_before_end(claim, whole) else [how for _, how in mistyped(equal)]
    slip = bool(slips) and not (_lacks_a_part(equal) and set(slips) <= {DIGIT, SWAPPED})
    slip = slip or (bool(slips) and slipped(equal)) or (several and whole.figure.is_amount and copied(equal))
    added = sum((part.amount for part in claim.parts), Decimal(0))
    plain = claim.kind == "list" and (not whole.figure.is_amount or _alike(claim.parts))
    halved = _is_halved(claim, whole)
    slip = slip or halved
    complete = slip or any(part.label.startswith(("其他", "其它")) for part in claim.parts)
    if slips and several and not slip and not (plain and complete):
        return _told(rule, involved, equal, "info")
    if not plain and not slip:
        return Outcome(rule, "unchecked", involved, reason="structure_uncertain")
    slack = sum((part.range.high - part.range.low for part in involved), Decimal(0)) / 2
    if not whole.figure.is_amount:
        slack = Decimal(0)
    if abs(added - whole.amount) <= slack or (added < whole.amount and not complete) or _full_before_end(claim, whole):
        return Outcome(rule, "passed", involved)
    if whole.figure.is_amount and added < whole.amount and not slip:
        return Outcome(rule, "unchecked", involved, reason="structure_uncertain")
    return _told(rule, involved, equal if complete else Linear(equal.terms, "<="), None)


def _lacks_a_part(relation: Linear) -> bool:
    """Whether what a list falls short by is a round amount: as likely a part left out as a digit mistyped."""
    return relation.residual(as_printed) < 0 and digits(relation.residual(as_printed)) == 1


def _told(rule: Rule, involved: tuple[Fact, ...], relation: Linear, severity: Severity | None) -> Outcome:
    """A list that does not add up; a note (``severity`` info) where it may just not list everything."""
    whole, *parts = involved
    added = sum((part.amount for part in parts), Decimal(0))
    summed = " + ".join(part.figure.text for part in parts)
    total = in_unit_of(added, whole)
    message = Message(
        f"“{name(whole)}”为 {printed(whole)}，其中各项相加为 {total}",
        f"“{name(whole)}” is {printed(whole)}, but the parts listed add up to {total}",
    )
    working = f"{summed} = {total} ≠ {printed(whole)}"
    demanded = relation if whole.figure.is_amount and severity is None else None
    return Outcome(
        rule, "failed", involved, involved, message, (Message(working, working),), severity, relation=demanded
    )


def _is_halved(claim: Claim, whole: Fact) -> bool:
    named = tuple(part.label.removesuffix("预算").removesuffix("决算") for part in claim.parts)
    return named in _HALVES and whole.context is None and not any(word in whole.label for word in _WHOLES)


def _full_before_end(claim: Claim, whole: Fact) -> bool:
    """The first parts add up to the whole: what follows divides it in another way (预留给中小企业 …)."""
    added = Decimal(0)
    for part in claim.parts[:-1]:
        added += part.amount
        if added == whole.amount:
            return True
    return False


def _alike(parts: Sequence[Fact]) -> bool:
    """Amounts of one kind: every context is known, and they differ in one dimension only."""
    contexts = [part.context for part in parts]
    if any(context is None for context in contexts) or len(set(contexts)) < len(contexts):
        return False
    known = [context for context in contexts if context is not None]
    return sum(1 for values in zip(*known, strict=True) if len(set(values)) > 1) == 1 and not _nested(known)


def _nested(contexts: Sequence[Context]) -> bool:
    natures = {context.nature for context in contexts}
    return bool(natures & {"人员经费", "公用经费"}) and bool(natures & {"基本支出", "项目支出"})
