"""What an audit of one document hands to the reports."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from hqaudit.model.blocks import Document
from hqaudit.model.figure import Figure
from hqaudit.model.message import Message
from hqaudit.model.place import Place
from hqaudit.model.relation import Relation

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Gravest first."""
Role = Literal["suspect", "evidence"]
State = Literal["verified", "inconsistent", "unchecked"]


class Exhibit(NamedTuple):
    """A figure in a finding: what it is called there (收入合计), its part in the proof, the line or row it stands in.

    ``quote`` is the sentence or row as printed; ``mark`` holds the offsets of the figure in it.
    """

    figure: Figure
    label: str
    role: Role
    quote: str = ""
    mark: tuple[int, int] = (0, 0)


class Suggestion(NamedTuple):
    """What a wrong figure should be. ``cause`` is a name (digits_swapped), ``explanation`` a sentence."""

    value: str
    cause: str
    explanation: Message


class Finding(NamedTuple):
    """What a person should look at.

    ``working`` holds the computation, a line each ("基本支出 240.00 ≠ 人员经费 150.10 + 公用经费 20.20 = 170.30");
    ``page`` and ``line`` say where to look when the finding is about words and has no figure. ``relations``
    are what was demanded of the figures and failed, where it can be put as arithmetic.
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
    state: Literal["", "new", "still_there"] = ""
    """Whether a baseline knows it; "" where there is no baseline."""
    relations: tuple[Relation, ...] = ()
    places: tuple[Place, ...] = ()
    """Where the words stand that the finding is about, a place for each printed line."""


class Suppression(NamedTuple):
    """A finding that is not to be reported, by its id, or those of a rule at a place, and who decided so and why.

    ``rule`` may be a pattern (total-*); ``place`` is text of the page, section, form, row, column or label; ``file`` a
    pattern of the document's name. The suppression holds until the day ``until``, that day included.
    """

    reason: str
    author: str
    finding: str = ""
    rule: str = ""
    place: str = ""
    file: str = ""
    until: date | None = None
    line: int = 0

    @property
    def what(self) -> str:
        """What is suppressed, in short."""
        return self.finding or " ".join(part for part in (self.rule, self.place, self.file) if part)


class Suppressed(NamedTuple):
    """A finding that a suppression keeps out of the report."""

    finding: Finding
    by: Suppression


class Known(NamedTuple):
    """A finding of a baseline: enough to know it again and to say what has been put right."""

    id: str
    rule: str
    severity: str
    message: str


class Seen(NamedTuple):
    """A figure of the report and what came of it; ``reason`` names why it was not checked, ``label`` the figure."""

    figure: Figure
    state: State
    reason: str = ""
    label: str = ""


class Coverage(NamedTuple):
    """How many amounts and percentages of a report were checked; the last three add up to the first."""

    figures: int = 0
    verified: int = 0
    inconsistent: int = 0
    unchecked: int = 0


class FormCoverage(NamedTuple):
    """What was checked in the forms of one title ("" where there is none), the first of them on ``page``.

    ``title`` is None for the figures in sentences.
    """

    title: str | None
    page: int | None
    coverage: Coverage


class RuleCounts(NamedTuple):
    """How many rules passed, failed (at least one finding) or found nothing they could be applied to."""

    passed: int = 0
    failed: int = 0
    not_applicable: int = 0


class Report(NamedTuple):
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
    packs: tuple[str, ...] = ()
    """The packs of rules and vocabulary that were chosen for the document."""
    suppressed: tuple[Suppressed, ...] = ()
    """Findings that the house has decided not to report; they are not among ``findings``."""
    fixed: tuple[Known, ...] | None = None
    """What a baseline knows and is there no longer; None where there is no baseline."""
    document: Document | None = None
    """What was read; kept only where it is asked for, as are ``figures``, all of it, and the findings' relations."""
    figures: tuple[Seen, ...] = ()
    open: tuple[Seen, ...] = ()
    """The figures that were not checked."""
    forms: tuple[FormCoverage, ...] = ()
    """What was checked form by form, in the order of the report; last, in its sentences."""
