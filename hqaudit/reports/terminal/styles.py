"""The colours, all of them the terminal's own, and the few shapes that lines of the report are made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hqaudit.reports.plain import clean
from hqaudit.reports.terminal.cells import Mark, excerpt, pad, wrap
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.message import Language
    from hqaudit.reports.view import View

SEVERITY = {"error": "bold red", "warning": "yellow", "info": "cyan"}
ROLE = {"suspect": "bold red", "evidence": "cyan"}
GOOD = "green"
QUIET = "dim"
STRONG = "bold"
INDENT = 2
BAR = "│ "
TAGS = (
    "suspect",
    "evidence",
    "working",
    "suggestion",
    "place",
    "figures",
    "rules",
    "because",
    "baseline",
    "suppressed",
)
CARET = {"suspect": "^", "evidence": "-"}


def left(language: Language) -> tuple[str, int]:
    """The margin of a finding's lines, and the width of the words at their left with the space behind them."""
    return " " * INDENT, max(cell_len(word(tag, language)) for tag in TAGS) + 2


def tagged(tag: str, text: Text, view: View, style: str = QUIET) -> list[Text]:
    """A paragraph with one of TAGS (or nothing) at its left, wrapped beside it."""
    margin, width = left(view.language)
    head = Text(margin).append(pad(word(tag, view.language) if tag else "", width), style)
    return hanging(head, text, view.width)


def hanging(head: Text, text: Text, width: int) -> list[Text]:
    """A paragraph behind a head, its further lines indented by as much as the head is wide."""
    indent = head.cell_len
    parts = [text[start:end] for start, end in wrap(text.plain, max(width - indent, 16))]
    return [head + parts[0], *(Text(" " * indent) + part for part in parts[1:])]


def plain(text: str, style: str = "") -> Text:
    """Text from a document or a rule: data, never markup; its style ends where it ends."""
    return Text().append(clean(text), style)


def linked(text: str, view: View, page: int | None = None, style: str = QUIET) -> Text:
    """Text that leads to a page of the document shown (or to its start), where the terminal follows links."""
    if not view.links or not view.file:
        return plain(text, style)
    uri = Path(view.file).absolute().as_uri() + (f"#page={page}" if page else "")
    return plain(text, f"{style} link {uri}")


def joined(parts: Sequence[Text]) -> Text:
    """The parts in one line, a quiet dot between them."""
    return plain(" · ", QUIET).join(parts)


def quote_width(view: View) -> int:
    """How many cells a quote may take."""
    return max(view.width - _quote_indent(view), 16)


def quoted(quote: str, marks: Sequence[Mark], view: View) -> list[Text]:
    """The line or row as printed, shortened around the figures, the figures marked in it and below it."""
    quote = clean(quote)
    if not quote.strip():
        return []
    known = [mark for mark in marks if 0 <= mark.start < mark.end <= len(quote)]
    shown, moved = excerpt(quote, known, quote_width(view))
    indent = Text(" " * (_quote_indent(view) - cell_len(BAR))).append(BAR, QUIET)
    line, below = Text(shown), Text()
    for mark in sorted(moved, key=lambda mark: mark.start):
        line.stylize(ROLE[mark.role], mark.start, mark.end)
        below.pad_right(cell_len(shown[: mark.start]) - below.cell_len)
        below.append(CARET[mark.role] * (cell_len(shown[: mark.end]) - below.cell_len), ROLE[mark.role])
    return [indent + line, indent + below] if moved else [indent + line]


def _quote_indent(view: View) -> int:
    margin, width = left(view.language)
    return len(margin) + width + cell_len(BAR)
