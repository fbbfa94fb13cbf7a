"""Ways in which a file is damaged: on a bad disk, in a broken-off download, by a careless program."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def flipped(data: bytes, random: Random) -> bytes:
    """One to fifty bytes are others."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20, 50))):
        changed[random.randrange(len(data))] ^= random.randrange(1, 256)
    return bytes(changed)


def truncated(data: bytes, random: Random) -> bytes:
    """The end is missing, now and then only a little of it."""
    return data[: len(data) - random.choice((random.randrange(1, len(data)), random.randrange(1, 2000)))]


def zeroed(data: bytes, random: Random) -> bytes:
    """A block of a disk was never written."""
    start = random.randrange(len(data))
    end = min(len(data), start + random.choice((16, 512, 4096)))
    return data[:start] + bytes(end - start) + data[end:]


def shortened(data: bytes, random: Random) -> bytes:
    """A piece is missing in the middle."""
    start = random.randrange(len(data))
    return data[:start] + data[start + random.choice((1, 2, 64, 4096)) :]


def swapped(data: bytes, random: Random) -> bytes:
    """Two streams have changed places."""
    streams = list(_STREAM.finditer(data))
    if len(streams) < 2:
        return flipped(data, random)
    first, second = sorted(random.sample(streams, 2), key=lambda match: match.start())
    between = data[first.end() : second.start()]
    return data[: first.start()] + second[0] + between + first[0] + data[second.end() :]


def as_text(data: bytes, random: Random) -> bytes:
    """Sent as text: line ends were changed on the way."""
    return data.replace(b"\r\n", b"\n") if random.random() < 0.5 and b"\r\n" in data else data.replace(b"\n", b"\r\n")


DAMAGES: dict[str, Callable[[bytes, Random], bytes]] = {
    "bytes flipped": flipped,
    "truncated": truncated,
    "block zeroed": zeroed,
    "piece missing": shortened,
    "streams swapped": swapped,
    "sent as text": as_text,
}
