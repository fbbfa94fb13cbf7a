"""Brackets and quotation marks come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_PAIRS = {"（": "）", "〔": "〕", "【": "】", "《": "》", "“": "”"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}
_POINT = re.compile(r"(?<![（(\w])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[）)]")
"""A point of a list (1）, a)): its bracket has no other half."""
_AROUND = 8


def pairs(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for each sentence with a bracket or quotation mark that lacks its other half."""
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or block.kind not in ("paragraph", "heading"):
            continue
        if "\ufffd" in block.text or not block.text.rstrip().endswith(("。", "；", "：", "）")):
            continue  # text that may go on elsewhere proves nothing
        lone = _lone(_POINT.sub(lambda point: "·" * len(point[0]), block.text.replace("(", "（").replace(")", "）")))
        if lone is None:
            yield Outcome(rule, "passed")
            continue
        sign = block.text[lone]
        around = block.text[max(lone - _AROUND, 0) : lone + _AROUND + 1].strip()
        message = Message(f"“{around}”中的{sign}不成对", f"the {sign} in “{around}” has no other half")
        yield Outcome(rule, "failed", message=message, spot=Spot(at, lone, lone + 1))


def _lone(text: str) -> int | None:
    """The offset of the first sign without its other half; None if there is none."""
    open_: list[tuple[int, str]] = []
    for at, sign in enumerate(text):
        if sign in _PAIRS:
            open_.append((at, sign))
        elif sign in _CLOSING:
            if not open_ or open_[-1][1] != _CLOSING[sign]:
                return open_[-1][0] if open_ else at
            open_.pop()
    return open_[0][0] if open_ else None
