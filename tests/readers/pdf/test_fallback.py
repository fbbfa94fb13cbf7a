from __future__ import annotations

from pathlib import Path

import pytest

from hqaudit.layout.raw import PageContent
from hqaudit.readers.pdf.source import open_pages
from tests.readers.pdf.minimal import first

SAMPLE = Path(__file__).parents[3] / "samples" / "budget-2024.pdf"


def refuse(*_: object) -> None:
    raise ValueError


def marks(page: PageContent) -> list[tuple[object, ...]]:
    """What both interpreters must see: text, box and size of each glyph, to a hundredth of a point."""
    return [(glyph.text, *(round(number, 2) for number in glyph[1:6])) for glyph in page.glyphs]


def lines(page: PageContent) -> list[tuple[object, ...]]:
    return sorted((kind, *(round(number, 2) for number in numbers)) for kind, *numbers in page.rulings)


def test_pdfminers_interpreter_sees_what_ours_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    data = SAMPLE.read_bytes()
    ours = list(open_pages(data, "sample"))
    monkeypatch.setattr("hqaudit.readers.pdf.content.Interpreter.run", refuse)
    theirs = list(open_pages(data, "sample"))
    assert len(ours) == len(theirs) > 0
    for one, other in zip(ours, theirs, strict=True):
        assert other.problem is None
        assert marks(one) == marks(other)
        assert lines(one) == lines(other)


def test_the_same_under_a_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    content = (
        "q 2 0 0 2 5 5 cm 1 w 0 0 m 40 0 l S 3 3 30 0.5 re f BT /F1 6 Tf 2 Tc 110 Tz 4 Ts 10 20 Td [(A) -500 (B )] TJ"
        " 3 Tw 0 -8 TD (C D) Tj T* (E) ' ET Q BT 0 1 -1 0 90 20 Tm /F1 8 Tf (F) Tj ET"
    )
    ours = first(content)
    monkeypatch.setattr("hqaudit.readers.pdf.content.Interpreter.run", refuse)
    theirs = first(content)
    assert marks(ours) == marks(theirs)
    assert lines(ours) == lines(theirs)
