"""What a row of a grid is by its look: figures, column numbers, a lone total, a label of a body row."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from hqaudit.layout.lookalikes import HAN
from hqaudit.layout.outline import heading_level, squeeze

TOTAL_LABELS = frozenset(("合计", "总计", "小计", "共计", "总合计", "合计:", "总计:"))

_FIGURE = re.compile(r"[≥≤><=≈]?[(]?[-−+±]?\d[\d,]*(?:\.\d*)?[)]?(?:%|‰|万?元|万|亿元)?[)]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE_WITH_NAME = re.compile(rf"[(\[【]?\d{{3,}}[)\]】]?[-—_.]?(?![\d年年])\D*{HAN}|.*{HAN}[(\[【]\d{{3,}}[)\]】]")
_COLUMN_NUMBER = re.compile(r"[(]?(\d{1,2})(?:栏)?[)]?(?:=[\d+\-()×÷*/%=]+)?")
_COLUMN_MARK = re.compile(r"\*+|栏次|行次|栏目")


def folded(text: str) -> str:
    """The text without white space and fullwidth forms."""
    return squeeze(unicodedata.normalize("NFKC", text))


def is_figure(text: str) -> bool:
    """Whether the cell holds a number and nothing else (a code, an amount, a percentage)."""
    return bool(_FIGURE.fullmatch(folded(text)))


def has_figures(texts: Sequence[str]) -> bool:
    """Whether the row states figures or classification codes; bare years and column numbers are none."""
    cells = [text for text in texts if text.strip()]
    if not cells or is_column_numbers(cells):
        return False
    figures = [folded(text) for text in cells if is_figure(text)]
    years = [text for text in figures if _YEAR.fullmatch(text)]
    if len(years) < len(figures) or (len(years) == 1 < len(cells) and not _YEAR.fullmatch(folded(cells[0]))):
        return True
    return bool(_CODE_WITH_NAME.match(folded(cells[0])))


def is_column_numbers(texts: Sequence[str]) -> bool:
    """Whether the row only numbers the columns: 1 2 3, ** 1 2, 栏次 1 2, A B C, 1=2+3."""
    cells = [folded(text) for text in texts if text.strip()]
    if len(cells) < 2 or cells == list(string.ascii_uppercase[: len(cells)]):
        return len(cells) > 1 or cells == ["栏次"]
    marks = [cell for cell in cells if _COLUMN_MARK.fullmatch(cell)]
    numbers = [found for cell in cells if (found := _COLUMN_NUMBER.fullmatch(cell))]
    if len(marks) + len(numbers) < len(cells):
        return False
    counted = [int(number.group(1)) for number in numbers]
    rising = all(value in {before + 1, 1} for before, value in pairwise(counted))
    return rising and (bool(marks) or counted[0] == 1)


def is_body_row(texts: Sequence[str]) -> bool:
    """Whether a row under the first can only belong to the body."""
    cells = [folded(text) for text in texts if text.strip()]
    if not cells or has_figures(texts) or is_column_numbers(texts):
        return True
    if len(cells) == 1 and cells[0] in TOTAL_LABELS:
        return True
    return 2 <= heading_level(cells[0]) <= 4
