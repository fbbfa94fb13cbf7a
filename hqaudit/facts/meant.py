"""Which of the amounts that a sentence has stated is meant: the base of a change, what was spent of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from hqaudit.facts.labels import Label
from hqaudit.facts.subjects import BACK, State
from hqaudit.model.fact import Fact

_PLANS = {"年初": ("年初预算",), "全年": ("全年预算",), "调整": ("全年预算",)}
_ANY_PLAN = ("年初预算", "预算", "全年预算")
"""What 完成年初预算的 means by its words, and 完成预算的."""


def spent(levels: Sequence[Fact]) -> Fact:
    """The last amount; where it is only what was planned for the one before it, that one."""
    before, last = levels[-2:] if len(levels) > 1 else (levels[-1], levels[-1])
    if before.context is None or last.context is None or before.sentence != last.sentence:
        return last
    planned = last.context.basis in _ANY_PLAN and before.context == last.context._replace(basis="决算")
    return before if planned else last


def narrowness(level: Fact) -> int:
    """How many dimensions an amount is limited in: 收入 means all income, not 其他收入."""
    return sum(1 for value in (level.context or ()) if value)


def names(label: Label, level: Fact) -> bool:
    """Whether a label names an amount: every dimension it speaks of is the amount's."""
    if level.context is None or not label.means:
        return False
    spoken = {key: value for key, value in label.means.items() if key not in ("year", "basis")}
    return all(getattr(level.context, key) == value for key, value in spoken.items())


def base(state: State) -> Fact | None:
    """Last year's amount, where the sentence itself has just stated it and, for another amount, not yet used it."""
    recent = [level for level in state.levels[-2:] if id(level) in state.earlier and level.sentence == state.sentence]
    found = recent[-1] if recent else None
    if found is None or found is state.levels[-1]:
        return found
    used = any(claim.whole is found and claim.part is not state.levels[-1] for claim in state.claims[-BACK:])
    return None if used else found


def completed(state: State, words: str) -> tuple[Fact | None, Fact | None]:
    """What was planned, and what was spent of it, for 完成年初预算的 80% (``words``: those before the percentage).

    Of a part that is stated after both the plan may stand elsewhere: none is returned.
    """
    bases = next((bases for word, bases in _PLANS.items() if word in words), _ANY_PLAN)
    recent = state.bases[-BACK:]
    planned = next((fact for kind, fact in reversed(recent) if kind in bases), None)
    done = next((fact for kind, fact in reversed(recent) if kind == "决算"), None)
    last = next((level for level in reversed(state.levels[-BACK:]) if id(level) not in state.earlier), None)
    if last is None or last is planned or last is done:
        return planned, done
    return None, last
