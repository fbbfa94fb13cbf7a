"""Where the PDF reader starts: bytes in, pages of glyphs and rulings out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hqaudit.errors import UnreadableDocument
from hqaudit.model.message import Message
from hqaudit.readers.pdf.late import postponed

if TYPE_CHECKING:
    from hqaudit.layout.raw import PageContent

_SIGNATURE = b"%PDF-"
_HEAD = 1024  # bytes in which the signature must stand


def open_pages(data: bytes, name: str, password: str = "") -> Iterator[PageContent]:
    """The pages of a PDF in order, each read when it is asked for; ``name`` is what errors call the document.

    A page that cannot be read has a ``problem``. Raises UnreadableDocument, before the first page is asked for, if the
    data is empty, no PDF, encrypted with a password, damaged, or has no pages.
    """
    if not data:
        raise UnreadableDocument(Message(f"{name}：文件是空的", f"{name}: the file is empty"))
    if _SIGNATURE not in data[:_HEAD]:
        raise UnreadableDocument(
            Message(f"{name}：不是 PDF 文件（缺少 %PDF- 标记）", f"{name}: not a PDF file (no %PDF- mark)")
        )
    with postponed():
        from hqaudit.readers.pdf.document import read_pages  # noqa: PLC0415 - loads pdfminer, wanted only for a PDF

    return read_pages(data, name, password)
