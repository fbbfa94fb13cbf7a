from __future__ import annotations

import gc

import pytest

from hqaudit.errors import UnreadableDocument
from hqaudit.model.blocks import TextBlock
from hqaudit.readers.pdf.reader import read_pdf
from tests.readers.pdf.minimal import pdf


def test_a_document() -> None:
    document = read_pdf(pdf("BT /F1 10 Tf 20 50 Td (Budget) Tj ET"), "report.pdf")
    assert (document.source, len(document.pages)) == ("report.pdf", 1)
    assert [block.text for block in document.blocks if isinstance(block, TextBlock)] == ["Budget"]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_for_cycles_is_as_it_was_before(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        gc.enable() if enabled else gc.disable()
        with pytest.raises(UnreadableDocument):
            read_pdf(b"%PDF-", "report.pdf")
        assert gc.isenabled() is enabled
    finally:
        gc.enable() if before else gc.disable()
