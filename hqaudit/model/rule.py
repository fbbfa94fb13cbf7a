"""A page of YAML, read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from hqaudit.model.formula import FormName
from hqaudit.model.message import Message
from hqaudit.model.report import Severity


class When(NamedTuple):
    """The reports that a rule is meant for; every key that is given must hold, any of its values will do.

    ``form`` names forms the report has, ``no_form`` such as it has not; ``basis`` is 预算 or 决算, ``kind`` 部门预算 …;
    ``place`` is part of the body's name; ``text`` and ``no_text`` are patterns of a sentence, a heading or a cell;
    ``no_body`` is a kind of body (事业单位) that the report does not speak of as its own.
    """

    form: tuple[FormName, ...] = ()
    no_form: tuple[FormName, ...] = ()
    basis: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    no_text: tuple[str, ...] = ()
    no_body: tuple[str, ...] = ()


ALWAYS = When()


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule file says. ``settings`` holds the keys its kind understands; ``since`` and ``until`` are years.

    ``message`` is the rule's own sentence for what failed, with blanks such as {left} (checks/telling.py).
    """

    id: str
    title: Message
    severity: Severity
    kind: str
    why: Message
    basis: str = ""
    example: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    source: Path | None = None
    since: int | None = None
    until: int | None = None
    when: When = ALWAYS
    message: Message | None = None

    def covers(self, year: int | None) -> bool:
        """Whether the rule is meant for reports of that year (one without a year is taken to be recent)."""
        if year is None:
            return self.until is None
        return (self.since or year) <= year <= (self.until or year)
