"""Text that a page contains and does not show, unless a page beside it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from hqaudit.layout.cells import text_and_box
from hqaudit.model.blocks import Cell

if TYPE_CHECKING:
    from hqaudit.layout.raw import Glyph, PageContent
    from hqaudit.model.blocks import Page
    from hqaudit.model.place import Box

BESIDE = 2
"""A merged cell over several pages is drawn whole on each of them: what is hidden on one shows within so many."""
SHORTEST = 3
"""Fewer characters than this stand somewhere on every page: they say nothing."""


_visible = itemgetter(7)


def hidden_runs(page: PageContent) -> list[tuple[str, Box]]:
    """The text that stands on the page and is not shown (clipped away), run by run as it was drawn.

    Each run comes with the box it would fill. What would stand beyond the edges of the page is left out: nobody
    expects it there.
    """
    if all(map(_visible, page.glyphs)):
        return []
    runs: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in page.glyphs:
        if glyph[7]:
            before = None
            continue
        if before is None or abs(glyph.top - before.top) > glyph.size / 2 or abs(glyph.x0 - before.x1) > glyph.size:
            runs.append([])
        runs[-1].append(glyph)
        before = glyph
    found = (text_and_box(run) for run in runs)
    return [(text, box) for text, box, _ in found if box and _is_on(page, box)]


def _is_on(page: PageContent, box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return 0 <= x <= page.width and 0 <= y <= page.height


def shown_nowhere(pages: Sequence[Page], printed: Sequence[str]) -> Iterable[Page]:
    """The pages, each with the hidden text alone that no page near it shows; ``printed`` is what each page shows."""
    for index, page in enumerate(pages):
        if not page.hidden:
            yield page
            continue
        near = [_bare(text) for text in printed[max(0, index - BESIDE) : index + BESIDE + 1]]
        yield page._replace(hidden=tuple(cell for cell in page.hidden if not _is_shown(cell, near)))


def _is_shown(cell: Cell, near: Iterable[str]) -> bool:
    text = _bare(cell.text)
    return len(text) >= SHORTEST and any(text in shown for shown in near)


def _bare(text: str) -> str:
    return "".join(text.split())
