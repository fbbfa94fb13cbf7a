"""持平, 无变化: this year's amount is last year's, where the words speak of it and of last year's budget."""

from __future__ import annotations

import re

from hqaudit.checks.common import name, printed
from hqaudit.checks.ratio import prior_of
from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.fact import Claim
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Same
from hqaudit.model.rule import Rule

_CLAUSE = re.compile(
    r"(?:收支|收入|支出|经费|预算|金额|总额|总数|数额|数|均|都|各|也|故|与|比|较|同|和|相比)*"
    r"(?:(?P<year>20\d\d)年度?|上年度?|去年|上一年度?)?(?:部门|单位)?(?:年初)?(?:预算)?(?:安排)?(?:收入|支出)?(?:数|总额|总数|金额)?"
    r"(?:相比|相较|对比|比较|比)?(?:均|都)?(?:保持)?"
    r"(?:持平|一致|相同|不变|无变化|没有变化|无增减|无增减变化|没有增减变化?|未发生变化|无变动|没有变动|无增减变动)"
)
_OTHER = re.compile(r"\d\s*[辆台套个人次批名项家户]|增加|减少|增长|下降|标准|批次|人数|编制|数量|保有量|除|其他")
"""What stands between the amount and the words speaks of another thing."""


def unchanged(rule: Rule, claim: Claim, facts: Facts) -> Outcome:
    """The outcome of one such claim; not checked where the words may be said of something else."""
    current = claim.part
    prior = prior_of(current, facts, facts.stated) if current is not None else None
    if current is None or prior is None or not _is_said_of_it(claim, facts):
        return Outcome(rule, "unchecked", reason="base_not_stated")
    alike = (current.figure.unit, current.decimals) == (prior.figure.unit, prior.decimals)
    relation = Same((current, prior))
    if current.amount == prior.amount or (not alike and current.range.meets(prior.range)):
        return Outcome(rule, "passed", (current, prior), relation=relation)
    message = Message(
        f"“{name(current)}”写与上年持平，但上年为 {printed(prior)}，本年为 {printed(current)}",
        f"“{name(current)}” is said to be unchanged, but it was {printed(prior)} and is {printed(current)}",
    )
    return Outcome(rule, "failed", (current, prior), (current, prior), message, relation=relation)


def _is_said_of_it(claim: Claim, facts: Facts) -> bool:
    """Whether the clause names nothing but last year, and nothing else has been spoken of since the amount."""
    block = facts.document.blocks[claim.block]
    if claim.part is None or not isinstance(block, TextBlock):
        return False
    pieces = [normal(piece) for piece in re.split(r"[，,；;。：:（()）]", claim.words)]
    at, found = next(((at, one) for at, piece in enumerate(pieces) if (one := _CLAUSE.fullmatch(piece))), (0, None))
    if found is None or (found["year"] and int(found["year"]) != (facts.profile.year or 0) - 1):
        return False
    start = block.text.find(claim.words, claim.part.figure.place.end)
    between = block.text[claim.part.figure.place.end : max(start, 0)] + "，".join(pieces[:at])
    return not _OTHER.search(between)
