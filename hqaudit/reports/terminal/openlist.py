"""The figures that were not checked: what is printed, what it is called, where, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hqaudit.reports.plain import clean, where
from hqaudit.reports.terminal.cells import pad
from hqaudit.reports.terminal.styles import INDENT, QUIET, SEVERITY, STRONG, hanging, plain
from hqaudit.reports.words import reason, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.report import Seen
    from hqaudit.reports.view import View


def open_lines(figures: Sequence[Seen], view: View) -> list[Text]:
    """A line for each figure, by reason; longer ones go on below their place."""
    lines = [plain(word("open_figures", view.language, len(figures)), STRONG)]
    width = max(cell_len(_printed(figure)) for figure in figures)
    for why in dict.fromkeys(figure.reason for figure in figures):
        lines += hanging(Text(" " * INDENT), plain(reason(why, view.language), SEVERITY["warning"]), view.width)
        for figure in figures:
            if figure.reason == why:
                head = Text(" " * 2 * INDENT).append(pad(_printed(figure), width + 2), STRONG)
                place = plain(where(figure.figure.place, view.language), QUIET)
                lines += hanging(head, plain(f"{figure.label}  ") + place, view.width)
    return lines


def _printed(figure: Seen) -> str:
    text, unit = clean(figure.figure.text), clean(figure.figure.unit)
    return text if text.endswith(("%", "％")) else text + unit
