"""What stands in the label columns of a row: codes, labels, unit and project."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hqaudit.facts.codes import code_kind
from hqaudit.facts.numbers import Number, cell_number, is_blank
from hqaudit.facts.vocabulary import Vocabulary, normal, unnumbered
from hqaudit.model.blocks import Cell, Table
from hqaudit.model.form import Column

_CODED = re.compile(
    r"^[\[【（]?(\d{3}(?:\d\d){0,3})[\]】）]?[-—_]?(?=[^\d.,，])(.+)$|^(.+?)[\[【（](\d{3}(?:\d\d){0,3})[\]】）]$"
)
_PROJECT_CODE = re.compile(r"^(?=[A-Z]*\d)[A-Z\d]{10,}[-—_]?(?=[^A-Z\d])")
_YEAR = re.compile(r"(20\d\d)年(?:度)?(?:预算|决算|执行)?数?")
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+[、.．]"),
    re.compile(r"（[一二三四五六七八九十]+）"),
    re.compile(r"\d{1,2}[、．]|\d{1,2}\.(?!\d)"),
    re.compile(r"（\d{1,2}）|[①-⑳]"),
)


@dataclass(slots=True)
class RowLine:
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
    when: Mapping[str, str] = field(default_factory=dict)
    """The year that the row names, or that it states a change between two."""
    depth: int = 0
    """The place of the first column that names the row, among those that name rows; merged cells name all theirs."""
    given: bool = False
    """The code is not printed: the name says it."""
    cell: Cell | None = None
    """Where the first of the labels stands …"""
    column: int = -1
    """… and in which column."""
    numbers: Mapping[int, Number] = field(default_factory=dict)
    """The numbers of the row, by column."""

    @property
    def code(self) -> str:
        """The code that says most, "" without one."""
        return self.codes[0][0] if self.codes else ""

    @property
    def kind(self) -> str:
        """What that code is of: function, econ, gov, income, unit or project."""
        return self.codes[0][1] if self.codes else ""

    @property
    def label(self) -> str:
        """The first words of the row."""
        return self.labels[0] if self.labels else ""


@dataclass
class RowReader:
    """Reads the label columns of one side of a table; ``economic`` if its rows are economic classes.

    ``projects`` if they are projects, ``once`` if each has one amount however often its row is repeated; ``names``
    holds the codes of functional classes by name.
    """

    table: Table
    columns: Sequence[Column]
    vocabulary: Vocabulary
    side: str | None = None
    economic: bool = False
    projects: bool = False
    once: bool = False
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    split: dict[int, str] = field(default_factory=dict)
    above: dict[int, str] = field(default_factory=dict)
    body: str = ""

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

    def line(self, index: int) -> RowLine | None:
        """What stands in a row; None for an empty one."""
        row = self.table.rows[index]
        line = RowLine(index, [], [], "", "")
        self._split_code(row, line)
        line.depth = self._depth(row)
        for column in self.columns:
            cell = row[column.index] or self._spanning(row, column.index)
            if cell is None or is_blank(cell.text) or (column.index in self.levels and cell.text.strip().isdigit()):
                continue
            self._take(column, normal(cell.text), line)
            if line.cell is None and line.labels:
                line.cell, line.column = cell, column.index
        line.codes.sort(key=lambda code: code[1] in ("unit", "project"))
        line.total = any(map(self._is_total, line.labels))
        line.total = line.total or (line.code == "" and _ends_total(line.label))
        line.of_which = line.label.startswith("其中")
        line.level = next((depth for depth, mark in enumerate(_LEVELS, 1) if mark.match(line.label)), 0)
        line.numbers = {at: number for at, cell in enumerate(row) if cell and (number := cell_number(cell.text))}
        return line if line.labels or line.codes or line.when or line.numbers else None

    def _is_total(self, label: str) -> bool:
        return self.vocabulary.patterns["totals"].fullmatch(unnumbered(label).rstrip("：")) is not None

    def _spanning(self, row: Sequence[Cell | None], at: int) -> Cell | None:
        """The label of a total that reaches from the side left of this one over the labels of both."""
        left = at
        while left and row[left] is None:
            left -= 1
        cell = row[left] if left < at == self.columns[0].index else None
        return cell if cell is not None and self._is_total(normal(cell.text)) else None

    def _when(self, text: str) -> Mapping[str, str]:
        """The year or the change that a cell names for its row (2024年, 增减变化金额); empty for other words."""
        year = _YEAR.fullmatch(text)
        if year:
            return {"year": year[1]}
        means = self.vocabulary.lexicon("measures", "neutral").read(text)
        return means if means and means.get("measure") else {}

    def _depth(self, row: Sequence[Cell | None]) -> int:
        """Where in the row the labels begin."""
        for place, column in enumerate(self.columns):
            cell = row[column.index]
            self.above[column.index] = self.above.get(column.index, "") if cell is None else cell.text.strip()
            if self.above[column.index]:
                return place
        return 0

    def _take(self, column: Column, text: str, line: RowLine) -> None:
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
        elif self._is_total(text):
            line.labels.append(text)
        elif when := self._when(text):
            line.when, line.unit = when, line.unit or self.body
        else:
            if words["project_heads"].fullmatch(head) and normal(column.path[0]) not in ("收入", "支出"):
                line.project = _PROJECT_CODE.sub("", text)
            elif words["unit_heads"].fullmatch(head) and "科目" not in head:
                line.unit = self.body = text
            line.labels.append(text)

    def _split_code(self, row: Sequence[Cell | None], line: RowLine) -> None:
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
