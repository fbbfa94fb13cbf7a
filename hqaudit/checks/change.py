"""change: what is said about the way from last year to this one fits both years' figures and the direction words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hqaudit.checks.common import in_unit_of, known, name, printed
from hqaudit.checks.ratio import compare, prior_of
from hqaudit.model.fact import Claim, Context, Fact, Facts, Form
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, Percent, as_printed
from hqaudit.model.rule import Rule

_COLUMNS = {"columns": "change", "growth-columns": "growth"}
CHANGES = ("amount", "same", *_COLUMNS)
"""What a rule of kind change may be ``of``."""


def change(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """``of``: amount (增加 x 万元), same (持平), columns and growth-columns (of a form)."""
    wanted = str(rule.settings["of"])
    if wanted in _COLUMNS:
        for form in facts.forms:
            yield from _columns(rule, form, _COLUMNS[wanted])
        return
    index = facts.stated
    kind = "change" if wanted == "amount" else "same"
    for claim in facts.claims:
        if claim.kind == kind:
            yield _amount(rule, claim, facts, index) if kind == "change" else _same(rule, claim, facts, index)


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


def _same(rule: Rule, claim: Claim, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Outcome:
    current = claim.part
    prior = prior_of(current, facts, index) if current is not None else None
    if current is None or prior is None:
        return Outcome(rule, "unchecked", reason="base_not_stated")
    alike = (current.figure.unit, current.decimals) == (prior.figure.unit, prior.decimals)
    if current.amount == prior.amount or (not alike and current.range.meets(prior.range)):
        return Outcome(rule, "passed", (current, prior))
    message = Message(
        f"“{name(current)}”写与上年持平，但上年为 {printed(prior)}，本年为 {printed(current)}",
        f"“{name(current)}” is said to be unchanged, but it was {printed(prior)} and is {printed(current)}",
    )
    return Outcome(rule, "failed", (current, prior), (current, prior), message)


def _columns(rule: Rule, form: Form, measure: str) -> Iterator[Outcome]:
    """Row by row: this year's column less last year's is the change column, over last year's the growth column."""
    by_row: dict[int, list[tuple[Context, Fact]]] = {}
    for (row, _), fact in sorted(form.cells.items()):
        if fact.context is not None:
            by_row.setdefault(row, []).append((fact.context, fact))
    for entries in by_row.values():
        for context, moved in entries:
            if context.measure == measure:
                yield from _moved(rule, context, moved, entries)


def _moved(rule: Rule, context: Context, moved: Fact, entries: Sequence[tuple[Context, Fact]]) -> Iterator[Outcome]:
    plain = context._replace(measure="", year=0, basis="")
    levels = [(c.year, f) for c, f in entries if not c.measure and c._replace(year=0, basis="") == plain]
    years = sorted({year for year, _ in levels})
    if len(levels) != 2 or len(years) != 2:
        yield Outcome(rule, "unchecked", (moved,), reason="base_not_stated")
        return
    prior, current = (next(fact for y, fact in levels if y == year) for year in years)
    involved = (moved, current, prior)
    if context.measure == "growth":
        yield _grown(rule, involved)
        return
    relation = Linear(((1, current), (-1, prior), (-1, moved)))
    if relation.holds(as_printed):
        yield Outcome(rule, "passed", involved, relation=relation)
        return
    got = in_unit_of(current.amount - prior.amount, moved)
    message = Message(
        f"“{name(current)}”由 {printed(prior)} 到 {printed(current)}，增减应为 {got}，表中为 {printed(moved)}",
        f"“{name(current)}” {printed(prior)} to {printed(current)} is a change of {got}, the form has {printed(moved)}",
    )
    yield Outcome(rule, "failed", involved, involved, message, relation=relation)


def _grown(rule: Rule, involved: tuple[Fact, Fact, Fact]) -> Outcome:
    moved, current, prior = involved
    return compare(rule, Percent(moved, "prior", current, prior), involved)
