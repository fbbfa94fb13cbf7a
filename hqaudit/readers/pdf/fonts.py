"""Fonts of a document: strings of a content stream to texts and widths, each decoded once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pdfminer.cmapdb import CMap, IdentityCMap
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT, literal_name

from hqaudit.layout.lookalikes import ordinary
from hqaudit.readers.pdf.syntax import string_bytes
from hqaudit.readers.pdf.tounicode import parse_to_unicode

UNMAPPED = "\ufffd"
_NO_ORIGIN = (0.0, 0.0)
_BOLD = re.compile(r"bold|heavy|black", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_COMPATIBLE = re.compile("[\uf900-\ufaff]")  # second codes of ordinary characters
_KNOWN_COLLECTION = re.compile("Adobe-(?:GB1|CNS1|Japan1|Korea1|KR)")

Piece = tuple[str, float, bool, tuple[float, float]]
"""A character as shown: text, advance in em, whether word spacing applies, origin in em if written vertically."""


class Font:
    """A font as the interpreter needs it. ``low`` and ``high`` bound its characters, in em from the baseline."""

    __slots__ = ("_codes", "_font", "_pieces", "_split", "bold", "high", "low", "shown", "vertical")

    def __init__(self, font: PDFFont | None, codes: Mapping[int, str] | None, bold: bool) -> None:
        self._font = font
        self._codes = codes
        self.bold = bold
        self.vertical = font is not None and font.is_vertical()
        self.low = font.get_descent() if font is not None else 0.0
        self.high = self.low + 1.0
        if isinstance(font, PDFType3Font) and font.get_height():
            self.high = self.low + abs(font.get_height())
        self._split = _splitter(font) if font is not None else iter
        self._pieces: dict[int, Piece] = {}
        self.shown: dict[bytes, tuple[Piece, ...]] = {}
        """Decoded strings, by their token as it stands in the stream."""

    def decode(self, token: bytes) -> tuple[Piece, ...]:
        """The characters of a string token, white space around it or not; unmapped ones are U+FFFD."""
        raw = string_bytes(token.strip())
        known = self._pieces
        pieces = tuple([known.get(code) or self._piece(code) for code in self._split(raw)])
        self.shown[token] = pieces
        return pieces

    def _piece(self, code: int) -> Piece:
        font = self._font
        if font is None:
            piece: Piece = (UNMAPPED, 0.5, False, _NO_ORIGIN)
        else:
            is_space = code == 32 and not font.is_multibyte()
            piece = (self._text(font, code), font.char_width(code), is_space, self._origin(font, code))
        self._pieces[code] = piece
        return piece

    def _text(self, font: PDFFont, code: int) -> str:
        text = self._codes.get(code) if self._codes is not None else None
        if text is None:
            try:
                text = font.to_unichr(code)
            except PDFUnicodeNotDefined:
                return UNMAPPED
        if not text or (len(text) == 1 and unicodedata.category(text) == "Cc" and text not in "\t\n\r"):
            return UNMAPPED
        return ordinary(unicodedata.normalize("NFKC", text) if _COMPATIBLE.match(text) else text)

    def _origin(self, font: PDFFont, code: int) -> tuple[float, float]:
        if not self.vertical:
            return _NO_ORIGIN
        shift = font.char_disp(code)
        across, down = shift if isinstance(shift, tuple) else (None, 880.0)
        return (0.5 if across is None else across * 0.001, (1000.0 - down) * 0.001)


def _splitter(font: PDFFont) -> Callable[[bytes], Iterable[int]]:
    """What splits a string into codes. A CMap that pdfminer cannot load (embedded ones) is taken to be Identity."""
    if isinstance(font, PDFCIDFont) and isinstance(font.cmap, CMap) and not font.cmap.code2cid:
        return IdentityCMap().decode
    return font.decode


class FontCache:
    """The fonts of one document, each built once."""

    def __init__(self) -> None:
        self._manager = PDFResourceManager()
        self._fonts: dict[int, Font] = {}
        self._direct: list[object] = []

    def get(self, reference: object) -> Font:
        """The font a resource entry stands for; one that cannot be built gives unmapped characters."""
        key = reference.objid if isinstance(reference, PDFObjRef) else -id(reference)
        font = self._fonts.get(key)
        if font is None:
            if key < 0:
                self._direct.append(reference)  # so that no other object takes its id
            try:
                font = self._build(dict_value(reference))
            except MemoryError:
                raise
            except Exception:  # a damaged font program or dictionary: pdfminer raises whatever its bytes lead it to
                font = Font(None, None, bold=False)
            self._fonts[key] = font
        return font

    def _build(self, spec: dict[str, Any]) -> Font:
        inner = spec
        if literal_name(spec.get("Subtype")) == "Type0":
            inner = dict(dict_value(list_value(spec["DescendantFonts"])[0]))
            inner["Encoding"] = resolve1(spec.get("Encoding", LIT("Identity-H")))
        else:
            inner = dict(spec)
        codes = _to_unicode(spec, inner)
        inner.pop("ToUnicode", None)
        if codes is not None and "DescendantFonts" in spec:
            inner["ToUnicode"] = LIT("Identity-H")  # keeps pdfminer from reading the font program for a map
            inner["FontDescriptor"] = {
                key: value for key, value in dict_value(inner.get("FontDescriptor", {})).items() if key != "FontFile2"
            }
        font = self._manager.get_font(None, inner)
        if codes is not None and isinstance(font, PDFCIDFont):
            font.unicode_map = None
        return Font(font, codes, _is_bold(font))


def _to_unicode(spec: Mapping[str, Any], inner: Mapping[str, Any]) -> dict[int, str] | None:
    """The ToUnicode map; None without one, or if the font has a known character collection and codes of its own."""
    stream = resolve1(spec.get("ToUnicode"))
    if not isinstance(stream, PDFStream):
        return None
    encoding = inner.get("Encoding")
    named = literal_name(encoding) if hasattr(encoding, "name") else ""
    if "DescendantFonts" in spec and named and "Identity" not in named and _is_known(inner):
        return None
    return parse_to_unicode(stream.get_data())


def _is_known(inner: Mapping[str, Any]) -> bool:
    info = dict_value(inner.get("CIDSystemInfo", {}))
    parts = (resolve1(info.get(key, b"")) for key in ("Registry", "Ordering"))
    return bool(_KNOWN_COLLECTION.match(b"-".join(part for part in parts if isinstance(part, bytes)).decode("latin-1")))


def _is_bold(font: PDFFont) -> bool:
    return bool(_BOLD.search(str(font.fontname))) or bool(font.flags & _FORCE_BOLD)
