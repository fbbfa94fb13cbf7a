"""From a grid of cells to a table: which rows are its head, the header path of every column, the rows of its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hqaudit.layout.headrows import Lattice, header_depth, lattice, leading_texts, row_texts
from hqaudit.layout.lookalikes import HAN
from hqaudit.layout.outline import squeeze, unit_stated
from hqaudit.layout.rowlook import is_column_numbers
from hqaudit.model.blocks import Cell, Row, Table

if TYPE_CHECKING:
    from hqaudit.layout.raw import RawGrid

_CHINESE = rf"(?:{HAN}|[\u3000-\u303f\uff00-\uffef“”])"
_GAP = re.compile(rf"(?<={_CHINESE})\s+|\s+(?={_CHINESE})")
_LEVELS = (("类", "款", "项"), ("类", "款"))

Path = tuple[str, ...]


def header_text(text: str) -> str:
    """A header as it is compared: no white space beside Chinese characters."""
    return " ".join(_GAP.sub("", text).split())


def build_table(grid: RawGrid, title: str | None, unit: str | None) -> Table:
    """The table that the grid shows; its unit is looked for in the head if none is given."""
    places = lattice(grid)
    depth = header_depth(grid, places)
    levels = _without_levels(places, depth)
    columns = _drawn_paths(places, depth) if grid.merges_known else _blank_paths(places, depth, grid.columns)
    columns = tuple((*path, *levels[i : i + 1]) for i, path in enumerate(columns))
    rows = tuple(_row(places, row) for row in _body_rows(places, depth))
    return Table(title, unit or _unit_of(columns), columns or ((),) * grid.columns, rows, grid.pages)


def _without_levels(places: Lattice, depth: int) -> Path:
    """类, 款 and 项 where they stand below the head beside the first row of the body, taken out of that row."""
    if not 0 < depth < len(places):
        return ()
    texts = [squeeze(text) for text in row_texts(places, depth)]
    found = next((levels for levels in _LEVELS if tuple(texts[: len(levels)]) == levels), ())
    cells = places[depth][: len(found)]
    for row in places[depth:]:
        for column, cell in enumerate(cells):
            if row[column] is cell:
                row[column] = None
    return found


def _drawn_paths(places: Lattice, depth: int) -> tuple[Path, ...]:
    if not depth:
        return ()
    return tuple(_path([cell.text if cell else "" for cell in column]) for column in zip(*places[:depth], strict=True))


def _blank_paths(places: Lattice, depth: int, columns: int) -> tuple[Path, ...]:
    """Paths where a blank is merged with its left neighbour if something stands below it, else with what is above."""
    head = leading_texts(places)[:depth] if depth else []
    names: list[list[str]] = [[] for _ in range(columns)]
    owner: list[object] = [None] * columns
    for level, texts in enumerate(head):
        fresh: list[object] = []
        for column, text in enumerate(texts):
            merged = column > 0 and owner[column] == owner[column - 1] != fresh[-1]
            if text.strip():
                names[column].append(text)
                fresh.append((level, column))
            elif merged and any(row[column].strip() for row in head[level + 1 :]):
                names[column].append(names[column - 1][-1])
                fresh.append(fresh[-1])
            else:
                fresh.append(owner[column])
        owner = fresh
    return tuple(_path(texts) for texts in names)


def _path(texts: Sequence[str]) -> Path:
    """The texts from the outermost in, without blanks and consecutive repeats."""
    path: list[str] = []
    for text in map(header_text, texts):
        if text and path[-1:] != [text]:
            path.append(text)
    return tuple(path)


def _body_rows(places: Lattice, depth: int) -> list[int]:
    """The rows of the body, without column numbers under the head and repeats of the head."""
    heads = {tuple(map(squeeze, row_texts(places, row))) for row in range(depth)}
    openings = {texts[0] for texts in heads}
    heads = {texts for texts in heads if sum(map(bool, texts)) > 1}
    body: list[int] = []
    under_head = depth > 0
    for row in range(depth, len(places)):
        texts = row_texts(places, row)
        if squeeze(texts[0]) in openings and tuple(map(squeeze, texts)) in heads:
            under_head = True
        elif not (under_head and is_column_numbers(texts)):
            under_head = False
            body.append(row)
    return body


def _row(places: Lattice, row: int) -> Row:
    cells: list[Cell | None] = []
    for column, cell in enumerate(places[row]):
        if cell is None:
            cells.append(Cell(""))
        elif (cell.row, cell.column) == (row, column):
            cells.append(Cell(cell.text, cell.page, cell.box, cell.line, cell.indent))
        else:
            cells.append(None)
    return tuple(cells)


def _unit_of(columns: Sequence[Path]) -> str | None:
    """The unit of money that the column heads state, if they state one only."""
    units = {unit for path in columns for text in path if (unit := unit_stated(text))}
    return units.pop() if len(units) == 1 else None
