"""Pages written by hand: strings set at a point, tables ruled along edges."""

from __future__ import annotations

from collections.abc import Sequence

from hqaudit.layout.lines import PrintedLine, printed_lines
from hqaudit.layout.raw import Glyph, PageContent, RawCell, RawGrid, Ruling

WIDTH, HEIGHT = 600.0, 800.0
LEFT, RIGHT = 60.0, 540.0


def put(text: str, x: float, y: float, size: float = 12, *, bold: bool = False) -> list[Glyph]:
    """The glyphs of a string whose middle stands at y: Chinese as wide as high, others half as wide."""
    glyphs = []
    for char in text:
        width = size if char > "\u2000" else size / 2
        glyphs.append(Glyph(char, x, y - size / 2, x + width, y + size / 2, size, bold, True))
        x += width
    return glyphs


def line(
    text: str, x: float = LEFT, y: float = 100, size: float = 12, *, bold: bool = False, page: int = 1
) -> PrintedLine:
    """A printed line."""
    (printed,) = printed_lines(page, put(text, x, y, size, bold=bold))
    return printed


def centred(text: str, y: float, size: float = 12, *, bold: bool = False, page: int = 1) -> PrintedLine:
    """A printed line in the middle of the page."""
    width = sum(size if char > "\u2000" else size / 2 for char in text)
    return line(text, (WIDTH - width) / 2, y, size, bold=bold, page=page)


def grid(
    rows: Sequence[Sequence[str]],
    page: int = 1,
    edges: Sequence[float] = (),
    top: float = 100,
    spans: dict[tuple[int, int], tuple[int, int]] | None = None,
) -> RawGrid:
    """A grid of texts, 20 points a row; ``spans`` holds rows and columns of merged cells by row and column."""
    spans = spans or {}
    columns = max(len(row) for row in rows)
    xs = tuple(edges) or tuple(LEFT + i * 480 / columns for i in range(columns + 1))
    covered = {
        (row + i, column + j)
        for (row, column), (down, right) in spans.items()
        for i in range(down)
        for j in range(right)
        if i or j
    }
    cells = tuple(
        RawCell(i, j, *spans.get((i, j), (1, 1)), text, page, (xs[j], top + 20 * i, xs[j + 1], top + 20 * i + 20))
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
        if (i, j) not in covered
    )
    return RawGrid(len(rows), columns, cells, (page,), xs, (xs[0], top, xs[-1], top + 20 * len(rows)))


def texts(table: RawGrid) -> list[list[str]]:
    """The texts of a grid, row by row; a place that a merged cell covers is ``^``."""
    rows = [["^"] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """The lines of a fully ruled table."""
    return [Ruling("h", y, xs[0], xs[-1]) for y in ys] + [Ruling("v", x, ys[0], ys[-1]) for x in xs]


def sheet(number: int, *parts: list[Glyph], rulings: Sequence[Ruling] = (), images: int = 0) -> PageContent:
    """A page with these strings and lines on it."""
    return PageContent(number, WIDTH, HEIGHT, [glyph for part in parts for glyph in part], list(rulings), images)
