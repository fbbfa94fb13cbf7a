"""The only number parser: figures as they are printed in cells and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from hqaudit.model.figure import AMOUNT_UNITS, PERCENT

_WIDE = "".join(chr(0xFF01 + sign) for sign in range(94)) + "−﹣–\u3000\xa0"  # fullwidth forms of ! to ~, and others
_PLAIN = "".join(chr(0x21 + sign) for sign in range(94)) + "---  "
_KEPT = "，：（）；！"  # punctuation of Chinese sentences
_FOLD = {ord(wide): plain for wide, plain in zip(_WIDE, _PLAIN, strict=True) if wide not in _KEPT}

_DIGITS = r"\d+(?:[,，]\d+){0,12}(?:\.\d+)?"  # wrong marks (3,5558.35) are a slip of the figure, not its end
_UNITS = "|".join(sorted(AMOUNT_UNITS, key=len, reverse=True))
_COUNTS = "人次|个百分点|辆|台|套|个|名|人|批|次|项|件|座|平方米|家|户"
_SPACED = _DIGITS.replace("[,，]", "[,，] ?")  # 1, 234.56 in a cell is one figure
_CELL = re.compile(rf"[¥￥]?\s*(?P<minus>[-(（]?)\+?\s*(?P<digits>{_SPACED})\s*[)）]?\s*(?P<unit>{_UNITS}|%)?")
_TEXT = re.compile(rf"(?<![\d.A-Za-z])(?P<minus>-?)(?P<digits>{_DIGITS})(?P<gap>[ \t]*)(?P<unit>{_UNITS}|%|{_COUNTS})")
_LONGEST = 40  # digits and marks: no amount has as many, and arithmetic has an end
_DASHES = re.compile(r"[-—–－/\s]+")


class Number(NamedTuple):
    """A number found in a text: its span, value, decimals printed, and unit ("" if none stands beside it)."""

    start: int
    end: int
    value: Decimal
    decimals: int
    unit: str


def fold(text: str) -> str:
    """Fullwidth signs to plain ones, one character for one, so that offsets stay true. Chinese punctuation stays."""
    return text if text.isascii() else text.translate(_FOLD)


def _number(match: re.Match[str], start: int, end: int) -> Number:
    digits = match["digits"].replace(",", "").replace("，", "").replace(" ", "")
    value = Decimal(digits)
    fraction = digits.partition(".")[2]
    return Number(start, end, -value if match["minus"] else value, len(fraction), match["unit"] or "")


@lru_cache(1 << 14)  # cells are looked at several times, and half of a form says 0.00
def cell_number(text: str) -> Number | None:
    """The number a cell consists of (320.50, 1,234.5, -3, (12.00), 0.6%, 12 万元), or None if it is no lone number.

    The span covers the digits and their sign. A number with leading zeros (007) is a code, not a figure.
    """
    folded = fold(text)
    match = _CELL.fullmatch(folded.strip())
    if match is None:
        return None
    digits = match["digits"]
    if (digits[0] == "0" and digits[1:].isdigit()) or len(digits) > _LONGEST:
        return None
    offset = len(folded) - len(folded.lstrip())
    start = match.start("minus") if match["minus"] else match.start("digits")
    end = match.end("digits") + (1 if match["minus"] in ("(", "（") else 0)
    return _number(match, start + offset, end + offset)


def is_blank(text: str) -> bool:
    """An empty cell: nothing, or only dashes."""
    return not text or _DASHES.fullmatch(text) is not None


def text_numbers(text: str) -> Iterator[Number]:
    """Every number of a sentence that has a unit beside it; the span covers digits, sign and – for % – the sign."""
    for match in _TEXT.finditer(fold(text)):
        if len(match["digits"]) > _LONGEST:
            continue
        end = match.end("unit") if match["unit"] == PERCENT and not match["gap"] else match.end("digits")
        yield _number(match, match.start(), end)
