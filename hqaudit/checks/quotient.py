"""A percentage that a formula states of two columns or rows: 占比 = 补贴 ÷ 合计, 增长率 = 本年 ÷ 上年 - 1."""

from __future__ import annotations

from decimal import Decimal

from hqaudit.checks.common import name, printed, rounded
from hqaudit.checks.named import Bound
from hqaudit.model.fact import Fact
from hqaudit.model.figure import PERCENT
from hqaudit.model.formula import Formula
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Percent, as_printed
from hqaudit.model.rule import Rule

_KIND = {"share": "share", "growth": "prior"}
"""The kind of Percent that each arithmetic is."""


def quotient(rule: Rule, formula: Formula, bound: Bound) -> Outcome:
    """The outcome for one row or column; the base may not be zero."""
    stated = [bound.get(term, [])[:1] for term in formula.terms]
    everyone = tuple(fact for found in stated for fact in found)
    if not all(stated):
        return Outcome(rule, "unchecked", everyone, reason="term_not_stated")
    if any(len({fact.amount for fact in found}) > 1 for found in bound.values()):
        return Outcome(rule, "unchecked", everyone, reason="stated_twice")
    figure, one, other = _percentage(everyone[0]), everyone[1], everyone[2]
    if one.figure.is_percent or other.figure.is_percent:
        return Outcome(rule, "unchecked", everyone, reason="base_not_stated")
    relation = Percent(figure, _KIND[formula.arithmetic], one, other)
    given = relation.given(as_printed)
    if given is None:
        return Outcome(rule, "unchecked", everyone, reason="base_is_zero")
    facts = (figure, one, other)
    if relation.holds(as_printed):
        return Outcome(rule, "passed", facts, relation=relation)
    return _failed(rule, formula, facts, relation, rounded(given, figure.decimals))


def _percentage(fact: Fact) -> Fact:
    """The figure as a percentage, which a column headed 占比 may print without the sign."""
    if fact.figure.is_percent:
        return fact
    return fact._replace(figure=fact.figure._replace(unit=PERCENT))


def _failed(rule: Rule, formula: Formula, facts: tuple[Fact, Fact, Fact], relation: Percent, right: str) -> Outcome:
    figure, one, other = facts
    difference = rounded(abs(figure.figure.value - Decimal(right)), figure.decimals)
    row = figure.figure.place.row
    zh = f"{row}：" if row else ""
    message = Message(
        f"{zh}“{name(figure)}”为 {printed(figure)}，按 {printed(one)} ÷ {printed(other)} 应为 {right}%",
        f"{zh}“{name(figure)}” is {printed(figure)}, from {printed(one)} and {printed(other)} it is {right}%",
    )
    less = " − 1" if formula.arithmetic == "growth" else ""
    working = f"{one.figure.text} ÷ {other.figure.text}{less} = {right}% ≠ {printed(figure)}"
    values = (("left", printed(figure)), ("right", f"{right}%"), ("difference", f"{difference}%"))
    shown = (Message(working, working),)
    return Outcome(rule, "failed", facts, (figure,), message, shown, relation=relation, values=values)
