"""Forms printed by reportlab: its own tables, wrapping, page breaks and fonts that are not in the file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.readers.generated.forms import Form

FONT = "STSong-Light"
LABEL = 110.0
MARGIN = 40.0
registerFont(UnicodeCIDFont(FONT))

_CELL = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=11, wordWrap="CJK")
_TITLE = ParagraphStyle("title", parent=_CELL, fontSize=14, leading=20, alignment=1)
_RIGHT = ParagraphStyle("right", parent=_CELL, alignment=2)


def print_forms(forms: Sequence[Form], size: tuple[float, float]) -> bytes:
    """The document."""
    return printed(forms, size)


def printed(parts: Sequence[Form | Flowable], size: tuple[float, float]) -> bytes:
    """The document of forms and whatever else reportlab prints."""
    width = size[0] - 2 * MARGIN - 12
    out = BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=size, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN
    )
    template.build([one for part in parts for one in (_parts(part, width) if isinstance(part, Form) else [part])])
    return out.getvalue()


def _parts(form: Form, width: float) -> list[Flowable]:
    parts: list[Flowable] = [_line(*texts, width) for texts in form.caption]
    parts += [_table(form, width), *(Paragraph(escape(note), _CELL) for note in form.notes), Spacer(1, 30)]
    return parts


def _line(left: str, middle: str, right: str, width: float) -> Flowable:
    """A line of the caption: a title, or texts at its left and right in a table without lines."""
    if middle:
        return Paragraph(escape(middle), _TITLE)
    texts = [Paragraph(escape(left), _CELL), Paragraph(escape(right), _RIGHT)]
    return Table([texts], colWidths=[width / 2] * 2)


def _table(form: Form, width: float) -> Flowable:
    """The form; reportlab breaks no row and no merged cell over pages."""
    cells: list[list[object]] = [[""] * form.width for _ in range(form.first_row + len(form.rows))]
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += [(side, (0, 0), (-1, -1), 2) for side in ("LEFTPADDING", "RIGHTPADDING")]
    for place in form.places():
        cells[place.row][place.column] = Paragraph(escape(place.text), _CELL)
        end = (place.column + place.column_span - 1, place.row + place.row_span - 1)
        if end != (place.column, place.row):
            style.append(("SPAN", (place.column, place.row), end))
    columns = [LABEL, *[(width - LABEL) / (form.width - 1)] * (form.width - 1)]
    return Table(cells, colWidths=columns, style=style, repeatRows=form.first_row if form.repeats else 0)
