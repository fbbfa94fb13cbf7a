"""ToUnicode maps: which text a character code of an embedded font stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.readers.pdf.syntax import hex_bytes

_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = rb"<([0-9A-Fa-f\s]*+)>"
_CHAR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_ITEM = re.compile(_HEX)
_NO_BREAK_SPACE = "\xa0"
_LONGEST_RANGE = 0x10000
_MOST_IN_RANGES = 0x40000  # characters of one map: there are not so many codes
_HIGH_SURROGATE, _LOW_SURROGATE = 0xD800, 0xDFFF


def parse_to_unicode(data: bytes) -> dict[int, str]:
    """Code → text for every bfchar and bfrange of a CMap. What is malformed is left out."""
    table: dict[int, str] = {}
    for kind, body in _SECTION.findall(data):
        for code, text in _characters(body) if kind == b"char" else _ranges(body):
            if text == _NO_BREAK_SPACE and table.get(code) == " ":
                continue  # fonts that give both to one code mean the space
            table[code] = text
    return table


def _characters(body: bytes) -> Iterator[tuple[int, str]]:
    for code, text in _CHAR.findall(body):
        if code:
            yield _code(code), _unit(text) if len(text) == 4 else _text(hex_bytes(text))


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    left = _MOST_IN_RANGES
    for first, last, start, items in _RANGE.findall(body):
        if not (first and last):
            continue
        low = _code(first)
        count = max(0, min(_code(last) - low + 1, _LONGEST_RANGE, left))
        left -= count
        if items:
            for code, item in zip(range(low, low + count), _ITEM.findall(items), strict=False):
                yield code, _text(hex_bytes(item))
            continue
        raw = hex_bytes(start)
        head, tail = raw[:-2], raw[-2:]
        number, limit = int.from_bytes(tail, "big"), 1 << (8 * len(tail))
        for step in range(count):
            yield low + step, _text(head + ((number + step) % limit).to_bytes(len(tail), "big"))


def _code(digits: bytes) -> int:
    try:
        return int(digits, 16)
    except ValueError:  # white space between the digits
        return int(b"".join(digits.split()), 16)


def _unit(digits: bytes) -> str:
    """What four digits stand for: nearly always one character of UTF-16, as codecs would read it, only sooner."""
    if not digits.isalnum():  # white space among them
        return _text(hex_bytes(digits))
    unit = int(digits, 16)
    return "" if _HIGH_SURROGATE <= unit <= _LOW_SURROGATE else chr(unit)


def _text(raw: bytes) -> str:
    return chr(raw[0]) if len(raw) == 1 else raw.decode("utf-16-be", "ignore")
