"""Rows that are set in beneath others: an outline that shows in nothing but where the labels begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from hqaudit.facts.numbers import Number
from hqaudit.facts.rowlines import RowLine
from hqaudit.model.blocks import Cell

_DRIFT = 2.5
"""Labels of one rank begin within so many points of each other (edges move a little from page to page) …"""
_STEP = 4.0
"""… and of another so many points further right: half a character at least."""
_FLUSH = 1.5
"""Labels whose middles or ends agree within so many points are centred or flush right."""
_FEW = 4
"""From so many rows on steps are no accident."""

Parents = dict[int, int | None]


def _beginning(cell: Cell) -> float:
    """Where the first line of a label begins: in points on its page, or in spaces where the format has no boxes."""
    if cell.box is None:
        blank = cell.text[: len(cell.text) - len(cell.text.lstrip())]
        return _STEP * sum(2 if space == "\u3000" else 1 for space in blank)
    return cell.box[0] + cell.indent


def by_indent(lines: Sequence[RowLine]) -> Parents:
    """The parent of each row where labels are set in step by step; empty where they are not.

    Every row must begin at one of a few places, none more than one step further right than the row above it. Totals are
    no steps. Rows that codes or numbers order need none.
    """
    rows = [line for line in lines if not line.total]
    cells = [line.cell for line in rows if line.cell is not None]
    if not _FEW <= len(rows) == len(cells) or len({line.column for line in rows}) > 1:
        return {}
    if any(line.level or line.of_which for line in rows) or sum(1 for line in rows if line.code) * 2 > len(rows):
        return {}
    if _are_aligned_otherwise(cells):
        return {}
    ranks = _ranks(list(map(_beginning, cells)))
    if not any(ranks) or ranks[0] or any(after > rank + 1 for rank, after in pairwise(ranks)):
        return {}
    parents: Parents = {}
    open_steps: list[int] = []
    for line, rank in zip(rows, ranks, strict=True):
        parents[line.index] = open_steps[rank - 1] if rank else None
        open_steps[rank:] = [line.index]
    return parents if _add_up(rows, parents) else {}


def _add_up(rows: Sequence[RowLine], parents: Parents) -> bool:
    """Whether rows that others are set in beneath are mostly their sums: a stray blank before a label is no step."""
    lines = {line.index: line for line in rows}
    parts: dict[int, list[RowLine]] = defaultdict(list)
    for index, parent in parents.items():
        if parent is not None:
            parts[parent].append(lines[index])
    fitting = sum(1 for whole, below in parts.items() if _sums(lines[whole], below))
    return 2 * fitting >= len(parts)


def _sums(whole: RowLine, parts: Sequence[RowLine]) -> bool:
    """Whether the row is the sum of its parts in one column at least, or has no figures beside theirs."""
    beside = {
        column: [part.numbers[column].value for part in parts if column in part.numbers] for column in whole.numbers
    }
    stated = [column for column, values in beside.items() if values]
    return not stated or any(_is_sum(whole.numbers[column], beside[column]) for column in stated)


def _is_sum(whole: Number, parts: Sequence[Decimal]) -> bool:
    """Whether the parts may be rounded ones of the whole."""
    slack = Decimal(len(parts) + 1).scaleb(-whole.decimals) / 2
    return abs(whole.value - sum(parts, Decimal(0))) <= slack


def _are_aligned_otherwise(cells: Sequence[Cell]) -> bool:
    """Whether all labels have the same middle or the same end."""
    boxes = [cell.box for cell in cells if cell.box is not None]
    return len(boxes) == len(cells) and any(
        max(sides) - min(sides) < _FLUSH for sides in ([x0 + x1 for x0, _, x1, _ in boxes], [box[2] for box in boxes])
    )


def _ranks(starts: Sequence[float]) -> list[int]:
    """The rank of each place among all of them, those close together being one; none where that is not clear."""
    places: list[float] = []
    for start in sorted(set(starts)):
        if not places or start - places[-1] >= _STEP:
            places.append(start)
        elif start - places[-1] > _DRIFT:
            return []
    return [max(rank for rank, place in enumerate(places) if place <= start) for start in starts]
