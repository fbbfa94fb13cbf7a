"""The 目录: where it ends, and its entries without leaders and page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.lines import PrintedLine
from hqaudit.layout.outline import heading_level, is_toc_line, squeeze

if TYPE_CHECKING:
    from hqaudit.layout.furniture import PageItem
    from hqaudit.layout.measure import Measure

MOST_PAGES = 4
"""No 目录 runs over more pages."""
APART = 1.5
"""A page number without leaders stands this far (in font sizes) from the entry."""
LONGEST = 70
"""A line of the 目录 without leaders is no longer than this."""
LONGEST_STOPPED = 25
"""With a full stop at its end and no comma in it, no longer than this."""

_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+(?:部分|章|篇)")
_LEADER_AND_NUMBER = re.compile(r"[\s.．…⋯·‥•_]*(?:[-—–(（第\s]*\d{1,4}[-—–)）页\s]*)$")
_LED = re.compile(r"[…⋯]|(?:[.．·‥•_]\s*){3}")
_LEADER = re.compile(r"[\s….．⋯·‥•_]*$")
_NUMBER = re.compile(r"\s[-—–(（第\s]*\d{1,3}[-—–)）页\s]*$")


def contents_end(items: Sequence[PageItem], start: int, measure: Measure) -> int:
    """The index after the last line of the 目录 whose first line is at ``start``."""
    first = ""
    led = False
    for i in range(start, len(items)):
        item = items[i]
        if not isinstance(item, PrintedLine) or item.page >= first_page(items[start]) + MOST_PAGES:
            return i
        if _is_entry(item):
            led = True
        elif (led and not _leads_on(items, i)) or _is_body(item, first, measure, first_page(items[start])):
            return i
        first = first or squeeze(_stripped(item).text)
    return len(items)


def _is_body(line: PrintedLine, first: str, measure: Measure, page: int) -> bool:
    """Whether the line without a page number cannot belong to the 目录 that begins with ``first`` on ``page``."""
    text = squeeze(line.text)
    sentence = text.endswith("。") and ("，" in text or len(text) > LONGEST_STOPPED)
    if sentence or len(text) > LONGEST or (first and _repeats(text, first)):
        return True
    return bool(first) and line.page > page and measure.is_large(line) and not heading_level(text)


def first_page(item: PageItem) -> int:
    """The page on which an item begins."""
    return item.page if isinstance(item, PrintedLine) else item.pages[0]


def is_led(text: str) -> bool:
    """Whether leaders run through the text to a page number: a quick look before the thorough one."""
    return bool(_LED.search(text)) and is_toc_line(text)


def entries(items: Sequence[PageItem], measure: Measure) -> Iterator[list[PrintedLine]]:
    """The entries of a 目录, each with its lines; an entry on two lines has its page number on the second."""
    held: list[PrintedLine] = []
    complete = True
    for item in items:
        if not isinstance(item, PrintedLine):
            continue
        if complete or heading_level(item.text) or not measure.is_full(held[-1], item):
            if held:
                yield held
            held = []
        complete = _is_entry(item)
        held.append(_stripped(item))
    if held:
        yield held


def _is_entry(line: PrintedLine) -> bool:
    """Whether the line ends in a page number, after leaders or far apart."""
    number = _NUMBER.search(line.text)
    apart = number and line.edges[number.start() + 1] - line.edges[number.start()] > APART * line.size
    return bool(apart) or is_led(line.text)


def _leads_on(items: Sequence[PageItem], i: int) -> bool:
    """Whether an entry with a page number follows the line soon: it is a part's title, or half an entry."""
    soon = items[i + 1 : i + 3]
    return any(isinstance(item, PrintedLine) and _is_entry(item) for item in soon)


def _repeats(text: str, first: str) -> bool:
    """Whether the line is the 目录's first entry over again, now as a heading."""
    ordinal = _ORDINAL.match(first)
    if ordinal:
        return text.startswith(ordinal[0])
    return len(text) >= 4 and (first.startswith(text) or text.startswith(first))


def _stripped(line: PrintedLine) -> PrintedLine:
    """The line without leaders and page number."""
    pattern = _LEADER_AND_NUMBER if is_led(line.text) else _NUMBER if _is_entry(line) else _LEADER
    end = len(pattern.sub("", line.text)) or len(line.text)
    return line.cut(0, end)
