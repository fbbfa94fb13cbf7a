"""Forms of one fund that count what is carried over, beside forms that do not: class by class their amounts differ.

财政拨款收支总表 spends what is carried over as well, 一般公共预算支出表 this year's money alone; the gap between their
totals is exactly the carry-over (DOMAIN). Their amounts are then of two funds, so to say, and not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from hqaudit.model.fact import Context, Fact
from hqaudit.model.form import Form

_TOTALS = ("", "总计", "本年合计")
_WITH = "（含结转）"
Key = tuple[str, int, str]
"""Fund, year, basis."""


def set_apart(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """The forms; what those spend of a fund that count its carry-over is spent of a fund of another name."""
    facts = [(form.block, fact.context, fact) for form in forms for fact in form.cells.values() if fact.context]
    carried: dict[int, set[Decimal]] = defaultdict(set)
    for _, context, fact in facts:
        if context.item == "上年结转" and fact.figure.value > 0:
            carried[context.year].add(fact.amount)
    if not carried:
        return forms
    wider = set(_with_carry(_totals(facts), carried))
    return tuple(_renamed(form, {key for block, key in wider if block == form.block}) for form in forms)


def _totals(facts: Iterable[tuple[int, Context, Fact]]) -> Mapping[Key, Mapping[int, set[Decimal]]]:
    """What each form spends of a fund in all, by whatever name."""
    totals: dict[Key, dict[int, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    for block, context, fact in facts:
        key = (context.fund, context.year, context.basis)
        plain = Context(context.item, "支出", context.fund, year=context.year, basis=context.basis)
        if context == plain and context.fund and context.item in _TOTALS:
            totals[key][block].add(fact.amount)
    return totals


def _with_carry(
    totals: Mapping[Key, Mapping[int, set[Decimal]]], carried: Mapping[int, set[Decimal]]
) -> Iterator[tuple[int, Key]]:
    for key, blocks in totals.items():
        for block, amounts in blocks.items():
            others = [other for at, other in blocks.items() if at != block and not other & amounts]
            if any(one - less in carried[key[1]] for other in others for one in amounts for less in other):
                yield block, key


def _renamed(form: Form, keys: set[Key]) -> Form:
    if not keys:
        return form

    def new(context: Context | None) -> Context | None:
        if context is None or context.side != "支出" or (context.fund, context.year, context.basis) not in keys:
            return context
        return context._replace(fund=context.fund + _WITH)

    contexts = {at: found for at, context in form.contexts.items() if (found := new(context)) is not None}
    cells = {at: fact._replace(context=new(fact.context)) for at, fact in form.cells.items()}
    return form._replace(contexts=contexts, cells=cells)
