"""The data of a stream, and whether it is whole: pdfminer passes over damaged compression in silence."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, resolve1

from hqaudit.readers.pdf.operators import OPERATORS, PASSED_OVER
from hqaudit.readers.pdf.syntax import statements, without_images

if TYPE_CHECKING:
    from collections.abc import Iterable


def unpack_all(streams: Iterable[object]) -> tuple[bytes, bool]:
    """The data of the content streams of a page as one, and whether it is whole."""
    found = [resolve1(item) for item in streams]
    unpacked = [unpack(item) if isinstance(item, PDFStream) else (b"", False) for item in found]
    return b"\n".join(data for data, _ in unpacked), all(sound for _, sound in unpacked)


def unpack(stream: PDFStream) -> tuple[bytes, bool]:
    """The data of a stream as far as it can be unpacked, and whether that is all of it; raises what pdfminer raises."""
    raw = stream.get_rawdata()
    if raw is not None and not stream.decipher:
        filters = stream.get_filters()
        if len(filters) == 1 and filters[0][0] in LITERALS_FLATE_DECODE and not filters[0][1]:
            try:
                return zlib.decompress(raw), True
            except zlib.error:
                return _readable_part(raw), False
    return stream.get_data(), True


def any_garbled(streams: Iterable[object], forms: Iterable[PDFStream]) -> bool:
    """Whether one of the content streams, or of the forms drawn, is none: most of it are no statements of a page."""
    found = {id(item): item for item in (*map(resolve1, streams), *forms)}
    return any(_is_garbled(item) for item in found.values() if isinstance(item, PDFStream))


def _is_garbled(stream: PDFStream) -> bool:
    try:
        data, _ = unpack(stream)
    except MemoryError:
        raise
    except Exception:  # pdfminer raises whatever damaged bytes lead it to
        return True
    known = OPERATORS.keys() | PASSED_OVER
    good = [operator in known for _, operator, _ in statements(without_images(data)[0])]
    return 2 * sum(good) < len(good)


def _readable_part(raw: bytes) -> bytes:
    """What comes out before the damage."""
    inflater = zlib.decompressobj()
    parts = []
    try:
        for start in range(0, len(raw), 64):
            parts.append(inflater.decompress(raw[start : start + 64]))  # noqa: PERF401 - keeps what came before an error
    except zlib.error:
        pass
    return b"".join(parts)
