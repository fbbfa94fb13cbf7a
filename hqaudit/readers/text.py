"""Reads text: headings, sentences, tables whose cells are parted by tabs or pipes."""

from __future__ import annotations

from collections.abc import Sequence

from hqaudit.layout.outline import is_toc_title, squeeze
from hqaudit.layout.raw import RawCell, RawGrid
from hqaudit.layout.rowlook import has_figures, is_figure
from hqaudit.layout.titles import finish
from hqaudit.model.blocks import Document, Line, TextBlock
from hqaudit.readers.textcontents import contents_end
from hqaudit.readers.textflow import Piece, text_blocks
from hqaudit.readers.textlines import SourceLine, source_lines

Rows = list[SourceLine]
LONGEST_HEAD = 20


def read_text(data: str, source: str) -> Document:
    """The report that the text holds."""
    blocks: list[TextBlock | RawGrid] = []
    pieces: list[Piece] = []
    tables: list[Rows] = []
    apart = True
    for line, ruled in _with_rules(source_lines(data)):
        if line.kind == "text":
            if tables:
                blocks.extend(map(_grid, tables))
                tables = []
            indent = len(line.text) - len(line.text.lstrip())
            pieces.append(Piece(line.number, line.text.strip(), indent, apart))
        elif line.kind == "row":
            blocks.extend(_running_text(pieces))
            pieces = []
            if tables and not (apart and _starts_table(tables[-1], line, ruled=ruled)):
                tables[-1].append(line)
            else:
                tables.append([line])
        apart = line.kind == "blank"
    blocks.extend(map(_grid, tables))
    blocks.extend(_running_text(pieces))
    return Document(source, (), finish(blocks))


def _with_rules(lines: Sequence[SourceLine]) -> list[tuple[SourceLine, bool]]:
    """The lines without the |---| of pipe tables, each with whether one follows it."""
    following = [*(line.kind == "rule" for line in lines[1:]), False]
    return [(line, ruled) for line, ruled in zip(lines, following, strict=True) if line.kind != "rule"]


def _running_text(pieces: Sequence[Piece]) -> list[TextBlock]:
    """The blocks of the text, the entries of a 目录 a block each."""
    blocks: list[TextBlock] = []
    done = at = 0
    while at < len(pieces):
        if not is_toc_title(pieces[at].text):
            at += 1
            continue
        title, end = pieces[at], contents_end(pieces, at)
        blocks += text_blocks(pieces[done:at])
        blocks.append(TextBlock("heading", title.text, (Line(0, line=title.number),), 1))
        blocks += [TextBlock("toc", entry.text, (Line(0, line=entry.number),)) for entry in pieces[at + 1 : end]]
        done = at = end
    return blocks + text_blocks(pieces[done:])


def _starts_table(rows: Rows, line: SourceLine, *, ruled: bool) -> bool:
    """Whether the row, after a blank line, begins another table instead of going on with this one."""
    if ruled:
        return True
    cells = [squeeze(cell) for cell in line.cells]
    if has_figures(cells) or cells == [squeeze(cell) for cell in rows[0].cells]:
        return False
    if not cells[0] or max(map(len, cells)) > LONGEST_HEAD:
        return False
    if len(cells) != len(rows[0].cells):
        return True
    return any(cell and _is_numeric(rows, column) for column, cell in enumerate(cells))


def _is_numeric(rows: Rows, column: int) -> bool:
    """Whether most of what stands in the column under the first row are figures."""
    cells = [row.cells[column] for row in rows[1:] if column < len(row.cells) and row.cells[column]]
    return sum(map(is_figure, cells)) * 2 > len(cells)


def _grid(rows: Rows) -> RawGrid:
    """The rows as a grid whose merged cells show only as blanks."""
    width = max(len(row.cells) for row in rows)
    cells = tuple(
        RawCell(i, column, 1, 1, row.cells[column] if column < len(row.cells) else "", line=row.number)
        for i, row in enumerate(rows)
        for column in range(width)
    )
    return RawGrid(len(rows), width, cells, merges_known=False)
