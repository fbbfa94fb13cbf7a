"""What is fuzzed: each takes bytes and raises if something is not as it must be."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from hqaudit.audit import audit
from hqaudit.errors import HqauditError
from hqaudit.facts.numbers import cell_number, text_numbers
from hqaudit.layout.assemble import assemble
from hqaudit.readers import read
from hqaudit.readers.pdf.source import open_pages
from hqaudit.reports import REPORTS
from hqaudit.reports.document import render_document
from hqaudit.reports.view import View
from hqaudit.rulebook import Rulebook, load_rulebook
from hqaudit.rulebook.formula import parse
from tests.readers.pdf.minimal import chinese, cmap, pdf

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
FOUND = Path(__file__).parent / "found"
_LARGEST_SEED = 400_000


def numbers(data: bytes) -> None:
    """The number parser: spans lie in the text and hold digits; values are finite."""
    text = data.decode("utf-8", "replace")
    for cell in text.split("\n"):
        found = [*text_numbers(cell), *filter(None, [cell_number(cell)])]
        for number in found:
            assert 0 <= number.start < number.end <= len(cell), number
            assert any(char.isdigit() for char in cell[number.start : number.end]), number
            assert number.value.is_finite(), number
            assert number.decimals >= 0, number


def formula(data: bytes) -> None:
    """The formula parser: a formula, or a sentence that says what is wrong with it."""
    for line in data.decode("utf-8", "replace").split("\n"):
        try:
            parse(line, rules().vocabulary)
        except (ValueError, HqauditError) as error:
            assert str(error)  # noqa: PT017 - that it says something is all there is to show


def content(data: bytes) -> None:
    """The content interpreter: whatever a page draws, there is a page, and a document of it."""
    fonts = "/F1 10 0 R /F2 11 0 R"
    document = pdf(
        data, fonts=fonts, objects={11: chinese(12), 12: cmap("1 beginbfrange <0000> <ffff> <0000> endbfrange")}
    )
    (page,) = open_pages(document, "fuzz.pdf")
    render_document(assemble([page], "fuzz.pdf"))


def report(data: bytes) -> None:
    """The whole pipeline: a report for every input, which every format can show; what was read can be read again."""
    found = audit("-", rules(), data)
    assert found.status in {"checked", "unreadable"}
    assert (found.problem is None) == (found.status == "checked")
    assert (
        sum((found.coverage.verified, found.coverage.inconsistent, found.coverage.unchecked)) == found.coverage.figures
    )
    for form in REPORTS.values():
        if not form.missing:
            form.text([found], View()).encode(errors="backslashreplace")
    if found.status == "checked":
        parsed = render_document(read("-", lambda: data)).encode(errors="backslashreplace")
        again = audit("-", rules(), parsed)
        assert [finding.id for finding in again.findings] == [finding.id for finding in found.findings]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "numbers": numbers,
    "formula": formula,
    "content": content,
    "text": report,
    "json": report,
    "pdf": report,
}


@cache
def rules() -> Rulebook:
    """The built-in rules."""
    return load_rulebook()


def seeds(target: str) -> list[bytes]:
    """What is mutated for a target."""
    texts = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.txt"))]
    pdfs = [path.read_bytes() for path in sorted([*(ROOT / "samples").glob("*.pdf"), *CORPUS.glob("*.pdf")])]
    if target == "pdf":
        return [data for data in pdfs if len(data) < _LARGEST_SEED]
    if target == "json":
        small = [path for path in sorted(CORPUS.glob("*.pdf")) if path.stat().st_size < _LARGEST_SEED]
        paths = [ROOT / "samples" / "budget-2024.txt", *small[:6]]
        return [render_document(read(str(path))).encode(errors="backslashreplace") for path in paths]
    if target == "formula":
        formulas = [rule.settings["check"].text for rule in rules().rules if rule.kind == "identity"]
        return [text.encode() for text in formulas if isinstance(text, str)] or [b"a = b + [c] - d"]
    if target == "content":
        return [
            b"q 1 0 0 1 0 0 cm BT /F1 10 Tf 20 50 Td (A) Tj [(B) -200 (C)] TJ ET Q",
            b"9 9 99 0.5 re f 9 60 99 0.5 re f 9 9 0.5 50 re f 99 9 0.5 50 re f BT /F2 9 Tf 12 20 Td <00410042> Tj ET",
            b"0 0 50 50 re W n BT /F1 9 Tf 1 0 0 1 5 5 Tm 2 Tr 3 Tc 50 Tz 4 Ts (x) ' 1 2 (y) \" T* ET",
            b"0 0 m 9 9 l 1 2 3 4 5 6 c h S 2 w 0 0 m 0 90 l S q 5 0 0 5 0 0 cm 1 1 m 9 1 l B* Q BT 12 TL T* (z) Tj ET",
            b"BI /W 1 /H 1 ID \x00\xff EI BT /F1 8 Tf 90 0 0 90 0 0 Tm (1,234.50) Tj ET /Fm0 Do",
        ]
    return texts
