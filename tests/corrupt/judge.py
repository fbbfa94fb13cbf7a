"""What came of a damaged file."""

from __future__ import annotations

import time
from functools import cache
from typing import Literal, NamedTuple

from hqaudit.audit import audit_document
from hqaudit.cli.answers import Answer
from hqaudit.cli.workers import Limits
from hqaudit.errors import UnreadableDocument
from hqaudit.model.blocks import Document, Table
from hqaudit.readers import read
from hqaudit.rulebook import Rulebook, load_rulebook

Verdict = Literal["as before", "refused", "less read", "crash", "over limits"]
VERDICTS: tuple[Verdict, ...] = ("as before", "refused", "less read", "crash", "over limits")


class Reading(NamedTuple):
    """Whether a file is vouched for, and how much of it was read: characters, and figures that rules look at.

    ``seconds`` is the processor's time that it took.
    """

    vouched: bool
    characters: int = 0
    figures: int = 0
    seconds: float = 0.0


def reading(data: bytes) -> Reading:
    """What an audit makes of a file."""
    rules, start = _rules(), time.process_time()
    try:
        document = read("-", lambda: data)
    except UnreadableDocument:
        return Reading(vouched=False, seconds=time.process_time() - start)
    report = audit_document(document, "-", rules)
    seconds = time.process_time() - start
    return Reading(report.status == "checked", _characters(document), report.coverage.figures, seconds)


def verdict(before: Reading, answer: Answer) -> Verdict:
    """What has become of a file by its damage."""
    if answer.kind != "done":
        return "over limits" if answer.kind in {"killed", "memory"} else "crash"
    after = answer.value
    assert isinstance(after, Reading)
    if after.seconds > Limits().seconds:
        return "over limits"
    if not after.vouched:
        return "refused"
    return "as before" if (after.characters, after.figures) >= (before.characters, 0) else "less read"


def _characters(document: Document) -> int:
    return sum(
        sum(len(cell.text) for row in block.rows for cell in row if cell)
        if isinstance(block, Table)
        else len(block.text)
        for block in document.blocks
    )


@cache
def _rules() -> Rulebook:
    return load_rulebook()
