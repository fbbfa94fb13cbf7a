"""change: what is said about the way from last year to this one fits both years' figures and the direction words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from hqaudit.checks.change.agree import moves_agree
from hqaudit.checks.change.columns import columns
from hqaudit.checks.change.parts import moves_of_parts
from hqaudit.checks.change.planned import against_plan
from hqaudit.checks.change.reasons import moves_of_reasons
from hqaudit.checks.change.unchanged import unchanged
from hqaudit.checks.common import in_unit_of, known, name, printed
from hqaudit.checks.ratio import prior_of
from hqaudit.model.fact import Claim, Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, as_printed
from hqaudit.model.rule import Rule

_COLUMNS = {"columns": "change", "growth-columns": "growth"}
_MOVES: Mapping[str, Callable[[Rule, Facts], Iterator[Outcome]]] = {
    "agree": moves_agree,
    "parts": moves_of_parts,
    "reasons": moves_of_reasons,
    "planned": against_plan,
}
CHANGES = ("amount", "same", *_COLUMNS, *_MOVES)
"""What a rule of kind change may be ``of``."""


def change(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """``of``: amount (增加 x 万元), same (持平), columns and growth-columns (of a form), agree, parts, reasons,
    planned."""
    wanted = str(rule.settings["of"])
    if wanted in _COLUMNS:
        for form in facts.forms:
            yield from columns(rule, form, _COLUMNS[wanted])
        return
    if wanted in _MOVES:
        yield from _MOVES[wanted](rule, facts)
        return
    index = facts.stated
    kind = "change" if wanted == "amount" else "same"
    for claim in facts.claims:
        if claim.kind == kind:
            yield _amount(rule, claim, facts, index) if kind == "change" else unchanged(rule, claim, facts)


def _amount(rule: Rule, claim: Claim, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Outcome:
    figure = claim.figure
    current = claim.part or known(claim.subject, facts, index)
    prior = claim.whole or (prior_of(current, facts, index) if current is not None else None)
    if figure is None or current is None or prior is None or figure.approximate:
        return Outcome(rule, "unchecked", (figure,) if figure else (), reason="base_not_stated")
    involved = (figure, current, prior)
    relation = Linear(((1, current), (-1, prior), (-claim.sign, figure)))
    if relation.holds(as_printed):
        return Outcome(rule, "passed", involved, relation=relation)
    word = "增加" if claim.sign > 0 else "减少"
    real = "增加" if current.amount > prior.amount else "减少"
    miss = in_unit_of(abs(current.amount - prior.amount), figure)
    message = Message(
        f"“{name(current)}”写{word} {printed(figure)}，但由 {printed(prior)} 到 {printed(current)} 是{real} {miss}",
        f"“{name(current)}” is said to change by {printed(figure)} ({word}), but from {printed(prior)} to "
        f"{printed(current)} it is {real} {miss}",
    )
    return Outcome(rule, "failed", involved, involved, message, relation=relation)
