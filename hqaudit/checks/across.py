"""A formula whose terms stand in different forms (公务接待费[基本支出表] <= 公务接待费[三公表]), or in one cell each.

A term is looked for in its form by its printed name – a row (in every column of amounts), or a column (in the row of
the total) – and, where no row or column bears it, by its meaning. A term without a form is what the report as a whole
states. Terms are compared that are of one year, basis and unit (本级 is not the whole department).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hqaudit.checks.named import Bound, columns_named, rows_named
from hqaudit.facts.formnames import forms_named
from hqaudit.facts.vocabulary import normal
from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.form import Form, Side
from hqaudit.model.formula import FormName, Formula, Term

Key = tuple[int, str, str]
"""Year, basis, unit."""
_WHOLE = ("合计", "小计", "总计", "金额")
_SLICES = ("function", "econ", "gov", "unit", "project", "measure")


def is_across(formula: Formula) -> bool:
    """Whether a term says in which form or column it stands."""
    return any(term.form is not None or term.column is not None for term in formula.terms)


def across(facts: Facts, formula: Formula, own: Sequence[FormName]) -> Iterator[Bound]:
    """The terms for every year, basis and unit in which all of them stand; ``own`` are the forms of the rule."""
    found: dict[Term, dict[Key, list[Fact]]] = {term: defaultdict(list) for term in formula.terms}
    for term, places in found.items():
        for key, fact in _places(facts, term, own):
            stated = places[key if term.column is None else _of_unit(key)]
            if fact is not None:
                stated.append(fact)
    years = [key for term, places in found.items() if term.column is None for key in places]
    for key in dict.fromkeys(years or [key for places in found.values() for key in places]):
        bound = {
            term: _whole(places[at])
            for term, places in found.items()
            if (at := key if term.column is None else _of_unit(key)) in places
        }
        if all(term in bound or term.optional for term in formula.terms):
            yield bound


def _of_unit(key: Key) -> Key:
    """What a cell in a column that is named may be compared with: any year and basis of its unit."""
    return (0, "", key[2])


def _places(facts: Facts, term: Term, own: Sequence[FormName]) -> Iterator[tuple[Key, Fact | None]]:
    names = [term.form] if term.form is not None else own
    forms = [form for name in names for form in forms_named(name, facts.forms, facts.profile)]
    if not names and term.column is not None:
        forms = list(facts.forms)
    if not names and term.column is None:
        yield from _stated(facts, term)
    for form in forms:
        yield from list(_by_name(facts, form, term)) or _by_meaning(form, term)


def _by_name(facts: Facts, form: Form, term: Term) -> Iterator[tuple[Key, Fact | None]]:
    for side in form.sides:
        rows = rows_named(side.rows, term.name)
        columns = list(side.amounts)
        if not rows and term.column is None:
            columns = columns_named(form, side.amounts, term.name)
            rows = _total_rows(side)
        elif term.column is not None:
            columns = columns_named(form, side.amounts, term.column)
        for row in rows:
            for column in columns:
                key = _key(facts, form.contexts.get((row, column)), lone=len(columns) == 1)
                if key is not None:
                    yield key, form.cells.get((row, column))


def _total_rows(side: Side) -> list[int]:
    totals = [head.index for head in side.rows if head.role == "total" and head.parent is None]
    return totals or ([side.rows[0].index] if len(side.rows) == 1 else [])


def _key(facts: Facts, context: Context | None, lone: bool) -> Key | None:
    """What a cell may be compared with; a cell that is not understood is of the report's own year if it is alone."""
    if context is not None:
        return None if context.measure else (context.year, context.basis, context.unit)
    return (facts.profile.year or 0, facts.profile.basis, "") if lone else None


def _by_meaning(form: Form, term: Term) -> Iterator[tuple[Key, Fact | None]]:
    stated = {at: fact.context for at, fact in form.cells.items() if fact.context is not None}
    for at, context in {**form.contexts, **stated}.items():
        if term.means and _is(context, term.means):
            yield (context.year, context.basis, context.unit), form.cells.get(at)


def _stated(facts: Facts, term: Term) -> Iterator[tuple[Key, Fact | None]]:
    for fact in facts.all:
        context = facts.same(fact.context) if fact.context is not None else None
        if context is None or not fact.figure.is_amount or fact.approximate:
            continue
        if term.means and _is(context, term.means) and context.fund == term.means.get("fund", ""):
            yield (context.year, context.basis, context.unit), fact


def _is(context: Context, means: Mapping[str, str]) -> bool:
    """Whether a context is what the words mean, and no part of it; a form's own fund is no part."""
    parts = all(not getattr(context, name) for name in _SLICES if name not in means and name != "unit")
    item = context.item == means.get("item", "") and context.nature == means.get("nature", "")
    return parts and item and all(getattr(context, name, "") == value for name, value in means.items())


def _whole(stated: Sequence[Fact]) -> list[Fact]:
    """The figures of a term; where they differ, those of the columns that are totals, if these agree."""
    if len({fact.amount for fact in stated}) <= 1:
        return list(stated)
    totals = [fact for fact in stated if normal((fact.figure.place.column or "").rpartition(" / ")[2]) in _WHOLE]
    return totals if len({fact.amount for fact in totals}) == 1 else list(stated)
