"""Tables to forms: every amount in a cell becomes a fact with a place and, where it is certain, a context."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from hqaudit.facts.columns import read_columns
from hqaudit.facts.contexts import cell_context
from hqaudit.facts.names import Names
from hqaudit.facts.numbers import Number, cell_number
from hqaudit.facts.rowlines import RowReader
from hqaudit.facts.rows import read_rows
from hqaudit.facts.titles import plain_title, title_means, untitled_means
from hqaudit.facts.vocabulary import Means, Vocabulary, normal
from hqaudit.model.blocks import Cell, Table
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Profile
from hqaudit.model.figure import AMOUNT_UNITS, Figure
from hqaudit.model.form import Column, Form, RowHead, Side
from hqaudit.model.place import Place

MARK = re.compile(r"（(?:单位：)?(亿元|万元|千元|元)）")
"""A unit of money in the words of a label."""
_MANY = 3
"""From more figures than these on, one that prints more decimals than all others is a slip, not a custom."""


def read_form(
    block: int,
    table: Table,
    section: str | None,
    setting: Setting,
) -> Form:
    """The form in a table: its columns, its outline and its facts."""
    profile, vocabulary = setting.profile, setting.vocabulary
    means = title_means(table.title, profile, vocabulary) if table.title else untitled_means(table, vocabulary)
    if means is not None and table.unit is None:
        table = table._replace(unit=unit_inside(table) or setting.unit)
    columns = read_columns(table, profile, vocabulary)
    split = _split_sides(columns)
    sides = tuple(_read_side(table, group, means or {}, setting) for group in split) if split else ()
    form = Form(block, table, plain_title(table.title or ""), means, columns, sides, {}, {})
    for side in sides:
        _fill(form, side, section, profile)
        _this_year_only(form, side)
    return form


def _split_sides(columns: Sequence[Column]) -> list[list[Column]]:
    """Label columns and the amounts right of them; a label column after an amount opens the next side."""
    groups: list[list[Column]] = []
    for column in columns:
        after_amount = bool(groups) and groups[-1][-1].kind == "amount"
        if not groups or (after_amount and column.kind in ("label", "code")):
            groups.append([])
        groups[-1].append(column)
    kept: list[list[Column]] = []
    for group in groups:
        if any(column.kind == "amount" for column in group):
            kept.append(group)
        elif kept and not any(column.kind in ("label", "code") for column in group):
            kept[-1].extend(group)
    return [group for group in kept if any(column.kind in ("label", "code") for column in group)] or kept


def _waits(column: Column) -> bool:
    """An empty column whose head names an amount: its cells count as zero in a sum."""
    return column.kind == "empty" and bool(column.means)


def _read_side(table: Table, group: Sequence[Column], means: Means, setting: Setting) -> Side:
    first = next((column.index for column in group if column.kind == "amount"), len(table.columns))
    labels = [column for column in group if column.kind in ("label", "code") and column.index < first]
    money = [column for column in group if column.kind == "amount" and not (means.get("only") and _is_target(column))]
    amounts = tuple(column.index for column in group if column in money or _waits(column))
    heads = " ".join(level for column in group for level in column.path)
    side = "收入" if heads.startswith("收入") else "支出" if "支出" in heads[:6] else None
    economic = "经济" in (table.title or "") or means.get("nature") == "基本支出"
    projects = means.get("nature") == "项目支出" and not economic and _of_projects(labels)
    rows = read_rows(
        RowReader(table, labels, setting.vocabulary, side, economic, projects, bool(means.get("only")), setting.names)
    )
    return Side(tuple(column.index for column in labels), amounts, rows)


def _is_target(column: Column) -> bool:
    """In a performance form a column whose head speaks of no money holds targets and scores."""
    return column.means is None or not column.path


def _of_projects(labels: Sequence[Column]) -> bool:
    """Whether the rows of a form of 项目支出 are projects: their head says 项目, and no other says 科目."""
    heads = "".join(level for column in labels for level in column.path)
    return "项目" in heads and "科目" not in heads


def _fill(form: Form, side: Side, section: str | None, profile: Profile) -> None:
    heads = {head.index: head for head in _of_one_unit(side.rows)}
    numbers = {(row, column): number for row, column, number in _numbers(form.table, side.amounts, heads)}
    decimals = _customary(numbers, form)
    for column_index in side.amounts:
        column = form.columns[column_index]
        unit = column.unit or ""
        for row, head in heads.items():
            context = cell_context(form, column, head, profile)
            if context is not None:
                form.contexts[row, column_index] = context
            number = numbers.get((row, column_index))
            cell = form.table.rows[row][column_index]
            if number is None or cell is None:
                continue
            name = " ".join(part for part in (head.code if head.printed else "", head.label) if part)
            figure = cell_figure(form, Slot(row, column_index, cell, number), name, section, unit)
            why = "" if context else _why(form, column)
            customary = number.decimals if figure.unit != unit else max(number.decimals, decimals[column_index])
            label = f"{head.label or head.code}" if len(side.amounts) == 1 else _label(column, head)
            form.cells[row, column_index] = Fact(figure, label, context, customary, why)


def _this_year_only(form: Form, side: Side) -> None:
    """Beside an amount carried over the funds of a row are those of this year; other forms may state them with it."""
    carry = [at for at in side.amounts if (form.columns[at].means or {}).get("item") == "上年结转"]
    funds = [at for at in side.amounts if (form.columns[at].means or {}).get("fund") and at not in carry]
    for head in side.rows:
        if any((fact := form.cells.get((head.index, at))) is not None and fact.figure.value != 0 for at in carry):
            for cell in ((head.index, at) for at in funds):
                form.contexts.pop(cell, None)
                if cell in form.cells:
                    form.cells[cell] = form.cells[cell]._replace(context=None, why="context_uncertain")


def _numbers(table: Table, amounts: Sequence[int], heads: dict[int, RowHead]) -> list[tuple[int, int, Number]]:
    found = []
    for row in heads:
        for column in amounts:
            cell = table.rows[row][column]
            number = cell_number(cell.text) if cell is not None else None
            if number is not None:
                found.append((row, column, number))
    return found


def _customary(numbers: dict[tuple[int, int], Number], form: Form) -> dict[int, int]:
    """Decimals per column: the most that its figures print, a lone one left out; columns of zeros follow the form."""
    printed: dict[int, list[int]] = defaultdict(list)
    for (_, column), number in numbers.items():
        printed[column].append(number.decimals)
    decimals = {column: sorted(found)[-2 if len(found) > _MANY else -1] for column, found in printed.items()}
    by_unit: dict[str | None, int] = defaultdict(int)
    for column, most in decimals.items():
        by_unit[form.columns[column].unit] = max(by_unit[form.columns[column].unit], most)
    return {
        column: max(most, min(by_unit[unit], 2)) if (unit := form.columns[column].unit) in AMOUNT_UNITS else most
        for column, most in decimals.items()
    }


class Setting(NamedTuple):
    """What the forms of a report are read by: ``unit`` of money counts where a known form states none, ``names`` are
    the functional classes known by name.
    """

    profile: Profile
    vocabulary: Vocabulary
    unit: str | None
    names: Names = MappingProxyType({})


class Slot(NamedTuple):
    """A cell of a form with the number in it: what is needed to place a figure."""

    row: int
    column: int
    cell: Cell
    number: Number


def cell_figure(form: Form, slot: Slot, label: str, section: str | None, unit: str) -> Figure:
    """The figure in a cell; ``label`` names its row, ``unit`` counts where the cell states none."""
    cell, number = slot.cell, slot.number
    place = Place(
        block=form.block,
        start=number.start,
        end=number.end,
        page=cell.page,
        box=cell.box,
        line=cell.line,
        section=section,
        table=form.table.title,
        row=label or None,
        column=" / ".join(form.columns[slot.column].path) or None,
        row_index=slot.row,
        column_index=slot.column,
    )
    return Figure(cell.text[number.start : number.end], number.value, number.decimals, number.unit or unit, place)


def _label(column: Column, head: RowHead) -> str:
    name = "".join(column.path[-1:])
    if name in ("小计", "合计") and len(column.path) > 1:
        name = column.path[-2] + name
    row = head.label or head.code
    return f"{row} {name}".strip()


def _why(form: Form, column: Column) -> str:
    if form.means is None:
        return "form_unknown"
    return "column_unknown" if column.means is None else "row_unknown"


def _of_one_unit(rows: Sequence[RowHead]) -> Sequence[RowHead]:
    """The rows; where all are of one unit, that is the report's body and no dimension."""
    units = {head.means["unit"] for head in rows if head.means and head.means.get("unit")}
    if len(units) != 1:
        return rows
    return [
        replace(head, means={key: value for key, value in head.means.items() if key != "unit"}) if head.means else head
        for head in rows
    ]


def unit_inside(table: Table) -> str | None:
    """The unit of money that a label of the table names: 项目资金（万元）."""
    texts = (normal(cell.text) for row in table.rows for cell in row if cell is not None)
    return next((match[1] for text in texts if (match := MARK.search(text))), None)


def default_unit(forms: Sequence[Table]) -> str | None:
    """The unit of money most forms state, for forms that state none."""
    counted = Counter(table.unit for table in forms if table.unit)
    return counted.most_common(1)[0][0] if counted else None
