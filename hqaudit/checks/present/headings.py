"""目录 = the headings of the sections that follow, word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_NUMBER = re.compile(
    r"第[一二三四五六七八九十\d]+(?:部分|章|篇)|[一二三四五六七八九十]+(?=[、.．])|（[一二三四五六七八九十]+）"
)
_MARKS = re.compile(r"[、.．:：。\s]|20\d\d年度?")
_ALIKE = 0.7
_SHORTEST = 4
_LONGEST = 60
_MANY = 3
Lines = dict[str, list[tuple[int, str]]]
"""Lines by their number (三、, （三）, 第三部分): the block of each, and its words."""


def toc_headings(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for each heading that the 目录 words otherwise; many of them are told once.

    An entry and a heading of one number that are alike are taken to be one; entries of forms are no headings.
    """
    entries, headings = _lines(facts, toc=True), _lines(facts, toc=False)
    bodies = {words for found in headings.values() for _, words in found}
    differing: list[tuple[int, str, str]] = []
    for number, found in entries.items():
        for at, words in found:
            if words in bodies:
                yield Outcome(rule, "passed")
                continue
            near = [other for _, other in headings.get(number, ()) if _alike(words, other)]
            if len(set(near)) == 1 and near[0] not in {words for _, words in found}:
                differing.append((at, words, near[0]))
    if len(differing) > _MANY:
        differing, more = differing[:1], len(differing)
        yield from (_told(rule, facts, entry, more) for entry in differing)
        return
    yield from (_told(rule, facts, entry, 1) for entry in differing)


def _lines(facts: Facts, toc: bool) -> Lines:
    lines: Lines = defaultdict(list)
    entity = normal(facts.profile.entity or "\0")
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or (block.kind == "toc") != toc or len(block.text) > _LONGEST:
            continue
        text = normal(block.text)
        number = _NUMBER.match(text)
        words = _MARKS.sub("", text[number.end() :]).replace(entity, "") if number else ""
        if number and len(words) >= _SHORTEST and not words.endswith("表"):
            lines[number[0]].append((at, words))
    return lines


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _told(rule: Rule, facts: Facts, entry: tuple[int, str, str], count: int) -> Outcome:
    at, words, heading = entry
    zh, en = f"目录为“{words}”，正文标题为“{heading}”", f"the 目录 says “{words}”, the heading is “{heading}”"
    if count > 1:
        zh = f"目录中有 {count} 个标题与正文不一致，如{zh}"
        en = f"the 目录 words {count} headings otherwise than they are, e.g. {en}"
    block = facts.document.blocks[at]
    end = len(block.text) if isinstance(block, TextBlock) else 0
    return Outcome(rule, "failed", message=Message(zh, en), spot=Spot(at, 0, end))
