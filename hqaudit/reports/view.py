"""How a reader wants to see a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hqaudit.model.message import Language
    from hqaudit.model.report import Severity


@dataclass(frozen=True, slots=True)
class View:
    """Language, width in cells and colour; ``show`` is the lowest severity shown, ``quiet`` leaves only verdicts.

    ``fail_on`` is the lowest severity that makes the run fail; ``show_suppressed`` lists what the house suppresses,
    ``show_unchecked`` the figures not checked. ``verbose`` tells each finding with all its figures and the working.
    ``links`` says that the terminal follows links: those of places lead to pages of ``file``, the document shown.
    ``password`` opens the document again where its pages are shown.
    """

    language: Language = "zh"
    width: int = 100
    color: bool = False
    show: Severity = "info"
    quiet: bool = False
    fail_on: Severity = "error"
    show_suppressed: bool = False
    show_unchecked: bool = False
    verbose: bool = False
    links: bool = False
    file: str = ""
    password: str = field(default="", repr=False)
