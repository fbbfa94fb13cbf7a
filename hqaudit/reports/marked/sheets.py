"""Parts set one below the other on sheets of A4: none is torn apart that has room on one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from hqaudit.reports.marked.lettering import Line, shown, width

if TYPE_CHECKING:
    from hqaudit.model.place import Place
    from hqaudit.reports.marked.lettering import Colour

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 56.0
"""A4, in points."""
SPACING, BETWEEN = 1.45, 9.0
"""The distance of lines in sizes of their letters, and the room between parts in points."""
BAR, DEPTH = 2.5, 0.3
"""How wide the bar beside a part is; how far letters reach below their line, in sizes."""
FOOT = 8.0
"""The size of the number of the sheet."""
Link = tuple["Place", float, float]
"""Where it leads, and its top and bottom on the sheet."""


class Part(NamedTuple):
    """Lines that belong together, with a bar beside them in a colour, leading to a place."""

    lines: list[Line]
    bar: Colour | None = None
    place: Place | None = None

    @property
    def height(self) -> float:
        """Points that it takes."""
        return sum(line.size for line in self.lines) * SPACING


@dataclass(slots=True)
class _Sheet:
    content: bytes = b""
    links: list[Link] = field(default_factory=list)
    y: float = HEIGHT - MARGIN

    def set(self, part: Part, lines: Sequence[Line]) -> None:
        top = self.y
        for line in lines:
            self.y -= line.size * SPACING
            self.content += shown(line, MARGIN, self.y)
        bottom = self.y - DEPTH * lines[-1].size
        if part.bar:
            colour = " ".join(f"{value:g}" for value in part.bar)
            self.content += f"{colour} rg {MARGIN:g} {bottom:.2f} {BAR:g} {top - bottom - 3:.2f} re f\n".encode()
        if part.place:
            self.links.append((part.place, top, bottom))
        self.y -= BETWEEN


def sheets(parts: Sequence[Part]) -> Iterator[tuple[bytes, list[Link]]]:
    """What is drawn on each sheet, and what leads from it elsewhere."""
    filled = [_Sheet()]
    for part in parts:
        if filled[-1].content and filled[-1].y - part.height < MARGIN:
            filled.append(_Sheet())
        lines = list(part.lines)
        while lines:
            room = _fitting(lines, filled[-1].y - MARGIN)
            filled[-1].set(part, lines[:room])
            lines = lines[room:]
            if lines:
                filled.append(_Sheet())
    for number, sheet in enumerate(filled, start=1):
        foot = f"{number} / {len(filled)}"
        at = (WIDTH - width(foot, FOOT)) / 2
        yield sheet.content + shown(Line(foot, FOOT, 0.0, (0.5, 0.5, 0.5)), at, MARGIN / 2), sheet.links


def _fitting(lines: Sequence[Line], room: float) -> int:
    """How many lines have room; one at least."""
    for count, line in enumerate(lines):
        room -= line.size * SPACING
        if room < 0:
            return max(count, 1)
    return len(lines)
