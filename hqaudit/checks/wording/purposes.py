"""What an item of spending is said to be for fits the item: 住房公积金 does not pay for 医疗保险."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_ITEM = re.compile(r"（款）[^（）。]{0,6}?(?P<item>[^（）。、，]{3,30})（项）")
_NEXT = 1
"""An item's purpose stands in its own paragraph or in the next."""
_PURPOSE = re.compile(r"(?:主要|具体)?用于[:：]?(?P<purpose>[^。；;]+)")


def purposes(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome where the purpose given for an item names only the subject of another item.

    ``subjects`` holds words of an item's name and the pattern of what such an item pays for. Only items with a subject
    are looked at, and only where the purpose has one: 主要用于人员经费支出 says nothing against any item.
    """
    subjects = {str(name): re.compile(str(pattern)) for name, pattern in rule.settings["subjects"].items()}
    item, since = "", 0
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or block.kind in ("toc", "heading") or at - since > _NEXT:
            item = ""
        if not isinstance(block, TextBlock) or block.kind == "toc":
            continue
        text = normal(block.text)
        for sentence in re.split(r"(?<=[。；;])", text):
            named = _ITEM.search(sentence)
            item, since = (named["item"], at) if named else (item, since)
            purpose = _PURPOSE.search(sentence)
            if item and purpose:
                spot = Spot(at, *_span(block.text, purpose["purpose"]))
                yield from _judged(rule, subjects, item, purpose["purpose"], spot)
                item = ""


def _judged(
    rule: Rule, subjects: Mapping[str, re.Pattern[str]], item: str, purpose: str, spot: Spot
) -> Iterator[Outcome]:
    own = [pattern for name, pattern in subjects.items() if name in item]
    spoken = [name for name, pattern in subjects.items() if pattern.search(purpose)]
    if not own or not spoken:
        return
    if any(pattern.search(purpose) for pattern in own):
        yield Outcome(rule, "passed")
        return
    message = Message(
        f"“{item}”的用途写成了“{purpose}”，是其他科目（{spoken[0]}）的说明",
        f"“{item}” is said to be for “{purpose}”: that belongs to another item ({spoken[0]})",
    )
    yield Outcome(rule, "failed", message=message, spot=spot)


def _span(text: str, wanted: str) -> tuple[int, int]:
    """Where words that were found without the spaces of the layout stand in a text; all of it if they are not found."""
    found = re.search(r"\s*".join(re.escape(sign) for sign in wanted), text)
    return found.span() if found else (0, len(text))
