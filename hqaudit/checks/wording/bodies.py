"""Every form names the report's own body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_LINE = re.compile(r"^(?:部门名称|单位名称|编制单位|编制部门|填报单位|公开部门|部门|预算单位)：(?P<name>\D{4,30})")
_USUAL = 3


def body_names(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for a note (部门名称：…) that names another body than most notes of the report do.

    A body that the report speaks of elsewhere is one of its own units.
    """
    named: list[tuple[int, str]] = []
    for at, block in enumerate(facts.document.blocks):
        match = _LINE.match(normal(block.text)) if isinstance(block, TextBlock) and block.kind == "note" else None
        if match is not None:
            named.append((at, re.split("单位：|金额", match["name"])[0]))
    counted = Counter(name for _, name in named)
    if not counted or counted.most_common(1)[0][1] < _USUAL:
        return
    usual = counted.most_common(1)[0][0]
    for at, name in named:
        if name in usual or usual in name or counted[name] >= _USUAL or _is_known(name, facts):
            yield Outcome(rule, "passed")
            continue
        message = Message(
            f"此处单位名称为“{name}”，其他各表为“{usual}”", f"the body named here is “{name}”, elsewhere “{usual}”"
        )
        yield Outcome(rule, "failed", message=message, spot=Spot(at, 0, len(name)))


def _is_known(name: str, facts: Facts) -> bool:
    """Whether a text of the report that is no such note names the body."""
    return any(name in (text := normal(said)) and not _LINE.match(text) for said in facts.texts)
