"""Words against figures: 增加 where it is 减少, 持平 where the figures move."""

from __future__ import annotations

from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, Same, as_printed

WRONG_WORD = 70
"""What it costs that a word is wrong (see prices)."""
_TERMS = 3


def word_may_be_wrong(outcome: Outcome) -> bool:
    """Whether what a sentence says of two years' figures fails by its word alone: the other direction fits, or 持平."""
    relation = outcome.relation
    if outcome.rule.kind != "change":
        return False
    if isinstance(relation, Same):
        return outcome.rule.settings.get("of") == "same"
    if not isinstance(relation, Linear) or len(relation.terms) != _TERMS:
        return False
    weight, moved = relation.terms[-1]
    return Linear((*relation.terms[:-1], (-weight, moved))).holds(as_printed)
