"""Records: the amount of a project or a body and, below it, what it is made of: 资金总额, 财政拨款, 其他资金."""

from __future__ import annotations

from collections.abc import Iterator

from hqaudit.checks.total.sums import Sum
from hqaudit.model.fact import Context, Fact
from hqaudit.model.form import Form

_REST = ("其他", "其它")
_NEAR = 5
"""A record names its funds in so many rows."""


def record_sums(form: Form) -> Iterator[Sum]:
    """A sum for every amount of a record that is of all funds and is followed by the same amount fund by fund."""
    in_columns = {(head.index, at) for side in form.sides for head in side.rows for at in side.amounts}
    wholes: dict[Context, tuple[Fact, list[Fact]]] = {}
    for at, fact in sorted(form.cells.items(), key=lambda entry: entry[0]):
        context = fact.context
        if at in in_columns or context is None or not fact.figure.is_amount:
            continue
        about = _plain(context)
        if context.item != "上年结转" and not context.fund:
            yield from _sum(form, *wholes.pop(about, (fact, [])))
            wholes[about] = fact, []
        elif about in wholes:
            wholes[about][1].append(fact)
    for whole, parts in wholes.values():
        yield from _sum(form, whole, parts)


def _plain(context: Context) -> Context:
    return context._replace(fund="", item="", side="")


def _sum(form: Form, whole: Fact, parts: list[Fact]) -> Iterator[Sum]:
    """Firm where the funds are told apart and what is left (其他资金) is named among them, be its cell empty."""
    if not parts:
        return
    funds = {(part.context.fund, part.context.item) for part in parts if part.context is not None}
    row = whole.figure.place.row_index or 0
    near = [cell.text.strip() for cells in form.table.rows[row : row + _NEAR] for cell in cells if cell is not None]
    firm = len(funds) == len(parts) and any(text.startswith(_REST) for text in near)
    yield Sum(("record", whole.figure.place.row_index, whole.figure.place.column_index), whole, tuple(parts), firm)
