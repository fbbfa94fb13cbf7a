"""What a row is part of: the unit above it, the class that its code begins with, the point of the outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hqaudit.facts.indents import Parents
from hqaudit.facts.rowlines import RowLine, RowReader

_FIRST = re.compile(r"（?(?:一|1)[）、.．]|①")
CARRIED = ("上年结转", "年终结转", "使用非财政拨款结余", "结余分配")
"""What stands beside the points of an outline, not beneath the last of them."""


class Units:
    """The units that a form lists with their classes or projects beneath, by code or by name."""

    def __init__(self, lines: Sequence[RowLine], steps: Parents) -> None:
        self.open: int | None = None
        """The row of the unit that the next rows belong to."""
        self._beneath = ""
        self._whole = _above(lines, steps) if steps else _wholes(lines)
        self._top: int | None = None
        self._of: dict[int | None, str] = {}

    def enter(self, line: RowLine) -> None:
        """A row with a code: a unit is opened by it, any other is of the unit that is open."""
        if line.kind == "unit":
            whole = line.index in self._whole
            self.open, self._beneath = line.index, "" if whole else line.label or line.code
            if whole and line.given:
                self._top, line.unit = line.index, ""
        line.unit = line.unit or (self._beneath if self.open is not None else "")

    def beneath(self, line: RowLine, parent: int | None) -> None:
        """A row whose parent is known: it is of the unit that its parent is of, or is one itself."""
        if line.kind == "unit":
            line.unit = "" if line.index in self._whole else line.label or line.code
        line.unit = self._of[line.index] = line.unit or self._of.get(parent, "")

    def above(self, line: RowLine) -> int | None:
        """The row that a unit or a project without a printed code is part of."""
        return self.open if line.kind == "project" else self._top if self._top != line.index else None


def _above(lines: Sequence[RowLine], steps: Parents) -> set[int]:
    """Rows of units that rows of other units stand beneath: the department's own."""
    units = {line.index for line in lines if line.kind == "unit"}
    return {parent for index, parent in steps.items() if parent is not None and index in units}


def _wholes(lines: Sequence[RowLine]) -> set[int]:
    """Rows of units that others are part of: the department's own.

    007 of 007001; of those known by name one right above its own 本级, and the first if nothing else lies beneath it.
    """
    units = [line for line in lines if line.kind == "unit"]
    codes = {line.code for line in units if not line.given}
    wholes = {code for code, after in pairwise(sorted(codes)) if after.startswith(code)}
    first = units[0] if units and len(units) * 2 <= len(lines) else None
    named = {
        line.index
        for line, after in pairwise(lines)
        if line.given and after.given and line.kind == after.kind == "unit"
        if line is first or after.label.startswith(line.label)
    }
    return named | {line.index for line in units if not line.given and line.code in wholes}


def stairs(lines: Sequence[RowLine]) -> Parents:
    """The parent of each row where rows go in steps, each rank in a column of its own; empty where they do not.

    The first step down tells: a row that is named further right than the row above it is part of that.
    """
    rows = [line for line in lines if not line.total]
    deeper = sum(1 for line in rows if line.depth)
    if any(line.code or line.when for line in rows) or deeper * 2 < len(rows) or deeper == len(rows):
        return {}
    parents: Parents = {}
    open_steps: dict[int, int] = {}
    for line in rows:
        open_steps = {depth: index for depth, index in open_steps.items() if depth < line.depth}
        parents[line.index] = open_steps[max(open_steps)] if open_steps else None
        open_steps[line.depth] = line.index
    return parents


def by_digits(line: RowLine, known: dict[tuple[str, str], int]) -> int | None:
    """The row of the longest code of the same kind that this one begins with."""
    shorter = ((line.kind, line.code[:end]) for end in range(len(line.code) - 1, -1, -1))
    return next((known[key] for key in shorter if key in known), None)


class Levels:
    """An outline by numbering: 一、, （一）, 1., （1）; rows without a number are 其中 of the point above them.

    A row without a number that no point is open for gathers the points that begin right below it (level 0).
    """

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._open: dict[int, int] = {}

    def close(self) -> None:
        """A total ends all points."""
        self._open.clear()

    def begins(self, line: RowLine) -> bool:
        """Whether the row is the first point of a list."""
        return bool(line.level) and _FIRST.match(line.label) is not None

    def carries(self, line: RowLine) -> bool:
        """Whether the row states a carry-over: 上年结转 is no point of the list above it."""
        carry = self._reader.vocabulary.lexicon("items", "funds").read(line.label) or {}
        return not line.level and carry.get("item") in CARRIED

    def place(self, line: RowLine, role: str) -> tuple[str, int | None]:
        """Role and parent of a row; opens its point."""
        if line.level:
            inner = min((level for level in self._open if level), default=0)
            beneath = line.level >= inner if inner else self.begins(line)
            for closed in [level for level in self._open if level >= line.level or (not level and not beneath)]:
                del self._open[closed]
            parent = self._open.get(max(self._open, default=0))
            self._open[line.level] = line.index
            return role, parent
        if role == "part" and (not self._open or self.carries(line)):
            self._open = {0: line.index}
            return role, None
        return "of which", self._open.get(max(self._open, default=0))
