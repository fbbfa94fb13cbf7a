"""Glyphs outside tables → printed lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from hqaudit.layout.lookalikes import ordinary
from hqaudit.layout.outline import is_note

if TYPE_CHECKING:
    from hqaudit.layout.raw import Glyph
    from hqaudit.model.place import Box

SAME_LINE = 0.5
"""Centres of one line lie closer together than this share of the font size …"""
LINE_DRIFT = 0.6
"""… and none further than this from the first."""
OVERLAP = 0.4
"""Glyphs that share this much of their width are printed one over the other."""
COLLISIONS = 3
"""So many glyphs printed over others are another text, not a matter of narrow setting."""
WORD_GAP = 0.18
"""From this gap on (in font sizes) there may be a space between Latin letters, or where the file has a space glyph."""
WIDE_GAP = 0.8
"""From this gap on there is a space between any two characters."""
TAB_GAP = 2.0
"""From this gap on what follows may be a column of its own: a note, or if there are two such gaps …"""
WIDE_TAB = 4.0
"""… or one this wide."""

_FIGURE = re.compile(r"[0-9０-９.,．，]")
_YEAR = re.compile(r"20\d\d年")
_LATIN = re.compile(r"[A-Za-z]")


class PrintedLine(NamedTuple):
    """A line as printed: ``edges`` as in model.Line; ``tabbed`` if columns of text stand side by side in it."""

    page: int
    text: str
    edges: tuple[float, ...]
    box: Box
    size: float
    bold: bool
    tabbed: bool = False

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.box[0]

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.box[2]

    @property
    def middle(self) -> float:
        """The height at which the line stands."""
        return (self.box[1] + self.box[3]) / 2

    def cut(self, start: int, end: int) -> PrintedLine:
        """The same line from character ``start`` to ``end``."""
        edges = self.edges[start : end + 1]
        box = (edges[0], self.box[1], edges[-1], self.box[3])
        return PrintedLine(self.page, self.text[start:end], edges, box, self.size, self.bold)


def printed_lines(page: int, glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """The lines of a page from top to bottom; a note at the end of a line (单位：万元) is a line of its own."""
    lines: list[PrintedLine] = []
    for row in _rows([glyph for glyph in glyphs if glyph[7] and glyph[0]]):
        for run in _runs(row):
            line = _set(page, run)
            if line is not None:
                lines += _columns(line)
    return lines


def _rows(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    glyphs.sort(key=_height)
    row: list[Glyph] = []
    first = last = 0.0
    for glyph in glyphs:
        text, _, top, _, bottom, size, _, _ = glyph
        middle = (top + bottom) / 2
        if row and (middle - last > SAME_LINE * size or middle - first > LINE_DRIFT * size):
            yield row
            row = []
        if not row:
            first = last = middle
        elif not text.isspace():
            last = middle
        row.append(glyph)
    if row:
        yield row


def _height(glyph: Glyph) -> float:
    return glyph[2] + glyph[4]


_left = itemgetter(1)


def _runs(row: list[Glyph]) -> list[list[Glyph]]:
    """The glyphs of a row from left to right; text printed over other text is a run of its own."""
    ordered = sorted(row, key=_left)
    if sum(two[1] < one[3] and _collide(one, two) for one, two in pairwise(ordered)) < COLLISIONS:
        return [ordered]
    runs: list[list[Glyph]] = []
    for glyph in row:
        run = next((run for run in runs if glyph.x0 > run[-1].x0 and not _collide(run[-1], glyph)), None)
        if run is None:
            runs.append([glyph])
        else:
            run.append(glyph)
    return sorted(runs, key=lambda run: run[0].x0)


def _collide(one: Glyph, two: Glyph) -> bool:
    """Whether one glyph is printed over the other; punctuation may be set into the cell of its neighbour."""
    if not (one.text.isalnum() and two.text.isalnum()):
        return False
    overlap = min(one.x1, two.x1) - max(one.x0, two.x0)
    return overlap > OVERLAP * min(one.x1 - one.x0, two.x1 - two.x0)


def _set(page: int, row: list[Glyph]) -> PrintedLine | None:
    """A line set from its glyphs; None if it is blank."""
    text = before = ""
    edges: list[float] = []
    printed: list[Glyph] = []
    right = 0.0
    spaced = False
    for at, glyph in enumerate(row):
        chars, x0, _, x1, _, size, _, _ = glyph
        if chars.isspace():
            spaced = True
            continue
        if x0 > right and size and printed and (gap := (x0 - right) / size) >= WORD_GAP:
            is_year = spaced and before.isdigit() and _is_year(row, at)
            if is_year or _is_space(before[-1], chars[0], gap, spaced):
                text += " "
                edges.append(right)
        edges.append(x0)
        if len(chars) > 1:
            step = (x1 - x0) / len(chars)
            edges.extend(x0 + step * i for i in range(1, len(chars)))
        text += chars
        if x1 > right or not printed:
            right = x1
        before, spaced = chars, False
        printed.append(glyph)
    if not printed:
        return None
    _, x0s, tops, _, bottoms, all_sizes, weights, _ = zip(*printed, strict=True)
    sizes = sorted(all_sizes)
    bold = sum(weights) * 10 >= len(printed) * 9
    box = (x0s[0], min(tops), right, max(bottoms))
    return PrintedLine(page, ordinary(text), (*edges, right), box, sizes[len(sizes) // 2], bold)


def _is_space(left: str, right: str, gap: float, spaced: bool) -> bool:
    """Whether a gap (in font sizes, a WORD_GAP at least) between two characters is a space."""
    if gap >= WIDE_GAP:
        return True
    if _FIGURE.match(left) and _FIGURE.match(right):
        return False
    return spaced or (bool(_LATIN.match(left)) and bool(_LATIN.match(right)))


def _is_year(row: list[Glyph], at: int) -> bool:
    """Whether a year begins there: the space before it in 表3 2026年 is none within a figure."""
    return bool(_YEAR.match("".join([glyph[0] for glyph in row[at : at + 5]])))


def _columns(line: PrintedLine) -> list[PrintedLine]:
    """A line parted before a note that stands apart at its end."""
    if " " not in line.text:
        return [line]
    gaps = [
        (line.edges[i + 1] - line.edges[i], i)
        for i, char in enumerate(line.text)
        if char == " " and line.edges[i + 1] - line.edges[i] >= TAB_GAP * line.size
    ]
    for _, i in gaps:
        if is_note(line.text[i + 1 :]):
            return [line.cut(0, i), line.cut(i + 1, len(line.text))]
    tabbed = len(gaps) > 1 or any(gap >= WIDE_TAB * line.size for gap, _ in gaps)
    return [line._replace(tabbed=True)] if tabbed else [line]
