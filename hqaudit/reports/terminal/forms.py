"""The forms of a report in a table: what was checked in each, and how it came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hqaudit.reports.plain import clean
from hqaudit.reports.terminal.cells import excerpt, pad
from hqaudit.reports.terminal.styles import GOOD, INDENT, QUIET, SEVERITY, linked, plain
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.report import Coverage, FormCoverage
    from hqaudit.reports.view import View

ROWS = 20
"""So many forms are listed in the short report; those with something wrong before others."""
COUNTS = ("verified", "inconsistent", "unchecked")
STYLES = {"verified": GOOD, "inconsistent": SEVERITY["error"], "unchecked": QUIET}
LEAST = 8
"""Cells that a name has at least."""


def form_lines(forms: Sequence[FormCoverage], view: View) -> list[Text]:
    """A line for each form: ✗ if a figure is inconsistent, else ✓ if one is verified, else –; its name; the counts."""
    heads = [word("count", view.language), *(word(f"count_{key}", view.language) for key in COUNTS)]
    widths = [max(cell_len(head), 5) + 2 for head in heads]
    room = max(view.width - 2 * INDENT - sum(widths), LEAST)
    names = [_name(form, room, view) for form in forms]
    room = max(cell_len(name) for name in (*names, word("form", view.language)))
    head = pad(word("form", view.language), room) + "".join(map(_right, heads, widths))
    lines = [Text(" " * 2 * INDENT) + plain(head, QUIET)]
    shown = _shown(forms, view)
    for index in shown:
        coverage = forms[index].coverage
        sign, style = _sign(coverage)
        line = Text(" " * INDENT) + plain(sign, style) + Text(" ")
        line += linked(names[index], view, forms[index].page, "") + Text(" " * (room - cell_len(names[index])))
        line += plain(_right(str(coverage.figures), widths[0]))
        for key, width in zip(COUNTS, widths[1:], strict=True):
            count = getattr(coverage, key)
            line += plain(_right(str(count), width), STYLES[key] if count else QUIET)
        lines.append(line)
    left = len(forms) - len(shown)
    return lines + ([plain(" " * 2 * INDENT + word("more_forms", view.language, left), QUIET)] if left else [])


def _shown(forms: Sequence[FormCoverage], view: View) -> list[int]:
    """Which forms are listed, in their order."""
    if view.verbose or len(forms) <= ROWS:
        return list(range(len(forms)))
    by_weight = sorted(range(len(forms)), key=lambda index: not forms[index].coverage.inconsistent)
    return sorted(by_weight[:ROWS])


def _sign(coverage: Coverage) -> tuple[str, str]:
    if coverage.inconsistent:
        return "✗", SEVERITY["error"]
    return ("✓", GOOD) if coverage.verified else ("–", QUIET)


def _name(form: FormCoverage, room: int, view: View) -> str:
    name = word("form_in_text", view.language) if form.title is None else clean(form.title)
    return excerpt(name.strip() or word("form_untitled", view.language), [], room)[0]


def _right(text: str, width: int) -> str:
    return pad(text, width, right=True)
