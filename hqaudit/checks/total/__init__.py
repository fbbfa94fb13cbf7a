"""total: a hierarchy adds up – header groups along the columns, codes, outlines and 合计 rows along the rows, lists.

Which columns or rows a total gathers is read from the header tree and the outline.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from hqaudit.checks.total.columns import column_sums
from hqaudit.checks.total.exact import marked_exact
from hqaudit.checks.total.lists import lists
from hqaudit.checks.total.records import record_sums
from hqaudit.checks.total.rows import row_sums
from hqaudit.checks.total.scores import scores
from hqaudit.checks.total.sums import Sum, judge, proven
from hqaudit.model.blocks import TextBlock
from hqaudit.model.fact import Facts, Form
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, as_printed
from hqaudit.model.rule import Rule

_SECRET = re.compile(r"(?:涉密|保密).{0,30}(?:剔除|不予公开|不公开|除外|未公开|未列|不列)")
_SUMS: Mapping[str, Sequence[Callable[[Form], Iterator[Sum]]]] = {
    "columns": (column_sums,),
    "rows": (row_sums, record_sums),
}
_OTHERS: Mapping[str, Callable[[Rule, Facts], Iterator[Outcome]]] = {"lists": lists, "scores": scores}
TOTALS = (*_SUMS, *_OTHERS)
"""What a rule of kind total may go ``along``."""


def total(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every sum, ``along`` the columns or rows of forms, the lists of sentences, or scores."""
    along = str(rule.settings["along"])
    if along in _OTHERS:
        yield from _OTHERS[along](rule, facts)
        return
    secret = along == "rows" and _keeps_secrets(facts)
    by_group: dict[tuple[int, tuple[object, ...]], list[Sum]] = defaultdict(list)
    by_form: dict[int, list[Sum]] = defaultdict(list)
    for entry in marked_exact(found for form in facts.forms for sums in _SUMS[along] for found in sums(form)):
        by_group[entry.whole.figure.place.block, entry.group].append(entry)
        by_form[entry.whole.figure.place.block].append(entry)
    trusted = {block for block, sums in by_form.items() if along == "rows" and proven(sums)}
    for (block, _), group in by_group.items():
        yield from (_softened(outcome, secret) for outcome in judge(rule, group, block in trusted))


def _keeps_secrets(facts: Facts) -> bool:
    """Whether the report says that it leaves out secret items."""
    texts = (block.text for block in facts.document.blocks if isinstance(block, TextBlock))
    return any(_SECRET.search(text) for text in texts)


def _softened(outcome: Outcome, secret: bool) -> Outcome:
    """A sum that falls short where secret items are left out: a warning, and no figure of it is wrong for certain."""
    if not secret or outcome.status != "failed" or outcome.relation is None or not isinstance(outcome.relation, Linear):
        return outcome
    short = outcome.relation.residual(as_printed) > 0
    return replace(outcome, severity="warning", relation=None) if short else outcome
