"""Notes on forms: one on an empty form, none on a filled one, none that speaks of another form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hqaudit.checks.present.forms import filled, known
from hqaudit.facts.titles import plain_title
from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import Table, TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.form import Form
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_NEAR = 4
_SENTENCE = re.compile(r"[^。！!；;]+")
_GENERAL = re.compile(r"(?:空表|表格为空|空白表|表中无数据)[^。]{0,12}(?:表示|即|说明|系|代表|为)")
"""A note at the 目录 that says of every empty form why it is empty."""
_NOTHING = re.compile(r"(?<![\d.])0(?:\.0+)?\s*(?:万元|元|[，、）)]|$)|无|没有|未安排|不涉及|为零|空表")


def empty_notes(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A budget form without a figure has a note that says so: beside it, or a sentence of the narrative."""
    pattern = re.compile(str(rule.settings["note"]))
    subjects: Mapping[str, object] = rule.settings["subjects"]
    sentences = list(_sentences(facts))
    general = any(_GENERAL.search(sentence) for sentence in sentences)
    for form in facts.forms:
        if not known(form) or filled(form) or (form.means or {}).get("only"):
            continue
        beside = any(pattern.search(text) for text in _around(facts, form.block))
        if beside or general or _explained(form, subjects, sentences):
            yield Outcome(rule, "passed")
            continue
        if not facts.statements:
            # the forms alone, published beside a narrative that may say why
            yield Outcome(rule, "unchecked", reason="narrative_elsewhere")
            continue
        title = form.table.title or plain_title(form.title)
        message = Message(
            f"“{title}”没有数字，也没有说明为何为空", f"“{title}” has no figure and no note that says why"
        )
        yield Outcome(rule, "failed", message=message, spot=Spot(form.block))


def _sentences(facts: Facts) -> Iterator[str]:
    for block in facts.document.blocks:
        if isinstance(block, TextBlock):
            yield from _SENTENCE.findall(normal(block.text))
        else:
            yield from (normal("".join(cell.text for cell in row if cell is not None)) for row in block.rows)


def _explained(form: Form, subjects: Mapping[str, object], sentences: Sequence[str]) -> bool:
    """Whether a sentence says that there is nothing of what the form is about (政府性基金拨款支出预算 0 万元)."""
    title = normal(form.table.title or "")
    mine = [re.compile(str(pattern)) for pattern in subjects.values() if re.search(str(pattern), title)]
    return any(
        _NOTHING.search(sentence, found.end()) or _NOTHING.search(sentence[: found.start()][-12:])
        for sentence in sentences
        for subject in mine
        if (found := subject.search(sentence)) is not None
    )


def filled_notes(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A form with figures has no note that it is empty."""
    pattern = re.compile(str(rule.settings["note"]))
    for form in facts.forms:
        if not known(form) or not filled(form):
            continue
        note = next((text for text in _after(facts, form.block) if pattern.search(text)), None)
        if note is None:
            yield Outcome(rule, "passed")
            continue
        title = form.table.title or form.title
        message = Message(f"“{title}”有数字，却注明“{note}”", f"“{title}” has figures, but a note says “{note}”")
        yield Outcome(rule, "failed", message=message, spot=Spot(form.block))


def other_notes(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """The note below an empty form speaks of that form: not of 国有资本经营预算 below 政府性基金预算支出表."""
    subjects: Mapping[str, object] = rule.settings["subjects"]
    for form in facts.forms:
        title = normal(form.table.title or "")
        mine = {name for name, pattern in subjects.items() if re.search(str(pattern), title)}
        if not mine or filled(form):
            continue
        for at, text in _notes_below(facts, form.block):
            spoken = {name for name, pattern in subjects.items() if re.search(str(pattern), normal(text))}
            if not spoken:
                continue
            if spoken & mine:
                yield Outcome(rule, "passed")
                continue
            other, shown = "、".join(sorted(spoken)), form.table.title or form.title
            message = Message(
                f"“{shown}”下的说明讲的是“{other}”：{text.strip()}",
                f"the note below “{shown}” speaks of “{other}”: {text.strip()}",
            )
            yield Outcome(rule, "failed", message=message, spot=Spot(at, 0, len(text)))


def _notes_below(facts: Facts, at: int) -> Iterator[tuple[int, str]]:
    """The notes right below a form (注：…, 说明：…, 备注：…), by block."""
    for below in range(at + 1, min(at + 1 + _NEAR, len(facts.document.blocks))):
        block = facts.document.blocks[below]
        if isinstance(block, Table) or block.kind == "heading":
            return
        if block.kind == "note" or re.match(r"（?(?:注|说明|备注)[:：\d]", normal(block.text)):
            yield below, block.text


def _around(facts: Facts, at: int) -> Iterator[str]:
    """The texts beside a form and the cells in it: where a note on its emptiness may stand."""
    blocks = facts.document.blocks
    for block in blocks[max(at - _NEAR, 0) : at]:
        if isinstance(block, TextBlock):
            yield block.text
    yield from _after(facts, at)
    table = blocks[at]
    if isinstance(table, Table):
        yield from (cell.text for row in table.rows for cell in row if cell is not None)


def _after(facts: Facts, at: int) -> Iterator[str]:
    for block in facts.document.blocks[at + 1 : at + 1 + _NEAR]:
        if isinstance(block, Table) or block.kind == "heading":
            return
        yield block.text
