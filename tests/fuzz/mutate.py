"""Seeds made wrong: bytes flipped, pieces cut, doubled, moved, numbers made extreme, words of the grammar strewn in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_EXTREME = (b"0", b"-1", b"1e999", b"99999999999", b"4294967296", b"0.0000001", b"9" * 400, b"NaN", b"--5", b".")
_WORDS = (
    b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"/", b"obj", b"endobj", b"stream\n", b"endstream", b"R", b"null",
    b"BT", b"ET", b"q", b"Q", b"Do", b"Tj", b"TJ", b"Tf", b"Tm", b"'", b'"', b"re", b"W n", b"BI", b"ID", b"EI", b"%",
    b"\t", b"|", b"\n", b"\n\n", b"#", "（".encode(), "）".encode(), "，".encode(), "。".encode(), "、".encode(),
    "合计".encode(), "其中：".encode(), "万元".encode(), b"%", "一、".encode(), "（一）".encode(), "比上年".encode(),
    "增长".encode(), "目录".encode(), "单位：元".encode(), "表".encode(), b"201", b"20101", "\u202e\0".encode(),
    b"\xff\xfe", b"\\", b"=", b"+", b"-", b"<=", b"*", b"{", b"}", b"null,", b"[[", b'"text":', b"true",
)  # fmt: skip


def mutated(seed: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """A seed after one to eight changes."""
    data = seed
    for _ in range(random.choice((1, 1, 2, 3, 5, 8))):
        data = random.choice(_CHANGES)(data, others, random)
    return data


def _span(data: bytes, random: Random, longest: int = 200) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randrange(longest))


def _flip(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _double(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


def _move(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _insert(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_WORDS) * random.choice((1, 1, 1, 3, 100)) + data[at:]


def _number(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + _NUMBER.sub(random.choice(_EXTREME), data[start:], count=1)


def _splice(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    start, end = _span(other, random, 2000)
    at = random.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    _flip, _cut, _double, _move, _insert, _number, _splice,
)  # fmt: skip
