"""The content interpreter: one loop over the statements of a page, for its glyphs, rulings and clipping."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import literal_name

from hqaudit.layout.raw import Glyph, PageContent
from hqaudit.readers.pdf.doubles import NEAR
from hqaudit.readers.pdf.geometry import IDENTITY, Matrix, intersect, multiply, transform_box
from hqaudit.readers.pdf.paths import Path
from hqaudit.readers.pdf.syntax import INLINE_IMAGE, STATEMENT, TEXT_ITEM, name_text

if TYPE_CHECKING:
    from hqaudit.model.place import Box
    from hqaudit.readers.pdf.fonts import Font, FontCache, Piece

_DEEPEST = 8  # Form XObjects within one another
_MOST_FORMS = 5000  # drawn on one page: no honest page comes near
_FAKE_BOLD = 2  # render mode: fill and stroke
_CLOSING = frozenset((b"s", b"b", b"b*"))
_UNSEEN = (3, 7)  # render modes that paint nothing

# Operators by number: the ones of text first, as the loop asks for them first.
(_TJ, _TJ_ARRAY, _QUOTE, _DOUBLE_QUOTE, _TD, _TD_LEADING, _TM, _BT, _TF, _T_STAR, _TC, _TW, _TL, _TR, _TS, _TZ) = range(16)
(_SAVE, _RESTORE, _CM, _RE, _M, _L, _C, _H, _W, _N, _FILL, _STROKE, _BOTH, _WIDTH, _DO) = range(16, 31)
_OPERATORS = {
    b"Tj": _TJ, b"TJ": _TJ_ARRAY, b"'": _QUOTE, b'"': _DOUBLE_QUOTE, b"Td": _TD, b"TD": _TD_LEADING, b"Tm": _TM,
    b"BT": _BT, b"Tf": _TF, b"T*": _T_STAR, b"Tc": _TC, b"Tw": _TW, b"TL": _TL, b"Tr": _TR, b"Ts": _TS, b"Tz": _TZ,
    b"q": _SAVE, b"Q": _RESTORE, b"cm": _CM, b"re": _RE, b"m": _M, b"l": _L, b"c": _C, b"v": _C, b"y": _C, b"h": _H,
    b"W": _W, b"W*": _W, b"n": _N, b"f": _FILL, b"F": _FILL, b"f*": _FILL, b"S": _STROKE, b"s": _STROKE, b"B": _BOTH,
    b"B*": _BOTH, b"b": _BOTH, b"b*": _BOTH, b"w": _WIDTH, b"Do": _DO,
}  # fmt: skip


class State(NamedTuple):
    """The graphics state as far as it matters here, as q saves and Q restores it."""

    ctm: Matrix
    clip: Box
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    scale: float = 1.0
    mode: int = 0
    line_width: float = 1.0


class BrokenContent(ValueError):
    """A content stream that does not follow the grammar."""


class Interpreter:
    """Draws the content of one page into a PageContent.

    ``unseen`` counts glyphs drawn in an invisible render mode; ``doubled`` says that some string was drawn again where
    the same string was drawn last.

    Raises BrokenContent, or whatever malformed operands lead to; what was drawn before stays in the page.
    """

    def __init__(self, fonts: FontCache, page: PageContent) -> None:
        self._fonts = fonts
        self._page = page
        self._active: list[PDFStream] = []
        self._forms = 0
        self._drawn: dict[bytes, tuple[float, float]] = {}
        self.unseen = 0
        self.doubled = False

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
        for match in STATEMENT.finditer(self._without_images(data)):
            operands, operator, stray = match.groups()
            kind = operators.get(operator)
            if kind is None:
                if stray:
                    raise BrokenContent(match.start(3))
            elif kind <= _DOUBLE_QUOTE:
                if kind == _TJ_ARRAY:
                    items = find_items(operands)
                else:
                    if kind == _DOUBLE_QUOTE:
                        first, second, operands = operands.split(None, 2)
                        word_space, char_space = float(first), float(second)
                    if kind != _TJ:
                        a, b, c, d, e, f = line
                        text = line = (a, b, c, d, e - leading * c, f - leading * d)
                    items = [(operands, b"")]
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
                    pen = _Pen((a, b, c, d, e, f), size, em, rise, char_space, word_space, scale)
                    x, y = pen.show(items, font, clip, bold, glyphs)
                else:
                    x = y = 0.0
                    y0, y1 = f + d * (font.high * size + rise), f + d * (font.low * size + rise)
                    if y1 < y0:
                        y0, y1 = y1, y0
                    height, spread, seen = y1 - y0, char_space * scale, top <= (y0 + y1) / 2 <= bottom
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

    def _without_images(self, data: bytes) -> bytes:
        """The stream with its inline images taken out (and counted): their bytes follow no grammar."""
        if b"EI" not in data:
            return data
        data, images = INLINE_IMAGE.subn(b" ", data)
        self._page.images += images
        return data

    def _hide(self, start: int) -> None:
        """Text in an invisible render mode: the glyphs from ``start`` on are not seen."""
        glyphs = self._page.glyphs
        self.unseen += len(glyphs) - start
        glyphs[start:] = [glyph._replace(visible=False) for glyph in glyphs[start:]]

    def _draw(self, operands: bytes, resources: dict[str, object], state: State) -> None:
        """Do: a form is interpreted within its box, an image counted, never decoded."""
        stream = resolve1(dict_value(resources.get("XObject", {})).get(name_text(operands.strip())))
        if not isinstance(stream, PDFStream):
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
        try:
            self.run(stream.get_data(), stream.get("Resources") or resources, state._replace(ctm=ctm, clip=clip))
        finally:
            self._active.pop()


class _Pen(NamedTuple):
    """Shows strings under any matrix and in either direction, as the loop shows upright ones."""

    matrix: Matrix
    size: float
    em: float
    rise: float
    char_space: float
    word_space: float
    scale: float

    def show(
        self, items: Iterable[tuple[bytes, bytes]], font: Font, clip: Box, bold: bool, glyphs: list[Glyph]
    ) -> tuple[float, float]:
        """Add the glyphs of an array of TJ; how far the pen has moved, in text space."""
        _, _, c, d, _, _ = self.matrix
        height = self.size * float(c * c + d * d) ** 0.5
        moved = 0.0
        unit, spread = (self.size, 1.0) if font.vertical else (self.em, self.scale)
        for token, number in items:
            if number:
                moved -= float(number) * 0.001 * unit
                continue
            for piece in font.shown.get(token) or font.decode(token):
                char, width, is_space, _ = piece
                box = transform_box(self.matrix, self._box(piece, font, moved))
                x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
                visible = clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3]
                glyphs.append(Glyph(char, *box, height, bold, visible))
                moved += width * unit + (self.char_space + self.word_space * is_space) * spread
        return (0.0, moved) if font.vertical else (moved, 0.0)

    def _box(self, piece: Piece, font: Font, moved: float) -> Box:
        _, width, _, (across, down) = piece
        if font.vertical:
            x, y = -across * self.size, moved + down * self.size + self.rise
            return (x, y + width * self.size, x + self.size, y)
        return (moved, font.low * self.size + self.rise, moved + width * self.em, font.high * self.size + self.rise)
