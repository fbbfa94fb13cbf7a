"""What a sentence says 人员经费 and 公用经费 consist of is what 基本支出表 shows: the rows that are not zero."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_LIST = re.compile(
    r"(?P<nature>人员经费|公用经费)(?:[^，。；：]{0,24}[，,])?(?:主要)?(?:包括|包含|用于|有)[:：]?(?P<list>[^。；;（]{6,}(?:（[^）]*）[^。；;（]*)*)"
)
_CLASSES = {"人员经费": ("301", "303"), "公用经费": ("302", "307", "309", "310", "399")}
_DIVIDE = re.compile(r"[、，,]|(?<=费)和|(?<=金)和")
_MOST = 2
"""More differences than this: the list is no copy of the form's rows."""


def item_lists(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for each list of 经济分类款 that the form 基本支出 of the same report can be held against."""
    codes = {
        normal(name): code for code, names in rule.settings["codes"].items() if _is_section(code) for name in names
    }
    stated, labels = _not_zero(facts)
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or block.kind == "toc":
            continue
        for match in _LIST.finditer(normal(block.text)):
            words = [word for word in _DIVIDE.split(match["list"]) if word]
            rows = {code for code in stated if code.startswith(_CLASSES[match["nature"]])}
            listed = {codes[word]: word for word in words if word in codes and word not in labels}
            listed |= {code: word for word in words for code, name in stated.items() if name == word}
            if all(word in codes or word in labels for word in words):
                yield from _judged(rule, at, block.text, listed, {code: stated[code] for code in rows})


def _is_section(code: str) -> bool:
    return code[0] == "3" and len(code) == 5


def _not_zero(facts: Facts) -> tuple[dict[str, str], set[str]]:
    """The classes (款) that 基本支出表 shows with an amount and what it calls them; the names of all rows with one."""
    found: dict[str, str] = {}
    labels: set[str] = set()
    cells = [fact for form in facts.forms if "基本支出" in form.title for fact in form.cells.values()]
    for fact in (fact for fact in cells if fact.figure.value != 0):
        label = normal((fact.figure.place.row or "").split(" ", 1)[-1])
        labels.add(label)
        if fact.context is not None and _is_section(fact.context.econ or "0"):
            found[fact.context.econ] = label
    return found, labels


def _judged(rule: Rule, block: int, text: str, listed: Mapping[str, str], rows: Mapping[str, str]) -> Iterator[Outcome]:
    if not rows or len(set(listed) & set(rows)) * 2 < len(rows):
        return  # a list of another kind
    extra = [word for code, word in listed.items() if code not in rows]
    missing = [name for code, name in rows.items() if code not in listed]
    if not extra and not missing:
        yield Outcome(rule, "passed")
        return
    if not extra or max(len(extra), len(missing)) > _MOST:
        yield Outcome(rule, "unchecked", reason="structure_uncertain")
        return
    zh = f"文字列有“{'、'.join(extra)}”，基本支出表中这一项没有金额"
    en = f"the text lists “{', '.join(extra)}”, for which the form of 基本支出 has no amount"
    if missing:
        zh += f"；表中的“{'、'.join(missing)}”文字没有列"
        en += f"; the form's “{', '.join(missing)}” is not listed"
    start = max(text.find(extra[0]), 0)
    spot = Spot(block, start, start + len(extra[0]) if text.startswith(extra[0], start) else start)
    yield Outcome(rule, "failed", message=Message(zh, en), spot=spot)
