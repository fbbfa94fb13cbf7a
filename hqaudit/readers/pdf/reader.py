"""A PDF → a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hqaudit.layout.assemble import assemble
from hqaudit.readers.pdf.source import open_pages

if TYPE_CHECKING:
    from hqaudit.model.blocks import Document


def read_pdf(data: bytes, source: str) -> Document:
    """Read a PDF from its bytes; ``source`` is the name it goes by."""
    return assemble(open_pages(data, source), source)
