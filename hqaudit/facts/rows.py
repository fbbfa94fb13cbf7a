"""The rows of a form as an outline: what each is part of, what it adds to the context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hqaudit.facts.rowlines import RowLine, RowReader
from hqaudit.facts.vocabulary import Means, unnumbered
from hqaudit.model.fact import RowHead


def read_rows(reader: RowReader) -> tuple[RowHead, ...]:
    """The rows with a label, a code or an amount, in order, each with its parent."""
    lines = [line for index in range(len(reader.table.rows)) if (line := reader.line(index)) is not None]
    return _nest(lines, reader)


def _nest(lines: list[RowLine], reader: RowReader) -> tuple[RowHead, ...]:
    coded = sum(1 for line in lines if line.code) * 2 > sum(1 for line in lines if not line.total)
    numbered = any(line.level == 1 for line in lines)
    heads: list[RowHead] = []
    open_codes: dict[tuple[str, str], int] = {}
    open_levels: dict[int, int] = {}
    unit: int | None = None
    beneath = ""
    whole = _whole_units(lines)
    for line in lines:
        parent: int | None = None
        role = "total" if line.total else "of which" if line.of_which else "part"
        if line.total:
            open_levels.clear()
        elif line.code:
            if line.kind == "unit":
                open_codes = {key: at for key, at in open_codes.items() if key[0] == "unit"}
            parent = _prefix(line, open_codes)
            if line.kind == "unit":
                unit, beneath = line.index, "" if line.code in whole else line.label or line.code
            line.unit = line.unit or (beneath if unit is not None else "")
            open_codes[line.kind, line.code] = line.index
            parent = unit if parent is None and unit != line.index else parent
        elif coded and unit is not None and not any(key[0] == "function" for key in open_codes):
            parent = unit
        elif coded:
            role, parent = "detail", _last(heads)
        elif line.level or line.of_which or numbered:
            role, parent = _outline_parent(line, role, open_levels, reader)
        heads.append(RowHead(line.index, line.code, line.label, role, parent, _row_means(line, reader)))
    return tuple(_grand_totals(heads))


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


def _whole_units(lines: Sequence[RowLine]) -> set[str]:
    """Codes of units that others are part of (007 of 007001): what stands there is the whole's."""
    codes = {line.code for line in lines if line.kind == "unit"}
    return {code for code in codes if any(other != code and other.startswith(code) for other in codes)}


def _last(heads: list[RowHead]) -> int | None:
    return next((head.index for head in reversed(heads) if head.code), None)


def _prefix(line: RowLine, known: dict[tuple[str, str], int]) -> int | None:
    """The row of the longest code of the same kind that this one begins with."""
    same = [key for key in known if key[0] == line.kind and key[1] != line.code and line.code.startswith(key[1])]
    return known[max(same, key=lambda key: len(key[1]))] if same else None


def _outline_parent(line: RowLine, role: str, levels: dict[int, int], reader: RowReader) -> tuple[str, int | None]:
    if line.level:
        for deeper in [level for level in levels if level >= line.level]:
            del levels[deeper]
        above = max(levels, default=0)
        parent = levels.get(above)
        levels[line.level] = line.index
        return role, parent
    above = max(levels, default=0)
    carry = reader.vocabulary.lexicon("items", "funds").read(line.label) or {}
    if role == "part" and (
        not above or carry.get("item") in ("上年结转", "年终结转", "使用非财政拨款结余", "结余分配")
    ):
        levels.clear()
        return role, None
    return "of which", levels.get(above)


def _row_means(line: RowLine, reader: RowReader) -> Means | None:
    means: Means = {}
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
    if not line.label:
        return means if line.index == 0 or not reader.columns else None
    label = unnumbered(line.label).removeprefix("其中：").removeprefix("其中").rstrip("：")
    groups = ("functions", "items", "funds", "neutral") if reader.side == "支出" else ("funds", "items", "neutral")
    if reader.economic:
        groups = ("economic", "items", "funds", "neutral")
    found = reader.vocabulary.lexicon(*groups).read(unnumbered(label))
    side = {"side": reader.side} if reader.side and found else {}
    return None if found is None else {**side, **means, **found}
