"""Numbers of headings and entries run on: none stands twice under one heading, none is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
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


class Entry(NamedTuple):
    """A numbered line: where it stands, how its number is printed (and where that ends), the number, the text.

    ``led`` says that words without a number stand between it and the numbered line before.
    """

    at: int
    sign: str
    end: int
    number: int
    text: str
    heading: bool
    led: bool


Step = tuple[Entry | None, Entry]
"""An entry and the one before it in its list; None where a list begins."""


def numbering(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome where a number repeats the one before it in its list."""
    for before, entry in _steps(facts):
        if before is None:
            continue
        if before.number != entry.number or before.text == entry.text:
            yield Outcome(rule, "passed")
            continue
        message = Message(
            f"序号“{entry.sign}”重复：“{_start(before.text)}”与“{_start(entry.text)}”",
            f"the number “{entry.sign}” stands twice: “{_start(before.text)}” and “{_start(entry.text)}”",
        )
        yield Outcome(rule, "failed", message=message, spot=Spot(entry.at, 0, entry.end))


def gaps(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome where headings leave out a number; lists of items may (the national list of classes does)."""
    for before, entry in _steps(facts):
        if before is None or not (before.heading and entry.heading):
            continue
        if entry.number != before.number + 2:
            yield Outcome(rule, "passed")
            continue
        message = Message(
            f"序号由“{before.sign}”跳到“{entry.sign}”：“{_start(before.text)}”之后是“{_start(entry.text)}”",
            f"the numbers go from “{before.sign}” to “{entry.sign}”: “{_start(before.text)}”, “{_start(entry.text)}”",
        )
        yield Outcome(rule, "failed", message=message, spot=Spot(entry.at, 0, entry.end))


def _steps(facts: Facts) -> Iterator[Step]:
    """Every numbered line with the one before it in its list.

    A number 一 that follows the words of another one of its look opens a list within that entry; the outer list goes
    on where its next number comes.
    """
    lists: dict[int, list[Entry]] = {}
    for level, entry in _entries(facts):
        if entry is None:
            lists.clear()
            continue
        for deeper in [key for key in lists if key > level]:
            del lists[deeper]
        open_ = lists.setdefault(level, [])
        inner = bool(open_) and entry.led and entry.number == 1 == open_[-1].number
        if not open_ or inner:
            open_.append(entry)
            yield None, entry
            continue
        going_on = [depth for depth, last in enumerate(open_) if entry.number == last.number + 1]
        if going_on:
            del open_[going_on[-1] + 1 :]
        yield open_[-1], entry
        open_[-1] = entry


def _entries(facts: Facts) -> Iterator[tuple[int, Entry | None]]:
    """The numbered lines by level (一、 2, （一） 3), and None where a heading ends every list."""
    led = False
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or block.kind in ("toc", "note"):
            continue
        match = _MARK.match(block.text)
        heading = block.kind == "heading"
        if match is not None:
            number = value_of(match[1] or match[2])
            yield 2 if match[1] else 3, Entry(at, match[0].strip(), match.end(), number, block.text, heading, led)
        elif heading and block.level <= 1:
            yield 0, None
        led = match is None


def _start(text: str) -> str:
    return re.split("[：:。，]", text.strip())[0][:20]
