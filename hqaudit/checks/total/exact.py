"""Which sums must hold to the last digit: where a report's amounts plainly add up, and where a total has one part only.

Amounts rounded one by one miss their sums now and then by a unit or two of the last digit. A report in which no sum,
or those of one single figure only, does so was not made in that way: there a sum that is off is no rounding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hqaudit.checks.total.sums import Sum
from hqaudit.model.relation import as_printed

_ENOUGH = 8
"""So many sums of several parts tell how the amounts were made."""
_RARE = 50
"""One sum in so many may be off by rounding without telling anything."""


def marked_exact(sums: Iterable[Sum]) -> list[Sum]:
    """The sums, ``exact`` set where rounding is no excuse."""
    found = list(sums)
    by_unit: dict[str, list[Sum]] = defaultdict(list)
    for entry in found:
        by_unit[entry.whole.figure.unit].append(entry)
    exact = {unit for unit, some in by_unit.items() if _add_up(some)}
    return [
        entry._replace(exact=True) if entry.whole.figure.unit in exact or _is_single(entry) else entry
        for entry in found
    ]


def _add_up(sums: Sequence[Sum]) -> bool:
    kept = 0
    off: list[Sum] = []
    for entry in sums:
        if not entry.several:
            continue
        if entry.relation.residual(as_printed) == 0:
            kept += 1
        elif entry.holds:
            off.append(entry)
    return kept >= _ENOUGH and (len(off) * _RARE <= kept or _of_one_figure(off))


def _of_one_figure(sums: Sequence[Sum]) -> bool:
    return bool(set.intersection(*({id(fact) for fact in (entry.whole, *entry.parts)} for entry in sums)))


def _is_single(entry: Sum) -> bool:
    """One amount printed twice: both were rounded from the same."""
    parts = [part for part in entry.parts if part.figure.value != 0]
    return len(parts) == 1 and parts[0].figure.unit == entry.whole.figure.unit
