"""total: a hierarchy adds up – header groups along the columns, codes, outlines and 合计 rows along the rows, lists.

Which columns or rows a total gathers is read from the header tree and the outline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from hqaudit.checks.total.columns import column_sums
from hqaudit.checks.total.lists import lists
from hqaudit.checks.total.rows import row_sums
from hqaudit.checks.total.scores import scores
from hqaudit.checks.total.sums import Sum, judge
from hqaudit.model.fact import Facts, Form
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule

_SUMS: Mapping[str, Callable[[Form], Iterator[Sum]]] = {"columns": column_sums, "rows": row_sums}
_OTHERS: Mapping[str, Callable[[Rule, Facts], Iterator[Outcome]]] = {"lists": lists, "scores": scores}
TOTALS = (*_SUMS, *_OTHERS)
"""What a rule of kind total may go ``along``."""


def total(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every sum, ``along`` the columns or rows of forms, the lists of sentences, or scores."""
    along = str(rule.settings["along"])
    if along in _OTHERS:
        yield from _OTHERS[along](rule, facts)
        return
    for form in facts.forms:
        by_group: dict[tuple[object, ...], list[Sum]] = defaultdict(list)
        for entry in _SUMS[along](form):
            by_group[entry.group].append(entry)
        for group in by_group.values():
            yield from judge(rule, group)
