"""Text that the file holds and the page does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.model.fact import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_DIGIT = re.compile(r"\d")


def hidden(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for each page on which part of a figure is hidden; passed for each other page."""
    for page in facts.document.pages:
        runs = [run.text for run in page.hidden if _DIGIT.search(run.text)]
        if not runs:
            yield Outcome(rule, "passed")
            continue
        shown = "、".join(runs[:3])
        message = Message(
            f"第 {page.number} 页有数字未完整显示（被单元格边界截去）：{shown}",
            f"page {page.number}: digits are cut off at the border of their cell: {shown}",
        )
        yield Outcome(rule, "failed", message=message, spot=Spot(None, page=page.number))
