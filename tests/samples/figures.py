"""A figure as a person writes it down who reads the page: its page, and its digits as they stand there."""

from __future__ import annotations

import re

from hqaudit.model.figure import Figure
from hqaudit.model.report import Finding

Printed = tuple[int, str]
"""A page and a figure as it stands there; a percentage with its sign."""


def standing(figure: Figure) -> Printed:
    """The figure on its page."""
    text = re.sub(r"\s", "", figure.text).rstrip("%")
    return figure.place.page or 0, text + "%" * figure.is_percent


def shown(finding: Finding, *roles: str) -> set[Printed]:
    """The figures of a finding that have one of the roles, all of them if none is given."""
    return {standing(exhibit.figure) for exhibit in finding.exhibits if not roles or exhibit.role in roles}
