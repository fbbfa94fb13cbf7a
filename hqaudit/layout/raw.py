"""What readers hand to the layout: glyphs and rulings of a page, and grids of cells not yet understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hqaudit.model.place import Box


class Glyph(NamedTuple):
    """One character on the page as shown; boxes in points from its top left corner, ``size`` as it appears there."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    visible: bool


class Ruling(NamedTuple):
    """A straight line of the page: at ``at`` (y of an h, x of a v) from ``start`` to ``end``."""

    kind: Literal["h", "v"]
    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageContent:
    """Everything drawn on one page, in drawing order. ``images`` counts the pictures placed on it."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    images: int = 0
    problem: str | None = None


class RawCell(NamedTuple):
    """A cell of a grid: where it starts, how many rows and columns it spans, what stands in it (lines joined).

    ``indent`` as in model.Cell.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    indent: float = 0.0


class RawGrid(NamedTuple):
    """A grid of cells as drawn. ``edges`` are the x of its column borders (columns + 1), empty without boxes.

    ``merges_known`` is False where merged cells show only as blanks (text formats); ``torn`` is set where figures stand
    in a region that is no rectangle, so that their cells are not certain.
    """

    rows: int
    columns: int
    cells: tuple[RawCell, ...]
    pages: tuple[int, ...] = ()
    edges: tuple[float, ...] = ()
    box: Box | None = None
    merges_known: bool = True
    torn: bool = False
