"""What an audit of one document hands to the reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hqaudit.model.figure import Figure
from hqaudit.model.message import Message

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Gravest first."""
Role = Literal["suspect", "evidence"]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A figure in a finding: what it is called there (收入合计), its part in the proof, the line or row it stands in.

    ``quote`` is the sentence or row as printed; ``mark`` holds the offsets of the figure in it.
    """

    figure: Figure
    label: str
    role: Role
    quote: str = ""
    mark: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a wrong figure should be. ``cause`` is a name (digits_swapped), ``explanation`` a sentence."""

    value: str
    cause: str
    explanation: Message


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person should look at.

    ``working`` holds the computation, a line each ("基本支出 240.00 ≠ 人员经费 150.10 + 公用经费 20.20 = 170.30");
    ``page`` and ``line`` say where to look when the finding is about words and has no figure.
    """

    id: str
    rule: str
    severity: Severity
    title: Message
    message: Message
    exhibits: tuple[Exhibit, ...] = ()
    working: tuple[Message, ...] = ()
    suggestion: Suggestion | None = None
    page: int | None = None
    line: int | None = None
    section: str | None = None
    quote: str = ""
    mark: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many amounts and percentages of a report were checked; the last three add up to the first."""

    figures: int = 0
    verified: int = 0
    inconsistent: int = 0
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """How many rules passed, failed (at least one finding) or found nothing they could be applied to."""

    passed: int = 0
    failed: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The audit of one document. ``unreadable`` also means: not read well enough to vouch for; ``problem`` says why."""

    path: str
    status: Literal["checked", "unreadable"]
    problem: Message | None = None
    entity: str | None = None
    year: int | None = None
    kind: str | None = None
    pages: int = 0
    coverage: Coverage = Coverage()
    rules: RuleCounts = RuleCounts()
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[tuple[str, int], ...] = ()
    """Reasons why figures were not checked, and how many each."""
