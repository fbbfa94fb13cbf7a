"""The content interpreter: one loop over the statements of a page, for its glyphs, rulings and clipping."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pdfminer.pdftypes import dict_value

from hqaudit.layout.raw import Glyph
from hqaudit.readers.pdf.canvas import Canvas
from hqaudit.readers.pdf.doubles import NEAR
from hqaudit.readers.pdf.geometry import IDENTITY, multiply
from hqaudit.readers.pdf.operators import (
    BEGIN,
    BOTH,
    CHAR_SPACE,
    CLIP,
    CLOSE,
    CLOSING,
    CURVE_TO,
    DOUBLE_QUOTE,
    DRAW,
    FAKE_BOLD,
    FILL,
    FONT,
    LEADING,
    LINE_TO,
    MATRIX,
    MODE,
    MOVE_LEADING,
    MOVE_TO,
    NEXT_LINE,
    NOTHING,
    OPERATORS,
    PASSED_OVER,
    RECTANGLE,
    RESTORE,
    RISE,
    SAVE,
    SHOW,
    SHOW_ARRAY,
    TRANSFORM,
    UNSEEN,
    WIDTH,
    WORD_SPACE,
)  # fmt: skip
from hqaudit.readers.pdf.paths import Path
from hqaudit.readers.pdf.pen import MIDDLE, Pen
from hqaudit.readers.pdf.state import State
from hqaudit.readers.pdf.syntax import TEXT_ITEM, name_text, statements, without_images

if TYPE_CHECKING:
    from hqaudit.model.place import Box
    from hqaudit.readers.pdf.fonts import Font
    from hqaudit.readers.pdf.geometry import Matrix

    _Saved = tuple[
        Matrix, Box, Font | None, float, float, float, float, float, float, int, float
    ]  # a State, without the cost of its name


class BrokenContentError(ValueError):
    """A content stream that does not follow the grammar."""


class Interpreter(Canvas):
    """Draws the content of one page into a PageContent.

    Raises BrokenContentError, or whatever malformed operands lead to; what was drawn before stays in the page.
    """

    def run(self, data: bytes, resources: object, state: State) -> None:  # noqa: C901, PLR0912, PLR0915 - the hot loop: a call a statement would double its time
        """Interpret a content stream from the state it starts in."""
        named = dict_value(resources)
        references = dict_value(named.get("Font", {}))
        fonts: dict[bytes, tuple[Font, float]] = {}
        linear: dict[bytes, tuple[float, float, float, float]] = {}
        moves: dict[bytes, tuple[float, float]] = {}
        glyphs, rulings = self._page.glyphs, self._page.rulings
        add, new, number_of, find_items = glyphs.append, tuple.__new__, OPERATORS.get, TEXT_ITEM.findall
        drawn, passed_over = self._drawn, PASSED_OVER
        stack: list[_Saved] = []
        ctm, clip, font, size, char_space, word_space, leading, rise, scale, mode, line_width = state
        left, top, right, bottom = clip
        line = text = IDENTITY
        path, clipping = Path(), False
        rectangles, subpaths = path.rectangles, path.subpaths
        items: Iterable[tuple[bytes, bytes]]
        data, images = without_images(data)
        self._page.images += images
        for operands, operator, stray in statements(data):
            kind = number_of(operator)
            if kind is None:
                if stray:
                    raise BrokenContentError(stray)
                if operator not in passed_over:
                    self.foreign = True
            elif kind <= DOUBLE_QUOTE:
                if kind == SHOW:
                    items = ((operands, b""),)
                elif kind == SHOW_ARRAY:
                    items = find_items(operands)
                else:
                    string = operands
                    if kind == DOUBLE_QUOTE:
                        first, second, string = operands.split(None, 2)
                        word_space, char_space = float(first), float(second)
                    a, b, c, d, e, f = line
                    text = line = (a, b, c, d, e - leading * c, f - leading * d)
                    items = ((string, b""),)
                if font is None:
                    continue
                ta, tb, tc, td, te, tf = text
                g, h, i, j, k, m = ctm
                if tb or tc or h or i:
                    a, b, c, d = ta * g + tb * i, ta * h + tb * j, tc * g + td * i, tc * h + td * j
                    e, f = te * g + tf * i + k, te * h + tf * j + m
                    plain = -1e-6 < b < 1e-6 and -1e-6 < c < 1e-6 and not font.vertical
                else:
                    a, b, c, d, e, f = ta * g, 0.0, 0.0, td * j, te * g + k, tf * j + m
                    plain = not font.vertical
                last = drawn.get(operands)
                if last is not None and -NEAR <= last[0] - e <= NEAR and -NEAR <= last[1] - f <= NEAR:
                    self.doubled = True
                drawn[operands] = (e, f)
                em, bold = size * scale, font.bold or mode == FAKE_BOLD
                start = len(glyphs)
                if plain:
                    x, shown = 0.0, font.shown
                    y0, y1 = f + d * (font.high * size + rise), f + d * (font.low * size + rise)
                    if y1 < y0:
                        y0, y1 = y1, y0
                    height = y1 - y0
                    seen = top <= y0 + MIDDLE * height <= bottom
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
                            if is_space:
                                x += (char_space + word_space) * scale
                            elif char_space:
                                x += char_space * scale
                    text = (ta, tb, tc, td, ta * x + te, tb * x + tf)
                else:
                    pen = Pen((a, b, c, d, e, f), size, em, rise, char_space, word_space, scale)
                    x, y = pen.show(items, font, clip, bold, glyphs)
                    text = (ta, tb, tc, td, ta * x + tc * y + te, tb * x + td * y + tf)
                if mode in UNSEEN:
                    self._hide(start)
            elif kind <= BEGIN:
                if kind == SAVE:
                    stack.append(
                        (ctm, clip, font, size, char_space, word_space, leading, rise, scale, mode, line_width)
                    )
                elif kind == RESTORE:
                    if stack:
                        ctm, clip, font, size, char_space, word_space, leading, rise, scale, mode, line_width = (
                            stack.pop()
                        )
                        left, top, right, bottom = clip
                elif kind == MATRIX:
                    head, first, second = operands.rsplit(None, 2)
                    found = linear.get(head)
                    if found is None:
                        a, b, c, d = map(float, head.split())
                        found = linear[head] = (a, b, c, d)
                    text = line = (*found, float(first), float(second))
                else:
                    text = line = IDENTITY
            elif kind <= MOVE_LEADING:
                if kind == FONT:
                    if operands not in fonts:
                        first, second = operands.split()
                        fonts[operands] = (self._fonts.get(references.get(name_text(first))), float(second))
                    font, size = fonts[operands]
                else:
                    move = moves.get(operands)
                    if move is None:
                        first, second = operands.split()
                        move = moves[operands] = (float(first), float(second))
                    x, y = move
                    a, b, c, d, e, f = line
                    text = line = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
                    if kind == MOVE_LEADING:
                        leading = -y
            elif kind <= RECTANGLE:
                if kind == LINE_TO:
                    first, second = operands.split()
                    subpaths[-1].append((float(first), float(second)))
                elif kind == MOVE_TO:
                    first, second = operands.split()
                    subpaths.append([(float(first), float(second))])
                else:
                    x, y, a, b = map(float, operands.split())
                    rectangles.append((x, y, x + a, y + b))
            elif kind <= BOTH:
                if operator in CLOSING:
                    path.close()
                if kind >= FILL:
                    path.fill(ctm, clip, rulings)
                if kind != FILL and kind != NOTHING:  # noqa: PLR1714 - a tuple takes longer
                    path.stroke(ctm, line_width, clip, rulings)
                if clipping:
                    left, top, right, bottom = clip = path.clip(ctm, clip)
                    clipping = False
                rectangles.clear()
                subpaths.clear()
                path.curved = False
            elif kind == CLIP:
                clipping = True
            elif kind == TRANSFORM:
                a, b, c, d, e, f = map(float, operands.split())
                ctm = multiply((a, b, c, d, e, f), ctm)
            elif kind == WIDTH:
                line_width = float(operands)
            elif kind == CLOSE:
                path.close()
            elif kind == CURVE_TO:
                *_, x, y = map(float, operands.split())
                path.curve_to((x, y))
            elif kind == DRAW:
                state = State(ctm, clip, font, size, char_space, word_space, leading, rise, scale, mode, line_width)
                self._draw(operands, named, state)
            elif kind == NEXT_LINE:
                a, b, c, d, e, f = line
                text = line = (a, b, c, d, e - leading * c, f - leading * d)
            else:
                value = float(operands)
                if kind == CHAR_SPACE:
                    char_space = value
                elif kind == WORD_SPACE:
                    word_space = value
                elif kind == LEADING:
                    leading = value
                elif kind == MODE:
                    mode = int(value)
                elif kind == RISE:
                    rise = value
                else:
                    scale = value / 100
