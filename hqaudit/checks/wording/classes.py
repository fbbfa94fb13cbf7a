"""Economic classes where they belong: 301 and 303 are 人员经费; a 部门 class goes with its 政府 class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import Cell, Table
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_CODE = re.compile(r"[\[【]?([35]\d{2})(?:\d\d)?[\]】]?(?=\D|$)")


def class_pairs(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for each row that names both a 部门 and a 政府 class; the rule's ``pairs`` say which go together."""
    pairs: Mapping[str, Sequence[str]] = rule.settings["pairs"]
    seen: set[tuple[str, str]] = set()
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, Table):
            continue
        for row, cells in enumerate(block.rows):
            found = _classes(cells)
            ours, theirs = ([entry for entry in found if entry[0][0] == first] for first in "35")
            if len(ours) != 1 or len(theirs) != 1 or ours[0][0] not in pairs:
                continue
            (own, own_at), (other, _) = ours[0], theirs[0]
            if other in pairs[own]:
                yield Outcome(rule, "passed")
            elif (own, other) not in seen:
                seen.add((own, other))
                listed = "、".join(pairs[own])
                message = Message(
                    f"部门经济分类 {own} 与政府经济分类 {other} 不对应，{own} 应对应 {listed}",
                    f"the 部门 class {own} does not go with the 政府 class {other}, but with {listed}",
                )
                yield Outcome(rule, "failed", message=message, spot=Spot(at, row=row, column=own_at))


def _classes(cells: Sequence[Cell | None]) -> list[tuple[str, int]]:
    """The classes (类) that the cells of a row begin with, and their columns; a name of its own is no code."""
    texts = [(normal(cell.text), column) for column, cell in enumerate(cells) if cell is not None]
    return [(match[1], column) for text, column in texts if (match := _CODE.match(text)) and not _is_amount(text)]


def _is_amount(text: str) -> bool:
    """A figure that looks like a code (502) is one only if nothing but digits and marks of a number is in it."""
    return "." in text or "," in text or (len(text) == 3 and text.isdigit())


def class_columns(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for each form with a column 公用经费: no row of 301 or 303 has an amount there. Told once a form."""
    for form in facts.forms:
        if not any((column.means or {}).get("nature") == "公用经费" for column in form.columns):
            continue
        cells = [fact for fact in form.cells.values() if fact.figure.value != 0 and _is_staff(fact)]
        strays = [fact for fact in cells if fact.context is not None and fact.context.nature == "公用经费"]
        if not strays:
            if cells:
                yield Outcome(rule, "passed")
            continue
        named = "、".join(dict.fromkeys(f"{fact.label} {fact.figure.text}" for fact in strays))
        message = Message(
            f"工资福利支出、对个人和家庭的补助属于人员经费，此表有金额填在公用经费一栏：{named}",
            f"301 and 303 are 人员经费, yet this form has amounts of theirs in the column of 公用经费: {named}",
        )
        place = strays[0].figure.place
        spot = Spot(form.block, place.start, place.end, place.row_index, place.column_index)
        yield Outcome(rule, "failed", message=message, spot=spot)


def _is_staff(fact: Fact) -> bool:
    return fact.context is not None and fact.context.econ[:3] in ("301", "303")
