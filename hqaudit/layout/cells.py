"""The text of a cell from its glyphs: lines by centre, and the lines joined as they belong together."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hqaudit.layout.raw import Glyph
    from hqaudit.model.place import Box

_SAME_LINE = 0.5  # of the glyph's size, between centres
_WORD_GAP = 0.3  # of the glyph's size
_CHINESE = "\u2e80"  # and all that follows
_NUMERIC = frozenset("0123456789.,%-+０１２３４５６７８９．，％－＋")


def lines_of(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs by printed line, top to bottom, each from left to right (drawing order where it is that already)."""
    _, before, top, _, bottom, size, _, _ = glyphs[0]
    reach = 2 * size * _SAME_LINE
    low, high = top + bottom - reach, top + bottom + reach
    in_order = True
    for _, x0, top, _, bottom, _, _, _ in glyphs:
        if not low <= top + bottom <= high:
            return _clustered(glyphs)
        if x0 < before:
            in_order = False
        before = x0
    return [glyphs] if in_order else [sorted(glyphs, key=_left)]


_left = itemgetter(1)


def _clustered(glyphs: list[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    centre = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph[2] + glyph[4]):
        middle = (glyph.top + glyph.bottom) / 2
        if not lines or middle - centre > max(glyph.size, lines[-1][0].size) * _SAME_LINE:
            lines.append([glyph])
            centre = middle
        else:
            lines[-1].append(glyph)
    return [sorted(line, key=_left) for line in lines]


def line_text(line: list[Glyph]) -> str:
    """The text of one line, stripped; a gap is a space between Latin letters or digits only, spaces are one at most."""
    text = ""
    before, right = _CHINESE, 0.0
    for char, x0, _, x1, _, size, _, _ in line:
        if x0 - right > size * _WORD_GAP and char < _CHINESE and before < _CHINESE:
            text += " "
        text += char
        before, right = char, x1
    return " ".join(text.split()) if " " in text or "\u3000" in text or "\xa0" in text else text


def join_lines(texts: list[str]) -> str:
    """The lines of a cell as one text: a space only where Latin words meet, so that wrapped figures stay whole."""
    joined = ""
    for text in texts:
        if joined and text and joined[-1].isascii() and text[0].isascii():
            broken_figure = joined[-1] in _NUMERIC and text[0] in _NUMERIC
            joined += text if broken_figure or not (joined[-1].isalnum() and text[0].isalnum()) else " " + text
        else:
            joined += text
    return joined


def text_and_box(glyphs: list[Glyph]) -> tuple[str, Box | None, float]:
    """The text of a cell's visible glyphs, the tight box around those that are not spaces (None without any), and how
    much further right than the box the first line begins.
    """
    return _simple(glyphs) or _laid_out(glyphs) if glyphs else ("", None, 0.0)


def _simple(glyphs: list[Glyph]) -> tuple[str, Box | None, float] | None:
    """The same for one line without spaces, drawn from left to right, as most cells are; None for any other."""
    _, left, top, right, bottom, size, _, _ = glyphs[0]
    reach = 2 * size * _SAME_LINE
    low, high = top + bottom - reach, top + bottom + reach
    start = left
    text, last, edge = "", _CHINESE, left
    for char, x0, y0, x1, y1, size, _, _ in glyphs:
        if x0 < start or not low <= y0 + y1 <= high or char.isspace():
            return None
        if char < _CHINESE and last < _CHINESE and x0 - edge > size * _WORD_GAP:
            text += " "
        text += char
        start, edge, last = x0, x1, char
        right = x1 if x1 > right else right
        top = y0 if y0 < top else top
        bottom = y1 if y1 > bottom else bottom
    return text, (left, top, right, bottom), 0.0


def _laid_out(glyphs: list[Glyph]) -> tuple[str, Box | None, float]:
    lines = lines_of(glyphs)
    text = line_text(lines[0]) if len(lines) == 1 else join_lines([line_text(line) for line in lines])
    inked = [glyph for glyph in glyphs if not glyph[0].isspace()] if text else []
    if not inked:
        return "", None, 0.0
    _, x0s, tops, x1s, bottoms, *_ = zip(*inked, strict=True)
    left = min(x0s)
    start = next((glyph[1] for glyph in lines[0] if not glyph[0].isspace()), left)
    return text, (left, min(tops), max(x1s), max(bottoms)), start - left
