"""The years named: in a form's title, in a comparison, and of the day on which vehicles and staff were counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.facts.numbers import fold
from hqaudit.model.blocks import Table, TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_TITLE = re.compile(r"(20\d\d)\s*年")
_OTHER_YEAR = re.compile(
    r"[底末月日]|执行|完成情况|资产|绩效|评价|自评|债务|规划|项目(?!.{0,2}支出)|上年|[-—－至~～]\s*20\d\d"
)
"""Titles that may bear another year: of a day, of what was carried out, of a project's or of several years."""
_COMPARED = re.compile(r"(?:比|与|较)\s*(20\d\d)\s*年(?:度)?[^，。；、]{0,12}?(?:相比|增加|减少|增长|下降|持平)")

_COUNTED = re.compile(
    r"(截[至止][到至]?\s*(20\d\d)\s*年\s*(?:(\d{1,2})\s*月\s*(?:\d{1,2}\s*日|底|末)?|[底末]|年[底末]))"
    r"(?!，?预[计测])[^。；;]{0,40}?(?:[共拥占实现]有|车辆|固定资产|编制)"
)
_LAST = 12
_SPRING = 5
"""Budgets are published in the first months of their year: no later month has come by then."""


def title_years(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A form whose title bears another year than the report; one of assets at a day, or of a project, may."""
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
        if _OTHER_YEAR.search(block.title):
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
            planned = facts.profile.basis == "决算" and "预算" in match[0]
            if int(match[1]) != year or planned:  # accounts are held against the budget of their own year
                yield Outcome(rule, "passed")
                continue
            message = Message(
                f"“{match[0]}”：与本年自己比较，应为上年（{year - 1} 年）",
                f"“{match[0]}” compares the year with itself; last year ({year - 1}) must be meant",
            )
            yield Outcome(rule, "failed", message=message, spot=Spot(at, match.start(), match.end()))


def as_of_dates(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """Vehicles, assets and staff are counted on a day that has come: in accounts, on the last one of their year."""
    year = facts.profile.year
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or block.kind == "toc" or year is None or facts.profile.kind is None:
            continue
        for match in _COUNTED.finditer(fold(block.text)):
            named, month = int(match[2]), int(match[3] or _LAST)
            if facts.profile.basis == "决算":
                wrong = month == _LAST and named != year
                zh, en = f"不是本年（{year} 年）末", f"is not the end of the year of these accounts ({year})"
            else:
                wrong = (named, month) > (year, _SPRING)
                zh = f"在 {year} 年预算公布时还没有到，应为上年的日期"
                en = f"had not come when the budget of {year} was published; a day of the year before must be meant"
            if not wrong:
                yield Outcome(rule, "passed")
                continue
            message = Message(f"“{match[1]}”{zh}", f"“{match[1]}” {en}")
            yield Outcome(rule, "failed", message=message, spot=Spot(at, match.start(1), match.end(1)))
