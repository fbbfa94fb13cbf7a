"""The marks on figures and words: one for each, which tells what each finding says of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from hqaudit.readers.pdf.geometry import page_view
from hqaudit.reports.marked.strings import text
from hqaudit.reports.order import in_order
from hqaudit.reports.plain import clean
from hqaudit.reports.rows import place_of
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.place import Box, Place
    from hqaudit.model.report import Finding, Report, Role
    from hqaudit.reports.marked.increment import Increment

COLOURS: dict[Role, tuple[float, float, float]] = {"suspect": (1.0, 0.6, 0.55), "evidence": (0.7, 0.9, 1.0)}
PRINTED, STAYING = 4, 28
"""Flags: printed with the page; a note that is neither turned nor enlarged with it as well."""
MARGIN = 1.0
"""Points by which a mark is larger than its figure, on each side."""
NOTE = 20.0
"""The side of the sign of a note, in points."""
Point = tuple[float, float]


def annotate(increment: Increment, report: Report, language: Language) -> None:
    """Mark the figures and words of all findings; a note at the top of the page for those about a page as a whole."""
    added: dict[int, list[DictionaryObject]] = defaultdict(list)
    looks = {role: increment.add(_look(colour)) for role, colour in COLOURS.items()}
    says: dict[str, Any] = {}  # what is said of several figures stands in the file once
    for place, told in _by_place(report).items():
        if place.page is None or place.box is None:
            continue
        words = "\n\n".join(_says(role, finding, language) for role, finding in told)
        if words not in says:
            says[words] = increment.add(text(words))
        role: Role = "suspect" if any(role == "suspect" for role, _ in told) else "evidence"
        mark = _highlight(corners(increment.page(place.page), place.box, MARGIN), role, says[words], looks[role])
        column = "" if place.column_index is None else f".{place.column_index}"
        mark[NameObject("/NM")] = text(f"hqaudit-{place.block}-{place.row_index}{column}-{place.start}-{place.end}")
        added[place.page].append(mark)
    notes: dict[int, int] = defaultdict(int)
    for finding in in_order(report.findings):
        page = place_of(finding).page
        if page is not None and not any(place.box for place in _places(finding)):
            added[page].append(_note(increment, page, notes[page], finding, language))
            notes[page] += 1
    for number, marks in added.items():
        page = increment.page(number)
        before = page.get("/Annots")
        kept = list(before.get_object()) if before is not None else []
        increment.changed(page)
        page[NameObject("/Annots")] = ArrayObject([*kept, *(increment.add(one) for one in marks)])


def _places(finding: Finding) -> Iterator[Place]:
    yield from finding.places
    yield from (exhibit.figure.place for exhibit in finding.exhibits)


def corners(page: Any, box: Box, margin: float = 0.0) -> tuple[Point, Point, Point, Point]:
    """A box of the page as shown in the page's own space: where its top left, top right, bottom left and right lie."""
    (a, b, c, d, e, f), _, _ = page_view(
        [float(value) for value in page.mediabox], [float(value) for value in page.cropbox], page.rotation
    )
    turned = a * d - b * c

    def back(x: float, y: float) -> Point:
        x, y = x - e, y - f
        return ((d * x - c * y) / turned, (a * y - b * x) / turned)

    x0, top, x1, bottom = box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin
    return back(x0, top), back(x1, top), back(x0, bottom), back(x1, bottom)


def _by_place(report: Report) -> dict[Place, list[tuple[Role, Finding]]]:
    found: dict[Place, list[tuple[Role, Finding]]] = defaultdict(list)
    for finding in in_order(report.findings):
        for place in finding.places:
            found[place].append(("evidence" if finding.severity == "info" else "suspect", finding))
        for exhibit in finding.exhibits:
            found[exhibit.figure.place].append((exhibit.role, finding))
    return found


def _highlight(quad: Sequence[Point], role: Role, says: Any, look: Any) -> DictionaryObject:
    mark = _annotation("/Highlight", _around(quad), says, PRINTED)
    mark[NameObject("/QuadPoints")] = _numbers(value for point in quad for value in point)
    mark[NameObject("/C")] = _numbers(COLOURS[role])
    mark[NameObject("/AP")] = DictionaryObject({NameObject("/N"): look})
    return mark


def _note(increment: Increment, number: int, at: int, finding: Finding, language: Language) -> DictionaryObject:
    left, top = 6.0 + at * (NOTE + 4), 6.0
    quad = corners(increment.page(number), (left, top, left + NOTE, top + NOTE))
    note = _annotation("/Text", _around(quad), text(_says(None, finding, language)), STAYING)
    note[NameObject("/NM")] = text(f"hqaudit-{finding.id}")
    note[NameObject("/Name")] = NameObject("/Comment")
    note[NameObject("/C")] = _numbers(COLOURS["suspect"])
    return note


def _annotation(kind: str, rectangle: Sequence[float], says: Any, flags: int) -> DictionaryObject:
    return DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject(kind),
        NameObject("/Rect"): _numbers(rectangle),
        NameObject("/F"): NumberObject(flags),
        NameObject("/T"): text("hqaudit"),
        NameObject("/Contents"): says,
    })  # fmt: skip


def _look(colour: Sequence[float]) -> DecodedStreamObject:
    """A mark as it is drawn, at the size of 1 that viewers stretch to the figure: colour through which it shows."""
    red, green, blue = colour
    look = DecodedStreamObject()
    look.set_data(f"/M gs {red} {green} {blue} rg 0 0 1 1 re f".encode())
    through = {NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject("/Multiply")}
    states = DictionaryObject({NameObject("/M"): DictionaryObject(through)})
    look.update({
        NameObject("/Type"): NameObject("/XObject"),
        NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): _numbers((0, 0, 1, 1)),
        NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
    })  # fmt: skip
    return look


def _says(role: Role | None, finding: Finding, language: Language) -> str:
    """What a finding says of a figure: its sentence; of one suspected, its computation and its correction as well."""
    played = f"（{word(role, language)}）" if role else ""
    lines = [f"{word(finding.severity, language)}{played} {finding.message.text(language)} [{finding.rule}]"]
    if role == "suspect":
        lines += [step.text(language) for step in finding.working]
    if role == "suspect" and finding.suggestion:
        why = finding.suggestion.explanation.text(language)
        lines.append(word("suggest", language, value=finding.suggestion.value, why=why))
    return "\n".join(clean(line) for line in lines)


def _around(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject(_rounded(values))


def _rounded(values: Iterable[float]) -> Iterator[FloatObject]:
    return (FloatObject(round(value, 2)) for value in values)
