"""Forms whose unit line is wrong: amounts ten thousand times what the report states elsewhere, or the part.

Read as printed, such a form would contradict its neighbours figure by figure. It is read in the unit that its amounts
are in, and the slip of the unit line is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from hqaudit.model.blocks import Table
from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Facts, Misstated
from hqaudit.model.form import Form
from hqaudit.model.interval import Interval

_OTHER = {"元": "万元", "万元": "元"}
_FACTOR = {"元": Decimal(10000), "万元": Decimal("0.0001")}
"""What turns amounts read in a unit into amounts read in the other one."""
_ENOUGH = 3
"""Amounts that must show the slip, while none agrees as printed."""

Stated = Mapping[Context, Sequence[tuple[int, Interval]]]
"""What the report states for a context: the block and the range of each statement."""


def settle_units(facts: Facts) -> tuple[Misstated, ...]:
    """The forms whose stated unit is not that of their amounts; their cells are given the right one, in place."""
    blocks = facts.document.blocks
    stated = _stated(facts)
    tables = {form.block for form in facts.forms}
    sentences = set(range(len(blocks))) - tables
    found = [
        (form, unit)
        for form in facts.forms
        if (unit := form.table.unit or "") in _OTHER and _is_slip(facts, form, stated, sentences, tables)
    ]
    for form, unit in found:
        for at, fact in form.cells.items():
            if fact.figure.unit == unit:
                form.cells[at] = fact._replace(figure=fact.figure._replace(unit=_OTHER[unit]))
    stating = [(form.block, unit) for form, unit in found if _states(blocks[form.block], unit)]
    return tuple(Misstated(block, unit, _OTHER[unit]) for block, unit in stating)


def _states(block: object, unit: str) -> bool:
    """Whether the table itself says its unit; one that says none was only taken to be in the usual one."""
    return isinstance(block, Table) and block.unit == unit


def _stated(facts: Facts) -> Stated:
    stated: dict[Context, list[tuple[int, Interval]]] = defaultdict(list)
    for fact in facts.all:
        context = _compared(facts, fact)
        if context is not None:
            stated[context].append((fact.figure.place.block, fact.range))
    return stated


def _compared(facts: Facts, fact: Fact) -> Context | None:
    """The context under which an amount is compared; None for what proves nothing."""
    if fact.context is None or not fact.figure.is_amount or fact.figure.value == 0:
        return None
    return facts.same(fact.context)


def _is_slip(facts: Facts, form: Form, stated: Stated, sentences: set[int], tables: set[int]) -> bool:
    """Whether no amount agrees with the rest of the report as printed, and enough do in the other unit.

    Sentences say their unit beside each amount and decide where there are enough of them; else two other forms must.
    """
    told = _witnesses(facts, form, stated, sentences)
    if len(told) >= _ENOUGH:
        return all(told)
    told = _witnesses(facts, form, stated, tables - {form.block})
    return len(told) >= _ENOUGH and all(told) and len(set().union(*told)) > 1


def _witnesses(facts: Facts, form: Form, stated: Stated, within: set[int]) -> list[set[int]]:
    """For each amount that is stated elsewhere too: the blocks where it agrees in the other unit only."""
    found = []
    for fact in form.cells.values():
        context = _compared(facts, fact)
        if context is None or fact.figure.unit != form.table.unit:
            continue
        others = [(block, other) for block, other in stated[context] if block in within]
        low, high = (end * _FACTOR[fact.figure.unit] for end in fact.range)
        shifted = {block for block, other in others if Interval(low, high).meets(other)}
        if any(fact.range.meets(other) for _, other in others):
            found.append(set[int]())
        elif shifted:
            found.append(shifted)
    return found
