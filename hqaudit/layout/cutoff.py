"""Whether a text was cut off where its lines end: told by its words, where the layout says that a paragraph ends."""

from __future__ import annotations

import re

from hqaudit.layout.outline import ends_sentence, heading_level, squeeze

WRAPPED = 25
"""A line without any punctuation that is longer than this is part of a sentence."""

_DANGLING = ("，", "、", ",")
_JOINING = tuple("，。；、：）)”’》％%,;")
_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"), ("(", ")"))
_CLAUSE = re.compile(r"[，。；！？：,;]")
_ASKS = re.compile(r"(?:[为是共计约达到]|增加|减少|增长|下降)$")
_AMOUNT = re.compile(r"[-+−]?\d[\d,]*(?:\.\d+)?\s*(?:[百千万亿]*元|[%％‰]|个百分点)")
_WHOLE = re.compile(
    r"(?:概况|说明|情况|部分|解释|报告|[总附]?表|目录|附件|职责|职能|构成)(?:[(（].*[)）])?$|[\dA-Za-z%％)）元辆台套个人次批]$"
)


def is_cut_off(text: str, rest: str, previous: str) -> bool:
    """Whether the text can only go on with ``rest``; ``previous`` is the text before it."""
    if heading_level(rest):
        return False
    if _ASKS.search(text) and _AMOUNT.match(rest):
        return True
    if text.endswith(_DANGLING) or rest.startswith(_JOINING) or _is_open(text):
        return True
    if ends_sentence(text) or _CLAUSE.search(text) or _WHOLE.search(text) or not _CLAUSE.search(rest):
        return False
    level = heading_level(text)
    if level:
        return level >= 4 and heading_level(previous) == level and ends_sentence(previous)
    return len(squeeze(text)) > WRAPPED


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation mark at the end of the text is still open."""
    return any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS)
