"""The pages of a PDF as pictures: as small as they can be and still be read."""

from __future__ import annotations

from base64 import b64encode
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 1200
"""Pixels across a page that is as wide as A4 is high; others in proportion to the room they take on a screen."""
LARGEST = 2.2
"""Pixels a point, at most."""
GREYS, COLOURS = 8, 32
FAINT = 24
"""Channels of a pixel that differ by less are grey to the eye."""


def available() -> bool:
    """Whether the packages that make pictures are installed (extra ``html``)."""
    return find_spec("pypdfium2") is not None and find_spec("PIL") is not None


def pictures(path: str, password: str = "") -> Iterator[str]:
    """Each page as a ``data:`` address; nothing for a file that pdfium does not open."""
    import pypdfium2  # noqa: PLC0415 - a heavy library of an extra, loaded when pages are drawn

    try:
        document = pypdfium2.PdfDocument(Path(path).read_bytes(), password=password or None)
    except (OSError, pypdfium2.PdfiumError):
        return
    try:
        for page in document:
            scale = min(WIDTH / max(page.get_width(), 1), LARGEST)
            yield _address(page.render(scale=scale).to_pil())
            page.close()
    finally:
        document.close()


def _address(image: Any) -> str:
    kind, data = min(_encodings(image), key=lambda encoded: len(encoded[1]))
    return f"data:image/{kind};base64,{b64encode(data).decode()}"


def _encodings(image: Any) -> Iterator[tuple[str, bytes]]:
    """A page of print in a few greys; one with colours in a few colours, or as a photograph if that is smaller."""
    from PIL import Image  # noqa: PLC0415 - as above

    image = image.convert("RGB")
    if not _coloured(image):
        yield "png", _png(image.convert("L"), GREYS)
        return
    yield "png", _png(image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE), COLOURS)
    out = BytesIO()
    image.save(out, "JPEG", quality=60)
    yield "jpeg", out.getvalue()


def _coloured(image: Any) -> bool:
    from PIL import ImageChops  # noqa: PLC0415 - as above

    red, green, blue = image.reduce(4).split()
    farthest: list[Any] = [ImageChops.difference(one, green).getextrema()[1] for one in (red, blue)]
    return bool(max(farthest) > FAINT)


def _png(image: Any, levels: int) -> bytes:
    if image.mode == "L":
        image = image.point([value * (levels - 1) // 255 for value in range(256)]).convert("P")
        image.putpalette([grey * 255 // (levels - 1) for grey in range(levels) for _ in range(3)])
    out = BytesIO()
    image.save(out, "PNG", bits=4 if levels <= 16 else 8, compress_level=7)
    return out.getvalue()
