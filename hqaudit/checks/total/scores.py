"""Scores: the 分值 or 权重 of a performance table add up to 100, or to 90 where 10 are set apart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hqaudit.facts.numbers import cell_number
from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import Table
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_HEADS = ("分值", "权重", "分值（权重）", "分值权重", "权重（%）")
_FEW = 3


def scores(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every column of scores, whose sum must be one of the rule's ``wholes``."""
    wholes = {Decimal(str(whole)) for whole in rule.settings["wholes"]}
    for at, block in enumerate(facts.document.blocks):
        if not isinstance(block, Table):
            continue
        for column in (index for index, path in enumerate(block.columns) if path and normal(path[-1]) in _HEADS):
            found = _scores(block, column)
            if len(found) < _FEW:
                continue
            added = sum(found, Decimal(0))
            if added in wholes:
                yield Outcome(rule, "passed")
                continue
            title, expected = block.title or "", sorted(map(str, wholes), key=len, reverse=True)
            message = Message(
                f"“{title}”各指标分值相加为 {added}，应为 {' 或 '.join(expected)}",
                f"the scores of “{title}” add up to {added}, not to {' or '.join(expected)}",
            )
            yield Outcome(rule, "failed", message=message, spot=Spot(at))


def _scores(table: Table, column: int) -> list[Decimal]:
    """The scores of a column, rows of totals left out."""
    found = []
    for row in table.rows:
        cell = row[column]
        words = [normal(other.text) for other in row if other is not None]
        number = cell_number(cell.text) if cell is not None else None
        if number is not None and not any(word in ("合计", "总分", "总计", "小计") for word in words):
            found.append(number.value)
    return found
