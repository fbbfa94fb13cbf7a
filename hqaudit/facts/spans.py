"""Where a number of a paragraph stands: its place on the page, and the customary decimals of its section."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from hqaudit.facts.numbers import Number
from hqaudit.model.blocks import Line, TextBlock
from hqaudit.model.fact import Fact
from hqaudit.model.figure import Figure
from hqaudit.model.place import Box, Place


def figure_of(block: int, section: str | None, number: Number, text: TextBlock) -> Figure:
    """The figure of a number found in a paragraph."""
    page, box, line = _stand(text.lines, number.start, number.end)
    place = Place(block, number.start, number.end, page, box, line, section=section)
    return Figure(text.text[number.start : number.end], number.value, number.decimals, number.unit, place)


def spans_of(block: int, section: str | None, text: TextBlock, start: int, end: int) -> Iterator[Place]:
    """Where words of a paragraph stand, line by line; all of its first line where the span is empty."""
    starts = [line.start for line in text.lines] or [0]
    ends = [*starts[1:], len(text.text)]
    if start >= end:
        start, end = 0, ends[0]
    for first, last in zip(starts, ends, strict=True):
        begin, stop = max(start, first), min(end, last)
        stop = begin + len(text.text[begin:stop].rstrip())
        if begin < stop:
            page, box, line = _stand(text.lines, begin, stop)
            yield Place(block, begin, stop, page, box, line, section=section)


def _stand(lines: tuple[Line, ...], start: int, end: int) -> tuple[int | None, Box | None, int | None]:
    """Page, box and line of a span of a block's text (of its first line, where it is broken over two)."""
    if not lines:
        return None, None, None
    at = max(bisect_right(lines, start, key=attrgetter("start")) - 1, 0)
    line = lines[at]
    if not line.edges or line.box is None:
        return line.page, line.box, line.line
    first = start - line.start
    last = min(end - line.start, len(line.edges) - 1)
    return line.page, (line.edges[first], line.box[1], line.edges[last], line.box[3]), line.line


def after_unit(text: str, number: Number) -> int:
    """The offset behind a number and its unit."""
    end = number.end
    while end < len(text) and text[end] in " \t":
        end += 1
    return end + len(number.unit) if text.startswith(number.unit, end) else number.end


def customary(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts with the customary decimals of their section: those that at least half of its figures print.

    A dropped zero is rare (686 万元 among figures with two decimals); among others as coarse a figure is rounded.
    """
    printed: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for fact in facts:
        if fact.figure.value != 0:
            printed[fact.figure.place.section, fact.figure.unit].append(fact.figure.decimals)
    usual = {key: sorted(found)[len(found) // 2] for key, found in printed.items()}
    for fact in facts:
        figure = fact.figure
        most = usual.get((figure.place.section, figure.unit), figure.decimals)
        yield fact if figure.is_percent else fact._replace(decimals=max(figure.decimals, most))
