"""The cells of a form in two versions: rows by code and label, columns by their header paths."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from hqaudit.facts.vocabulary import normal
from hqaudit.revision.change import Change, change
from hqaudit.revision.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from hqaudit.model.report import Seen

_CODE = re.compile(r"\d{3,}")
_DIGITS = re.compile(r"\d+")


class _Line(NamedTuple):
    """A row or a column of a form: its index in the table, and its name as printed; a row of two sides has two."""

    at: int
    names: tuple[str, ...]

    def named(self) -> Hashable:
        """The names, as they are."""
        return self.names

    def codes(self) -> Hashable:
        """The codes of a row, by which it is known when its name is corrected; None where it has none."""
        return tuple(_CODE.findall(" ".join(self.names))) or None

    def undated(self) -> Hashable:
        """The names without digits: a header whose year, a row whose code is put right. None where there are none."""
        names = tuple(_DIGITS.sub("", name) for name in self.names)
        return names if any(names) else None


def changed_cells(old: Sequence[Seen], new: Sequence[Seen]) -> Iterator[Change]:
    """The cells that changed, in the order of the new form; then those of rows that are gone."""
    cells_old, cells_new = _cells(old), _cells(new)
    columns = [*pairs(_lines(old, "column"), _lines(new, "column"), _Line.named, _Line.undated)]
    for row_old, row_new in pairs(_lines(old, "row"), _lines(new, "row"), _Line.named, _Line.codes, _Line.undated):
        for column_old, column_new in columns:
            before = cells_old.get((row_old.at, column_old.at)) if row_old and column_old else None
            after = cells_new.get((row_new.at, column_new.at)) if row_new and column_new else None
            found = change(before, after)
            if found:
                yield found


def _cells(figures: Sequence[Seen]) -> dict[tuple[int | None, int | None], Seen]:
    return {(one.figure.place.row_index, one.figure.place.column_index): one for one in figures}


def _lines(figures: Sequence[Seen], along: Literal["row", "column"]) -> list[_Line]:
    """The rows or columns in which figures stand, in their order."""
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for one in figures:
        place = one.figure.place
        index, name = (place.row_index, place.row) if along == "row" else (place.column_index, place.column)
        names[index or 0][normal(name or "")] = None
    return [_Line(at, tuple(names[at])) for at in sorted(names)]
