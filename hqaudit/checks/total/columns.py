"""Along the columns: a 小计 or 合计 column gathers what stands beside it under the same header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hqaudit.checks.total.sums import Sum
from hqaudit.facts.vocabulary import normal
from hqaudit.model.form import Column, Form, Side

_TOTALS = ("合计", "小计", "总计", "共计", "本年支出合计", "本年收入合计")


def column_sums(form: Form) -> Iterator[Sum]:
    """A sum for every row and every 小计 or 合计 column of a form."""
    for side_index, side in enumerate(form.sides):
        columns = [form.columns[index] for index in side.amounts if form.columns[index].unit != "%"]
        for whole, parts in _column_groups(columns):
            understood = [part for part in parts if part.means is not None]
            candidates = [list(_sums_of(form, side, side_index, whole, some)) for some in (parts, understood)]
            yield from max(candidates, key=lambda sums: sum(entry.holds for entry in sums))
        for whole, parts in _divided(columns):
            yield from _sums_of(form, side, side_index, whole, parts)


def _sums_of(form: Form, side: Side, side_index: int, whole: Column, parts: Sequence[Column]) -> Iterator[Sum]:
    for head in side.rows:
        fact = form.cells.get((head.index, whole.index))
        present = tuple(f for part in parts if (f := form.cells.get((head.index, part.index))) is not None)
        if fact is not None and present and fact.figure.is_amount:
            yield Sum((side_index, whole.index), fact, present, False)


def _column_groups(columns: Sequence[Column]) -> Iterator[tuple[Column, list[Column]]]:
    """A 小计 or 合计 column and what stands beside it under the same header: leaves, or the totals of groups."""
    for column in columns:
        stem = _stem(column)
        if stem is None:
            continue
        beside: dict[str, list[Column]] = defaultdict(list)
        for other in columns:
            if other is not column and other.path[: len(stem)] == stem and len(other.path) > len(stem):
                beside[other.path[len(stem)]].append(other)
        parts = [part for group, members in beside.items() for part in _spokesmen(column, stem, group, members)]
        if len(parts) > 1 or (parts and len(columns) == 2):
            yield column, parts


def _divided(columns: Sequence[Column]) -> Iterator[tuple[Column, list[Column]]]:
    """A column and, right of it under 其中, the columns that it is divided into."""
    for at, column in enumerate(columns):
        depth = len(column.path) - 1
        beside = []
        for other in columns[at + 1 :]:
            if len(other.path) <= depth + 1 or not normal(other.path[depth]).startswith("其中"):
                break
            beside.append(other)
        if len(beside) > 1 and column.path[:depth] == beside[0].path[:depth] and _stem(column) is None:
            yield column, beside


def _stem(column: Column) -> tuple[str, ...] | None:
    """The header above a total column; None for a column that is no total."""
    if not column.path or (column.means or {}).get("measure"):
        return None
    last = normal(column.path[-1])
    if last in _TOTALS or (column.means is not None and last.endswith(("合计", "总计"))):
        return column.path[:-1]
    return None


def _spokesmen(whole: Column, stem: tuple[str, ...], group: str, members: Sequence[Column]) -> list[Column]:
    """The columns that speak for a header group: its own total if it has one, else its leaves."""
    plain = [column for column in members if not _aside(column, whole)]
    own = [column for column in plain if _stem(column) == (*stem, group)]
    alone = [column for column in plain if column.path == (*stem, group)]
    return own[:1] or alone or plain


def _aside(column: Column, whole: Column) -> bool:
    """A column that is no part of the total: 其中, another year, a change, a percentage."""
    words = [normal(level) for level in column.path]
    if any(word.startswith("其中") for word in words):
        return True
    means, own = column.means or {}, whole.means or {}
    return bool(means.get("measure")) or any(means.get(key, "") not in ("", own.get(key)) for key in ("year", "basis"))
