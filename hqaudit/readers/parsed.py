"""Reads a document that was parsed before: the JSON of `hqaudit parse --format json` (hqaudit/document/1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from hqaudit.errors import UnreadableDocument
from hqaudit.layout.outline import heading_level
from hqaudit.model.blocks import Block, Cell, Document, Line, Page, Row, Table, TextBlock, TextKind
from hqaudit.model.message import Message
from hqaudit.readers.jsonshape import Node, wrong_shape

if TYPE_CHECKING:
    from hqaudit.model.place import Box

SCHEMA = "hqaudit/document/1"
TEXT_KINDS = ("heading", "paragraph", "note", "toc")


def read_parsed(data: str, source: str) -> Document:
    """The document as it was parsed; its own source is kept, ``source`` stands in where it names none."""
    try:
        return _document(data, source)
    except UnreadableDocument as error:
        said = error.message
        raise UnreadableDocument(Message(f"{source}：{said.zh}", f"{source}: {said.en}")) from error


def _document(data: str, source: str) -> Document:
    try:
        root = Node(json.loads(data, parse_constant=_no_number), "")
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UnreadableDocument(
            Message(
                f"第 {line} 行不是有效的 JSON；请用 hqaudit parse --format json 重新生成",
                f"line {line} is not valid JSON; write it again with hqaudit parse --format json",
            )
        ) from error
    if root.get("schema").value != SCHEMA:
        raise wrong_shape("schema", f" {SCHEMA}", SCHEMA)
    if root.get("blocks").is_null:
        raise wrong_shape("blocks", "列表", "a list")
    pages = tuple(_page(node) for node in root.get("pages").items())
    blocks = tuple(_block(node) for node in root.get("blocks").items())
    return Document(root.get("source").text(source), pages, blocks)


def _no_number(name: str) -> float:
    """NaN and Infinity, which Python takes for JSON."""
    raise ValueError(name)


def _page(node: Node) -> Page:
    hidden = tuple(_cell(cell) for cell in node.get("hidden").items())
    width, height = node.get("width").number(), node.get("height").number()
    return Page(node.get("number").integer(), width, height, node.get("problem").text_or_none(), hidden)


def _block(node: Node) -> Block:
    kind = node.get("kind").text()
    if kind == "table":
        return _table(node)
    if kind not in TEXT_KINDS:
        raise wrong_shape(node.get("kind").path, " heading、paragraph、note、toc 或 table", "a known kind of block")
    text = node.get("text").text()
    level = heading_level(text) if kind == "heading" else 0
    lines = _in_order(tuple(_line(line) for line in node.get("lines").items()), text, node.get("lines"))
    if node.get("lines").is_null:
        lines = _only_line(node)
    return TextBlock(cast("TextKind", kind), text, lines, node.get("level").integer(level))


def _in_order(lines: tuple[Line, ...], text: str, node: Node) -> tuple[Line, ...]:
    """The lines, if they follow one another in the text; edges that are not those of its characters are left out."""
    starts = [line.start for line in lines]
    if starts and (starts != sorted(starts) or starts[0] != 0 or starts[-1] > len(text)):
        raise wrong_shape(node.path, "依次开始于 0 到文字末尾的列表", "a list of lines that start one after the other")
    ends = [*starts[1:], len(text)]
    return tuple(
        line if len(line.edges) in {0, end - line.start + 1} else line._replace(edges=())
        for line, end in zip(lines, ends, strict=False)
    )


def _only_line(node: Node) -> tuple[Line, ...]:
    """The one line of a block that gives its place but not its lines."""
    page, box, line = node.get("page").integer_or_none(), _box(node.get("bbox")), node.get("line").integer_or_none()
    return () if page is None and box is None and line is None else (Line(0, page, box, (), line),)


def _line(node: Node) -> Line:
    edges = tuple(edge.number() for edge in node.get("edges").items())
    page, line = node.get("page").integer_or_none(), node.get("line").integer_or_none()
    return Line(node.get("start").integer(0), page, _box(node.get("bbox")), edges, line)


def _table(node: Node) -> Table:
    columns = tuple(tuple(text.text() for text in path.items()) for path in node.get("columns").items())
    rows = tuple(_row(row, len(columns)) for row in node.get("rows").items())
    pages = tuple(page.integer() for page in node.get("pages").items())
    return Table(node.get("title").text_or_none(), node.get("unit").text_or_none(), columns, rows, pages)


def _row(node: Node, columns: int) -> Row:
    row = tuple(None if cell.is_null else _cell(cell) for cell in node.items())
    if len(row) != columns:
        raise wrong_shape(
            node.path, f" {columns} 格的列表（每列一格）", f"a list of {columns} cells, one for each column"
        )
    return row


def _cell(node: Node) -> Cell:
    page, line = node.get("page").integer_or_none(), node.get("line").integer_or_none()
    return Cell(node.get("text").text(), page, _box(node.get("bbox")), line, node.get("indent").number(0.0))


def _box(node: Node) -> Box | None:
    if node.is_null:
        return None
    sides = [side.number() for side in node.items()]
    if len(sides) != 4:
        raise wrong_shape(node.path, "四个数字的列表", "a list of four numbers")
    return (sides[0], sides[1], sides[2], sides[3])
