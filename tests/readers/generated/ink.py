"""A page as an office program prints it: every glyph positioned by itself, rules as thin fills, overflow clipped."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.readers.pdf.minimal import FORM, chinese, cmap, pdf, stream

LOW, HIGH = 0.2, 0.8
"""How far glyphs reach below and above their baseline, in font sizes."""


def width_of(text: str, size: float) -> float:
    """How wide a text is: Latin letters and digits half as wide as Chinese."""
    return sum(size if char > "\u2000" else size / 2 for char in text)


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are made: turned, their boxes shifted or swapped, drawn in a Form XObject, everything drawn twice."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    shift: float = 0.0
    swapped: bool = False
    in_form: bool = False
    twice: bool = False


@dataclass(slots=True)
class Ink:
    """The pages of a document under construction. Coordinates are those of the page as shown, y downwards.

    What the characters ``unmapped`` are the file does not tell.
    """

    look: Look
    pages: list[list[str]] = field(default_factory=list)
    chars: dict[str, int] = field(default_factory=dict)
    unmapped: str = ""

    def new_page(self) -> None:
        """A fresh page."""
        self.pages.append([])

    def text(self, text: str, x: float, middle: float, size: float, clip: tuple[float, ...] = ()) -> None:
        """A text whose glyphs stand around the height ``middle``; ``clip`` is x0, top, x1, bottom of what shows."""
        out = self.pages[-1]
        base = self.look.height - middle - (HIGH - LOW) / 2 * size
        if clip:
            x0, top, x1, bottom = clip
            out.append(f"q {x0:.2f} {self.look.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f} re W n")
        for char in text:
            code = self.chars.setdefault(char, len(self.chars) + 1)
            half = "" if char > "\u2000" else "H"
            out += [
                f"BT /F{half or 'W'} {size} Tf 1 0 0 1 {x + aside:.2f} {base:.2f} Tm <{code:04X}> Tj ET"
                for aside in ((0, 0.2) if self.look.twice else (0,))
            ]
            x += width_of(char, size)
        if clip:
            out.append("Q")

    def across(self, y: float, x0: float, x1: float) -> None:
        """A thin horizontal rule."""
        self.pages[-1].append(f"{x0:.2f} {self.look.height - y - 0.24:.2f} {x1 - x0:.2f} 0.48 re f")

    def down(self, x: float, y0: float, y1: float) -> None:
        """A thin vertical rule."""
        self.pages[-1].append(f"{x - 0.24:.2f} {self.look.height - y1:.2f} 0.48 {y1 - y0:.2f} re f")

    def pdf(self) -> bytes:
        """The document."""
        mapped = {char: code for char, code in self.chars.items() if char not in self.unmapped}
        objects: dict[int, bytes | str] = {
            11: chinese(13),
            12: chinese(13, extra=f"/W [0 {len(self.chars) + 1} 500]"),
            13: cmap(*(f"1 beginbfchar <{code:04X}> <{_hex(char)}> endbfchar" for char, code in mapped.items())),
        }
        fonts, contents = "/FW 11 0 R /FH 12 0 R", []
        names = []
        for number, drawn in enumerate(self.pages):
            body = f"q {self._matrix()} cm\n" + "\n".join(drawn) + "\nQ"
            if self.look.in_form:
                box = "-2000 -2000 4000 4000"
                attributes = f"{FORM} /BBox [{box}] /Resources << /Font << {fonts} >> >>"
                objects[20 + number] = stream(body, attributes, packed=True)
                names.append(f"/X{number} {20 + number} 0 R")
                body = f"q /X{number} Do Q"
            contents.append(body)
        resources = f"/XObject << {' '.join(names)} >>" if names else ""
        return pdf(*contents, page=self._page(), fonts=fonts, objects=objects, resources=resources)

    def _page(self) -> str:
        look = self.look
        width, height = (look.height, look.width) if look.rotate % 180 else (look.width, look.height)
        corners = [look.shift, look.shift, look.shift + width, look.shift + height]
        if look.swapped:
            corners = corners[2:] + corners[:2]
        return f"/MediaBox [{' '.join(map(str, corners))}] /Rotate {look.rotate}"

    def _matrix(self) -> str:
        look = self.look
        a, b, c, d, e, f = {
            0: (1, 0, 0, 1, 0.0, 0.0),
            90: (0, 1, -1, 0, look.height, 0.0),
            180: (-1, 0, 0, -1, look.width, look.height),
            270: (0, -1, 1, 0, 0.0, look.width),
        }[look.rotate]
        return f"{a} {b} {c} {d} {e + look.shift} {f + look.shift}"


def _hex(char: str) -> str:
    return char.encode("utf-16-be").hex().upper()
