"""From files to documents. One reader per format; READERS says which, by the file's suffix."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hqaudit.readers.files import bytes_of, unreadable

if TYPE_CHECKING:
    from hqaudit.model.blocks import Document

Reader = Callable[[bytes, str], "Document"]
STANDARD_INPUT = "-"


def _pdf(data: bytes, source: str, password: str = "") -> Document:
    from hqaudit.readers.pdf.reader import read_pdf  # noqa: PLC0415 - pdfminer is slow to import: only for a PDF

    return read_pdf(data, source, password)


def _text(data: bytes, source: str) -> Document:
    from hqaudit.readers.text import read_text  # noqa: PLC0415 - only for a text: a PDF is what is read most
    from hqaudit.readers.textlines import decode_text  # noqa: PLC0415 - same

    return read_text(decode_text(data, source), source)


def _json(data: bytes, source: str) -> Document:
    from hqaudit.readers.parsed import read_parsed  # noqa: PLC0415 - only for what parse has written
    from hqaudit.readers.textlines import decode_text  # noqa: PLC0415 - same

    return read_parsed(decode_text(data, source), source)


READERS: dict[str, Reader] = {".pdf": _pdf, ".txt": _text, ".md": _text, ".json": _json}
"""The reader for each suffix; to add a format, add its line here."""


def read(path: str, stdin: Callable[[], bytes] | None = None, password: str = "") -> Document:
    """The document at the path; ``-`` reads standard input. Without a known suffix the content says what it is.

    ``password`` opens a PDF that is encrypted.
    """
    data = (stdin or sys.stdin.buffer.read)() if path == STANDARD_INPUT else bytes_of(path)
    if not data.strip():
        raise unreadable(path, "文件是空的；请提供有内容的报告", "the file is empty; give a report with content")
    reader = READERS.get(Path(path).suffix.lower()) or _by_content(data, path)
    return _pdf(data, path, password) if reader is _pdf else reader(data, path)


def _by_content(data: bytes, path: str) -> Reader:
    """The reader for what the bytes look like; raises UnreadableDocument for a web page, which none reads."""
    if b"%PDF-" in data[:1024]:
        return _pdf
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)", data[:64].lower()):
        zh, en = (
            "是网页（HTML/XML），还不能读取；请另存为 PDF",
            "this is a web page (HTML/XML), not read yet; save it as PDF",
        )
        raise unreadable(path, zh, en)
    return _json if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else _text
