"""The years named: a form's title bears the report's year, a comparison is not with the report's own year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.facts.numbers import fold
from hqaudit.model.blocks import Table, TextBlock
from hqaudit.model.fact import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_TITLE = re.compile(r"(20\d\d)\s*年")
_COMPARED = re.compile(r"(?:比|与|较)\s*(20\d\d)\s*年(?:度)?[^，。；、]{0,12}?(?:相比|增加|减少|增长|下降|持平)")


def title_years(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A form whose title bears another year than the report."""
    year = facts.profile.year
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, Table) or not block.title or year is None:
            continue
        named = [int(found) for found in _TITLE.findall(fold(block.title))]
        if not named:
            continue
        if year in named:
            yield Outcome(rule, "passed")
            continue
        message = Message(
            f"表题“{block.title}”的年份与本报告（{year} 年）不符",
            f"the title “{block.title}” bears another year than the report ({year})",
        )
        yield Outcome(rule, "failed", message=message, spot=Spot(at))


def compared_years(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A comparison with the report's own year."""
    year = facts.profile.year
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or block.kind != "paragraph" or year is None:
            continue
        for match in _COMPARED.finditer(fold(block.text)):
            if int(match[1]) != year:
                yield Outcome(rule, "passed")
                continue
            message = Message(
                f"“{match[0]}”：与本年自己比较，应为上年（{year - 1} 年）",
                f"“{match[0]}” compares the year with itself; last year ({year - 1}) must be meant",
            )
            yield Outcome(rule, "failed", message=message, spot=Spot(at, match.start(), match.end()))
