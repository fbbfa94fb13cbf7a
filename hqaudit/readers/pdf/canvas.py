"""What the content of a page is drawn on: its glyphs and rulings, and the forms that are drawn within one another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import literal_name

from hqaudit.readers.pdf.geometry import IDENTITY, intersect, multiply, transform_box
from hqaudit.readers.pdf.streams import unpack, unpack_all
from hqaudit.readers.pdf.syntax import name_text

if TYPE_CHECKING:
    from hqaudit.layout.raw import PageContent
    from hqaudit.readers.pdf.fonts import FontCache
    from hqaudit.readers.pdf.state import State

_DEEPEST = 8  # Form XObjects within one another
_MOST_FORMS = 5000  # drawn on one page: no honest page comes near


class Canvas(ABC):
    """The content of one page as it grows.

    ``forms`` are those drawn, as often as they were. ``unseen`` counts glyphs drawn in an invisible render mode;
    ``doubled`` says that some string was drawn again where the same string was drawn last; ``damaged`` that part of a
    stream could not be unpacked; ``foreign`` that there was an operator which PDF does not have.
    """

    def __init__(self, fonts: FontCache, page: PageContent) -> None:
        self._fonts = fonts
        self._page = page
        self._active: list[PDFStream] = []
        self._drawn: dict[bytes, tuple[float, float]] = {}
        self.forms: list[PDFStream] = []
        self.unseen = 0
        self.doubled = False
        self.damaged = False
        self.foreign = False

    def draw(self, streams: Iterable[object], resources: object, state: State) -> None:
        """Interpret the content streams of the page as one."""
        data, sound = unpack_all(streams)
        self.damaged = not sound
        self.run(data, resources, state)

    @abstractmethod
    def run(self, data: bytes, resources: object, state: State) -> None:
        """Interpret a content stream from the state it starts in."""

    def _hide(self, start: int) -> None:
        """Text in an invisible render mode: the glyphs from ``start`` on are not seen."""
        glyphs = self._page.glyphs
        self.unseen += len(glyphs) - start
        glyphs[start:] = [glyph._replace(visible=False) for glyph in glyphs[start:]]

    def _draw(self, operands: bytes, resources: dict[str, object], state: State) -> None:
        """Do: a form is interpreted within its box, an image counted, never decoded."""
        named = dict_value(resources.get("XObject", {})).get(name_text(operands.strip()))
        stream = resolve1(named)
        if not isinstance(stream, PDFStream):
            self.damaged = True
            return
        if literal_name(stream.get("Subtype")) != "Form":
            self._page.images += 1
            return
        if len(self._active) >= _DEEPEST or len(self.forms) >= _MOST_FORMS or stream in self._active:
            self.damaged = True
            return
        a, b, c, d, e, f = map(float, list_value(stream.get("Matrix", IDENTITY)))
        ctm = multiply((a, b, c, d, e, f), state.ctm)
        clip = state.clip
        if "BBox" in stream:
            clip = intersect(clip, transform_box(ctm, [float(resolve1(value)) for value in list_value(stream["BBox"])]))
        self.forms.append(stream)
        self._active.append(stream)
        data, sound = unpack(stream)
        self.damaged = self.damaged or not sound
        try:
            self.run(data, stream.get("Resources") or resources, state._replace(ctm=ctm, clip=clip))
        finally:
            self._active.pop()
