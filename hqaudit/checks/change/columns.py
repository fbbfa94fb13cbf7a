"""Change and growth columns of a form: row by row, this year's column less last year's, and that over last year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hqaudit.checks.common import in_unit_of, name, printed
from hqaudit.checks.ratio import compare
from hqaudit.model.fact import Context, Fact
from hqaudit.model.form import Form
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, Percent, as_printed
from hqaudit.model.rule import Rule


def columns(rule: Rule, form: Form, measure: str) -> Iterator[Outcome]:
    """An outcome for every figure of the columns that ``measure`` names: change or growth."""
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
    if context.measure == "growth" or moved.figure.is_percent:  # one head over both: 比上年增减
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
