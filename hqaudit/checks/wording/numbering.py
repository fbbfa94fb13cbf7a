"""Numbers of headings and entries run on: none stands twice under one heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.model.blocks import TextBlock
from hqaudit.model.fact import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_MARK = re.compile(r"\s*(?:([一二三四五六七八九十]{1,3})、|[（(]([一二三四五六七八九十]{1,3})[）)])")
_SIGNS = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}


def value_of(sign: str) -> int:
    """十二 → 12."""
    tens, found, ones = sign.rpartition("十")
    if not found:
        return _SIGNS.get(sign, 0)
    return 10 * (_SIGNS.get(tens, 1)) + _SIGNS.get(ones, 0)


def numbering(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome where a number repeats the one before it at its level."""
    last: dict[int, tuple[int, str]] = {}
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or block.kind in ("toc", "note"):
            continue
        match = _MARK.match(block.text)
        if match is None:
            if block.kind == "heading" and block.level <= 1:
                last.clear()
            continue
        level = 2 if match[1] else 3
        number = value_of(match[1] or match[2])
        before = last.get(level)
        for deeper in [key for key in last if key > level]:
            del last[deeper]
        last[level] = (number, block.text)
        if before is not None and before[0] == number and before[1] != block.text:
            sign = match[0].strip()
            message = Message(
                f"序号“{sign}”重复：“{_start(before[1])}”与“{_start(block.text)}”",
                f"the number “{sign}” stands twice: “{_start(before[1])}” and “{_start(block.text)}”",
            )
            yield Outcome(rule, "failed", message=message, spot=Spot(at, 0, match.end()))
        elif before is not None:
            yield Outcome(rule, "passed")


def _start(text: str) -> str:
    return re.split("[：:。，]", text.strip())[0][:20]
