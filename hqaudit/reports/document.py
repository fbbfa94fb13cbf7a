"""Writes a document as JSON (hqaudit/document/1), which `hqaudit check` reads in place of the file it came from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hqaudit.model.blocks import Table

if TYPE_CHECKING:
    from hqaudit.model.blocks import Block, Cell, Document, Line, Page, TextBlock
    from hqaudit.model.place import Box

Json = dict[str, object]


def render_document(document: Document) -> str:
    """The document as one JSON object; nothing of it is lost."""
    content: Json = {
        "schema": "hqaudit/document/1",
        "source": document.source,
        "pages": [_page(page) for page in document.pages],
        "blocks": [_block(block) for block in document.blocks],
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _page(page: Page) -> Json:
    content: Json = {"number": page.number, "width": page.width, "height": page.height}
    if page.problem is not None:
        content["problem"] = page.problem
    if page.hidden:
        content["hidden"] = [_cell(cell) for cell in page.hidden]
    return content


def _block(block: Block) -> Json:
    if isinstance(block, Table):
        return {
            "kind": "table",
            "title": block.title,
            "unit": block.unit,
            "pages": block.pages,
            "columns": block.columns,
            "rows": [[None if cell is None else _cell(cell) for cell in row] for row in block.rows],
        }
    return _text(block)


def _text(block: TextBlock) -> Json:
    first = block.lines[0] if block.lines else None
    return {
        "kind": block.kind,
        "text": block.text,
        "page": first.page if first else None,
        "bbox": _around(block.lines),
        "line": first.line if first else None,
        "level": block.level,
        "lines": [_line(line) for line in block.lines],
    }


def _around(lines: tuple[Line, ...]) -> Box | None:
    """The box around the lines on the page where the block begins."""
    boxes = [line.box for line in lines if line.box and line.page == lines[0].page]
    if not boxes:
        return None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))


def _line(line: Line) -> Json:
    content: Json = {"start": line.start, "page": line.page, "bbox": line.box, "line": line.line}
    if line.edges:
        content["edges"] = line.edges
    return content


def _cell(cell: Cell) -> Json:
    content: Json = {"text": cell.text, "page": cell.page, "bbox": cell.box}
    if cell.line is not None:
        content["line"] = cell.line
    if cell.indent:
        content["indent"] = cell.indent
    return content
