"""决算数大于（小于、等于）预算数: the word fits the two amounts that the paragraph states of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hqaudit.checks.common import name, printed
from hqaudit.model.blocks import TextBlock
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_PLAN = re.compile(r"预算(?:数|金额|总额|支出)?$")
_DONE = re.compile(r"决算(?:数|支出)?$|^(?:实际)?支出(?:数)?$")
_SAID = re.compile(
    r"决\s*算\s*数?\s*(?P<above>大\s*于|高\s*于|超\s*过|多\s*于)?(?P<below>小\s*于|低\s*于|少\s*于)?"
    r"(?P<equal>等\s*于|与(?=[^，。；]{0,12}?(?<!基本)(?:持\s*平|一致|相同)))?\s*"
    r"(?P<plan>年初|全年|调整)?(?:财政拨款|支出)?\s*预\s*算\s*数?(?!编制|管理)"
)
_SIGNS = {"above": 1, "below": -1, "equal": 0}


def against_plan(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for each such clause behind a 决算 and a 预算 of the same thing in its paragraph."""
    stated: dict[int, list[Fact]] = {}
    for fact in facts.statements:
        if fact.figure.is_amount and not fact.approximate:
            stated.setdefault(fact.figure.place.block, []).append(fact)
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, TextBlock) or at not in stated:
            continue
        for match in _SAID.finditer(block.text):
            word = next((key for key in _SIGNS if match[key]), "")
            before = [fact for fact in stated[at] if fact.figure.place.end <= match.start()]
            pair = _pair(before, match["plan"] or "") if word else None
            if pair is not None:
                yield _judged(rule, pair, match, _SIGNS[word], at)


def _pair(before: Sequence[Fact], wanted: str) -> tuple[Fact, Fact] | None:
    """The last amount if it is a 决算, and the 预算 right before it (年初 or 全年, as named) if it is of the same."""
    if not before or not _DONE.search(before[-1].label):
        return None
    done, plans = before[-1], []
    for fact in reversed(before[:-1]):
        if not _PLAN.search(fact.label) or done.sentence - fact.sentence > 1 or _differ(fact, done):
            break
        plans.append(fact)
    named = [
        fact for fact in plans if not wanted or wanted.replace("调整", "全年") in fact.label.replace("调整", "全年")
    ]
    return (done, named[0]) if len(named) == 1 else None


def _differ(plan: Fact, done: Fact) -> bool:
    """Whether the two are known to be of different things."""
    one, other = plan.context, done.context
    return one is not None and other is not None and one._replace(basis=other.basis) != other


def _judged(rule: Rule, pair: tuple[Fact, Fact], match: re.Match[str], sign: int, block: int) -> Outcome:
    done, plan = pair
    more = (done.amount > plan.amount) - (done.amount < plan.amount)
    if more == sign or (sign == 0 and done.range.meets(plan.range)):
        return Outcome(rule, "passed", pair)
    words = "".join(match[0].split()) + ("" if sign or match["equal"] != "与" else "持平")
    real = {1: "大于", -1: "小于", 0: "等于"}[more]
    message = Message(
        f"写“{words}”，但“{name(done)}”为 {printed(done)}，{real}预算 {printed(plan)}",
        f"“{words}”, but “{name(done)}” is {printed(done)} and the budget {printed(plan)}",
    )
    return Outcome(rule, "failed", pair, pair, message, spot=Spot(block, match.start(), match.end()))
