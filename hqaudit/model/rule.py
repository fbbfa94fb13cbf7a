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
    """What a rule file says. ``settings`` holds the keys that its kind understands, as they stand in the file."""

    id: str
    title: Message
    severity: Severity
    kind: str
    why: Message
    basis: str = ""
    example: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    source: Path | None = None
