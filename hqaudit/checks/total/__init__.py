"""total: a hierarchy adds up – header groups along the columns, codes, outlines and 合计 rows along the rows, lists.

Which columns or rows a total gathers is read from the header tree and the outline.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from hqaudit.checks.total.columns import column_sums
from hqaudit.checks.total.exact import marked_exact
from hqaudit.checks.total.lists import lists
from hqaudit.checks.total.records import record_sums
from hqaudit.checks.total.rows import row_sums
from hqaudit.checks.total.scores import scores
from hqaudit.checks.total.sums import Sum, judge, proven
from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.form import Form
from hqaudit.model.message import Message
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
    forms = {form.block: form for form in facts.forms}
    for (block, _), group in by_group.items():
        for outcome in judge(rule, group, block in trusted):
            yield _softened(outcome, forms[block]) if secret else outcome


def _keeps_secrets(facts: Facts) -> bool:
    """Whether the report says that it leaves out secret items."""
    texts = (block.text for block in facts.document.blocks if isinstance(block, TextBlock))
    return any(_SECRET.search(text) for text in texts)


def _softened(outcome: Outcome, form: Form) -> Outcome:
    """A sum of spending that falls short where secret items are left out: a warning; no figure is wrong for certain.

    Where the total's own row prints what is missing (the whole 项目支出), a row is left out: no more than a note.
    """
    if outcome.status != "failed" or outcome.message is None or not isinstance(outcome.relation, Linear):
        return outcome
    gap, whole = outcome.relation.residual(as_printed), outcome.facts[0].context
    if gap <= 0 or (whole is not None and whole.side == "收入"):
        return outcome
    rows = {fact.figure.place.row_index for fact in outcome.relation.facts}
    left_out = any(at in rows and fact.amount == gap for (at, _), fact in form.cells.items())
    message = Message(
        f"{outcome.message.zh}；报告注明部分涉密内容没有列出",
        f"{outcome.message.en}; the report says that secret items are left out",
    )
    return outcome._replace(severity="info" if left_out else "warning", relation=None, message=message)
