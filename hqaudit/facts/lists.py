"""Lists in sentences: 共有车辆 8 辆，其中：机要通信用车 2 辆、其他用车 6 辆."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from hqaudit.facts.numbers import Number, text_numbers
from hqaudit.facts.spans import after_unit, figure_of
from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.fact import Claim, Fact
from hqaudit.model.figure import AMOUNT_UNITS, PERCENT

_STOP = re.compile(
    r"[。！]|增(?![人资值编])|减(?![免值])|比|较|上年|原因|预留|面向|单价|单位价值|以上|以下|占(?!用|有)"
)
_MOVED = re.compile(r"(?:^|[，,])(?:[比较与同][^，。]{0,12})?(?:增加|增长|减少|下降|上升|降低)了?$")
"""What is said of a part: by how much it changed."""
_SHARE = re.compile(r"^[，,]?占[^，,；;。]*$")
_OPEN = re.compile(r"其中|分别(?:为|是)|包括|包含|分为|构成|(?:主要|具体)?用于|^[：:]")
_LABEL = re.compile(r"[，,、：:；;（(]")
_NEXT = re.compile(r"[；;]")
_SUMMED = ("辆", "台", *AMOUNT_UNITS)
"""Units whose lists divide their whole; people, rooms and institutions are counted in overlapping ways."""
_OWN = re.compile(r"[，,、；;：:。]")
_BARE = ("", "主要", "具体", "其", "各项", "大致")
"""Words before 包括 that leave the amount before it the subject: 支出包括 has a subject of its own."""
_BEFORE = 200
"""Characters before an amount that may hold its label."""
_DEEP = 9
"""Brackets within one another."""
_MOST = 500
"""Numbers after a whole among which its parts are looked for."""
_LONG, _LONGEST = 30, 60
_PURPOSE = "用于"
_FEW = 2


def read_lists(block: int, text: TextBlock, heading: str | None, known: Mapping[int, Fact]) -> Iterator[Claim]:
    """A claim for every whole with its parts; ``known`` holds the facts of amounts by where they start.

    Its kind is list, or series where the parts are told at length (each with what it is for): that there are no more of
    them is then less certain.
    """
    numbers = list(text_numbers(text.text))
    for index, whole in enumerate(numbers[:-1]):
        gap = text.text[after_unit(text.text, whole) : numbers[index + 1].start]
        opened = _OPEN.search(gap)
        if opened is None or whole.unit not in _SUMMED or not _goes_on(gap[: opened.start()], opened[0]):
            continue
        after = numbers[index + 1 : index + 1 + _MOST]
        others = (number for number in after if whole.unit not in AMOUNT_UNITS or _is_money(number))
        walk = _Walk(text.text, whole, others, opened.end() + after_unit(text.text, whole))
        parts = walk.parts()
        if len(parts) >= _FEW and not (opened[0].endswith(_PURPOSE) and walk.purposes):
            made = tuple(_fact(block, heading, number, label, text, known) for number, label in parts)
            label = _label(text.text[max(0, whole.start - _BEFORE) : whole.start])
            kind = "series" if walk.long else "list"
            yield Claim(kind, None, block, 0, whole=_fact(block, heading, whole, label, text, known), parts=made)


def _goes_on(before: str, opener: str) -> bool:
    """Whether the words between an amount and what opens a list leave the amount the list's whole."""
    if _STOP.search(before):
        return False
    return opener == "其中" or normal(_OWN.split(before)[-1]) in _BARE


def _is_money(number: Number) -> bool:
    return number.unit == PERCENT or number.unit in AMOUNT_UNITS


class _Walk:
    """Goes from part to part of a list, over what stands in brackets: that divides a part, not the whole."""

    def __init__(self, text: str, whole: Number, numbers: Iterable[Number], start: int) -> None:
        self._text, self._whole, self._numbers, self._position = text, whole, numbers, start
        self.long = False
        self.purposes = False
        """A later part has a purpose of its own: then the first one's does not list them."""

    def parts(self) -> list[tuple[Number, str]]:
        """The parts with their labels, up to the first number that cannot be one."""
        found: list[tuple[Number, str]] = []
        depth, moved = 0, False
        for number in self._numbers:
            gap = self._text[self._position : number.start]
            self._position = after_unit(self._text, number)
            depth += sum(1 if sign in "（(" else -1 for sign in gap if sign in "（()）")
            if not 0 <= depth <= _DEEP:
                break
            if depth or (number.unit == PERCENT and _SHARE.match(gap.strip())):
                continue
            piece = _NEXT.split(gap)[-1]
            if _MOVED.search(piece):
                moved = True
                continue
            if _STOP.search(piece) or (found and _OPEN.search(piece)) or number.unit != self._whole.unit:
                break
            if len(piece) > _LONGEST:
                break
            self.purposes = self.purposes or (bool(found) and _PURPOSE in gap)
            self.long = self.long or moved or len(gap) > _LONG
            found.append((number, _label(piece)))
        return found


def _label(gap: str) -> str:
    return normal(_LABEL.split(gap)[-1])[-_LONG:]


def _fact(
    block: int, heading: str | None, number: Number, label: str, text: TextBlock, known: Mapping[int, Fact]
) -> Fact:
    if number.start in known:
        return known[number.start]
    return Fact(figure_of(block, heading, number, text), label, None, number.decimals)
