"""The objects of a PDF by one regular expression: pdfminer's own parser, ten times slower, reads what is unusual."""

from __future__ import annotations

import io
import re

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, int_value
from pdfminer.psparser import LIT, literal_name

from hqaudit.readers.pdf.syntax import HEX, NAME, STRING, hex_bytes, name_text, string_bytes

_REFERENCE, _NUMBER, _NAME, _OPEN, _CLOSE, _HEX, _STRING, _WORD = range(1, 9)
_TOKEN = re.compile(
    rb"(?:[\s\x00]++|%[^\r\n]*+)*+(?:(\d++)[\s\x00]++\d++[\s\x00]++R(?![^\s\x00/\[\]()<>%])|([+\-.\d]++)|("
    + NAME
    + rb")|(<<|\[)|(>>|\])|("
    + HEX
    + rb")|("
    + STRING
    + rb")|(true|false|null)(?![^\s\x00/\[\]()<>%]))"
)
_HEAD = re.compile(rb"[\s\x00]*+(\d++)[\s\x00]++\d++[\s\x00]++obj")
_STREAM = re.compile(rb"[\s\x00]*+stream(?:\r\n|\n)")
_END_OF_STREAM = re.compile(rb"[\s\x00]*+endstream")
_END = re.compile(rb"[\s\x00]*+endobj")
_WORDS = {b"true": True, b"false": False, b"null": None}


class UnusualError(ValueError):
    """An object that the expression does not cover."""


class Objects(PDFDocument):
    """A PDF whose ordinary objects are parsed here."""

    def __init__(self, data: bytes, password: str = "") -> None:
        self._data = data
        super().__init__(PDFParser(io.BytesIO(data)), password)

    def getobj(self, objid: int) -> object:
        """The object of a number, through references; those that lead back to themselves are nothing."""
        seen = {objid}
        value: object = super().getobj(objid)
        while isinstance(value, PDFObjRef):
            if value.objid in seen:
                return None
            seen.add(value.objid)
            value = super().getobj(value.objid)
        return value

    def _getobj_parse(self, pos: int, objid: int) -> object:
        try:
            return self._indirect(pos, objid)
        except (ValueError, RecursionError):
            return super()._getobj_parse(pos, objid)

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        try:
            data = stream.get_data()
            objects: list[object] = []
            position, end = 0, len(data.rstrip(b"\0\t\n\f\r "))
            while position < end:
                value, position = self._value(data, position)
                objects.append(value)
            return objects, int_value(stream["N"])
        except (ValueError, KeyError, RecursionError):
            return super()._get_objects(stream)

    def _indirect(self, position: int, objid: int) -> object:
        """The object of a number, with its stream if it has one."""
        head = _HEAD.match(self._data, position)
        if not head or int(head[1]) != objid or self.decipher:
            raise UnusualError
        value, end = self._value(self._data, head.end())
        if _END.match(self._data, end):
            return value
        start = _STREAM.match(self._data, end)
        if not start or not isinstance(value, dict) or "Length" not in value:
            raise UnusualError
        end = start.end() + int_value(value["Length"])
        if not _END_OF_STREAM.match(self._data, end):
            raise UnusualError
        return PDFStream(value, self._data[start.end() : end], None)

    def _value(self, data: bytes, position: int) -> tuple[object, int]:
        """The object that begins at the position, and where it ends."""
        held: list[list[object]] = []
        values: list[object] = []
        match_token = _TOKEN.match
        while True:
            found = match_token(data, position)
            if found is None:
                raise UnusualError
            position, kind = found.end(), found.lastindex
            token = found[kind or 0]
            if kind == _OPEN:
                held.append(values)
                values = []
                continue
            if kind == _CLOSE:
                if not held:
                    raise UnusualError
                value: object = values if token == b"]" else _dictionary(values)
                values = held.pop()
            elif kind == _NAME:
                value = LIT(name_text(token))
            elif kind == _REFERENCE:
                value = PDFObjRef(self, int(token))
            elif kind == _NUMBER:
                value = float(token) if b"." in token else int(token)
            elif kind == _WORD:
                value = _WORDS[token]
            else:
                value = hex_bytes(token[1:-1]) if kind == _HEX else string_bytes(token)
            if not held:
                return value, position
            values.append(value)


def _dictionary(values: list[object]) -> dict[str, object]:
    keys, items = values[::2], values[1::2]
    if len(keys) != len(items):
        raise UnusualError
    return {literal_name(key): item for key, item in zip(keys, items, strict=True) if item is not None}
