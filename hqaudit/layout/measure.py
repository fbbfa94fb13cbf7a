"""How the text of a document is set: body size, line pitch, and the edges of the text on each page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hqaudit.layout.lines import PrintedLine

LONG = 15
"""Lines of fewer characters say nothing about the right edge."""
STYLED = 1.15
"""Text larger than the body by this factor is a title."""
DEEPEST_INDENT = 3.5
"""Lines further right than this (in font sizes) show another left edge, not an indent."""
CHUNK = re.compile(r"[“‘（《〈【(\[]*(?:[A-Za-z0-9.,．]+|.)[%％，。；：、！？）》〉】”’,;:!?)\]]*")
"""What cannot be broken at the beginning of a line."""

Frame = tuple[float, float]


class Measure(NamedTuple):
    """``size``, ``bold`` and ``pitch`` of the body text; ``frames`` holds left and right edge
    of the text by page, ``widths`` those of the pages."""

    size: float
    bold: bool
    pitch: float
    frames: dict[int, Frame]
    widths: dict[int, float]

    def is_large(self, line: PrintedLine) -> bool:
        """Whether the line is set larger than the body."""
        return line.size >= STYLED * self.size

    def is_styled(self, line: PrintedLine) -> bool:
        """Whether the line is set apart from the body by its size or weight."""
        return self.is_large(line) or (line.bold and not self.bold)

    def is_balanced(self, line: PrintedLine) -> bool:
        """Whether the line stands in the middle, of the page or of the text."""
        left, right = self.frames[line.page]
        off = line.x0 + line.x1 - self.widths[line.page], line.x0 + line.x1 - left - right
        return min(map(abs, off)) < 1.5 * line.size

    def is_centred(self, line: PrintedLine) -> bool:
        """Whether the line stands in the middle, with room on both sides."""
        return line.x0 - self.frames[line.page][0] > 2.5 * line.size and self.is_balanced(line)

    def is_full(self, line: PrintedLine, following: PrintedLine) -> bool:
        """Whether the first word of the following line had no room at the end of this one."""
        chunk = CHUNK.match(following.text)
        width = following.edges[chunk.end()] - following.edges[0] if chunk else following.size
        return self.frames[line.page][1] - line.x1 < width + 0.6 * line.size


def measure(lines: Sequence[PrintedLine], widths: dict[int, float]) -> Measure:
    """Take the measure of a document's lines; ``widths`` are those of its pages."""
    sizes: Counter[float] = Counter()
    weights: Counter[bool] = Counter()
    pitches: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 12.0
    for line, following in pairwise(lines):
        if abs(line.size - size) < 0.5:
            weights[line.bold] += len(line.text)
            if line.page == following.page and abs(following.size - size) < 0.5:
                pitches[round(following.middle - line.middle)] += 1
    usual = [pitch for pitch, _ in pitches.most_common(3) if pitch >= 0.9 * size]
    return Measure(
        size, weights[True] > weights[False], usual[0] if usual else 1.8 * size, _frames(lines, widths), widths
    )


def _frames(lines: Sequence[PrintedLine], widths: dict[int, float]) -> dict[int, Frame]:
    of_page: defaultdict[int, list[PrintedLine]] = defaultdict(list)
    of_width: defaultdict[int, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        of_page[line.page].append(line)
        of_width[round(widths[line.page])].append(line)
    common = {width: _common(group, width) for width, group in of_width.items()}
    return {page: _own(of_page[page], common.get(round(width), (0.0, width))) for page, width in widths.items()}


def _common(group: Sequence[PrintedLine], width: float) -> Frame:
    """The edges of the text on pages of one width."""
    support = max(2, len(group) // 20)
    left, right = _left(group, support), _right(group, support)
    return (
        min((line.x0 for line in group), default=0.0) if left is None else left,
        max((line.x1 for line in group), default=width) if right is None else right,
    )


def _own(group: Sequence[PrintedLine], common: Frame) -> Frame:
    """The edges of one page, where it shows others than its like: by several lines, and by more than an indent."""
    support = max(3, len(group) // 4)
    left, right = _left(group, support), _right(group, support)
    if left is None or 0 < left - common[0] < DEEPEST_INDENT * group[0].size:
        left = common[0]
    beyond = 0 if right is None else sum(line.x1 > right + line.size for line in group)
    if right is None or len(group) < 2 * support or 2 * beyond > support:
        right = common[1]
    return left, right


def _left(lines: Iterable[PrintedLine], support: int) -> float | None:
    """The leftmost edge at which several lines begin."""
    return _supported([line.x0 for line in lines], support, 3.0)


def _right(lines: Iterable[PrintedLine], support: int) -> float | None:
    """The rightmost edge at which several long lines end."""
    long = [line for line in lines if len(line.text) >= LONG and not line.tabbed]
    found = _supported([-line.x1 for line in long], support, 0.7 * max((line.size for line in long), default=0.0))
    return None if found is None else -found


def _supported(values: list[float], support: int, tolerance: float) -> float | None:
    """The least value that has so many values, itself among them, within the tolerance above it."""
    values.sort()
    for i in range(len(values) - support + 1):
        if values[i + support - 1] - values[i] <= tolerance:
            return values[i]
    return None
