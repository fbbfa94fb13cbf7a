"""Page numbers, running heads and running feet: what a page carries because it is a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hqaudit.layout.lines import PrintedLine
from hqaudit.layout.outline import is_note, squeeze
from hqaudit.layout.raw import RawGrid

MARGIN = 0.13
"""Furniture stands in this share of the page's height at its top and its bottom."""
OUTERMOST = 2
"""And among this many lines from the edge."""
MOST = 0.6
"""Furniture stands on this share of the pages of its size, and on three at least …"""
MANY = 0.25
"""… but small print, which is no title of a form, needs only this share."""
SMALL = 11.0

_DASHES = r"[-—–－―~·•\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第?\s*\d{{1,4}}\s*页?(?:\s*[/,，共]\s*共?\s*\d{{1,4}}\s*页?)?|[ivxIVXⅠ-Ⅹⅰ-ⅹ]{{1,5}}){_DASHES}"
)
_DIGITS = re.compile(r"\d+")

PageItem = PrintedLine | RawGrid
_Key = tuple[tuple[int, int], str, int, bool]


def without_furniture(
    pages: Sequence[Sequence[PageItem]], sizes: Sequence[tuple[float, float]]
) -> list[list[PageItem]]:
    """The pages' lines and grids (in reading order) without page numbers and what repeats at the same place."""
    marginal = [_marginal(items, height) for items, (_, height) in zip(pages, sizes, strict=True)]
    repeated = _repeated(marginal, sizes)
    kept: list[list[PageItem]] = []
    for items, edge, size in zip(pages, marginal, sizes, strict=True):
        drop = {id(line) for line in edge if _key(line, size) in repeated or _is_number(line, size)}
        kept.append([item for item in items if id(item) not in drop])
    return kept


def _marginal(items: Sequence[PageItem], height: float) -> list[PrintedLine]:
    """The outermost lines of a page in its margins, as far as no grid stands outside them."""
    found: list[PrintedLine] = []
    for ordered in (items, tuple(reversed(items))):
        for item in ordered[:OUTERMOST]:
            if not isinstance(item, PrintedLine) or MARGIN * height < item.middle < (1 - MARGIN) * height:
                break
            found.append(item)
    return found


def _repeated(marginal: Sequence[Sequence[PrintedLine]], sizes: Sequence[tuple[float, float]]) -> set[_Key]:
    pages = Counter(_rounded(size) for size in sizes)
    counts: Counter[_Key] = Counter()
    for edge, size in zip(marginal, sizes, strict=True):
        counts.update({_key(line, size) for line in edge if not is_note(line.text)})
    return {key for key, count in counts.items() if count >= max(3, (MANY if key[-1] else MOST) * pages[key[0]])}


def _rounded(size: tuple[float, float]) -> tuple[int, int]:
    return round(size[0] / 5), round(size[1] / 5)


def _key(line: PrintedLine, size: tuple[float, float]) -> _Key:
    text = _DIGITS.sub("#", squeeze(line.text))
    return _rounded(size), text, round(line.middle / 6), line.size <= SMALL


def _is_number(line: PrintedLine, size: tuple[float, float]) -> bool:
    """A page number is no stray end of a sentence: it stands right of the text's left edge, or has dashes."""
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    bare = line.text.isdigit()
    return not bare or line.x0 > 0.3 * size[0] or (len(line.text) <= 3 and line.middle > 0.9 * size[1])
