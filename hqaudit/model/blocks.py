"""A report as a reader hands it on: pages of blocks, in reading order."""

from __future__ import annotations

from typing import Literal, NamedTuple

from hqaudit.model.place import Box

TextKind = Literal["heading", "paragraph", "note", "toc"]


class Line(NamedTuple):
    """One printed line of a text block: where it starts in the block's text and where it stands.

    ``edges`` holds the left edge of every character of the line and, last, the right edge of the line (one entry more
    than the line has characters), in points; empty where the format has no boxes.
    """

    start: int
    page: int | None = None
    box: Box | None = None
    edges: tuple[float, ...] = ()
    line: int | None = None


class TextBlock(NamedTuple):
    """A heading, a paragraph (joined over lines and pages), a note (单位：…, 备注：…) or one line of the 目录.

    ``level`` is the depth of a heading (1 第一部分, 2 一、, 3 （一）, 4 1. …); 0 for what is no heading.
    """

    kind: TextKind
    text: str
    lines: tuple[Line, ...] = ()
    level: int = 0


class Cell(NamedTuple):
    """A cell of a table: its text (lines joined, "" if empty), and where it stands.

    ``indent`` is how much further right than the box its first line begins, in points: a label that wraps.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    indent: float = 0.0


Row = tuple[Cell | None, ...]


class Table(NamedTuple):
    """One form or other ruled table, however many pages it runs over.

    ``columns`` holds a header path per column, outermost first, without repeats (("基本支出", "人员经费", "小计"));
    an empty path where a column has no header. ``rows`` holds the body only, one entry per column: None where a merged
    cell covers the place. ``unit`` is the unit of money stated for the form (万元), None where none is.
    """

    title: str | None
    unit: str | None
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    pages: tuple[int, ...] = ()


Block = TextBlock | Table


class Page(NamedTuple):
    """A page as shown: number from 1, width and height in points.

    ``problem`` says why the page could not be read well (None if it could); ``hidden`` holds runs of text that the file
    contains but the page does not show (clipped).
    """

    number: int
    width: float
    height: float
    problem: str | None = None
    hidden: tuple[Cell, ...] = ()


class Document(NamedTuple):
    """A report: its source (path or "-"), its pages (none for text formats) and its blocks in reading order."""

    source: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
