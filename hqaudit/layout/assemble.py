"""Pages of glyphs and rulings → a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hqaudit.layout.continuation import is_blank, joined_grids, written
from hqaudit.layout.ends import Ends, EndsKey, ends_key, ends_of
from hqaudit.layout.furniture import PageItem, without_furniture
from hqaudit.layout.grid import find_grids
from hqaudit.layout.hidden import hidden_runs, shown_nowhere
from hqaudit.layout.lines import PrintedLine, printed_lines
from hqaudit.layout.measure import measure
from hqaudit.layout.paragraphs import paragraphs
from hqaudit.layout.raw import RawGrid
from hqaudit.layout.titles import finish
from hqaudit.model.blocks import Cell, Document, Page

if TYPE_CHECKING:
    from hqaudit.layout.raw import PageContent

IMAGE_ONLY = "image_only"
UNMAPPED_GLYPHS = "unmapped_glyphs"
TORN_GRID = "torn_grid"
UNMAPPED = "\ufffd"
UNMAPPED_SHARE = 0.05
"""From this share of unmapped glyphs on a page cannot be vouched for."""
_FIGURE = re.compile(rf"[-+−（(]?[{UNMAPPED},，.．％%）)\s]*\d[\d{UNMAPPED},，.．％%）)\s]*")
FEW = 20
"""Fewer characters than this on a page of pictures are a page number or a stamp."""


def assemble(pages: Iterable[PageContent], source: str) -> Document:
    """The document that the pages make up; only one page's glyphs are held at a time."""
    records: list[Page] = []
    contents: list[list[PageItem]] = []
    ends: dict[EndsKey, Ends] = {}
    shown: list[str] = []
    for page in pages:
        found, outside = find_grids(page)
        grids = written(found, contents[-1] if contents else ())
        ends.update((ends_key(grid), ends_of(grid, page.rulings)) for grid in grids)
        items: list[PageItem] = [*grids, *printed_lines(page.number, outside)]
        items.sort(key=_top)
        contents.append(items)
        hidden = tuple(Cell(text, page.number, box) for text, box in hidden_runs(page))
        shown.append("".join([glyph[0] for glyph in page.glyphs if glyph[7]]))
        records.append(Page(page.number, page.width, page.height, _problem(page, items, shown[-1]), hidden))
    sizes = {page.number: (page.width, page.height) for page in records}
    kept = without_furniture(contents, list(sizes.values()))
    flow = joined_grids([item for items in kept for item in items], sizes, ends)
    lines = [item for item in flow if isinstance(item, PrintedLine)]
    body = measure(lines, {number: width for number, (width, _) in sizes.items()})
    return Document(source, tuple(shown_nowhere(records, shown)), finish(paragraphs(flow, body)))


def _top(item: PageItem) -> tuple[float, float]:
    if isinstance(item, PrintedLine):
        return item.middle, item.x0
    return (item.box[1], item.box[0]) if item.box else (0.0, 0.0)


def _problem(page: PageContent, items: list[PageItem], printed: str) -> str | None:
    """Why the page could not be read well, as a short code."""
    if page.problem:
        return page.problem
    items = [item for item in items if isinstance(item, PrintedLine) or not is_blank(item)]
    only_line = len(items) < 2 and all(isinstance(item, PrintedLine) for item in items)
    if page.images and only_line and len(printed) < FEW:
        return IMAGE_ONLY
    if any(isinstance(item, RawGrid) and item.torn for item in items):
        return TORN_GRID
    unmapped = printed.count(UNMAPPED) + printed.count("(cid:")
    if UNMAPPED in printed and any(
        _is_torn(cell.text) for item in items if isinstance(item, RawGrid) for cell in item.cells
    ):
        return UNMAPPED_GLYPHS
    return UNMAPPED_GLYPHS if unmapped > UNMAPPED_SHARE * len(printed) else None


def _is_torn(text: str) -> bool:
    """Whether the cell holds a figure of which a character is not known."""
    return UNMAPPED in text and bool(_FIGURE.fullmatch(text))
