"""The rows of a form as an outline: code and label of each, what it is part of, what it adds to the context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from hqaudit.facts.numbers import cell_number, is_blank
from hqaudit.facts.vocabulary import Means, Vocabulary, normal, unnumbered
from hqaudit.model.blocks import Cell, Table
from hqaudit.model.fact import Column, RowHead

_CODED = re.compile(
    r"^[\[【（]?(\d{3}(?:\d\d){0,3})[\]】）]?[-—_]?(?=\D)(.+)$|^(.+?)[\[【（](\d{3}(?:\d\d){0,3})[\]】）]$"
)
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+[、.．]"),
    re.compile(r"（[一二三四五六七八九十]+）"),
    re.compile(r"\d{1,2}[、．]|\d{1,2}\.(?!\d)"),
    re.compile(r"（\d{1,2}）|[①-⑳]"),
)
_PROJECT_CODE = 12
_FUNCTION = re.compile(r"2\d\d(?:\d\d){0,2}")
_DEPARTMENT = re.compile(r"3\d\d(?:\d\d)?(?:\d\d)?")
_GOVERNMENT = re.compile(r"5\d\d(?:\d\d)?(?:\d\d)?")
_INCOME = re.compile(r"1\d\d(?:\d\d){0,3}")


def code_kind(code: str, of_unit: bool = False) -> str:
    """function, econ, gov, income, unit or project, by the first digit and the length of a code."""
    if len(code) >= _PROJECT_CODE:
        return "project"
    if of_unit:
        return "unit"
    for kind, pattern in (("function", _FUNCTION), ("econ", _DEPARTMENT), ("gov", _GOVERNMENT), ("income", _INCOME)):
        if pattern.fullmatch(code):
            return kind
    return "unit"


@dataclass(slots=True)
class _Line:
    """A row while the outline is built."""

    index: int
    codes: list[tuple[str, str]]
    """Code and its kind (function, econ, gov, income, unit, project), the one that says most first."""
    labels: list[str]
    unit: str
    project: str
    total: bool = False
    of_which: bool = False
    level: int = 0

    @property
    def code(self) -> str:
        return self.codes[0][0] if self.codes else ""

    @property
    def kind(self) -> str:
        return self.codes[0][1] if self.codes else ""

    @property
    def label(self) -> str:
        return self.labels[0] if self.labels else ""


@dataclass
class Outline:
    """Reads the label columns of one side of a table; ``economic`` if its rows are economic classes."""

    table: Table
    columns: Sequence[Column]
    vocabulary: Vocabulary
    side: str | None = None
    economic: bool = False
    split: dict[int, str] = field(default_factory=dict)

    @cached_property
    def levels(self) -> tuple[int, ...]:
        """The columns that hold 类, 款 and 项 apart."""
        return tuple(at for group in self.level_groups for at in group)

    @cached_property
    def level_groups(self) -> tuple[tuple[int, ...], ...]:
        """Those columns code by code (部门 and 政府 classes): told by their heads, or by two digits behind a code."""
        groups: list[list[int]] = []
        for column in self.columns:
            head = normal(column.path[-1]) if column.path else ""
            if head == "类":
                groups.append([])
            if head in ("类", "款", "项") and groups:
                groups[-1].append(column.index)
        return tuple(map(tuple, groups)) if groups else (self._by_digits(),)

    def _by_digits(self) -> tuple[int, ...]:
        codes = [column.index for column in self.columns if column.kind == "code"]
        return tuple(codes) if len(codes) > 1 and all(map(self._two_digits, codes[1:])) else ()

    def _two_digits(self, column: int) -> bool:
        texts = [
            cell.text.strip() for row in self.table.rows if (cell := row[column]) is not None and cell.text.strip()
        ]
        codes = [text for text in texts if text.isdigit()]
        return bool(codes) and all(len(code) == 2 for code in codes)

    def read(self, rows: Sequence[int]) -> tuple[RowHead, ...]:
        """The rows with a label, a code or an amount, in order, each with its parent."""
        lines = [line for index in rows if (line := self._line(index)) is not None]
        return _nest(lines, self)

    def _line(self, index: int) -> _Line | None:
        row = self.table.rows[index]
        line = _Line(index, [], [], "", "")
        self._split_code(row, line)
        for column in self.columns:
            cell = row[column.index]
            if cell is None or is_blank(cell.text) or (column.index in self.levels and cell.text.strip().isdigit()):
                continue
            self._take(column, normal(cell.text), line)
        line.codes.sort(key=lambda code: code[1] in ("unit", "project"))
        words = self.vocabulary.patterns
        line.total = any(words["totals"].fullmatch(unnumbered(label).rstrip("：")) for label in line.labels)
        line.total = line.total or (line.code == "" and _ends_total(line.label))
        line.of_which = line.label.startswith("其中")
        line.level = next((depth for depth, mark in enumerate(_LEVELS, 1) if mark.match(line.label)), 0)
        filled = any(cell is not None and cell_number(cell.text) is not None for cell in row)
        return line if line.labels or line.codes or filled else None

    def _take(self, column: Column, text: str, line: _Line) -> None:
        head = normal(column.path[-1]) if column.path else ""
        words = self.vocabulary.patterns
        coded = _CODED.match(text)
        of_unit = words["unit_heads"].search(head) is not None and "科目" not in head
        if coded:
            code = coded[1] or coded[4]
            line.codes.append((code, code_kind(code, of_unit)))
            line.labels.append(coded[2] or coded[3])
        elif re.fullmatch(r"[A-Za-z]?\d{3,}", text):
            line.codes.append((text, code_kind(text, of_unit)))
        else:
            if words["project_heads"].fullmatch(head):
                line.project = text
            elif words["unit_heads"].fullmatch(head) and "科目" not in head:
                line.unit = text
            line.labels.append(text)

    def _split_code(self, row: Sequence[Cell | None], line: _Line) -> None:
        """类 款 项 in three columns: joined with what stands above where they are blank or covered by a merged cell."""
        for group in self.level_groups:
            joined = self._joined(row, group)
            if joined:
                line.codes.append((joined, code_kind(joined, False)))

    def _joined(self, row: Sequence[Cell | None], group: Sequence[int]) -> str:
        texts = {at: "" if (cell := row[at]) is None else normal(cell.text) for at in group}
        covered = bool(group) and all(row[at] is None for at in group)
        deepest = max((at for at, text in texts.items() if text.isdigit()), default=-1)
        parts = []
        for at in group:
            carried = covered or (not texts[at] and at < deepest)
            self.split[at] = self.split.get(at, "") if carried else texts[at]
            parts.append(self.split[at] if self.split[at].isdigit() else "")
        joined = parts[0] if parts else ""
        for part in parts[1:]:
            if part and joined:
                joined = part if part.startswith(joined) else joined + part.zfill(2)
        return joined


def _ends_total(label: str) -> bool:
    return label.rstrip("：").endswith(("合计", "总计", "共计")) and len(label) < 14


def _nest(lines: list[_Line], outline: Outline) -> tuple[RowHead, ...]:
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
            role, parent = _outline_parent(line, role, open_levels, outline)
        heads.append(RowHead(line.index, line.code, line.label, role, parent, _row_means(line, outline)))
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


def _whole_units(lines: Sequence[_Line]) -> set[str]:
    """Codes of units that others are part of (007 of 007001): what stands there is the whole's."""
    codes = {line.code for line in lines if line.kind == "unit"}
    return {code for code in codes if any(other != code and other.startswith(code) for other in codes)}


def _last(heads: list[RowHead]) -> int | None:
    return next((head.index for head in reversed(heads) if head.code), None)


def _prefix(line: _Line, known: dict[tuple[str, str], int]) -> int | None:
    """The row of the longest code of the same kind that this one begins with."""
    same = [key for key in known if key[0] == line.kind and key[1] != line.code and line.code.startswith(key[1])]
    return known[max(same, key=lambda key: len(key[1]))] if same else None


def _outline_parent(line: _Line, role: str, levels: dict[int, int], outline: Outline) -> tuple[str, int | None]:
    if line.level:
        for deeper in [level for level in levels if level >= line.level]:
            del levels[deeper]
        above = max(levels, default=0)
        parent = levels.get(above)
        levels[line.level] = line.index
        return role, parent
    above = max(levels, default=0)
    carry = outline.vocabulary.lexicon("items", "funds").read(line.label) or {}
    if role == "part" and (
        not above or carry.get("item") in ("上年结转", "年终结转", "使用非财政拨款结余", "结余分配")
    ):
        levels.clear()
        return role, None
    return "of which", levels.get(above)


def _row_means(line: _Line, outline: Outline) -> Means | None:
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
        return means if line.index == 0 or not outline.columns else None
    label = unnumbered(line.label).removeprefix("其中：").removeprefix("其中").rstrip("：")
    groups = ("functions", "items", "funds", "neutral") if outline.side == "支出" else ("funds", "items", "neutral")
    if outline.economic:
        groups = ("economic", "items", "funds", "neutral")
    found = outline.vocabulary.lexicon(*groups).read(unnumbered(label))
    side = {"side": outline.side} if outline.side and found else {}
    return None if found is None else {**side, **means, **found}
