"""The pages at the end: the verdict, what was looked at, and every finding in a line or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

from hqaudit.model.message import Message
from hqaudit.model.report import SEVERITIES
from hqaudit.reports.marked.lettering import Line, fonts, letters, shown, wrapped
from hqaudit.reports.plain import clean
from hqaudit.reports.problem import problem
from hqaudit.reports.rows import rows
from hqaudit.reports.words import reason, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.model.message import Language
    from hqaudit.model.report import Finding, Report
    from hqaudit.reports.marked.increment import Increment
    from hqaudit.reports.rows import Row

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 56.0
"""A4, in points."""
TITLE = Message("hqaudit 核对结果", "hqaudit: what was found")
REMARK = Message(
    "本页及标注由 hqaudit 附加，其前的原文一字未改。",
    "This page and the marks were added by hqaudit; the document before it is unchanged.",
)
COLOURS = {"error": (0.7, 0.1, 0.1), "warning": (0.55, 0.35, 0.0), "info": (0.0, 0.35, 0.45)}
GREY = (0.4, 0.4, 0.4)
SPACING = 1.45


def add_summary(increment: Increment, report: Report, language: Language) -> None:
    """Add as many pages as it takes."""
    content, y = b"", HEIGHT - MARGIN
    for line in _lines(report, language):
        y -= line.size * SPACING
        if y < MARGIN:
            _add_page(increment, content)
            content, y = b"", HEIGHT - MARGIN - line.size * SPACING
        content += shown(line, MARGIN, y)
    _add_page(increment, content)


def _add_page(increment: Increment, content: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(content)
    increment.add_page(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Page"),
                NameObject("/MediaBox"): ArrayObject(map(FloatObject, (0, 0, WIDTH, HEIGHT))),
                NameObject("/Contents"): increment.add(stream.flate_encode()),
                NameObject("/Resources"): DictionaryObject({NameObject("/Font"): fonts()}),
            }
        )
    )


def _lines(report: Report, language: Language) -> Iterator[Line]:
    yield Line(letters(TITLE.text(language)), 18)
    year = word("year", language, report.year) if report.year else ""
    about = " · ".join(part for part in (report.entity, year, report.kind) if part)
    yield from _set(about or report.path, 11)
    yield from _set(_verdict(report, language), 11)
    coverage = report.coverage
    done = word("checked_of", language, coverage.figures, done=coverage.figures - coverage.unchecked)
    why = " · ".join(word("because_item", language, n, why=reason(name, language)) for name, n in report.unchecked)
    yield from _set(f"{done}" + (f"（{word('because', language)}：{why}）" if why else ""), 9.5, colour=GREY)
    yield from _set(REMARK.text(language), 9.5, colour=GREY)
    for finding, row in rows(report, language):
        if finding is not None:
            yield Line("", 6)
            yield from _finding(finding, row, language)


def _verdict(report: Report, language: Language) -> str:
    counts = [word(f"{name}s", language, sum(f.severity == name for f in report.findings)) for name in SEVERITIES]
    if report.status == "unreadable":
        return word("problem", language, why=problem(report, language))
    return " · ".join(counts)


def _finding(finding: Finding, row: Row, language: Language) -> Iterator[Line]:
    page = word("page", language, row.page) if row.page else ""
    head = " · ".join(part for part in (row.severity, page, row.title) if part)
    yield from _set(head, 10.5, colour=COLOURS[finding.severity])
    yield from _set(row.message, 10.5, 12)
    for step in finding.working:
        yield from _set(step.text(language), 9.5, 12, GREY)


def _set(text: str, size: float, indent: float = 0.0, colour: tuple[float, float, float] = (0, 0, 0)) -> list[Line]:
    room = WIDTH - 2 * MARGIN - indent
    return [Line(line, size, indent, colour) for line in wrapped(letters(clean(text)), size, room)]
