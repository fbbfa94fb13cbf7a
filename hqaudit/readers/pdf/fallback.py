"""The second try at a page: pdfminer's own interpreter, which forgives more, is slower and knows no clipping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

from hqaudit.layout.raw import Glyph, PageContent
from hqaudit.readers.pdf.fonts import UNMAPPED
from hqaudit.readers.pdf.geometry import IDENTITY, Matrix, transform_box
from hqaudit.readers.pdf.paths import Path
from hqaudit.readers.pdf.tounicode import parse_to_unicode

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage
    from pdfminer.utils import PathSegment


def read_with_pdfminer(page: PDFPage, matrix: Matrix, content: PageContent) -> None:
    """Draw a page into ``content``; raises whatever pdfminer raises."""
    manager = _Fonts()
    interpreter = PDFPageInterpreter(manager, _Device(manager, content))
    interpreter.render_contents(page.resources, page.contents, ctm=matrix)


class _Fonts(PDFResourceManager):
    """Fonts whose ToUnicode maps are read as elsewhere: pdfminer reads a damaged one without end."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """The font of a dictionary, built once."""
        stream = resolve1(spec.get("ToUnicode"))
        font: Any = super().get_font(objid, {key: value for key, value in spec.items() if key != "ToUnicode"})
        if isinstance(stream, PDFStream) and not isinstance(font.unicode_map, _Map):
            font.unicode_map = _Map(parse_to_unicode(stream.get_data()))
        built: PDFFont = font
        return built


class _Map:
    """A map as pdfminer's fonts ask it."""

    def __init__(self, table: Mapping[int, str]) -> None:
        self._table = table

    def get_unichr(self, cid: int) -> str:
        """The text of a code; raises KeyError for one without."""
        return self._table[cid]


class _Device(PDFTextDevice):
    def __init__(self, manager: PDFResourceManager, content: PageContent) -> None:
        super().__init__(manager)
        self._content = content

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 - pdfminer's signature
        self._content.images += 1

    def render_char(  # noqa: PLR0913, PLR0917 - pdfminer's signature
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: object,  # noqa: ARG002 - same
        graphicstate: PDFGraphicState,  # noqa: ARG002 - same
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNMAPPED
        width = font.char_width(cid) * fontsize * scaling
        low = font.get_descent() * fontsize + rise
        box = transform_box(matrix, (0.0, low, width, low + fontsize))
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        visible = 0 <= x <= self._content.width and 0 <= y <= self._content.height
        size = fontsize * float(matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        self._content.glyphs.append(Glyph(text, *box, size, False, visible))
        return width

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002 - pdfminer's signature
        path: Sequence[PathSegment],
    ) -> None:
        drawn = Path()
        for operator, *numbers in path:
            values = [float(value) for value in numbers if isinstance(value, int | float)]
            if operator == "m":
                drawn.subpaths.append([(values[-2], values[-1])])
            elif operator == "l":
                drawn.subpaths[-1].append((values[-2], values[-1]))
            elif operator == "h":
                drawn.close()
            else:
                drawn.curve_to((values[-2], values[-1]))
        matrix = self.ctm or IDENTITY
        clip = (0.0, 0.0, self._content.width, self._content.height)
        if fill:
            drawn.fill(matrix, clip, self._content.rulings)
        if stroke:
            drawn.stroke(matrix, graphicstate.linewidth, clip, self._content.rulings)
