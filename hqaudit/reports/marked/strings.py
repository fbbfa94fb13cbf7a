"""Text strings of a PDF, two bytes a Chinese character: pypdf would write four, in figures of eight or sixteen."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE
from typing import Any

from pypdf.generic import ByteStringObject

_ESCAPED = re.compile(rb"[\\()\r]")


class Text(ByteStringObject):
    """A string that is written as it is, between brackets."""

    def write_to_stream(self, stream: Any) -> None:
        """The string, with a stroke before what would end it."""
        stream.write(b"(%b)" % _ESCAPED.sub(lambda found: b"\\" + found[0].replace(b"\r", b"r"), self))


def text(told: str) -> Text:
    """A text string: ASCII as it is, all else in UTF-16."""
    return Text(told.encode() if told.isascii() else BOM_UTF16_BE + told.encode("utf-16-be"))
