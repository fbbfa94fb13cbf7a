"""Codes printed alike within a form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hqaudit.model.blocks import Table
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_LONG = re.compile(r"\d{10,}")


def code_lengths(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """Long codes (of projects) of one column that have another length than the rest."""
    for at, block in enumerate(facts.document.blocks):
        if isinstance(block, Table):
            for column in range(len(block.columns)):
                yield from _column(rule, at, block, column)


def _column(rule: Rule, at: int, table: Table, column: int) -> Iterator[Outcome]:
    codes = [
        (row, cell.text.strip())
        for row, cells in enumerate(table.rows)
        if (cell := cells[column]) is not None and _LONG.fullmatch(cell.text.strip())
    ]
    lengths = Counter(len(code) for _, code in codes)
    if len(codes) < 3:
        return
    usual, often = lengths.most_common(1)[0]
    if often * 2 <= len(codes):
        return
    yield Outcome(rule, "passed")
    for row, code in codes:
        if len(code) != usual:
            message = Message(
                f"编码 {code} 为 {len(code)} 位，同列其他编码为 {usual} 位",
                f"the code {code} has {len(code)} digits, the others of its column {usual}",
            )
            yield Outcome(rule, "failed", message=message, spot=Spot(at, 0, len(code), row, column))
