"""A rule applied to particular facts."""

from __future__ import annotations

from typing import Literal, NamedTuple

from hqaudit.model.fact import Fact
from hqaudit.model.message import Message
from hqaudit.model.relation import Relation
from hqaudit.model.report import Severity
from hqaudit.model.rule import Rule

Status = Literal["passed", "failed", "unchecked"]


class Spot(NamedTuple):
    """Where an outcome about words stands: block, and the span of its text (for a cell, row and column as well).

    ``page`` stands in for the block where the outcome is about a page as a whole.
    """

    block: int | None
    start: int = 0
    end: int = 0
    row: int | None = None
    column: int | None = None
    page: int | None = None


class Outcome(NamedTuple):
    """Passed, failed, or not checked because of ``reason``.

    ``facts`` are the figures compared; ``suspects`` those of them that the outcome itself casts doubt on (all of them
    if empty). ``message`` and ``working`` are set on failures only; ``severity`` where it is not the rule's.
    ``relation`` is what was demanded of the figures, where it can be put as arithmetic. ``values`` are what a rule's
    own message may quote of the comparison, by name (left, right, difference).
    """

    rule: Rule
    status: Status
    facts: tuple[Fact, ...] = ()
    suspects: tuple[Fact, ...] = ()
    message: Message | None = None
    working: tuple[Message, ...] = ()
    severity: Severity | None = None
    spot: Spot | None = None
    reason: str = ""
    relation: Relation | None = None
    values: tuple[tuple[str, str], ...] = ()

    @property
    def asks(self) -> bool:
        """Whether what failed asks for another figure: arithmetic does, but for what is no more than noted."""
        return self.relation is not None and self.severity != "info"

    @property
    def notes(self) -> bool:
        """Whether arithmetic failed by no more than a tail difference."""
        return self.status == "failed" and self.relation is not None and self.severity == "info"
