"""PDFs written by hand: a page for each content stream, fonts and forms as they are needed."""

from __future__ import annotations

import zlib

from hqaudit.layout.raw import PageContent
from hqaudit.readers.pdf.source import open_pages

LETTERS = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /Plain /FirstChar 32 /LastChar 126 /Widths ["
    + "500 " * 95
    + (
        "] /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 32 /Ascent 800 /Descent -200"
        " /FontBBox [0 -200 1000 800] >> >>"
    )
)
"""A font of one byte a character, each half as wide as high, from 0.2 below the baseline to 0.8 above it."""

FORM = "/Type /XObject /Subtype /Form"


def chinese(to_unicode: int | None, name: str = "/Song", encoding: str = "/Identity-H", extra: str = "") -> str:
    """A font of two bytes a character, as wide as high; ``to_unicode`` is the number of its map."""
    mapping = f"/ToUnicode {to_unicode} 0 R" if to_unicode else ""
    descriptor = (
        f"<< /Type /FontDescriptor /FontName {name} /Flags 4 /Ascent 800 /Descent -200 /FontBBox [0 -200 1000 800] >>"
    )
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    base = f"/Type /Font /BaseFont {name}"
    inner = f"<< {base} /Subtype /CIDFontType2 {system} /DW 1000 {extra} /FontDescriptor {descriptor} >>"
    return f"<< {base} /Subtype /Type0 /Encoding {encoding} {mapping} /DescendantFonts [{inner}] >>"


def stream(data: bytes | str, attributes: str = "", packed: bool = False) -> bytes:
    """A stream object."""
    raw = data.encode("latin-1") if isinstance(data, str) else data
    if packed:
        raw, attributes = zlib.compress(raw), attributes + " /Filter /FlateDecode"
    return f"<< /Length {len(raw)} {attributes} >>\nstream\n".encode("latin-1") + raw + b"\nendstream"


def pdf(
    *contents: bytes | str,
    page: str = "/MediaBox [0 0 200 100]",
    fonts: str = "/F1 10 0 R",
    resources: str = "",
    objects: dict[int, bytes | str] | None = None,
    trailer: str = "",
    count: int | None = None,
) -> bytes:
    """A document with a page for each content stream (a str or bytes, or a stream object).

    Object 10 is the font of LETTERS; ``objects`` holds further ones by number, from 11.
    """
    total = len(contents)
    kids = " ".join(f"{100 + number} 0 R" for number in range(total))
    table: dict[int, bytes | str] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {total if count is None else count} >>",
        10: LETTERS,
        **(objects or {}),
    }
    for number, content in enumerate(contents):
        table[100 + number] = (
            f"<< /Type /Page /Parent 2 0 R /Contents {200 + number} 0 R {page}"
            f" /Resources << /Font << {fonts} >> {resources} >> >>"
        )
        is_stream = isinstance(content, bytes) and content.endswith(b"endstream")
        table[200 + number] = content if is_stream else stream(content)
    return _file(table, trailer)


def _file(table: dict[int, bytes | str], trailer: str) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(table.items()):
        offsets[number] = len(out)
        raw = body.encode("latin-1") if isinstance(body, str) else body
        out += f"{number} 0 obj\n".encode() + raw + b"\nendobj\n"
    start = len(out)
    out += b"xref\n"
    for number, offset in offsets.items():
        out += f"{number} 1\n{offset:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {max(offsets) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def read(*contents: bytes | str, **options: object) -> list[PageContent]:
    """The pages of a document written by ``pdf``."""
    return list(open_pages(pdf(*contents, **options), "report.pdf"))  # type: ignore[arg-type]  # passed on as they are


def first(content: bytes | str, **options: object) -> PageContent:
    """The page of a document of one page."""
    (page,) = read(content, **options)
    return page


def shown(page: PageContent, visible: bool | None = None) -> str:
    """The text of a page as drawn, all of it or what is visible or not."""
    return "".join(glyph.text for glyph in page.glyphs if visible is None or glyph.visible is visible)


def starts(page: PageContent) -> list[tuple[str, float, float]]:
    """Each glyph with its left edge and top, rounded to a thousandth of a point."""
    return [(glyph.text, round(glyph.x0, 3), round(glyph.top, 3)) for glyph in page.glyphs]


def lines(page: PageContent) -> list[tuple[str, float, float, float]]:
    """The rulings of a page, rounded to a thousandth of a point."""
    return [(kind, round(at, 3), round(start, 3), round(end, 3)) for kind, at, start, end in page.rulings]


def cmap(*sections: str) -> bytes:
    """A ToUnicode map."""
    return stream("\n".join(("/CIDInit /ProcSet findresource begin begincmap", *sections, "endcmap end")))
