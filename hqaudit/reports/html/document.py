"""The document with its figures marked: the pages as pictures, or its blocks set anew."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from hqaudit.model.blocks import Table, TextBlock
from hqaudit.reports.html.phrases import phrase
from hqaudit.reports.html.pictures import available, pictures
from hqaudit.reports.plain import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.model.blocks import Document, Page
    from hqaudit.model.message import Language
    from hqaudit.model.place import Place
    from hqaudit.model.report import Report
    from hqaudit.reports.html.marks import Marks
    from hqaudit.reports.view import View


def document_view(report: Report, marks: Marks, view: View) -> Iterator[str]:
    """The pages of a PDF as they look; of other files, or where pages cannot be drawn, what was read of them."""
    document, language = report.document, view.language
    if document is None:
        yield f'<p class="note">{phrase("unread", language)}</p>'
        return
    drawn = list(pictures(report.path, view.password)) if report.path.lower().endswith(".pdf") and available() else []
    if drawn and len(drawn) == len(document.pages):
        for page, address in zip(document.pages, drawn, strict=True):
            yield _picture(page, address, marks, language)
        return
    if document.pages and not available():
        yield f'<p class="note">{phrase("no_pictures", language)}</p>'
    yield '<article class="set">'
    yield from _blocks(document, marks, language)
    yield "</article>"


def _picture(page: Page, address: str, marks: Marks, language: Language) -> str:
    told = phrase("page", language, n=page.number)
    drawn = "".join(_box(place, marks, language) for place in marks.on_page(page.number))
    kind = "page told" if marks.told_on(page.number) else "page"
    size = f'width="{page.width:.0f}" height="{page.height:.0f}"'
    return (
        f'<figure class="{kind}" data-page="{page.number}"><img src="{address}" alt="{told}" {size} loading="lazy">'
        f'<svg viewBox="0 0 {page.width:g} {page.height:g}" aria-hidden="true">{drawn}</svg>'
        f"<figcaption>{told}</figcaption></figure>"
    )


def _box(place: Place, marks: Marks, language: Language) -> str:
    attributes, told = marks.attributes(place, language)
    x0, top, x1, bottom = place.box or (0, 0, 0, 0)
    spot = f'x="{x0 - 1:.1f}" y="{top - 1:.1f}" width="{x1 - x0 + 2:.1f}" height="{bottom - top + 2:.1f}"'
    return f'<rect {attributes} {spot} rx="1.5"><title>{told}</title></rect>'


def _blocks(document: Document, marks: Marks, language: Language) -> Iterator[str]:
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield _table(at, block, marks, language)
        else:
            yield _text(at, block, marks, language)


def _text(at: int, block: TextBlock, marks: Marks, language: Language) -> str:
    tag = f"h{min(max(block.level, 1), 4) + 1}" if block.kind == "heading" else "p"
    first = block.lines[0] if block.lines else None
    spot = f' data-page="{first.page}"' if first and first.page is not None else ""
    spot += f' data-line="{first.line}"' if first and first.line is not None else ""
    inner = _marked(block.text, marks.in_block(at), marks, language)
    return f'<{tag} class="{block.kind}"{spot}>{inner}</{tag}>\n'


def _marked(text: str, places: list[Place], marks: Marks, language: Language) -> str:
    """A text with its marks, one within another where they are so; one that fits neither way is left out."""
    shown, done, ends, text = "", 0, [len(text)], clean(text)
    for place in [*places, None]:
        start = ends[0] if place is None else place.start
        while len(ends) > 1 and ends[-1] <= start:
            end = ends.pop()
            shown, done = f"{shown}{escape(text[done:end])}</mark>", end
        if place is not None and done <= place.start < place.end <= ends[-1]:
            attributes, told = marks.attributes(place, language)
            shown += f'{escape(text[done : place.start])}<mark {attributes} title="{told}">'
            done = place.start
            ends.append(place.end)
    return shown + escape(text[done:])


def _table(at: int, table: Table, marks: Marks, language: Language) -> str:
    spot = f' data-page="{table.pages[0]}"' if table.pages else ""
    caption = escape(clean(" · ".join(part for part in (table.title, table.unit) if part)))
    body = ""
    for row, cells in enumerate(table.rows):
        line = next((cell.line for cell in cells if cell and cell.line is not None), None)
        spotted = f' data-line="{line}"' if line is not None else ""
        inner = ""
        for column, cell in enumerate(cells):
            text = "" if cell is None else _marked(cell.text, marks.in_block(at, row, column), marks, language)
            inner += f"<td>{text}</td>"
        body += f"<tr{spotted}>{inner}</tr>\n"
    return (
        f'<div class="scroll"><table class="form"{spot}><caption>{caption}</caption><thead>{_head(table)}</thead>'
        f"<tbody>{body}</tbody></table></div>\n"
    )


def _head(table: Table) -> str:
    """The header as a tree: what columns share stands over them once."""
    depth = max((len(path) for path in table.columns), default=0)
    rows = ""
    for level in range(depth):
        cells = ""
        for path, group in groupby(table.columns, key=lambda path: path[: level + 1]):
            columns = len(list(group))
            if len(path) <= level:
                continue
            ends = all(len(other) == level + 1 for other in table.columns if other[: level + 1] == path)
            span = (f' colspan="{columns}"' if columns > 1 else "") + (
                f' rowspan="{depth - level}"' if ends and level < depth - 1 else ""
            )
            cells += f'<th scope="col"{span}>{escape(clean(path[level]))}</th>'
        rows += f"<tr>{cells}</tr>"
    return rows
