"""Page numbers, running heads and running feet: what a page carries because it is a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeGuard

from hqaudit.layout.lines import PrintedLine
from hqaudit.layout.outline import is_note, squeeze
from hqaudit.layout.raw import RawGrid

MARGIN = 0.13
"""Furniture stands in this share of the page's height at its top and its bottom."""
DEEPEST = 3
"""No more lines than this are furniture at either end of a page."""
MOST = 0.5
"""A running head stands on this share of the pages of its size, and on three at least."""
NEAR = 4
"""A title stands within so many lines above its table."""

_DASHES = r"[-—–－―~·•\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第?\s*\d{{1,4}}\s*页?(?:\s*[/,，共]\s*共?\s*\d{{1,4}}\s*页?)?|[ivxIVXⅠ-Ⅹⅰ-ⅹ]{{1,5}}){_DASHES}"
)
_DIGITS = re.compile(r"\d+")

PageItem = PrintedLine | RawGrid
PageSize = tuple[float, float]
_Key = tuple[tuple[int, int], str, int]


def without_furniture(pages: Sequence[Sequence[PageItem]], sizes: Sequence[PageSize]) -> list[list[PageItem]]:
    """The pages' lines and grids (in reading order) without page numbers and what repeats at the same place."""
    repeated = _repeated(pages, sizes)
    kept: list[list[PageItem]] = []
    for items, size in zip(pages, sizes, strict=True):
        top = _depth(items, size, repeated)
        bottom = _depth(items[top:][::-1], size, repeated)
        kept.append(list(items[top : len(items) - bottom]))
    return kept


def _depth(items: Sequence[PageItem], size: PageSize, repeated: set[_Key]) -> int:
    """How many of the first items are furniture."""
    depth = 0
    for item in items[:DEEPEST]:
        if not _is_marginal(item, size) or not (_is_number(item, size) or _key(item, size) in repeated):
            break
        depth += 1
    return depth


def _is_marginal(item: PageItem, size: PageSize) -> TypeGuard[PrintedLine]:
    return isinstance(item, PrintedLine) and not MARGIN * size[1] <= item.middle <= (1 - MARGIN) * size[1]


def _repeated(pages: Sequence[Sequence[PageItem]], sizes: Sequence[PageSize]) -> set[_Key]:
    """What stands at the same place on most pages, other than notes to tables and titles of tables."""
    alike = Counter(_rounded(size) for size in sizes)
    counts: Counter[_Key] = Counter()
    untitled: set[_Key] = set()
    for items, size in zip(pages, sizes, strict=True):
        for ordered in (items, items[::-1]):
            keys = [
                _key(item, size) for item in ordered[:DEEPEST] if _is_marginal(item, size) and not is_note(item.text)
            ]
            counts.update(set(keys))
            if ordered is not items or not any(isinstance(item, RawGrid) for item in ordered[:NEAR]):
                untitled.update(keys)
    return {key for key, count in counts.items() if key in untitled and count >= max(3, MOST * alike[key[0]])}


def _rounded(size: PageSize) -> tuple[int, int]:
    return round(size[0] / 5), round(size[1] / 5)


def _key(line: PrintedLine, size: PageSize) -> _Key:
    return _rounded(size), _DIGITS.sub("#", squeeze(line.text)), round(line.middle / 6)


def _is_number(line: PrintedLine, size: PageSize) -> bool:
    """A page number is no stray end of a sentence: it stands right of the text's left edge, or has dashes."""
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    bare = line.text.isdigit()
    return not bare or line.x0 > 0.3 * size[0] or (len(line.text) <= 3 and line.middle > 0.9 * size[1])
