"""Which figures are marked, how, and by which findings; and the names by which the page finds them."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from hqaudit.reports.html.phrases import phrase
from hqaudit.reports.order import in_order
from hqaudit.reports.plain import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.model.figure import Figure
    from hqaudit.model.message import Language
    from hqaudit.model.place import Place
    from hqaudit.model.report import Finding, Report


class Marks:
    """The figures of a report to be marked, by the place where they stand."""

    def __init__(self, report: Report, taken: set[str]) -> None:
        self.figures: dict[Place, Figure] = {seen.figure.place: seen.figure for seen in report.figures}
        self._states: dict[Place, str] = {seen.figure.place: seen.state for seen in report.figures}
        self._roles: dict[Place, dict[str, str]] = defaultdict(dict)
        self.findings: list[tuple[str, Finding]] = [(_name(one.id, taken), one) for one in in_order(report.findings)]
        for name, finding in self.findings:
            for exhibit in finding.exhibits:
                place = exhibit.figure.place
                self.figures.setdefault(place, exhibit.figure)
                self._roles[place][name] = exhibit.role
        self._blocks: dict[tuple[int, int | None, int | None], list[Place]] = defaultdict(list)
        for place in self.figures:
            self._blocks[place.block, place.row_index, place.column_index].append(place)

    def on_page(self, page: int) -> Iterator[Place]:
        """Where figures stand on a page, those in findings last, so that they lie on top."""
        found = [place for place in self.figures if place.page == page and place.box]
        yield from sorted(found, key=lambda place: (place in self._roles, "suspect" in self._roles[place].values()))

    def in_block(self, block: int, row: int | None = None, column: int | None = None) -> list[Place]:
        """Where figures stand in a block, or in a cell of it, from left to right."""
        return sorted(self._blocks.get((block, row, column), ()), key=lambda place: place.start)

    def attributes(self, place: Place, language: Language) -> tuple[str, str]:
        """The attributes of the mark, and what it says to whoever points at it."""
        roles = self._roles.get(place, {})
        state = self._states.get(place, "unchecked")
        kind = "wrong" if "suspect" in roles.values() else "evidence" if roles else state
        linked = ""
        for role, key in (("suspect", "data-s"), ("evidence", "data-e")):
            names = " ".join(name for name, played in roles.items() if played == role)
            linked += f' {key}="{escape(names)}"' if names else ""
        told = f"{clean(self.figures[place].text)} · {phrase(kind, language)}"
        return f'class="m {kind}"{linked}', escape(told)


def _name(identity: str, taken: set[str]) -> str:
    """The name of a finding on the page: its id, numbered where another document has the same."""
    name, number = f"finding-{identity}", 1
    while name in taken:
        number += 1
        name = f"finding-{identity}.{number}"
    taken.add(name)
    return name
