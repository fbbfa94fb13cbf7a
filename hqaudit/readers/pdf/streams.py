"""The data of a stream, and whether it is whole: pdfminer passes over damaged compression in silence."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, resolve1

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
