"""A page of YAML, read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hqaudit.model.message import Message
from hqaudit.model.report import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule file says. ``settings`` holds the keys its kind understands; ``since`` and ``until`` are years."""

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

    def covers(self, year: int | None) -> bool:
        """Whether the rule is meant for reports of that year (one without a year is taken to be recent)."""
        if year is None:
            return self.until is None
        return (self.since or year) <= year <= (self.until or year)
