"""Records: the amount of a project or a body and, below it, what it is made of: 资金总额, 财政拨款, 其他资金."""

from __future__ import annotations

from collections.abc import Iterator

from hqaudit.checks.total.sums import Sum
from hqaudit.model.fact import Context, Fact, Form

_REST = ("其他", "其它")


def record_sums(form: Form) -> Iterator[Sum]:
    """A sum for every amount of a record that is of all funds and is followed by the same amount fund by fund."""
    in_columns = {(head.index, at) for side in form.sides for head in side.rows for at in side.amounts}
    whole: Fact | None = None
    parts: list[Fact] = []
    for at, fact in sorted(form.cells.items(), key=lambda entry: entry[0]):
        context = fact.context
        if at in in_columns or context is None or not fact.figure.is_amount:
            continue
        of_all = context.item != "上年结转" and not context.fund
        if of_all:
            yield from _sum(whole, parts)
            whole, parts = fact, []
        elif whole is not None and whole.context is not None and _plain(context) == _plain(whole.context):
            parts.append(fact)
    yield from _sum(whole, parts)


def _plain(context: Context) -> Context:
    return context._replace(fund="", item="", side="")


def _sum(whole: Fact | None, parts: list[Fact]) -> Iterator[Sum]:
    """Firm where the funds are told apart and the last of them is what is left (其他资金)."""
    if whole is None or not parts:
        return
    funds = {(part.context.fund, part.context.item) for part in parts if part.context is not None}
    firm = len(funds) == len(parts) and any(part.label.startswith(_REST) for part in parts)
    yield Sum(("record", whole.figure.place.row_index), whole, tuple(parts), firm)
