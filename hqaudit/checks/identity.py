"""identity: a formula over items holds in every context in which all its terms are stated.

Bound by meaning: in each form and paragraph, for each fund, function, unit and year; where no single place states all
terms, over the whole report. Bound by printed names where a term is no item of the vocabulary (a house rule).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter

from hqaudit.checks.across import across, is_across
from hqaudit.checks.common import in_unit_of, name, printed, spread, tail, usual
from hqaudit.checks.constants import of_one_kind, stated_by
from hqaudit.checks.moves import of_moves
from hqaudit.checks.named import Bound, in_form
from hqaudit.checks.quotient import quotient
from hqaudit.facts.formnames import forms_named
from hqaudit.model.fact import DIMENSIONS, Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.formula import FormName, Formula, Term
from hqaudit.model.interval import Interval
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, as_printed
from hqaudit.model.rule import Rule

_BROKEN = {"=": "≠", "<=": ">", ">=": "<"}
"""The sign of a relation that does not hold."""


def identity(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every scope in which the formula's terms are stated."""
    formula: Formula = rule.settings["check"]
    wanted: Sequence[FormName] = rule.settings.get("form", ())
    if is_across(formula):
        yield from (_compared(rule, formula, bound) for bound in across(facts, formula, wanted))
        return
    if wanted or formula.arithmetic != "sum" or any(term.means is None for term in formula.terms):
        yield from (_compared(rule, formula, bound) for bound in _printed(facts, formula, wanted))
        return
    done: set[Context] = set()
    for remainder, bound in _in_blocks(facts, formula):
        outcome = _evaluate(rule, formula, bound)
        if outcome.status != "unchecked":
            done.add(facts.same(remainder) or remainder)
        yield outcome
    for remainder, bound in _in_report(facts, formula):
        if remainder not in done:
            yield _evaluate(rule, formula, bound)
    if not formula.constants:
        yield from of_moves(rule, formula, *_matcher(formula), facts)


def _compared(rule: Rule, formula: Formula, bound: Bound) -> Outcome:
    """What comes of terms found by name; a form that has no column of an optional term has none of it."""
    if formula.arithmetic != "sum":
        return quotient(rule, formula, bound)
    return _evaluate(rule, formula, bound, complete=True)


def _printed(facts: Facts, formula: Formula, wanted: Sequence[FormName]) -> Iterator[Bound]:
    """By printed names in the forms wanted (or all); by meaning in those of them where the names are not found."""
    forms = facts.forms
    if wanted:
        forms = tuple(form for name in wanted for form in forms_named(name, facts.forms, facts.profile))
    unnamed = set()
    for form in forms:
        found = list(in_form(form, formula))
        yield from found
        if not found:
            unnamed.add(form.block)
    if wanted and unnamed and formula.arithmetic == "sum" and all(term.means for term in formula.terms):
        for _, bound in _in_blocks(facts, formula):
            if any(fact.figure.place.block in unnamed for found in bound.values() for fact in found):
                yield bound


# --- by meaning


def _matcher(formula: Formula) -> tuple[list[tuple[Term, dict[str, str]]], set[str]]:
    """What each term demands of a context; a dimension it leaves open is that of the first term, else the whole.

    An item of its own (三公经费, 公务接待费) takes no dimension from a first term that is a slice of 支出 and gives its
    name to none.
    """
    open_dimensions = {key for term in formula.terms for key in (term.means or {})}
    first = formula.left[0].means or {}
    slices = {key: value for key, value in first.items() if key != "item"}
    demands = []
    for term in formula.terms:
        means = term.means or {}
        rest = {} if means.get("item") and not first.get("item") else slices
        demands.append((term, {key: means.get(key, rest.get(key, "")) for key in open_dimensions}))
    return demands, open_dimensions


def _in_blocks(facts: Facts, formula: Formula) -> Iterator[tuple[Context, Bound]]:
    for (_, remainder), bound in _bind(facts, formula, lambda block, rest: (block, rest)).items():
        if all(term in bound or term.optional for term in formula.terms):
            yield remainder, bound


def _in_report(facts: Facts, formula: Formula) -> Iterator[tuple[Context, Bound]]:
    for (_, remainder), bound in _bind(facts, formula, lambda _, rest: (0, facts.same(rest) or rest)).items():
        if any((remainder.function, remainder.econ, remainder.gov, remainder.unit, remainder.project)):
            continue  # forms differ in what they list: only the report's own totals are compared across them
        chosen = {term: [fact] for term, found in bound.items() if (fact := usual(found)) is not None}
        if all(term in chosen or term.optional for term in formula.terms):
            yield remainder, chosen


def _bind(
    facts: Facts, formula: Formula, scope: Callable[[int, Context], tuple[int, Context]]
) -> Mapping[tuple[int, Context], Bound]:
    demands, dimensions = _matcher(formula)
    by_class = "econ" in dimensions and not (formula.left[0].means or {}).get("econ")
    others = {scope(*place) for place in _other_classes(facts, demands)} if by_class else set()
    places = tuple(sorted(DIMENSIONS.index(key) for key in dimensions))
    key_of = itemgetter(*places)
    wanted: dict[object, list[Term]] = defaultdict(list)
    for term, demand in demands:
        wanted[key_of([demand.get(key) for key in DIMENSIONS])].append(term)
    blank = dict.fromkeys(dimensions, "")
    found: dict[tuple[int, Context], Bound] = defaultdict(dict)
    by_key = facts.amounts_by(places)
    for at in sorted({at for key in wanted for at in by_key.get(key, ())}):
        block, context, fact = facts.amounts[at]
        if context.measure:
            continue
        rest = context._replace(**blank)  # type: ignore[arg-type]  # all dimensions but year are strings
        if others and scope(block, rest) in others:
            continue
        for term in wanted[key_of(context)]:
            stated = found[scope(block, rest)].setdefault(term, [])
            if fact is not None:
                stated.append(fact)
    return found


def _other_classes(facts: Facts, demands: Sequence[tuple[Term, dict[str, str]]]) -> set[tuple[int, Context]]:
    """Where the whole has economic classes that the formula does not name: some places count 302xx as 人员经费."""
    whole = demands[0][1]
    named = {demand.get("econ") for _, demand in demands}
    blank = dict.fromkeys(whole, "")
    return {
        (block, context._replace(**blank))  # type: ignore[arg-type]  # all dimensions but year are strings
        for block, context, fact in facts.amounts
        if fact is not None
        and fact.figure.value != 0
        and context.econ[:3] not in named
        and context.econ
        and all(getattr(context, key) == value for key, value in whole.items() if key != "econ")
    }


# --- the comparison


def _evaluate(rule: Rule, formula: Formula, bound: Bound, complete: bool = False) -> Outcome:
    everyone = tuple(fact for term in formula.terms for fact in bound.get(term, ())[:1])
    if not of_one_kind(formula.constants, everyone):
        return Outcome(rule, "unchecked", everyone, reason="structure_uncertain")
    firm = [bound[term] for term in formula.left if not term.optional]
    if not all(firm) or (formula.right and not any(bound.get(term) for term in formula.right)):
        return Outcome(rule, "unchecked", everyone, reason="term_not_stated")
    if any(len({fact.amount for fact in found}) > 1 for found in bound.values()):
        return Outcome(rule, "unchecked", everyone, reason="stated_twice")
    relation = _relation(formula, bound)
    if relation.holds(as_printed):
        return Outcome(rule, "passed", everyone, relation=relation)
    if not complete and any(term.optional and not bound.get(term) for term in formula.terms):
        return Outcome(rule, "unchecked", everyone, reason="term_not_stated")
    return _failed(rule, formula, bound, everyone, relation)


def _relation(formula: Formula, bound: Bound) -> Linear:
    """left − right = 0, or at most zero; for >= the other way round."""
    turn = -1 if formula.relation == ">=" else 1
    terms = [(turn * term.sign, bound[term][0]) for term in formula.left if bound.get(term)]
    terms += [(-turn * term.sign, bound[term][0]) for term in formula.right if bound.get(term)]
    stated = stated_by(formula.constants, terms[0][1])
    return Linear(tuple(terms), "=" if formula.relation == "=" else "<=", constant=-turn * stated)


def _side(formula: Formula, terms: Sequence[Term], bound: Bound, first: Fact) -> Interval:
    constants = formula.constants if terms is formula.right else ()
    added = spread(bound[term][0] for term in terms if term.sign > 0 and bound.get(term))
    taken = spread(bound[term][0] for term in terms if term.sign < 0 and bound.get(term))
    return added.minus(taken).plus(Interval.exact(stated_by(constants, first)))


def _failed(rule: Rule, formula: Formula, bound: Bound, everyone: tuple[Fact, ...], relation: Linear) -> Outcome:
    first = bound[formula.left[0]][0]
    one, other = (_side(formula, terms, bound, first) for terms in (formula.left, formula.right))
    miss = in_unit_of(abs(one.middle - other.middle), first)
    got = in_unit_of(other.middle, first)
    context = _setting(first)
    if formula.relation == "=":
        zh = f"{context}{formula.text} 不成立：“{name(first)}”为 {printed(first)}，右边合计 {got}，相差 {miss}"
        sides = f"“{name(first)}” is {printed(first)}, the right side {got}"
        en = f"{context}{formula.text} does not hold: {sides}; off by {miss}"
    else:
        less, more = (formula.left, formula.right) if formula.relation == "<=" else (formula.right, formula.left)
        added = f" = {in_unit_of(_side(formula, less, bound, first).middle, first)}" if len(less) > 1 else ""
        zh = f"{context}{_written(formula, less, bound)}{added}，超过{_written(formula, more, bound)}"
        en = f"{context}{_written(formula, less, bound)}{added} exceeds {_written(formula, more, bound)}"
    left, right = (_written(formula, terms, bound) for terms in (formula.left, formula.right))
    working = f"{left} {_BROKEN[formula.relation]} {right}"
    if len(formula.right) + len(formula.constants) > 1:
        working += f" = {got}"
    shown = (Message(working, working),)
    values = (("left", in_unit_of(one.middle, first)), ("right", got), ("difference", miss))
    found = Outcome(rule, "failed", everyone, everyone, Message(zh, en), shown, relation=relation, values=values)
    if formula.relation == "=" and tail(first.amount + other.middle - one.middle, first):
        return found._replace(severity="info")
    return found


def _setting(fact: Fact) -> str:
    place = fact.figure.place
    return f"{place.row}：" if place.row and place.table else ""


def _written(formula: Formula, terms: Sequence[Term], bound: Bound) -> str:
    """基本支出 240.00 or 人员经费 150.10 + 公用经费 20.20."""
    parts = []
    for term in terms:
        if term not in bound:
            continue
        figure = bound[term][0].figure.text if bound[term] else "（空）"
        parts.append(f"{'+' if term.sign > 0 else '−'} {term.name} {figure}")
    if terms is formula.right:
        parts += [f"{'+' if constant.sign > 0 else '−'} {constant.text}" for constant in formula.constants]
    return " ".join(parts).removeprefix("+ ")
