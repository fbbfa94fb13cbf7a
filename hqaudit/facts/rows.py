"""The rows of a form as an outline: what each is part of, what it adds to the context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hqaudit.facts.indents import Parents, by_indent
from hqaudit.facts.names import name_rows
from hqaudit.facts.nesting import CARRIED, Levels, Units, by_digits, stairs
from hqaudit.facts.rowlines import RowLine, RowReader
from hqaudit.facts.vocabulary import Means, unnumbered
from hqaudit.model.form import RowHead


def read_rows(reader: RowReader) -> tuple[RowHead, ...]:
    """The rows with a label, a code or an amount, in order, each with its parent."""
    lines = [line for index in range(len(reader.table.rows)) if (line := reader.line(index)) is not None]
    steps = by_indent(lines)
    name_rows(lines, reader, steps)
    return _nest(lines, reader, steps or stairs(lines))


def _nest(lines: list[RowLine], reader: RowReader, steps: Parents) -> tuple[RowHead, ...]:
    coded = sum(1 for line in lines if line.code) * 2 > sum(1 for line in lines if not line.total)
    numbered = any(line.level == 1 for line in lines)
    heads: list[RowHead] = []
    units, levels = Units(lines, steps), Levels(reader)
    open_codes: dict[tuple[str, str], int] = {}
    heading = {line.index for line, after in pairwise(lines) if levels.begins(after)}
    for line in lines:
        parent: int | None = None
        role = "total" if line.total else "of which" if line.of_which else "part"
        if line.total:
            levels.close()
        elif line.index in steps:
            parent = steps[line.index]
            units.beneath(line, parent)
        elif line.code:
            if line.kind == "unit":
                open_codes = {key: at for key, at in open_codes.items() if key[0] == "unit"}
            named = line.given and line.kind in ("unit", "project")
            parent = units.above(line) if named else by_digits(line, open_codes)
            units.enter(line)
            open_codes[line.kind, line.code] = line.index
            parent = units.open if parent is None and units.open != line.index else parent
        elif coded and units.open is not None and not any(key[0] == "function" for key in open_codes):
            parent = units.open
        elif coded and not levels.carries(line):
            role, parent = "detail", _last(heads)
        elif line.level or line.of_which or numbered or coded or line.index in heading or levels.carries(line):
            role, parent = levels.place(line, role)
        means = _carried(_row_means(line, reader), parent, heads)
        label = line.project if line.given and line.project else line.label
        heads.append(RowHead(line.index, line.code, label, role, parent, means, not line.given))
    return tuple(_grand_totals(heads))


def _carried(means: Means | None, parent: int | None, heads: list[RowHead]) -> Means | None:
    """What a row means below a carry-over: the fund of that, not of this year's money."""
    above = next((head.means for head in reversed(heads) if head.index == parent), None) if parent is not None else None
    if not means or not above or above.get("item") not in CARRIED or means.get("item", CARRIED[0]) not in CARRIED:
        return means
    return {**means, "item": above["item"], "side": above["side"]}


def _grand_totals(heads: list[RowHead]) -> Iterator[RowHead]:
    """A plain 总计 or 合计 below a 本年合计 is the 总计."""
    below: dict[str, str] = {}
    for head in heads:
        means = head.means
        if means and means.get("item") == "本年合计":
            below = {"item": "总计", "side": means["side"]}
        elif below and head.role == "total" and means is not None and not means.get("item"):
            head = replace(head, means={**means, **below})  # noqa: PLW2901 - the same row, understood
        yield head


def _last(heads: list[RowHead]) -> int | None:
    return next((head.index for head in reversed(heads) if head.code), None)


def _row_means(line: RowLine, reader: RowReader) -> Means | None:
    means: Means = dict(line.when)
    if line.project:
        means["project"] = line.project
    if line.unit:
        means["unit"] = line.unit
    if line.code:
        for code, kind in line.codes:
            if kind != "unit":
                means.setdefault(kind, code)
        return None if "income" in means else means
    if line.project:
        return means
    if line.when and line.label in ("", line.unit):
        return means
    if not line.label:
        return means if line.index == 0 or not reader.columns else None
    label = unnumbered(line.label).removeprefix("其中：").removeprefix("其中").rstrip("：")
    groups = ("functions", "items", "funds", "neutral") if reader.side == "支出" else ("funds", "items", "neutral")
    if reader.economic:
        groups = ("economic", "items", "funds", "neutral")
    found = reader.vocabulary.lexicon(*groups, "rows").read(unnumbered(label))
    side = {"side": reader.side} if reader.side and found else {}
    return None if found is None else {**side, **means, **found}
