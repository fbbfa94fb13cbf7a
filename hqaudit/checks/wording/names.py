"""One name for one thing: glossary entries once, a project under one name in every form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from hqaudit.facts.vocabulary import normal, unnumbered
from hqaudit.model.blocks import Table
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_ENTRY = re.compile(r"^([^：:。，]{2,20})[：:]")
_ALIKE = 0.5
_FEW = 3


def glossary(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for a term that 名词解释 defines a second time."""
    known: dict[str, str] = {}
    inside = False
    for at, block in enumerate(facts.document.blocks):
        if isinstance(block, Table):
            inside = False
        if isinstance(block, Table) or block.kind in ("toc", "note"):
            continue
        if block.kind == "heading" and block.level <= 2:
            inside = "名词解释" in normal(block.text) or (inside and block.level > 1)
        match = _ENTRY.match(unnumbered(normal(block.text))) if inside else None
        if match is None:
            continue
        term = match[1]
        if term in known:
            same = known[term] == normal(block.text)
            how = ("内容相同", "with the same words") if same else ("解释不同", "differently")
            message = Message(f"名词解释中“{term}”出现两次，{how[0]}", f"the glossary defines “{term}” twice, {how[1]}")
            start = block.text.find(term[0])
            yield Outcome(rule, "failed", message=message, spot=Spot(at, max(start, 0), max(start, 0) + len(term)))
        else:
            known[term] = normal(block.text)
            yield Outcome(rule, "passed")


Names = dict[str, Spot]


def projects(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for a project whose name in one form is, slightly changed, missing in another."""
    heads = {normal(str(head)) for head in rule.settings["heads"]}
    lists = [
        (block.title or "", names)
        for at, block in enumerate(facts.document.blocks)
        if isinstance(block, Table) and len(names := _names(at, block, heads)) >= _FEW
    ]
    base_title, base = next(((t, n) for t, n in lists if "项目支出" in t and "绩效" not in t), ("", {}))
    for title, names in lists:
        shared = set(names) & set(base)
        if not base or names is base or "绩效" not in title or 2 * len(shared) <= min(len(names), len(base)):
            continue
        yield Outcome(rule, "passed")
        missing = [name for name in base if name not in names]
        for other in (name for name in names if name not in base):
            near = max(missing, key=lambda name: _likeness(name, other), default=None)
            if near is not None and _likeness(near, other) >= _ALIKE:
                missing.remove(near)
                message = Message(
                    f"同一项目名称不一致：“{base_title}”为“{near}”，“{title}”为“{other}”",
                    f"one project under two names: “{near}” in “{base_title}”, “{other}” in “{title}”",
                )
                yield Outcome(rule, "failed", message=message, spot=names[other])


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _names(at: int, table: Table, heads: set[str]) -> Names:
    """The names under a head (项目名称, 任务名称), which may be the table's own or stand in its body."""
    names: Names = {}
    for index, path in enumerate(table.columns):
        if path and normal(path[-1]) in heads:
            _collect(at, table, index, 0, names)
    for row, cells in enumerate(table.rows):
        for index, cell in enumerate(cells):
            if cell is not None and normal(cell.text) in heads:
                _collect(at, table, index, row + 1, names)
    return names


def _collect(at: int, table: Table, column: int, first: int, names: Names) -> None:
    for row in range(first, len(table.rows)):
        cells = table.rows[row]
        lead = cells[0]
        if first and column and lead is not None and lead.text.strip():
            return
        cell = cells[column]
        text = normal(cell.text) if cell is not None else ""
        if text and not text.isdigit() and "合计" not in text:
            names.setdefault(text, Spot(at, 0, len(cell.text) if cell else 0, row, column))
