"""The grammar of content streams as regular expressions: one match is one statement, its operands and its operator."""

from __future__ import annotations

import re
from collections.abc import Iterable

STRING = rb"\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*+\))*+\))*+\)"
HEX = rb"<[0-9A-Fa-f\s]*+>"
_INNER = rb"<<(?:[^<>()]|" + HEX + rb"|" + STRING + rb")*+>>"
_DICT = rb"<<(?:[^<>()]|" + HEX + rb"|" + STRING + rb"|" + _INNER + rb")*+>>"
_ARRAY = rb"\[(?:[^\]\[()<>]|" + HEX + rb"|" + STRING + rb"|\[[^\]]*\])*+\]"
NAME = rb"/[^\s\x00/\[\]()<>{}%]*+"
_NUMBER = rb"[+\-.\d]++"
_NUMBERS = rb"[+\-.\d\s\x00]*+"  # and the white space between and around them: one run is one step
_OTHER = rb"|".join((HEX, NAME, STRING, _ARRAY, _DICT, rb"%[^\r\n]*+"))

_STATEMENT = re.compile(
    rb"(" + _NUMBERS + rb"(?:(?:" + _OTHER + rb")" + _NUMBERS + rb")*+)(?:([A-Za-z'\"][A-Za-z0-9*]*+)|([^\s\x00]))"
)
_LONG = 4_000_000  # bytes: a list of all statements, quicker by a tenth, would take more memory than it is worth
TEXT_ITEM = re.compile(rb"(" + HEX + rb"|" + STRING + rb")|(" + _NUMBER + rb")")
"""An item of the array of TJ. Group 1: a string, group 2: a number."""
_INLINE_IMAGE = re.compile(rb"(?<![^\s\x00])BI\s*(?=/)[^()]{0,4000}?\sID\s[\s\S]*?\sEI(?=[\s\x00]|$)")

_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\(?:([nrtbf])|([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))")
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _unescape(match: re.Match[bytes]) -> bytes:
    control, octal, line_end, plain = match.groups()
    if control:
        return _CONTROLS[control]
    if octal:
        return bytes((int(octal, 8) & 255,))
    return b"" if line_end else plain


def statements(data: bytes) -> Iterable[tuple[bytes, bytes, bytes]]:
    """The statements of a stream: operands and operator, or a byte that belongs to none (it is out of grammar)."""
    if len(data) < _LONG and data.count(b"[") <= data.count(b"]"):  # one open for each left costs all that follows
        return _STATEMENT.findall(data)
    return ((match[1], match[2] or b"", match[3] or b"") for match in _STATEMENT.finditer(data))


def without_images(data: bytes) -> tuple[bytes, int]:
    """A stream without its inline images, whose bytes follow no grammar, and how many there were."""
    return _INLINE_IMAGE.subn(b" ", data) if b"EI" in data else (data, 0)


def string_bytes(token: bytes) -> bytes:
    """The bytes of a string token, ``(…)`` or ``<…>`` (an odd last digit counts as if a 0 followed)."""
    body = token[1:-1]
    if token[:1] == b"(":
        return _ESCAPE.sub(_unescape, body) if b"\\" in body else body
    return hex_bytes(body)


def hex_bytes(digits: bytes) -> bytes:
    """The bytes that hexadecimal digits stand for, white space between them or not."""
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" if len(digits) & 1 else digits).decode("ascii"))


def name_text(token: bytes) -> str:
    """The name a token ``/…`` stands for, without the slash: in UTF-8 where it can be, as pdfminer has it."""
    raw = token[1:]
    if b"#" in raw:
        raw = _NAME_ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode("ascii")), raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return str(raw)
