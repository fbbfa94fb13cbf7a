"""Lists in sentences: 共有车辆 8 辆，其中：机要通信用车 2 辆、其他用车 6 辆."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from hqaudit.facts.numbers import Number, text_numbers
from hqaudit.facts.spans import after_unit, figure_of
from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.fact import Claim, Fact
from hqaudit.model.figure import AMOUNT_UNITS, PERCENT

_STOP = re.compile(r"[。！]|增|减|比|较|上年|预留|面向|单价|单位价值|以上|以下|占(?!用|有)")
_SHARE = re.compile(r"^[，,]?占[^，,；;。]*$")
_OPEN = re.compile(r"其中|分别(?:为|是)|包括")
_LABEL = re.compile(r"[，,、：:；;（(]")
_SUMMED = ("辆", "台", *AMOUNT_UNITS)
"""Units whose lists divide their whole; people, rooms and institutions are counted in overlapping ways."""
_OWN = re.compile(r"[，,、；;：:。]")
_BARE = ("", "主要", "具体", "其", "各项", "大致")
"""Words before 包括 that leave the amount before it the subject: 支出包括 has a subject of its own."""
_LONG = 30
_FEW = 2


def read_lists(block: int, text: TextBlock, heading: str | None, known: Mapping[int, Fact]) -> Iterator[Claim]:
    """A claim of kind list for every whole with its parts; ``known`` holds the facts of amounts by where they start."""
    numbers = list(text_numbers(text.text))
    for index, whole in enumerate(numbers[:-1]):
        gap = text.text[after_unit(text.text, whole) : numbers[index + 1].start]
        opened = _OPEN.search(gap)
        if opened is None or whole.unit not in _SUMMED or not _goes_on(gap[: opened.start()], opened[0]):
            continue
        parts = _parts(text.text, numbers[index + 1 :], whole, gap[opened.end() :])
        if len(parts) >= _FEW:
            made = tuple(_fact(block, heading, number, label, text, known) for number, label in parts)
            label = _label(text.text[: whole.start])
            yield Claim("list", None, block, 0, whole=_fact(block, heading, whole, label, text, known), parts=made)


def _goes_on(before: str, opener: str) -> bool:
    """Whether the words between an amount and what opens a list leave the amount the list's whole."""
    if _STOP.search(before):
        return False
    return opener == "其中" or normal(_OWN.split(before)[-1]) in _BARE


def _parts(text: str, numbers: Sequence[Number], whole: Number, first: str) -> list[tuple[Number, str]]:
    parts: list[tuple[Number, str]] = []
    gap = first
    for index, number in enumerate(numbers):
        if index:
            gap = text[after_unit(text, numbers[index - 1]) : number.start]
        if number.unit == PERCENT and _SHARE.match(gap.strip()):
            continue
        if _STOP.search(gap) or (index and _OPEN.search(gap)) or number.unit != whole.unit or len(gap) > _LONG:
            break
        parts.append((number, _label(gap)))
    return parts


def _label(gap: str) -> str:
    return normal(_LABEL.split(gap)[-1])[-_LONG:]


def _fact(
    block: int, heading: str | None, number: Number, label: str, text: TextBlock, known: Mapping[int, Fact]
) -> Fact:
    if number.start in known:
        return known[number.start]
    return Fact(figure_of(block, heading, number, text), label, None, number.decimals)
