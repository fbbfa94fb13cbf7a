"""``hqaudit coverage``: the forms and paragraphs of a report, each figure marked as verified, wrong or not checked."""

from __future__ import annotations

from collections import defaultdict
from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from hqaudit.model.blocks import Table, TextBlock
from hqaudit.reports.plain import clean
from hqaudit.reports.terminal.styles import GOOD, QUIET, SEVERITY, STRONG, hanging, joined, plain
from hqaudit.reports.words import reason, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.blocks import Cell, Document
    from hqaudit.model.report import Seen
    from hqaudit.reports.view import View

STYLES = {"verified": GOOD, "inconsistent": SEVERITY["error"], "unchecked": SEVERITY["warning"]}
SIGNS = {"verified": "✓", "inconsistent": "✗"}
WIDEST_LABEL = 28


class Sheet:
    """One report, drawn. Reasons are numbered in the order in which they are met."""

    def __init__(self, document: Document, figures: Sequence[Seen], view: View) -> None:
        self._document, self._figures, self._view = document, figures, view
        self._by_block: dict[int, list[Seen]] = defaultdict(list)
        for figure in figures:
            self._by_block[figure.figure.place.block].append(figure)
        met = (figure.reason for figure in figures if figure.state == "unchecked")
        self._reasons = {why: number for number, why in enumerate(dict.fromkeys(met), start=1)}

    def drawn(self) -> str:
        """The report as text, in colour if the view has it."""
        out = StringIO()
        for part in self._parts():
            console = Console(
                file=out,
                width=self._view.width if isinstance(part, Text) else max(self._view.width, _needed(part)),
                force_terminal=self._view.color,
                color_system="standard" if self._view.color else None,
                no_color=not self._view.color,
            )
            console.print(part, soft_wrap=isinstance(part, Text), highlight=False, markup=False, emoji=False)
        return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())

    def _parts(self) -> Iterator[Text | Grid]:
        yield from self._legend()
        above: list[TextBlock] = []
        for index, block in enumerate(self._document.blocks):
            if isinstance(block, TextBlock) and block.kind == "heading":
                above = [*(one for one in above if one.level < block.level), block]
            elif figures := self._by_block.get(index, []):
                for heading in above:
                    if not isinstance(block, Table) or heading.text != block.title:
                        yield from self._title(heading.text)
                above = []
                if isinstance(block, Table):
                    yield from self._title(block.title or "–")
                    yield self._grid(block, figures)
                else:
                    yield from hanging(Text("  "), self._marked(block.text, figures), self._view.width)

    def _title(self, text: str) -> Iterator[Text]:
        yield Text()
        yield from hanging(Text(), plain(text, STRONG), self._view.width)

    def _legend(self) -> Iterator[Text]:
        language = self._view.language
        counts = [sum(figure.state == status for figure in self._figures) for status in STYLES]
        signs = [*SIGNS.values(), "?"]
        told = zip(STYLES.items(), counts, signs, strict=True)
        parts = [plain(f"{sign} {word(status, language, n)}", style) for (status, style), n, sign in told]
        yield joined([plain(word("figures_count", language, len(self._figures))), *parts])
        for why, number in self._reasons.items():
            n = sum(figure.state == "unchecked" and figure.reason == why for figure in self._figures)
            text = word("because_item", language, n, why=reason(why, language))
            yield plain(f"  ?{number} ", STYLES["unchecked"]) + plain(text)

    def _marked(self, text: str, figures: Sequence[Seen]) -> Text:
        """A text with its figures in colour, each with its sign behind it."""
        marked, at = Text(), 0
        for figure in sorted(figures, key=lambda one: one.figure.place.start):
            place, style = figure.figure.place, STYLES[figure.state]
            if place.start < at:
                continue
            marked.append(clean(text[at : place.start]))
            sign = SIGNS.get(figure.state) or f"?{self._reasons[figure.reason]}"
            marked.append(clean(text[place.start : place.end]) + sign, style)
            at = place.end
        return marked.append(clean(text[at:]))

    def _grid(self, table: Table, figures: Sequence[Seen]) -> Grid:
        cells: dict[tuple[int | None, int | None], list[Seen]] = defaultdict(list)
        for figure in figures:
            cells[figure.figure.place.row_index, figure.figure.place.column_index].append(figure)
        numeric = {figure.figure.place.column_index for figure in figures}
        grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style=QUIET, show_edge=False)
        for index, path in enumerate(table.columns):
            head = "\n".join(clean(level) for level in dict.fromkeys(path) if level)
            if index in numeric:
                grid.add_column(Text(head), justify="right", no_wrap=True)
            else:
                grid.add_column(Text(head), overflow="fold", max_width=WIDEST_LABEL)
        for row, line in enumerate(table.rows):
            grid.add_row(*(self._cell(cell, cells.get((row, column), ())) for column, cell in enumerate(line)))
        return grid

    def _cell(self, cell: Cell | None, figures: Sequence[Seen]) -> Text:
        return self._marked(cell.text if cell is not None else "", figures)


def _needed(grid: Grid) -> int:
    """The width a form needs so that no figure is cut."""
    console = Console(width=10_000)
    return grid.__rich_measure__(console, console.options).maximum


def draw(document: Document, figures: Sequence[Seen], view: View) -> str:
    """The whole report."""
    return Sheet(document, figures, view).drawn()
