"""Which amount of a paragraph a change speaks of, where its sentence names none: the one that its percentage fits."""

from __future__ import annotations

from hqaudit.facts.subjects import BACK, State
from hqaudit.model.fact import Claim, Fact
from hqaudit.model.relation import Percent, as_printed


def refitted(state: State, moved: Claim, percent: Fact, sign: int) -> Claim:
    """The change (与上年相比增加 …, of no amount by name), of the last amount or of another that it may be said of.

    After a list of parts the whole may be meant, or the amount that a sentence of the paragraph began with. Another
    one than the last is taken only where the percentage fits it and does not fit the last; where it fits none the
    change stays as it was read.
    """
    change, last = moved.figure, moved.part
    if change is None or last is None or not change.amount or _fits(percent, last, change, sign):
        return moved
    leads = {level.sentence: level for level in reversed(state.levels[-BACK:]) if id(level) not in state.earlier}
    others = [level for level in (state.whole, *leads.values()) if level is not None and level is not last]
    meant = next((level for level in others if _fits(percent, level, change, sign)), None)
    if meant is None:
        return moved
    found = moved._replace(part=meant, subject=meant.context)
    at = next(at for at in reversed(range(len(state.claims))) if state.claims[at] is moved)
    state.claims[at] = found
    return found


def of_another(current: Fact, state: State) -> bool:
    """Whether last year's amount of something else has been stated since: the change is of that."""
    last, context = state.levels[-1], current.context
    if last is current or id(last) not in state.earlier or last.context is None or context is None:
        return False
    return any(
        one and other and one != other
        for one, other in zip(last.context._replace(year=context.year, basis=context.basis), context, strict=True)
    )


def _fits(percent: Fact, current: Fact, change: Fact, sign: int) -> bool:
    return Percent(percent, "change", current, change, sign).holds(as_printed)
