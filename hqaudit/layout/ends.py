"""Where a grid is open at its top or bottom: a cell that no line closes there is cut by the page break."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hqaudit.layout.raw import RawCell, RawGrid, Ruling
    from hqaudit.model.place import Box

NEAR = 2.0
"""A line this near (in points) to the end of a grid closes it."""

Intervals = tuple[tuple[float, float], ...]
EndsKey = tuple[tuple[int, ...], "Box | None"]


class Ends(NamedTuple):
    """The stretches of a grid's top and bottom along which a line is drawn."""

    top: Intervals
    bottom: Intervals


def ends_key(grid: RawGrid) -> EndsKey:
    """What a grid is known by: its pages and box."""
    return grid.pages, grid.box


def ends_of(grid: RawGrid, rulings: Iterable[Ruling]) -> Ends:
    """The lines of the page that close the grid."""
    if grid.box is None:
        return Ends((), ())
    top, bottom = grid.box[1], grid.box[3]
    lines = [ruling for ruling in rulings if ruling.kind == "h"]
    return Ends(
        tuple((line.start, line.end) for line in lines if abs(line.at - top) <= NEAR),
        tuple((line.start, line.end) for line in lines if abs(line.at - bottom) <= NEAR),
    )


def is_open(cell: RawCell, edges: tuple[float, ...], closed: Intervals) -> bool:
    """Whether no line closes the cell's middle."""
    middle = (edges[cell.column] + edges[cell.column + cell.column_span]) / 2
    return not any(start - NEAR <= middle <= end + NEAR for start, end in closed)
