"""What the sheets are made of: their names, the styles of their cells, text that stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from hqaudit.model.message import Language, Message
from hqaudit.reports.plain import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.report import Severity

NAMES = {
    "findings": Message("问题", "findings"),
    "checks": Message("重算", "checks"),
    "coverage": Message("核对情况", "coverage"),
    "unchecked": Message("未核对的数字", "unchecked"),
}
LINE, TALLEST = 17, 12
"""The height of a line in points, and how many lines of a text are shown at most."""
LONGEST = 32_000
"""Characters that a cell takes (Excel: 32,767)."""
COLOURS: dict[Severity, str] = {"error": "#F8CBCB", "warning": "#FFE9A8", "info": "#D9E8F6"}


class Styles:
    """The styles of a workbook's cells, each once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        top = {"valign": "top", "bottom": 1, "bottom_color": "#D5D9DF"}
        self.text = book.add_format({**top, "text_wrap": True})
        self.head = book.add_format(
            {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter", "align": "center"}
        )
        self.strong = book.add_format({"valign": "top", "bold": True, "text_wrap": True})
        self.verdict = book.add_format({**top, "bold": True, "align": "center"})
        self.title = book.add_format({**top, "bold": True, "bg_color": "#E8EDF3"})
        self.amount = book.add_format({**top, "num_format": "#,##0.00########"})
        self.whole = book.add_format({**top, "num_format": "0", "align": "center"})
        self.wrong = book.add_format({**top, "text_wrap": True, "font_color": "#B3261E"})
        self.right = book.add_format({**top, "text_wrap": True, "font_color": "#1C6B34", "bold": True})
        self.share = book.add_format({**top, "num_format": "0.0%"})
        self.link = book.add_format({**top, "align": "center", "font_color": "#0B5CAD", "underline": 1})
        self.severity = {
            name: book.add_format({**top, "align": "center", "bg_color": colour}) for name, colour in COLOURS.items()
        }
        self._printed: dict[str, Any] = {}

    def printed(self, text: str, decimals: int) -> Any:
        """The style by which a number looks as it does in the report."""
        wanted = ("#,##0" if "," in text or "，" in text else "0") + ("." + "0" * decimals if decimals else "")
        if wanted not in self._printed:
            self._printed[wanted] = self._book.add_format(
                {"valign": "top", "bottom": 1, "bottom_color": "#D5D9DF", "num_format": wanted, "bg_color": "#FFFBE6"}
            )
        return self._printed[wanted]


def new_sheet(book: Any, name: str, language: Language) -> Any:
    """An empty sheet with one of NAMES, to be printed across A4 with its head on each page."""
    sheet = book.add_worksheet(NAMES[name].text(language))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def write_head(sheet: Any, styles: Styles, titles: Sequence[str], widths: Sequence[int]) -> None:
    """The first row, which stays in sight, and the widths of the columns in characters."""
    for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, styles.head)
    sheet.set_row(0, 20)
    sheet.freeze_panes(1, 0)


def fit_height(sheet: Any, row: int, cells: Sequence[tuple[str, int]]) -> None:
    """Make a row as high as its texts need in columns of so many characters."""
    lines = max((-(-_width(text) // width) for text, width in cells), default=1)
    if lines > 1:
        sheet.set_row(row, LINE * min(lines, TALLEST))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Text from the report: never a formula, never a link."""
    text = clean(text)
    sheet.write_string(row, column, text if len(text) <= LONGEST else f"{text[:LONGEST]}…", style)
