"""Forms and what belongs to them: the required ones, the unit, figures of an empty one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hqaudit.checks.common import name, printed
from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import Table, TextBlock
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.form import Form
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.report import Severity
from hqaudit.model.rule import Rule

_ENOUGH_FORMS = 4
_LINE = re.compile(r"[^，。；！]{1,60}")
"""A line of text that may be the title of a form which was read as no table."""
_TOO_MANY = 4
"""So many forms are hardly forgotten: the file holds a part of the report, or its forms have names of their own."""


def required(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for each of the rule's ``forms`` (name: pattern of its title) that the report lacks.

    Bodies whose name fits ``except`` publish by other rules (universities by those of the Ministry of Education).
    """
    kinds = rule.settings.get("kinds")
    if len(facts.forms) < _ENOUGH_FORMS or (kinds and (facts.profile.kind or "") not in kinds):
        return
    if re.search(str(rule.settings.get("except", r"(?!)")), normal(facts.profile.entity or "")):
        return
    titles = [normal(form.table.title or "") for form in facts.forms]
    texts = [
        normal(block.text)
        for block in facts.document.blocks
        if isinstance(block, TextBlock) and block.kind not in ("toc", "note") and _LINE.fullmatch(block.text)
    ]
    wanted: Mapping[str, object] = rule.settings["forms"]
    lacking = [
        form for form, pattern in wanted.items() if not any(re.search(str(pattern), title) for title in titles + texts)
    ]
    if len(lacking) >= _TOO_MANY:
        yield Outcome(rule, "unchecked", reason="forms_elsewhere")
        return
    yield from (Outcome(rule, "passed") for _ in range(len(wanted) - len(lacking)))
    for required_form in lacking:
        message = Message(f"没有找到应公开的“{required_form}”", f"the required form “{required_form}” was not found")
        yield Outcome(rule, "failed", message=message)


def known(form: Form) -> bool:
    """Whether the form is one of the budget, by its title."""
    return form.means is not None and bool(form.means or "收支" in form.title)


def units(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A budget form with figures states its unit of money."""
    for form in facts.forms:
        block = facts.document.blocks[form.block]
        if (form.means or {}).get("only") or not known(form) or not form.cells or not isinstance(block, Table):
            continue
        stated = block.unit or any(column.unit != form.table.unit for column in form.columns)
        if stated:
            yield Outcome(rule, "passed")
        else:
            title = form.table.title or form.title
            message = Message(f"“{title}”没有注明金额单位", f"“{title}” does not state its unit of money")
            yield Outcome(rule, "failed", message=message, spot=Spot(form.block))


def unit_fits(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A form whose amounts agree with the rest of the report only in another unit than it states."""
    wrong = {entry.block: entry for entry in facts.misstated}
    for form in facts.forms:
        title = form.table.title or form.title
        if form.block in wrong:
            _, stated, meant = wrong[form.block]
            message = Message(
                f"“{title}”注明单位为{stated}，表中金额却与其他各处相差一万倍，单位应为{meant}",
                f"“{title}” says {stated}, but its amounts fit the rest of the report only in {meant}",
            )
            yield Outcome(rule, "failed", message=message, spot=Spot(form.block))
        elif known(form) and form.table.unit and any(fact.context for fact in form.cells.values()):
            yield Outcome(rule, "passed")


def empty_contradicted(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A form without a figure, while the report states an amount of what the form is about.

    Of several forms about one thing (by other classes, of other units) one may be empty. Where only income is stated,
    nothing need have been spent of it.
    """
    for form in facts.forms:
        means = {key: (form.means or {}).get(key, "") for key in ("fund", "nature", "item")}
        if not known(form) or filled(form) or not any(means.values()) or (form.means or {}).get("only"):
            continue
        if any(filled(other) and other.means == form.means for other in facts.forms):
            continue
        stated = [fact for fact in facts.all if _is_total(fact, means, facts.profile.year)]
        if not stated:
            yield Outcome(rule, "passed")
            continue
        spent = [fact for fact in stated if fact.context is not None and fact.context.side != "收入"]
        only_income = (form.means or {}).get("side") == "支出" and not spent
        title, fact = form.table.title or form.title, (spent or stated)[0]
        message = Message(
            f"“{title}”没有数字，但“{name(fact)}”为 {printed(fact)}",
            f"“{title}” has no figure, but “{name(fact)}” is {printed(fact)}",
        )
        severity: Severity | None = "warning" if only_income else None
        yield Outcome(rule, "failed", (fact,), (), message, severity=severity, spot=Spot(form.block))


def _is_total(fact: Fact, means: dict[str, str], year: int | None) -> bool:
    """An amount of this year, not zero, of all that the form is about."""
    context = fact.context
    if context is None or not fact.figure.is_amount or fact.figure.value == 0 or context.year != (year or 0):
        return False
    parts = (context.function, context.econ, context.gov, context.unit, context.project, context.measure)
    return not any(parts) and all(getattr(context, key) == value for key, value in means.items())


def filled(form: Form) -> bool:
    """Whether the form has a figure other than zero."""
    return any(fact.figure.value != 0 for fact in form.cells.values())
