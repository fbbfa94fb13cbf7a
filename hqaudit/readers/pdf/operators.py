"""The operators of content streams that matter here, by number: in the order in which the loop asks for them."""

from __future__ import annotations

(SHOW, SHOW_ARRAY, QUOTE, DOUBLE_QUOTE) = range(4)
(SAVE, RESTORE, MATRIX, BEGIN) = range(4, 8)
(FONT, MOVE, MOVE_LEADING) = range(8, 11)
(LINE_TO, MOVE_TO, RECTANGLE) = range(11, 14)
(NOTHING, STROKE, FILL, BOTH) = range(14, 18)
(CLIP, TRANSFORM, WIDTH, CLOSE, CURVE_TO, DRAW, NEXT_LINE) = range(18, 25)
(CHAR_SPACE, WORD_SPACE, LEADING, MODE, RISE, SCALE) = range(25, 31)

OPERATORS = {
    b"Tj": SHOW, b"TJ": SHOW_ARRAY, b"'": QUOTE, b'"': DOUBLE_QUOTE, b"q": SAVE, b"Q": RESTORE, b"Tm": MATRIX,
    b"BT": BEGIN, b"Tf": FONT, b"Td": MOVE, b"TD": MOVE_LEADING, b"l": LINE_TO, b"m": MOVE_TO, b"re": RECTANGLE,
    b"n": NOTHING, b"S": STROKE, b"s": STROKE, b"f": FILL, b"F": FILL, b"f*": FILL, b"B": BOTH, b"B*": BOTH, b"b": BOTH,
    b"b*": BOTH, b"W": CLIP, b"W*": CLIP, b"cm": TRANSFORM, b"w": WIDTH, b"h": CLOSE, b"c": CURVE_TO, b"v": CURVE_TO,
    b"y": CURVE_TO, b"Do": DRAW, b"T*": NEXT_LINE, b"Tc": CHAR_SPACE, b"Tw": WORD_SPACE, b"TL": LEADING, b"Tr": MODE,
    b"Ts": RISE, b"Tz": SCALE,
}  # fmt: skip
PASSED_OVER = frozenset(
    b"g G rg RG k K cs CS sc SC scn SCN sh gs ri i j J M d d0 d1 ET BMC BDC EMC MP DP BX EX BI ID EI".split()
)
"""All other operators there are: colours, states, marks."""
CLOSING = frozenset((b"s", b"b", b"b*"))
"""Operators that close the path before they paint it."""
FAKE_BOLD = 2
"""Render mode: fill and stroke."""
UNSEEN = frozenset((3, 7))
"""Render modes that paint nothing."""
