"""The content interpreter: one loop over the statements of a page, for its glyphs, rulings and clipping."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import literal_name

from hqaudit.layout.raw import Glyph, PageContent
from hqaudit.readers.pdf.doubles import NEAR
from hqaudit.readers.pdf.geometry import IDENTITY, intersect, multiply, transform_box
from hqaudit.readers.pdf.paths import Path
from hqaudit.readers.pdf.pen import MIDDLE, Pen
from hqaudit.readers.pdf.state import State
from hqaudit.readers.pdf.streams import unpack, unpack_all
from hqaudit.readers.pdf.syntax import TEXT_ITEM, name_text, statements, without_images

if TYPE_CHECKING:
    from hqaudit.readers.pdf.fonts import Font, FontCache

_DEEPEST = 8  # Form XObjects within one another
_MOST_FORMS = 5000  # drawn on one page: no honest page comes near
_FAKE_BOLD = 2  # render mode: fill and stroke
_CLOSING = frozenset((b"s", b"b", b"b*"))
_UNSEEN = (3, 7)  # render modes that paint nothing
# Operators by number: those of text first, as the loop asks for them first.
(_TJ, _TJ_ARRAY, _QUOTE, _DOUBLE_QUOTE, _TD, _TD_LEADING, _TM, _BT) = range(8)
(_TF, _T_STAR, _TC, _TW, _TL, _TR, _TS, _TZ) = range(8, 16)
(_SAVE, _RESTORE, _CM, _RE, _M, _L, _C, _H, _W, _NOTHING, _FILL, _STROKE, _BOTH, _WIDTH, _DO) = range(16, 31)
_OPERATORS = {
    b"Tj": _TJ, b"TJ": _TJ_ARRAY, b"'": _QUOTE, b'"': _DOUBLE_QUOTE, b"Td": _TD, b"TD": _TD_LEADING, b"Tm": _TM,
    b"BT": _BT, b"Tf": _TF, b"T*": _T_STAR, b"Tc": _TC, b"Tw": _TW, b"TL": _TL, b"Tr": _TR, b"Ts": _TS, b"Tz": _TZ,
    b"q": _SAVE, b"Q": _RESTORE, b"cm": _CM, b"re": _RE, b"m": _M, b"l": _L, b"c": _C, b"v": _C, b"y": _C, b"h": _H,
    b"W": _W, b"W*": _W, b"n": _NOTHING, b"f": _FILL, b"F": _FILL, b"f*": _FILL, b"S": _STROKE, b"s": _STROKE,
    b"B": _BOTH, b"B*": _BOTH, b"b": _BOTH, b"b*": _BOTH, b"w": _WIDTH, b"Do": _DO,
}  # fmt: skip


class BrokenContentError(ValueError):
    """A content stream that does not follow the grammar."""


class Interpreter:
    """Draws the content of one page into a PageContent.

    ``unseen`` counts glyphs drawn in an invisible render mode; ``doubled`` says that some string was drawn again where
    the same string was drawn last; ``damaged`` that part of a stream could not be unpacked.

    Raises BrokenContentError, or whatever malformed operands lead to; what was drawn before stays in the page.
    """

    def __init__(self, fonts: FontCache, page: PageContent) -> None:
        self._fonts = fonts
        self._page = page
        self._active: list[PDFStream] = []
        self._forms = 0
        self._drawn: dict[bytes, tuple[float, float]] = {}
        self.unseen = 0
        self.doubled = False
        self.damaged = False

    def draw(self, streams: Iterable[object], resources: object, state: State) -> None:
        """Interpret the content streams of the page as one."""
        data, sound = unpack_all(streams)
        self.damaged = not sound
        self.run(data, resources, state)

    def run(self, data: bytes, resources: object, state: State) -> None:  # noqa: C901, PLR0912, PLR0915 - the hot loop: a call a statement would double its time
        """Interpret a content stream from the state it starts in."""
        named = dict_value(resources)
        references = dict_value(named.get("Font", {}))
        fonts: dict[bytes, Font] = {}
        glyphs, rulings = self._page.glyphs, self._page.rulings
        add, new, operators, find_items = glyphs.append, tuple.__new__, _OPERATORS, TEXT_ITEM.findall
        drawn = self._drawn
        stack: list[State] = []
        ctm, clip, font, size, char_space, word_space, leading, rise, scale, mode, line_width = state
        left, top, right, bottom = clip
        line = text = IDENTITY
        path, clipping = Path(), False
        data, images = without_images(data)
        self._page.images += images
        for operands, operator, stray in statements(data):
            kind = operators.get(operator)
            if kind is None:
                if stray:
                    raise BrokenContentError(stray)
            elif kind <= _DOUBLE_QUOTE:
                if kind == _TJ_ARRAY:
                    items = find_items(operands)
                else:
                    string = operands
                    if kind == _DOUBLE_QUOTE:
                        first, second, string = operands.split(None, 2)
                        word_space, char_space = float(first), float(second)
                    if kind != _TJ:
                        a, b, c, d, e, f = line
                        text = line = (a, b, c, d, e - leading * c, f - leading * d)
                    items = [(string, b"")]
                if font is None:
                    continue
                a, b, c, d, e, f = text
                g, h, i, j, k, m = ctm
                a, b, c, d = a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j
                e, f = e * g + f * i + k, e * h + f * j + m
                last = drawn.get(operands)
                if last is not None and abs(last[0] - e) <= NEAR and abs(last[1] - f) <= NEAR:
                    self.doubled = True
                drawn[operands] = (e, f)
                em, shown, bold = size * scale, font.shown, font.bold or mode == _FAKE_BOLD
                start = len(glyphs)
                if font.vertical or not -1e-6 < b < 1e-6 or not -1e-6 < c < 1e-6:
                    pen = Pen((a, b, c, d, e, f), size, em, rise, char_space, word_space, scale)
                    x, y = pen.show(items, font, clip, bold, glyphs)
                else:
                    x = y = 0.0
                    y0, y1 = f + d * (font.high * size + rise), f + d * (font.low * size + rise)
                    if y1 < y0:
                        y0, y1 = y1, y0
                    height, spread = y1 - y0, char_space * scale
                    seen = top <= y0 + MIDDLE * height and y1 - MIDDLE * height <= bottom
                    for token, number in items:
                        if number:
                            x -= float(number) * 0.001 * em
                            continue
                        for char, width, is_space, _ in shown.get(token) or font.decode(token):
                            x0 = e + a * x
                            x += width * em
                            x1 = e + a * x
                            if x1 < x0:
                                x0, x1 = x1, x0
                            visible = seen and left <= (x0 + x1) / 2 <= right
                            add(new(Glyph, (char, x0, y0, x1, y1, height, bold, visible)))
                            x += spread + word_space * scale if is_space else spread
                a, b, c, d, e, f = text
                text = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
                if mode in _UNSEEN:
                    self._hide(start)
            elif kind in (_TD, _TD_LEADING):
                x, y = map(float, operands.split())
                a, b, c, d, e, f = line
                text = line = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
                if kind == _TD_LEADING:
                    leading = -y
            elif kind == _TM:
                a, b, c, d, e, f = map(float, operands.split())
                text = line = (a, b, c, d, e, f)
            elif kind == _BT:
                text = line = IDENTITY
            elif kind == _TF:
                name, number = operands.split()
                size = float(number)
                if name in fonts:
                    font = fonts[name]
                else:
                    font = fonts[name] = self._fonts.get(references.get(name_text(name)))
            elif kind == _T_STAR:
                a, b, c, d, e, f = line
                text = line = (a, b, c, d, e - leading * c, f - leading * d)
            elif kind <= _TZ:
                value = float(operands)
                if kind == _TC:
                    char_space = value
                elif kind == _TW:
                    word_space = value
                elif kind == _TL:
                    leading = value
                elif kind == _TR:
                    mode = int(value)
                elif kind == _TS:
                    rise = value
                else:
                    scale = value / 100
            elif kind == _SAVE:
                stack.append(
                    new(State, (ctm, clip, font, size, char_space, word_space, leading, rise, scale, mode, line_width))
                )
            elif kind == _RESTORE:
                if stack:
                    ctm, clip, font, size, char_space, word_space, leading, rise, scale, mode, line_width = stack.pop()
                    left, top, right, bottom = clip
            elif kind == _CM:
                a, b, c, d, e, f = map(float, operands.split())
                ctm = multiply((a, b, c, d, e, f), ctm)
            elif kind == _RE:
                path.rectangles.append(tuple(map(float, operands.split())))
            elif kind == _M:
                x, y = map(float, operands.split())
                path.subpaths.append([(x, y)])
            elif kind == _L:
                x, y = map(float, operands.split())
                path.subpaths[-1].append((x, y))
            elif kind == _C:
                *_, x, y = map(float, operands.split())
                path.curve_to((x, y))
            elif kind == _H:
                path.close()
            elif kind == _W:
                clipping = True
            elif kind <= _BOTH:
                if operator in _CLOSING:
                    path.close()
                if kind in (_FILL, _BOTH):
                    path.fill(ctm, clip, rulings)
                if kind in (_STROKE, _BOTH):
                    path.stroke(ctm, line_width, clip, rulings)
                if clipping:
                    left, top, right, bottom = clip = path.clip(ctm, clip)
                    clipping = False
                path.clear()
            elif kind == _WIDTH:
                line_width = float(operands)
            else:
                state = State(ctm, clip, font, size, char_space, word_space, leading, rise, scale, mode, line_width)
                self._draw(operands, named, state)

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
            self.damaged = self.damaged or named is not None
            return
        if literal_name(stream.get("Subtype")) != "Form":
            self._page.images += 1
            return
        if len(self._active) >= _DEEPEST or self._forms >= _MOST_FORMS or stream in self._active:
            return
        a, b, c, d, e, f = map(float, list_value(stream.get("Matrix", IDENTITY)))
        ctm = multiply((a, b, c, d, e, f), state.ctm)
        clip = state.clip
        if "BBox" in stream:
            clip = intersect(clip, transform_box(ctm, [float(resolve1(value)) for value in list_value(stream["BBox"])]))
        self._forms += 1
        self._active.append(stream)
        data, sound = unpack(stream)
        self.damaged = self.damaged or not sound
        try:
            self.run(data, stream.get("Resources") or resources, state._replace(ctm=ctm, clip=clip))
        finally:
            self._active.pop()
