"""A relation as formulas over the rows of its figures (columns: G sign, H half a digit, I amount, J low, K high)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hqaudit.model.message import Language, Message
from hqaudit.model.relation import Linear, Percent, Relation, Same, as_printed

if TYPE_CHECKING:
    from decimal import Decimal

HOLDS, FAILS = Message("相符", "holds"), Message("不符", "fails")
NO_BASE = Message("基数可能为零", "the base may be zero")
DIGITS = 8
"""Decimals at which the binary fractions of a spreadsheet are cut, far below a 分."""
Cell = tuple[str, float]
NONE: Cell = ("", 0.0)


class Formulas(NamedTuple):
    """The row below the figures: what it computes, cells H to K, and the verdict; each formula with its value now."""

    title: Message
    cells: tuple[Cell, Cell, Cell, Cell]
    verdict: tuple[str, str]


def formulas(relation: Relation, first: int, last: int, language: Language) -> Formulas:
    """The formulas for a relation whose figures stand in the rows ``first`` to ``last``, counted from 1."""
    holds, fails = HOLDS.text(language), FAILS.text(language)
    told = holds if relation.holds(as_printed) else fails
    if isinstance(relation, Linear):
        return _linear(relation, first, last, told, (holds, fails))
    if isinstance(relation, Same):
        return _same(relation, first, last, told, (holds, fails))
    return _percent(relation, first, (holds, fails, NO_BASE.text(language)))


def _linear(relation: Linear, first: int, last: int, told: str, words: tuple[str, str]) -> Formulas:
    missed = float(relation.residual(as_printed))
    slack = float(sum(high - low for low, high in map(as_printed, relation.facts))) / 2
    stated = f"+({relation.constant.normalize():f})" if relation.constant else ""
    difference = f"SUMPRODUCT(G{first}:G{last},I{first}:I{last}){stated}"
    result = last + 1
    absolute = f"I{result}" if relation.relation == "<=" else f"ABS(I{result})"
    return Formulas(
        Message("差额（应在舍入之内）", "difference, to be within the rounding")
        if relation.relation == "="
        else Message("超出（应不大于舍入）", "excess, to be no more than the rounding"),
        ((f"=SUM(H{first}:H{last})", slack), (f"=ROUND({difference},{DIGITS})", missed), NONE, NONE),
        (f'=IF({absolute}<=ROUND(H{result},{DIGITS}),"{words[0]}","{words[1]}")', told),
    )


def _same(relation: Same, first: int, last: int, told: str, words: tuple[str, str]) -> Formulas:
    ranges = [as_printed(fact) for fact in relation.facts]
    highest, lowest = max(one.low for one in ranges), min(one.high for one in ranges)
    result = last + 1
    return Formulas(
        Message("最大的下限不应超过最小的上限", "the highest low must not be above the lowest high"),
        (NONE, NONE, (f"=MAX(J{first}:J{last})", float(highest)), (f"=MIN(K{first}:K{last})", float(lowest))),
        (f'=IF(ROUND(J{result}-K{result},{DIGITS})<=0,"{words[0]}","{words[1]}")', told),
    )


def _percent(relation: Percent, first: int, words: tuple[str, str, str]) -> Formulas:
    figure, one, other, result = first, first + 1, first + 2, first + 3
    got = relation.expected(as_printed)
    sign, base = relation.sign, f"J{other}"
    if relation.kind == "change":
        bases = (f"(K{one}-({sign})*J{other})", f"(J{one}-({sign})*K{other})")
        base = f"MIN({','.join(bases)})"
        middle, low, high = f"I{other}/(I{one}-({sign})*I{other})", f"J{other}/{bases[0]}", f"K{other}/{bases[1]}"
    else:
        ends = ",".join(f"{a}{one}/{b}{other}" for a in "JK" for b in "JK")
        middle, low, high = f"I{one}/I{other}", f"MIN({ends})", f"MAX({ends})"
    middle, low, high = (f"100*{part}" for part in (middle, low, high))
    if relation.kind == "prior":
        middle, low, high = (f"({sign})*({part}-100)" for part in (middle, low, high))
    cells = tuple(
        (f'=IF({base}<=0,"",{part})', _float(value))
        for part, value in ((middle, relation.given(as_printed)), (f"MIN({low},{high})", got and got.low),
                            (f"MAX({low},{high})", got and got.high))
    )  # fmt: skip
    meets = f"AND(ROUND(J{result}-K{figure},{DIGITS})<=0,ROUND(J{figure}-K{result},{DIGITS})<=0)"
    told = words[2] if got is None else words[0] if relation.holds(as_printed) else words[1]
    return Formulas(
        Message("按金额计算的百分比", "the percentage that the amounts give"),
        (NONE, cells[0], cells[1], cells[2]),
        (f'=IF({base}<=0,"{words[2]}",IF({meets},"{words[0]}","{words[1]}"))', told),
    )


def _float(value: Decimal | None) -> float:
    return 0.0 if value is None else float(value)
