"""Record forms: tables without columns of amounts, in which a label stands left of its amount (绩效目标表)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hqaudit.facts.contexts import settle
from hqaudit.facts.forms import MARK, Slot, cell_figure, unit_inside
from hqaudit.facts.numbers import Number, cell_number, is_blank
from hqaudit.facts.vocabulary import Means, Vocabulary, normal, unnumbered
from hqaudit.model.blocks import Cell
from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Profile
from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.form import Form

_MONEY = re.compile(r"资金|预算|金额|支出|收入|经费|拨款|总额|结转|结余")
_LAST = re.compile(r".*[：）](?=.)")
_TITLED = re.compile(r"(.{3,}?)(?:项目)?(?:支出)?(?:预算)?绩效")
_ONE_YEAR = re.compile(r"年度|当年|本年")
_WORDS = ("items", "funds", "headers", "neutral")
RECORD, PROJECT = "record", "project"


def read_records(form: Form, section: str | None, profile: Profile, vocabulary: Vocabulary) -> Iterator[Fact]:
    """The amounts of a table that stand in no column of amounts but beside a label that speaks of money."""
    unit = form.table.unit or unit_inside(form.table)
    if unit is None:
        return
    base = _base(form, vocabulary)
    periods: set[int] = set()
    for row, cells in enumerate(form.table.rows):
        base = _of_project(base, cells, vocabulary)
        for slot, label, this_year in _labelled(form, row, periods, vocabulary):
            known = form.cells.get((row, slot.column))
            words = _words(label) if label or not base else _head(form, slot.column, vocabulary)
            taken = known is not None and (known.context is not None or not base)
            if taken or not _is_money(slot.number, label or words):
                continue
            over = base if this_year or not base else {**base, "measure": "实施期"}
            target = _is_target(form, slot.column, vocabulary)
            context = None if target else _context(words, over, profile, vocabulary)
            if context is not None or known is None:
                figure = cell_figure(form, slot, " ".join((label or words).split()), section, unit)
                yield Fact(figure, words, context, slot.number.decimals, "" if context else "form_unknown")


def _labelled(form: Form, row: int, periods: set[int], vocabulary: Vocabulary) -> Iterator[tuple[Slot, str, bool]]:
    """The numbers of a row, the label left of each ("" for none), and whether that speaks of one year.

    Labels below 实施期资金总额 are of all years of the project (their columns are kept in ``periods``), below
    年度资金总额 of one.
    """
    label, beside = "", -1
    for column, cell in enumerate(form.table.rows[row]):
        if cell is None or is_blank(cell.text) or form.columns[column].kind in ("code", "serial"):
            continue
        number = cell_number(cell.text)
        if number is not None:
            yield Slot(row, column, cell, number), label, beside not in periods
            continue
        label, beside = cell.text, column
        if vocabulary.patterns["periods"].search(label):
            periods.add(column)
        elif _ONE_YEAR.search(label):
            periods.discard(column)


def _base(form: Form, vocabulary: Vocabulary) -> Means | None:
    """What every amount of the record is about: all of 支出, or a project that the title may name."""
    only = (form.means or {}).get("only")
    if only == RECORD:
        return {"side": "支出"}
    if only != PROJECT or any(column.kind == "amount" and column.means == {} for column in form.columns if column.path):
        return None
    named = _TITLED.match(form.title)
    name = named[1] if named and not vocabulary.patterns["other_forms"].search(named[1]) else ""
    known = vocabulary.lexicon("items", "neutral").read(name) is not None
    return {"side": "支出", "nature": "项目支出", "project": "" if known else name}


def _of_project(base: Means | None, cells: Sequence[Cell | None], vocabulary: Vocabulary) -> Means | None:
    """The record's base once a row has named the project: 项目名称 and, right of it, the name."""
    texts = [cell.text for cell in cells if cell is not None and not is_blank(cell.text)]
    if base is None or "project" not in base or len(texts) < 2:
        return base
    if vocabulary.patterns["project_heads"].fullmatch(normal(texts[0])):
        return {**base, "project": normal(texts[1])}
    return base


def _is_target(form: Form, column: int, vocabulary: Vocabulary) -> bool:
    targets = vocabulary.patterns["not_amounts"]
    return any(targets.search(normal(level)) for level in form.columns[column].path)


def _context(words: str, base: Means | None, profile: Profile, vocabulary: Vocabulary) -> Context | None:
    plain = vocabulary.patterns["periods"].sub("", words)
    means = vocabulary.lexicon(*_WORDS).read(plain) if base else None
    if base is None or means is None or base.get("project") == "":
        return None
    return settle({**base, **means}, profile)


def _head(form: Form, column: int, vocabulary: Vocabulary) -> str:
    """The end of the column's head that is understood: 财政拨款基本支出 for an amount right below it."""
    path = [normal(level) for level in form.columns[column].path]
    ends = ("".join(MARK.sub("", level) for level in path[at:]) for at in range(len(path)))
    return next((end for end in ends if end and vocabulary.lexicon(*_WORDS).read(end) is not None), "")


def _is_money(number: Number, label: str) -> bool:
    if number.unit:
        return number.unit in AMOUNT_UNITS
    return len(label) < 40 and _MONEY.search(label) is not None


def _words(label: str) -> str:
    """The last words of a label: 基本支出 of 2、资金结构：（1）基本支出."""
    plain = MARK.sub("", normal(label)).rstrip("：")
    return unnumbered(_LAST.sub("", plain))
