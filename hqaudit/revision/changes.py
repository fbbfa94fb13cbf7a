"""The figures that changed between two versions, form by form, then section by section."""

from __future__ import annotations

import re
from collections.abc import Hashable
from itertools import groupby
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

from hqaudit.facts.titles import plain_title
from hqaudit.facts.vocabulary import normal, unnumbered
from hqaudit.revision.cells import changed_cells
from hqaudit.revision.change import Change
from hqaudit.revision.pairs import pairs
from hqaudit.revision.told import Told, changed_told, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hqaudit.model.report import Report, Seen

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
State = Literal["changed", "gone", "new"]
T = TypeVar("T")


class Part(NamedTuple):
    """A form or a section: its title as printed ("" where it has none), and the figures in it that changed.

    ``state`` says whether both versions have it; of one that a version lacks the figures are counted, not listed.
    """

    kind: Literal["form", "section"]
    title: str
    state: State
    figures: int
    changes: tuple[Change, ...] = ()


class _Group(NamedTuple, Generic[T]):
    """A form or a section of one version: in the other, ``key`` knows it, ``inside`` if its title was corrected."""

    title: str
    figures: list[T]
    key: Hashable
    inside: Hashable


def changed(old: Report, new: Report) -> tuple[Part, ...]:
    """The forms, then the sections, that changed, in the order of the new version."""
    forms = _parts("form", _forms(old), _forms(new), changed_cells)
    return (*forms, *_parts("section", _sections(old), _sections(new), changed_told))


def _parts(
    kind: Literal["form", "section"],
    old: list[_Group[T]],
    new: list[_Group[T]],
    compare: Callable[[list[T], list[T]], Iterator[Change]],
) -> Iterator[Part]:
    for before, after in pairs(old, new, lambda one: one.key, lambda one: one.inside):
        if before and after:
            changes = tuple(compare(before.figures, after.figures))
            if changes:
                yield Part(kind, after.title, "changed", len(after.figures), changes)
        elif before:
            yield Part(kind, before.title, "gone", len(before.figures))
        elif after:
            yield Part(kind, after.title, "new", len(after.figures))


def _forms(report: Report) -> list[_Group[Seen]]:
    """The forms in which figures stand, in the order of the report."""
    inside = [one for one in report.figures if one.figure.place.row_index is not None]
    inside.sort(key=lambda one: one.figure.place.block)
    return [_form([*figures]) for _, figures in groupby(inside, lambda one: one.figure.place.block)]


def _form(figures: list[Seen]) -> _Group[Seen]:
    title = figures[0].figure.place.table or ""
    cells = frozenset((one.figure.place.row, one.figure.place.column) for one in figures)
    return _Group(title, figures, plain_title(title), cells)


def _sections(report: Report) -> list[_Group[Told]]:
    """The sections in whose sentences figures stand: neighbours under one heading are one."""
    blocks = report.document.blocks if report.document else ()
    grouped = groupby(told(report.figures, blocks), lambda one: one.seen.figure.place.section or "")
    return [_section(title, [*figures]) for title, figures in grouped]


def _section(title: str, figures: list[Told]) -> _Group[Told]:
    return _Group(title, figures, _YEAR.sub("", unnumbered(normal(title))), tuple(one.words for one in figures))
