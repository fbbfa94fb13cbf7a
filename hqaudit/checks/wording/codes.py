"""A class bears the name that belongs to its code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from hqaudit.facts.vocabulary import normal, unnumbered
from hqaudit.model.facts import Facts
from hqaudit.model.form import RowHead
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_CLASS = re.compile(r"[235]\d{2}(?:\d\d){0,2}")
_TAIL = re.compile(r"(?:（[类款项]）)?(?:支出)?(?:（[类款项]）)?$")


def code_names(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for a row whose name is known to belong to other codes and never to its own, once a report.

    A code or a name that the rule's ``codes`` do not hold proves nothing and is passed over.
    """
    names: Mapping[str, tuple[str, ...]] = rule.settings["codes"]
    bearers = _bearers(tuple(names.items()))
    seen: set[tuple[str, str]] = set()
    for form in facts.forms:
        for side in form.sides:
            for head in side.rows:
                if not head.code:
                    continue
                known = (head.code, normal(head.label))
                if _CLASS.fullmatch(head.code) and head.code in names and head.label and known not in seen:
                    seen.add(known)
                    yield _judged(rule, form.block, side.labels, head, names[head.code], bearers)


@lru_cache(maxsize=2)
def _bearers(names: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, set[str]]:
    """The codes that bear a name."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for code, known in names:
        for name in known:
            bearers[_key(name)].add(code)
    return bearers


def _key(name: str) -> str:
    return _TAIL.sub("", unnumbered(normal(name)))


def _judged(
    rule: Rule,
    block: int,
    labels: tuple[int, ...],
    head: RowHead,
    own: tuple[str, ...],
    bearers: Mapping[str, set[str]],
) -> Outcome:
    name = _key(head.label)
    others = {code for code in bearers.get(name, ()) if len(code) == len(head.code) and code[0] == head.code[0]}
    if any(_key(known) == name for known in own) or not others or head.code in bearers.get(name, ()):
        return Outcome(rule, "passed")
    listed = "、".join(sorted(others)[:3])
    message = Message(
        f"编码 {head.code} 的名称应为“{own[0]}”，表中为“{head.label}”（该名称的编码是 {listed}）",
        f"the code {head.code} is “{own[0]}”, the form calls it “{head.label}” (the name of {listed})",
    )
    return Outcome(rule, "failed", message=message, spot=Spot(block, 0, 0, head.index, labels[-1] if labels else None))
