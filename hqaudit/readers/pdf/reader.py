"""A PDF → a document."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hqaudit.layout.assemble import assemble
from hqaudit.readers.pdf.source import open_pages

if TYPE_CHECKING:
    from hqaudit.model.blocks import Document


def read_pdf(data: bytes, source: str, password: str = "") -> Document:
    """Read a PDF from its bytes; ``source`` is the name it goes by, ``password`` opens it if it is encrypted."""
    with _uncollected():
        return assemble(open_pages(data, source, password), source)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for reference cycles: so many tuples set it off all the time, and glyphs make none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
