"""Ruled tables: grids of cells with what is written in them, and what stands outside of every table."""

from __future__ import annotations

from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING

from hqaudit.layout.cells import text_and_box
from hqaudit.layout.raw import Glyph, PageContent, RawCell, RawGrid
from hqaudit.layout.rulings import frames
from hqaudit.layout.unruled import with_all_rows
from hqaudit.layout.walls import Grid, divide

if TYPE_CHECKING:
    from hqaudit.model.place import Box


def find_grids(page: PageContent) -> tuple[list[RawGrid], list[Glyph]]:
    """The tables of a page, top to bottom, and the visible glyphs that stand in none of them.

    A cell's box is the tight box around its text, or its region if it is empty. Hidden glyphs are left out of both.
    A frame of one cell is no table; one with nothing written in it may be a piece of the table before.
    """
    visible = [glyph for glyph in page.glyphs if glyph[7]]
    grids = [grid for grid in map(divide, frames(page.rulings)) if len(grid.regions) > 1]
    if not grids:
        return [], visible
    outside = _distribute(visible, grids)
    return [_table(with_all_rows(grid), page.number) for grid in grids], outside


def _distribute(glyphs: list[Glyph], grids: list[Grid]) -> list[Glyph]:
    """Give each glyph to the region its centre stands in, of the innermost grid; what stands in none is returned."""
    outside: list[Glyph] = []
    boxes = sorted(((*grid.box, grid) for grid in grids), key=lambda item: (item[2] - item[0]) * (item[3] - item[1]))
    nested = len(boxes) > 1 and any(_meet(one.box, two.box) for one, two in combinations(grids, 2))
    add = outside.append
    left = above = right = below = 0.0  # where the glyph before stands: most often in the same region
    for glyph in glyphs:
        _, x0, top, x1, bottom, _, _, _ = glyph
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if left <= x < right and above <= y < below:
            add(glyph)
            continue
        left = right = 0.0
        for x0, top, x1, bottom, grid in boxes:
            if top <= y <= bottom and x0 <= x <= x1:
                region = grid.region_at(x, y)
                add = grid.glyphs[region].append
                add(glyph)
                if not nested:
                    left, above, right, below = grid.region_box(region)
                break
        else:
            outside.append(glyph)
    return outside


def _meet(one: Box, two: Box) -> bool:
    return max(one[0], two[0]) <= min(one[2], two[2]) and max(one[1], two[1]) <= min(one[3], two[3])


def _table(grid: Grid, page: int) -> RawGrid:
    cells = []
    in_order = sorted(zip(grid.regions, grid.glyphs, strict=True), key=itemgetter(0))
    for (top, left, bottom, right), glyphs in in_order:
        text, box, indent = text_and_box(glyphs) if glyphs else ("", None, 0.0)
        region = box or (grid.xs[left], grid.ys[top], grid.xs[right + 1], grid.ys[bottom + 1])
        cells.append(RawCell(top, left, bottom - top + 1, right - left + 1, text, page, region, None, indent))
    torn = any(glyph.text.isdigit() for index in grid.torn for glyph in grid.glyphs[index])
    return RawGrid(len(grid.ys) - 1, len(grid.xs) - 1, tuple(cells), (page,), grid.xs, grid.box, torn=torn)
