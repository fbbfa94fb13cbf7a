"""Text that the file holds and the page does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.model.facts import Facts
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
            f"第 {page.number} 页有内容被单元格或页边截断，印不完整：{shown}",
            f"page {page.number}: text is cut off at the border of a cell or of the page: {shown}",
        )
        yield Outcome(rule, "failed", message=message, spot=Spot(None, page=page.number))
