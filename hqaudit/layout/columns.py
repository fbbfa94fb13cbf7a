"""Column edges of two pieces of a table brought together."""

from __future__ import annotations

from hqaudit.layout.raw import RawCell, RawGrid

EDGE = 2.0
"""Column edges of one table agree within this many points from page to page."""
DRIFT = 0.3
"""Of equally many columns, edges that have moved by no more than this share of the narrower column are the same."""


def aligned_grids(table: RawGrid, grid: RawGrid) -> tuple[RawGrid, RawGrid] | None:
    """Both grids on the edges of both; None if they are no pieces of one table.

    A piece in which a merged cell covers a column border lacks that edge. So either all edges of one piece are edges
    of the other, or the outer edges agree and so does half of what is between them.
    """
    if are_same(table.edges, grid.edges):
        return table, grid
    edges = _union(table.edges, grid.edges)
    ours, theirs = _places(table.edges, edges), _places(grid.edges, edges)
    shared = len(set(ours) & set(theirs))
    fewer = min(len(ours), len(theirs))
    left, right = ours[:1] == theirs[:1], ours[-1:] == theirs[-1:]
    if fewer < 3 or not ((shared == fewer and (left or right)) or (left and right and 2 * (shared - 2) >= fewer - 2)):
        return None
    return _on_edges(table, ours, edges), _on_edges(grid, theirs, edges)


def are_same(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    """Whether the edges are the same, one by one, but for a little drift of those within."""
    if len(first) != len(second) or abs(first[0] - second[0]) > EDGE or abs(first[-1] - second[-1]) > EDGE:
        return False
    widths = [min(b - a, d - c) for a, b, c, d in zip(first, first[1:], second, second[1:], strict=False)]
    return all(
        abs(one - two) <= max(EDGE, DRIFT * min(widths[max(0, i - 1) : i + 1]))
        for i, (one, two) in enumerate(zip(first, second, strict=True))
    )


def _union(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    """The first edges, and those of the second that agree with none of them."""
    return tuple(sorted([*first, *(x for x in second if not any(abs(x - edge) <= EDGE for edge in first))]))


def _places(own: tuple[float, ...], edges: tuple[float, ...]) -> list[int]:
    return [min(range(len(edges)), key=lambda i: abs(edges[i] - x)) for x in own]


def _on_edges(grid: RawGrid, places: list[int], edges: tuple[float, ...]) -> RawGrid:
    if len(edges) == len(grid.edges):
        return grid
    cells = tuple(
        RawCell(
            cell.row,
            places[cell.column],
            cell.row_span,
            places[cell.column + cell.column_span] - places[cell.column],
            cell.text,
            cell.page,
            cell.box,
            cell.line,
            cell.indent,
        )
        for cell in grid.cells
    )
    return RawGrid(grid.rows, len(edges) - 1, cells, grid.pages, edges, grid.box, grid.merges_known)
