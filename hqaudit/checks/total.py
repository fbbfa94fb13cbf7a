"""total: a hierarchy adds up – header groups along the columns, codes, outlines and 合计 rows along the rows.

Which columns or rows a total gathers is read from the header tree and the outline. A structure that fails at least as
often as it holds within its form is not what it was taken for: it is counted as not checked, never as a mistake.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hqaudit.checks.common import in_unit_of, name, printed, spread, tail
from hqaudit.facts.rows import code_kind
from hqaudit.facts.vocabulary import normal
from hqaudit.model.fact import Column, Fact, Facts, Form, RowHead, Side
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule

_TOTALS = ("合计", "小计", "总计", "共计", "本年支出合计", "本年收入合计")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum to check: the total's figure, its parts' figures (empty cells left out), how many parts there are."""

    group: tuple[object, ...]
    whole: Fact
    parts: tuple[Fact, ...]
    firm: bool

    @property
    def holds(self) -> bool:
        return self.whole.range.meets(spread(self.parts))

    @property
    def at_rest(self) -> bool:
        """Nothing is compared: every figure is zero."""
        return self.whole.figure.value == 0 and all(part.figure.value == 0 for part in self.parts)


def total(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every sum of every form, along ``columns`` or ``rows`` as the rule says."""
    along = rule.settings.get("along", "rows")
    for form in facts.forms:
        sums = list(_column_sums(form) if along == "columns" else _row_sums(form))
        by_group: dict[tuple[object, ...], list[Sum]] = defaultdict(list)
        for entry in sums:
            by_group[entry.group].append(entry)
        for group in by_group.values():
            yield from _judge(rule, group)


def _judge(rule: Rule, group: Sequence[Sum]) -> Iterator[Outcome]:
    telling = [entry for entry in group if not entry.at_rest]
    failing = [entry for entry in telling if not entry.holds]
    firm = all(entry.firm for entry in group)
    doubted = len(failing) * 2 > len(telling) if len(telling) > 1 else not firm
    for entry in group:
        facts = (entry.whole, *entry.parts)
        if entry.holds:
            yield Outcome(rule, "passed", facts)
        elif doubted:
            yield Outcome(rule, "unchecked", facts, reason="structure_uncertain")
        else:
            yield _failed(rule, entry)


def _failed(rule: Rule, entry: Sum) -> Outcome:
    whole = entry.whole
    got = spread(entry.parts).middle
    miss = in_unit_of(abs(got - whole.amount), whole)
    summed = " + ".join(part.figure.text for part in entry.parts[:_SHOWN])
    more = " + …" if len(entry.parts) > _SHOWN else ""
    message = Message(
        f"“{name(whole)}”为 {printed(whole)}，各分项相加为 {in_unit_of(got, whole)}，相差 {miss}",
        f"“{name(whole)}” is {printed(whole)}, but its parts add up to {in_unit_of(got, whole)}; off by {miss}",
    )
    working = Message(f"{summed}{more} = {in_unit_of(got, whole)} ≠ {printed(whole)}", "")
    working = Message(working.zh, working.zh)
    facts = (whole, *entry.parts)
    severity = "info" if tail(got, whole) else None
    return Outcome(rule, "failed", facts, facts, message, (working,), severity)


# --- along the columns


def _column_sums(form: Form) -> Iterator[Sum]:
    for side_index, side in enumerate(form.sides):
        columns = [form.columns[index] for index in side.amounts if form.columns[index].unit != "%"]
        for whole, parts in _column_groups(columns):
            understood = [part for part in parts if part.means is not None]
            candidates = [list(_sums_of(form, side, side_index, whole, some)) for some in (parts, understood)]
            yield from max(candidates, key=lambda sums: sum(entry.holds for entry in sums))


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
        parts = [part for group, members in beside.items() for part in _spokesmen(stem, group, members)]
        if len(parts) > 1 or (parts and len(columns) == 2):
            yield column, parts


def _stem(column: Column) -> tuple[str, ...] | None:
    """The header above a total column; None for a column that is no total."""
    if not column.path or column.means is None or column.means.get("measure"):
        return None
    last = normal(column.path[-1])
    if last in _TOTALS or last.endswith(("合计", "总计")):
        return column.path[:-1]
    return None


def _spokesmen(stem: tuple[str, ...], group: str, members: Sequence[Column]) -> list[Column]:
    """The columns that speak for a header group: its own total if it has one, else its leaves."""
    plain = [column for column in members if not _aside(column)]
    own = [column for column in plain if _stem(column) == (*stem, group)]
    alone = [column for column in plain if column.path == (*stem, group)]
    return own[:1] or alone or [part for part in plain]


def _aside(column: Column) -> bool:
    """A column that is no part of the total: 其中, another year, a change, a percentage."""
    words = [normal(level) for level in column.path]
    if any(word.startswith("其中") for word in words):
        return True
    means = column.means or {}
    return bool(means.get("measure") or means.get("year") or means.get("basis"))


# --- along the rows


def _row_sums(form: Form) -> Iterator[Sum]:
    for side_index, side in enumerate(form.sides):
        for whole, parts, firm in _row_groups(side):
            for column in side.amounts:
                fact = form.cells.get((whole.index, column))
                present = tuple(f for part in parts if (f := form.cells.get((part.index, column))) is not None)
                if fact is not None and present and fact.figure.is_amount:
                    yield Sum((side_index, whole.index), fact, present, firm)


def _row_groups(side: Side) -> Iterator[tuple[RowHead, list[RowHead], bool]]:
    """A row and the rows it gathers, and whether the structure is certain by itself (codes, numbering)."""
    children: dict[int, list[RowHead]] = defaultdict(list)
    often = Counter(head.code for head in side.rows)
    for head in side.rows:
        if head.parent is not None and head.role == "part":
            children[head.parent].append(head)
    for head in side.rows:
        below = children.get(head.index, [])
        if below and (len(below) > 1 or head.code):
            yield head, below, _firm(head, often)
    yield from _totals(side)


def _firm(head: RowHead, often: Counter[str]) -> bool:
    """A class of the classification that stands once: what lies below it is certain."""
    return often[head.code] == 1 and code_kind(head.code) in ("function", "econ", "gov")


def _totals(side: Side) -> Iterator[tuple[RowHead, list[RowHead], bool]]:
    """合计 rows: they gather the top rows above them (or, standing first, below); 总计 the last 合计 and what follows."""
    top = [head for head in side.rows if head.role == "total" or (head.role == "part" and head.parent is None)]
    waiting: list[RowHead] = []
    last: RowHead | None = None
    for at, head in enumerate(top):
        if head.role != "total":
            waiting.append(head)
            continue
        if at == 0 or (not waiting and last is None):
            below = _until_total(top[at + 1 :])
            if below:
                yield head, below, _even(below)
        elif waiting:
            parts = ([last] if last is not None and _grand(head) else []) + waiting
            yield head, parts, _even(parts)
        if waiting or last is None:
            last, waiting = head, []


def _until_total(heads: Sequence[RowHead]) -> list[RowHead]:
    below: list[RowHead] = []
    for head in heads:
        if head.role == "total":
            break
        below.append(head)
    return below


def _grand(head: RowHead) -> bool:
    return "总计" in normal(head.label)


def _even(parts: Sequence[RowHead]) -> bool:
    classes = ("function", "econ", "gov")
    return all(part.code and code_kind(part.code) in classes for part in parts) or all(normal(part.label)[:1] in "一二三四五六七八九十（" for part in parts)
