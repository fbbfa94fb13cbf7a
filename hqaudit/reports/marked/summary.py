"""The pages at the end: the verdict, what was looked at, and every finding in a few lines that lead to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

from hqaudit.model.message import Message
from hqaudit.model.report import SEVERITIES
from hqaudit.reports.marked.bookmarks import destination
from hqaudit.reports.marked.lettering import Line, fonts, letters, wrapped
from hqaudit.reports.marked.sheets import HEIGHT, MARGIN, WIDTH, Part, sheets
from hqaudit.reports.plain import clean
from hqaudit.reports.problem import problem
from hqaudit.reports.rows import place_of, rows
from hqaudit.reports.words import reason, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.model.message import Language
    from hqaudit.model.place import Place
    from hqaudit.model.report import Finding, Report
    from hqaudit.reports.marked.increment import Increment
    from hqaudit.reports.marked.lettering import Colour
    from hqaudit.reports.marked.sheets import Link
    from hqaudit.reports.rows import Row

TITLE = Message("hqaudit 核对结果", "hqaudit: what was found")
REMARK = Message(
    "本页及标注由 hqaudit 附加，其前的原文一字未改。红色标出疑点，蓝色标出佐证。",
    "This page and the marks were added by hqaudit; the document before it is unchanged. "
    "Red marks what may be wrong, blue what proves it.",
)
WHY = Message("，其余未核对：{}", "; why not the others: {}")
COLOURS = {"error": (0.7, 0.1, 0.1), "warning": (0.55, 0.35, 0.0), "info": (0.0, 0.35, 0.45)}
GREY = (0.4, 0.4, 0.4)


def add_summary(increment: Increment, report: Report, language: Language) -> None:
    """Add as many pages as it takes."""
    for content, links in sheets([_head(report, language), *_findings(report, language)]):
        _add_page(increment, content, links)


def _add_page(increment: Increment, content: bytes, links: list[Link]) -> None:
    stream = DecodedStreamObject()
    stream.set_data(content)
    page = DictionaryObject({
        NameObject("/Type"): NameObject("/Page"),
        NameObject("/MediaBox"): _numbers(0, 0, WIDTH, HEIGHT),
        NameObject("/Contents"): increment.add(stream.flate_encode()),
        NameObject("/Resources"): DictionaryObject({NameObject("/Font"): fonts()}),
    })  # fmt: skip
    if links:
        page[NameObject("/Annots")] = ArrayObject(_link(increment, *link) for link in links)
    increment.add_page(page)


def _link(increment: Increment, place: Place, top: float, bottom: float) -> DictionaryObject:
    return DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject("/Link"),
        NameObject("/Rect"): _numbers(MARGIN, bottom, WIDTH - MARGIN, top),
        NameObject("/Border"): _numbers(0, 0, 0),
        NameObject("/Dest"): destination(increment, place),
    })  # fmt: skip


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(round(value, 2)) for value in values)


def _head(report: Report, language: Language) -> Part:
    year = word("year", language, report.year) if report.year else ""
    about = " · ".join(part for part in (report.entity, year, report.kind) if part)
    coverage = report.coverage
    done = word("checked_of", language, coverage.figures, done=coverage.figures - coverage.unchecked)
    why = " · ".join(word("because_item", language, n, why=reason(name, language)) for name, n in report.unchecked)
    told, colour = _verdict(report, language)
    return Part([
        Line(letters(TITLE.text(language)), 18),
        *_set(about or report.path, 11),
        *_set(told, 11, colour=colour),
        *_set(f"{done}" + (WHY.text(language).format(why) if why else ""), 9.5, colour=GREY),
        *_set(REMARK.text(language), 9.5, colour=GREY),
    ])  # fmt: skip


def _verdict(report: Report, language: Language) -> tuple[str, Colour]:
    """The counts, in the colour of the worst; or why the document could not be vouched for."""
    if report.status == "unreadable":
        return word("problem", language, why=problem(report, language)), COLOURS["error"]
    counts = {name: sum(f.severity == name for f in report.findings) for name in SEVERITIES}
    worst = next((COLOURS[name] for name in SEVERITIES if counts[name]), (0.0, 0.0, 0.0))
    return " · ".join(word(f"{name}s", language, counts[name]) for name in SEVERITIES), worst


def _findings(report: Report, language: Language) -> Iterator[Part]:
    for finding, row in rows(report, language):
        if finding is not None:
            place = place_of(finding)
            lines = list(_finding(finding, row, language))
            yield Part(lines, COLOURS[finding.severity], place if place.page is not None else None)


def _finding(finding: Finding, row: Row, language: Language) -> Iterator[Line]:
    page = word("page", language, row.page) if row.page else ""
    head = " · ".join(part for part in (row.severity, page, row.title) if part)
    yield from _set(head, 9.5, 10, COLOURS[finding.severity])
    yield from _set(row.message, 10.5, 10)
    for step in finding.working:
        yield from _set(step.text(language), 9.5, 10, GREY)


def _set(text: str, size: float, indent: float = 0.0, colour: Colour = (0.0, 0.0, 0.0)) -> list[Line]:
    room = WIDTH - 2 * MARGIN - indent
    return [Line(line, size, indent, colour) for line in wrapped(letters(clean(text)), size, room)]
