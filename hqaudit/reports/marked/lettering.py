"""Lines of Chinese and Latin text on a page without a font in the file.

Latin letters are set in Helvetica, which every viewer has; all others in STSong-Light, one of the Chinese fonts for
which PDF viewers have a stand-in of their own when it is not embedded.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

HELVETICA = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
"""The widths of the characters from the space to ~, in thousandths of the size."""
SIGNS = {"·": 278, "×": 584, "÷": 584, "“": 333, "”": 333, "…": 1000}
"""Signs that Helvetica has as well, and their widths."""
HANGING = frozenset("，。、；：！？）》”’%")
"""What does not begin a line, but hangs over its end."""
OPENING = "“‘（《"
"""What does not end a line, but goes with what follows."""
STAND_INS = str.maketrans({"−": "-", "›": ">", "│": "|", "⁠": " "})
"""Characters that the Chinese fonts of viewers lack."""
Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


class Line(NamedTuple):
    """A line of text at a size, so far from the left margin, in a colour (red, green, blue)."""

    text: str
    size: float
    indent: float = 0.0
    colour: Colour = (0.0, 0.0, 0.0)


def letters(text: str) -> str:
    """The text in characters that can be set; what cannot becomes a box."""
    return "".join(one if _latin(one) or _settable(one) else "□" for one in text.translate(STAND_INS))


def width(text: str, size: float) -> float:
    """How wide a text is, in points."""
    return sum(_wide(one) for one in text) * size / 1000


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The text in lines no wider than the room; numbers and words are not broken unless they are wider than that."""
    lines, line = [], ""
    for latin, run in groupby(text, key=lambda one: _latin(one) and one != " "):
        together = "".join(run)
        for piece in [together] if latin and width(together, size) <= room else together:
            if line and piece not in HANGING and width(line + piece, size) > room:
                kept = line.rstrip(OPENING) or line
                lines.append(kept.rstrip())
                line = line[len(kept) :]
            line += piece if line or piece != " " else ""
    return [*lines, line] if line else lines


def shown(line: Line, x: float, y: float) -> bytes:
    """The operators that show a line, its baseline beginning at a point."""
    out = [f"BT {' '.join(f'{part:g}' for part in line.colour)} rg {x + line.indent:.2f} {y:.2f} Td"]
    for latin, run in groupby(line.text, key=_latin):
        text = "".join(run)
        font, data = ("/F1", text.encode("cp1252")) if latin else ("/F2", text.encode("utf-16-be"))
        out.append(f"{font} {line.size:g} Tf <{data.hex()}> Tj")
    return "\n".join([*out, "ET\n"]).encode()


def fonts() -> DictionaryObject:
    """The two fonts, as the resources of a page name them."""
    return DictionaryObject({NameObject("/F1"): _helvetica(), NameObject("/F2"): _song()})


def _latin(character: str) -> bool:
    return " " <= character <= "~" or character in SIGNS


def _wide(character: str) -> int:
    if character in SIGNS:
        return SIGNS[character]
    return HELVETICA[ord(character) - 32] if _latin(character) else 1000


def _settable(character: str) -> bool:
    try:
        return len(character.encode("gbk")) == 2
    except UnicodeEncodeError:
        return False


def _helvetica() -> DictionaryObject:
    return _named({"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"})


def _song() -> DictionaryObject:
    system = DictionaryObject({
        NameObject("/Registry"): TextStringObject("Adobe"),
        NameObject("/Ordering"): TextStringObject("GB1"),
        NameObject("/Supplement"): NumberObject(2),
    })  # fmt: skip
    descriptor = _named({"/Type": "/FontDescriptor", "/FontName": "/STSong-Light"})
    measures = {"/Flags": 6, "/ItalicAngle": 0, "/Ascent": 857, "/Descent": -143, "/CapHeight": 857, "/StemV": 93}
    for key, value in measures.items():
        descriptor[NameObject(key)] = NumberObject(value)
    descriptor[NameObject("/FontBBox")] = ArrayObject(NumberObject(value) for value in (-25, -254, 1000, 880))
    glyphs = _named({"/Type": "/Font", "/Subtype": "/CIDFontType0", "/BaseFont": "/STSong-Light"})
    glyphs[NameObject("/CIDSystemInfo")] = system
    glyphs[NameObject("/DW")] = NumberObject(1000)
    glyphs[NameObject("/FontDescriptor")] = descriptor
    font = _named({"/Type": "/Font", "/Subtype": "/Type0", "/BaseFont": "/STSong-Light", "/Encoding": "/UniGB-UCS2-H"})
    font[NameObject("/DescendantFonts")] = ArrayObject([glyphs])
    return font


def _named(entries: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in entries.items()})
