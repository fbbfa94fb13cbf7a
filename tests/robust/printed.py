"""A report that was read, printed again by reportlab: the same words on other pages, in other fonts and widths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from hqaudit.model.blocks import Document, Table, TextBlock
from tests.readers.generated.forms import Form, Head
from tests.readers.generated.platypus import FONT, printed

SIZE = (1190.0, 842.0)
_BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24, spaceAfter=4)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontSize=16, leading=28, spaceBefore=12, spaceAfter=6)
_ENTRY = ParagraphStyle("entry", parent=_BODY, firstLineIndent=0)


def print_again(document: Document) -> bytes:
    """The document as a PDF."""
    return printed([part for block in document.blocks for part in _parts(block)], SIZE)


def _parts(block: Table | TextBlock) -> Iterator[Flowable | Form]:
    if isinstance(block, Table):
        yield _form(block)
    elif block.kind == "toc":
        yield Paragraph(escape(f"{block.text}{'…' * 20}1"), _ENTRY)
    else:
        yield Paragraph(escape(block.text), _HEADING if block.kind == "heading" else _BODY)
        yield Spacer(1, 2)


def _form(table: Table) -> Form:
    unit = f"单位：{table.unit}" if table.unit else ""
    caption = (("", table.title or "", ""), *((("", "", unit),) if unit else ()))
    rows = tuple(tuple(cell.text if cell else "" for cell in row) for row in table.rows)
    return Form(table.title or "", unit, caption, _heads(table.columns), rows, (), numbered=False, repeats=True)


def _heads(paths: Sequence[Sequence[str]]) -> tuple[Head, ...]:
    """The header tree: neighbours under the same words stand under one cell."""
    found: list[Head] = []
    for (first, deeper), group in groupby(paths, key=lambda path: (path[0] if path else "", len(path) > 1)):
        under = [path[1:] for path in group]
        found += [Head(first, _heads(under))] if deeper else [Head(first) for _ in under]
    return tuple(found)
