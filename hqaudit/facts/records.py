"""Record forms: tables without columns of amounts, in which a label stands left of its amount (绩效目标表)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.facts.forms import Slot, cell_figure, settle
from hqaudit.facts.numbers import Number, cell_number, is_blank
from hqaudit.facts.vocabulary import Vocabulary, normal, unnumbered
from hqaudit.model.blocks import Table
from hqaudit.model.fact import Fact, Form, Profile
from hqaudit.model.figure import AMOUNT_UNITS

_MARK = re.compile(r"（(?:单位：)?(亿元|万元|千元|元)）")
_MONEY = re.compile(r"资金|预算|金额|支出|收入|经费|拨款|总额")
_LAST = re.compile(r".*[：）](?=.)")
RECORD = "record"


def read_records(form: Form, section: str | None, profile: Profile, vocabulary: Vocabulary) -> Iterator[Fact]:
    """The amounts of a table that stand in no column of amounts but beside a label that speaks of money."""
    unit = form.table.unit or _unit(form.table)
    if unit is None:
        return
    whole = form.means is not None and form.means.get("only") == RECORD
    targets = vocabulary.patterns["not_amounts"]
    for row, cells in enumerate(form.table.rows):
        label = ""
        for column, cell in enumerate(cells):
            if cell is None or is_blank(cell.text) or form.columns[column].kind in ("code", "serial"):
                continue
            number = cell_number(cell.text)
            if number is None:
                label = cell.text
            elif (row, column) not in form.cells and _is_money(number, label):
                slot = Slot(row, column, cell, number)
                figure = cell_figure(form, slot, " ".join(label.split()), section, unit)
                words = _words(label)
                target = any(targets.search(normal(level)) for level in form.columns[column].path)
                means = vocabulary.lexicon("items", "funds", "neutral").read(words) if whole and not target else None
                context = settle({"side": "支出", **means}, profile) if means else None
                why = "" if context else "form_unknown"
                yield Fact(figure, words, context, number.decimals, why)


def _unit(table: Table) -> str | None:
    """The unit of money that a label of the table names."""
    texts = (normal(cell.text) for row in table.rows for cell in row if cell is not None)
    return next((match[1] for text in texts if (match := _MARK.search(text))), None)


def _is_money(number: Number, label: str) -> bool:
    if number.unit:
        return number.unit in AMOUNT_UNITS
    return len(label) < 40 and _MONEY.search(label) is not None


def _words(label: str) -> str:
    """The last words of a label: 基本支出 of 2、资金结构：（1）基本支出."""
    plain = _MARK.sub("", normal(label))
    return unnumbered(_LAST.sub("", plain))
