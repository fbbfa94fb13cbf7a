"""Which figures and words are marked, how, and by which findings; and the names by which the page finds them."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from hqaudit.reports.html.phrases import phrase
from hqaudit.reports.order import in_order
from hqaudit.reports.plain import clean
from hqaudit.reports.rows import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.model.message import Language
    from hqaudit.model.place import Place
    from hqaudit.model.report import Finding, Report


class Marks:
    """The figures and words of a report to be marked, by the place where they stand."""

    def __init__(self, report: Report, taken: set[str]) -> None:
        self._texts: dict[Place, str] = {seen.figure.place: seen.figure.text for seen in report.figures}
        self._states: dict[Place, str] = {seen.figure.place: seen.state for seen in report.figures}
        self._roles: dict[Place, dict[str, str]] = defaultdict(dict)
        self.findings: list[tuple[str, Finding]] = [(_name(one.id, taken), one) for one in in_order(report.findings)]
        for name, finding in self.findings:
            for place in finding.places:
                self._texts.setdefault(place, "")
                self._roles[place][name] = "evidence" if finding.severity == "info" else "suspect"
            for exhibit in finding.exhibits:
                place = exhibit.figure.place
                self._texts.setdefault(place, exhibit.figure.text)
                self._roles[place][name] = exhibit.role
        self._blocks: dict[tuple[int, int | None, int | None], list[Place]] = defaultdict(list)
        for place in self._texts:
            self._blocks[place.block, place.row_index, place.column_index].append(place)

    def on_page(self, page: int) -> Iterator[Place]:
        """What stands on a page: figures above words, those in findings on top."""
        found = [place for place in self._texts if place.page == page and place.box]
        yield from sorted(found, key=self._height)

    def _height(self, place: Place) -> tuple[bool, bool, bool]:
        roles = self._roles.get(place, {})
        return bool(self._texts[place]), bool(roles), "suspect" in roles.values()

    def told_on(self, page: int) -> bool:
        """Whether something to be put right stands on a page, or the finding about it as a whole."""
        return any(place_of(finding).page == page for _, finding in self.findings)

    def in_block(self, block: int, row: int | None = None, column: int | None = None) -> list[Place]:
        """What stands in a block, or in a cell of it, from left to right, what holds others before them."""
        return sorted(self._blocks.get((block, row, column), ()), key=lambda place: (place.start, -place.end))

    def attributes(self, place: Place, language: Language) -> tuple[str, str]:
        """The attributes of the mark, and what it says to whoever points at it."""
        roles = self._roles.get(place, {})
        state = self._states.get(place, "unchecked")
        kind = "wrong" if "suspect" in roles.values() else "evidence" if roles else state
        linked = ""
        for role, key in (("suspect", "data-s"), ("evidence", "data-e")):
            names = " ".join(name for name, played in roles.items() if played == role)
            linked += f' {key}="{escape(names)}"' if names else ""
        told = " · ".join(part for part in (clean(self._texts[place]), phrase(kind, language)) if part)
        return f'class="m {kind}"{linked}', escape(told)


def _name(identity: str, taken: set[str]) -> str:
    """The name of a finding on the page: its id, numbered where another document has the same."""
    name, number = f"finding-{identity}", 1
    while name in taken:
        number += 1
        name = f"finding-{identity}.{number}"
    taken.add(name)
    return name
