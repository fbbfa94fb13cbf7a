"""The figures of a finding, in columns, each line or row that they stand in quoted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from hqaudit.model.figure import PERCENT, Figure
from hqaudit.reports.plain import STEP, clean, where
from hqaudit.reports.terminal.cells import Mark, fits, pad
from hqaudit.reports.terminal.styles import QUIET, ROLE, hanging, left, linked, plain, quote_width, quoted, tagged
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.report import Exhibit
    from hqaudit.reports.view import View

CONTEXT = 10
"""Cells of text on either side of a figure without which a quote says nothing."""
SPOTS = 3
"""So many lines or rows are quoted of what is told in short."""
MANY = 8
"""With more figures than this, those that are only evidence are not quoted."""


class Columns(NamedTuple):
    """How wide the figures, their units and their labels are in one finding."""

    number: int
    unit: int
    label: int

    def head(self, exhibit: Exhibit, view: View) -> Text:
        """What stands left of the label: the role and the figure as printed."""
        number, unit = _printed(exhibit.figure)
        head = Text(left(view.language)[0]).append(pad(word(exhibit.role, view.language), left(view.language)[1]))
        head.stylize(ROLE[exhibit.role])
        head.append(pad(number, self.number, right=True), ROLE[exhibit.role])
        return head.append(" " + pad(unit, self.unit) if self.unit else "").append("  ")


def exhibit_lines(exhibits: Sequence[Exhibit], view: View) -> list[Text]:
    """All figures, those suspected first; their places beside them if there is room for all, else below."""
    columns = _columns(exhibits)
    groups = sorted(_groups(exhibits, view), key=lambda group: all(exhibit.role == "evidence" for exhibit in group))
    room = view.width - columns.head(exhibits[0], view).cell_len - columns.label - 2
    beside = all(cell_len(where(exhibit.figure.place, view.language)) <= room for exhibit in exhibits)
    lines: list[Text] = []
    for group in groups:
        lines += _beside(group, columns, view) if beside else _below(group, columns, view)
        if len(exhibits) <= MANY or any(exhibit.role == "suspect" for exhibit in group):
            lines += quoted(group[0].quote, [_mark(exhibit) for exhibit in group], view)
    return lines


def _beside(group: Sequence[Exhibit], columns: Columns, view: View) -> list[Text]:
    lines = []
    for exhibit in group:
        place = linked(where(exhibit.figure.place, view.language), view, exhibit.figure.place.page)
        label = plain(pad(clean(exhibit.label), columns.label + 2))
        lines.append(columns.head(exhibit, view) + label + place)
    return lines


def _below(group: Sequence[Exhibit], columns: Columns, view: View) -> list[Text]:
    """The figures, each with its column if they share a row, and the place of all of them below."""
    lines: list[Text] = []
    shared = len(group) > 1
    for exhibit in group:
        column = exhibit.figure.place.column if shared else None
        told = column is None or column == exhibit.label
        label = plain(exhibit.label) + plain("" if told else f"{STEP}{column}", QUIET)
        lines += hanging(columns.head(exhibit, view), label, view.width)
    return lines + _spot_line(group, view)


def spot_lines(exhibits: Sequence[Exhibit], view: View) -> list[Text]:
    """Where the figures stand, each line or row quoted once with all of them marked in it; further ones are counted."""
    groups = _groups(exhibits, view)
    lines: list[Text] = []
    for group in groups[:SPOTS]:
        lines += _spot_line(group, view)
        lines += quoted(group[0].quote, [_mark(exhibit) for exhibit in group], view)
    more = len(groups) - SPOTS
    return lines + (tagged("", plain(word("more_places", view.language, more), QUIET), view) if more > 0 else [])


def _spot_line(group: Sequence[Exhibit], view: View) -> list[Text]:
    """The place of the figures; their column too, if it is one figure."""
    place = group[0].figure.place
    told = where(place, view.language, column=len(group) == 1)
    return tagged("", linked(told, view, place.page), view) if told else []


def _columns(exhibits: Sequence[Exhibit]) -> Columns:
    printed = [_printed(exhibit.figure) for exhibit in exhibits]
    return Columns(
        number=max(cell_len(number) for number, _ in printed),
        unit=max(cell_len(unit) for _, unit in printed),
        label=max(cell_len(clean(exhibit.label)) for exhibit in exhibits),
    )


def _printed(figure: Figure) -> tuple[str, str]:
    """The figure as printed and the unit to be named behind it."""
    text, unit = clean(figure.text), clean(figure.unit)
    if unit and text.endswith((unit, "％" if unit == PERCENT else unit)):
        return text, ""
    return (text + unit, "") if unit == PERCENT else (text, unit)


def _groups(exhibits: Sequence[Exhibit], view: View) -> list[list[Exhibit]]:
    """The figures by the line or row they stand in, as long as one quote of it can show them all."""
    groups: list[list[Exhibit]] = []
    for exhibit in exhibits:
        for group in groups:
            if _spot(group[0]) == _spot(exhibit) and _together([*group, exhibit], view):
                group.append(exhibit)
                break
        else:
            groups.append([exhibit])
    return groups


def _spot(exhibit: Exhibit) -> tuple[object, ...]:
    place = exhibit.figure.place
    return place.block, place.page, place.line, place.row_index, place.row, place.section, place.table, exhibit.quote


def _together(group: Sequence[Exhibit], view: View) -> bool:
    return fits(clean(group[0].quote), [_mark(exhibit) for exhibit in group], quote_width(view), CONTEXT)


def _mark(exhibit: Exhibit) -> Mark:
    return Mark(*exhibit.mark, exhibit.role)
