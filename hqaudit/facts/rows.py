"""The rows of a form as an outline: code and label of each, what it is part of, what it adds to the context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hqaudit.facts.numbers import cell_number, is_blank
from hqaudit.facts.vocabulary import Means, Vocabulary, normal, unnumbered
from hqaudit.model.blocks import Cell, Table
from hqaudit.model.fact import Column, RowHead

_CODED = re.compile(r"^[\[【（]?(\d{3}(?:\d\d){0,3})[\]】）]?[-—_]?(?=\D)(.+)$|^(.+?)[\[【（](\d{3}(?:\d\d){0,3})[\]】）]$")
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+[、.．]"),
    re.compile(r"（[一二三四五六七八九十]+）"),
    re.compile(r"\d{1,2}[、．]|\d{1,2}\.(?!\d)"),
    re.compile(r"（\d{1,2}）|[①-⑳]"),
)
_FUNCTION = re.compile(r"2\d\d(?:\d\d){0,2}")
_DEPARTMENT = re.compile(r"3\d\d(?:\d\d)?(?:\d\d)?")
_GOVERNMENT = re.compile(r"5\d\d(?:\d\d)?(?:\d\d)?")
_INCOME = re.compile(r"1\d\d(?:\d\d){0,3}")


def code_kind(code: str) -> str:
    """function, econ, gov, income or unit, by the first digit and the length of a code."""
    for kind, pattern in (("function", _FUNCTION), ("econ", _DEPARTMENT), ("gov", _GOVERNMENT), ("income", _INCOME)):
        if pattern.fullmatch(code):
            return kind
    return "unit"


@dataclass(slots=True)
class _Line:
    """A row while the outline is built."""

    index: int
    codes: list[str]
    labels: list[str]
    unit: str
    project: str
    total: bool = False
    of_which: bool = False
    level: int = 0

    @property
    def code(self) -> str:
        return self.codes[0] if self.codes else ""

    @property
    def label(self) -> str:
        return self.labels[0] if self.labels else ""


@dataclass(slots=True)
class Outline:
    """Reads the label columns of one side of a table."""

    table: Table
    columns: Sequence[Column]
    vocabulary: Vocabulary
    side: str | None = None
    split: dict[int, str] = field(default_factory=dict)

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
            if cell is None or is_blank(cell.text) or _is_level(column):
                continue
            self._take(column, normal(cell.text), line)
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
        if coded:
            line.codes.append(coded[1] or coded[4])
            line.labels.append(coded[2] or coded[3])
        elif column.kind == "code" or re.fullmatch(r"\d{3,}", text):
            line.codes.append(text)
        else:
            if words["project_heads"].fullmatch(head):
                line.project = text
            elif words["unit_heads"].fullmatch(head) and "科目" not in head:
                line.unit = text
            line.labels.append(text)

    def _split_code(self, row: Sequence[Cell | None], line: _Line) -> None:
        """类 款 项 in three columns: joined with what stands above where a merged cell covers them."""
        parts = []
        for column in self.columns:
            if _is_level(column):
                cell = row[column.index]
                text = self.split.get(column.index, "") if cell is None else normal(cell.text)
                self.split[column.index] = text
                parts.append(text if text.isdigit() else "")
        joined = parts[0] if parts else ""
        for part in parts[1:]:
            if part and joined:
                joined = part if part.startswith(joined) else joined + part.zfill(2)
        if joined:
            line.codes.append(joined)


def _is_level(column: Column) -> bool:
    return bool(column.path) and normal(column.path[-1]) in ("类", "款", "项")


def _ends_total(label: str) -> bool:
    return label.rstrip("：").endswith(("合计", "总计", "共计")) and len(label) < 14


def _nest(lines: list[_Line], outline: Outline) -> tuple[RowHead, ...]:
    coded = sum(1 for line in lines if line.code) * 2 > sum(1 for line in lines if not line.total)
    numbered = any(line.level == 1 for line in lines)
    heads: list[RowHead] = []
    open_codes: dict[str, int] = {}
    open_levels: dict[int, int] = {}
    unit: int | None = None
    for line in lines:
        parent: int | None = None
        role = "total" if line.total else "of which" if line.of_which else "part"
        if line.total:
            open_levels.clear()
        elif line.code:
            kind = code_kind(line.code)
            if kind == "unit":
                open_codes = {code: at for code, at in open_codes.items() if code_kind(code) == "unit"}
            parent = _prefix(line.code, open_codes)
            if kind == "unit":
                unit = line.index
            open_codes[line.code] = line.index
            parent = unit if parent is None and unit != line.index else parent
        elif coded:
            role, parent = "detail", _last(heads)
        elif line.level or line.of_which or numbered:
            role, parent = _outline_parent(line, role, open_levels, outline)
        heads.append(RowHead(line.index, line.code, line.label, role, parent, _row_means(line, outline)))
    return tuple(heads)


def _last(heads: list[RowHead]) -> int | None:
    return next((head.index for head in reversed(heads) if head.code), None)


def _prefix(code: str, known: dict[str, int]) -> int | None:
    same = [other for other in known if other != code and code.startswith(other) and code_kind(other) == code_kind(code)]
    return known[max(same, key=len)] if same else None


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
    if role == "part" and (not above or carry.get("item") in ("上年结转", "年终结转", "使用非财政拨款结余", "结余分配")):
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
        for code in line.codes:
            kind = code_kind(code)
            means.setdefault(kind, code)
        if means.get("unit") == line.code:
            means["unit"] = line.label or line.code
        return None if "income" in means else means
    if line.project:
        return means
    label = unnumbered(line.label).removeprefix("其中：").removeprefix("其中").rstrip("：")
    groups = ("functions", "items", "funds", "neutral") if outline.side == "支出" else ("funds", "items", "neutral")
    found = outline.vocabulary.lexicon(*groups).read(unnumbered(label))
    return None if found is None else {**means, **found}
