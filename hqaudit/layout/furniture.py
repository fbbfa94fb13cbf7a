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
        drop: set[int] = set()
        for edge in _margins(items, size):
            for line in edge:
                if not _is_number(line, size) and _key(line, size) not in repeated:
                    break
                drop.add(id(line))
        kept.append([item for item in items if id(item) not in drop])
    return kept


def _margins(items: Sequence[PageItem], size: PageSize) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The outermost lines at the top and at the bottom of a page, from the edge inwards."""
    low, high = MARGIN * size[1], (1 - MARGIN) * size[1]
    top, bottom = items[:DEEPEST], items[::-1][:DEEPEST]
    return (
        [item for item in top if isinstance(item, PrintedLine) and item.middle < low],
        [item for item in bottom if isinstance(item, PrintedLine) and item.middle > high],
    )


def _repeated(pages: Sequence[Sequence[PageItem]], sizes: Sequence[PageSize]) -> set[_Key]:
    """What stands at the same place on most pages, other than notes to tables and titles of tables."""
    alike = Counter(_rounded(size) for size in sizes)
    counts: Counter[_Key] = Counter()
    untitled: set[_Key] = set()
    for items, size in zip(pages, sizes, strict=True):
        top, bottom = ({_key(line, size) for line in edge if not is_note(line.text)} for edge in _margins(items, size))
        counts.update(top | bottom)
        untitled |= bottom
        if not any(isinstance(item, RawGrid) for item in items[:NEAR]):
            untitled |= top
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
