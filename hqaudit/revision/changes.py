"""The figures that changed between two versions, form by form, then section by section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from hqaudit.facts.titles import plain_title
from hqaudit.facts.vocabulary import normal, unnumbered
from hqaudit.revision.cells import changed_cells
from hqaudit.revision.change import Change
from hqaudit.revision.pairs import pairs
from hqaudit.revision.told import Told, changed_told, told

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from hqaudit.model.report import Report, Seen

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
State = Literal["changed", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Part:
    """A form or a section: its title as printed ("" where it has none), and the figures in it that changed.

    ``state`` says whether both versions have it; of one that a version lacks the figures are counted, not listed.
    """

    kind: Literal["form", "section"]
    title: str
    state: State
    figures: int
    changes: tuple[Change, ...] = ()


class _Form(NamedTuple):
    title: str
    figures: list[Seen]

    @property
    def plain(self) -> Hashable:
        return plain_title(self.title)

    @property
    def places(self) -> Hashable:
        """Rows and columns, by which a form is known when its title is corrected."""
        return frozenset((one.figure.place.row, one.figure.place.column) for one in self.figures)


class _Section(NamedTuple):
    title: str
    figures: list[Told]

    @property
    def plain(self) -> Hashable:
        return _YEAR.sub("", unnumbered(normal(self.title)))

    @property
    def words(self) -> Hashable:
        """The words before the figures, by which a section is known when its heading is corrected."""
        return tuple(one.words for one in self.figures)


def changed(old: Report, new: Report) -> tuple[Part, ...]:
    """The forms, then the sections, that changed, in the order of the new version."""
    return (*_changed_forms(old, new), *_changed_sections(old, new))


def _changed_forms(old: Report, new: Report) -> Iterator[Part]:
    for before, after in pairs(_forms(old), _forms(new), lambda one: one.plain, lambda one: one.places):
        if before and after:
            changes = tuple(changed_cells(before.figures, after.figures))
            if changes:
                yield Part("form", after.title, "changed", len(after.figures), changes)
        elif before:
            yield Part("form", before.title, "gone", len(before.figures))
        elif after:
            yield Part("form", after.title, "new", len(after.figures))


def _changed_sections(old: Report, new: Report) -> Iterator[Part]:
    for before, after in pairs(_sections(old), _sections(new), lambda one: one.plain, lambda one: one.words):
        if before and after:
            changes = tuple(changed_told(before.figures, after.figures))
            if changes:
                yield Part("section", after.title, "changed", len(after.figures), changes)
        elif before:
            yield Part("section", before.title, "gone", len(before.figures))
        elif after:
            yield Part("section", after.title, "new", len(after.figures))


def _forms(report: Report) -> list[_Form]:
    """The forms in which figures stand, in the order of the report."""
    inside = [one for one in report.figures if one.figure.place.row_index is not None]
    inside.sort(key=lambda one: one.figure.place.block)
    grouped = [list(figures) for _, figures in groupby(inside, lambda one: one.figure.place.block)]
    return [_Form(figures[0].figure.place.table or "", figures) for figures in grouped]


def _sections(report: Report) -> list[_Section]:
    """The sections in whose sentences figures stand: neighbours under one heading are one."""
    blocks = report.document.blocks if report.document else ()
    grouped = groupby(told(report.figures, blocks), lambda one: one.seen.figure.place.section or "")
    return [_Section(title, list(figures)) for title, figures in grouped]
