"""Subjects of the classification under the name they bear in the report's year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule


def renamed(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """One failed outcome for all old names (the rule's ``renamed``: ``now``, ``since``) that the report still uses."""
    names: Mapping[str, Mapping[str, str]] = rule.settings["renamed"]
    year = facts.profile.year
    if year is None:
        return
    texts = list(_texts(facts))
    old = [name for name, entry in names.items() if year >= int(entry["since"])]
    found = {name: spot for name in old if (spot := next((at for at, text in texts if name in text), None))}
    if found:
        zh = "、".join(f"“{name}”应为“{names[name]['now']}”" for name in found)
        en = ", ".join(f"“{name}” is now “{names[name]['now']}”" for name in found)
        message = Message(f"沿用了旧科目名称：{zh}", f"old names of subjects: {en}")
        yield Outcome(rule, "failed", message=message, spot=next(iter(found.values())))
    elif any(normal(names[name]["now"]) in text for name in old for _, text in texts):
        yield Outcome(rule, "passed")


def _texts(facts: Facts) -> Iterator[tuple[Spot, str]]:
    for at, block in enumerate(facts.document.blocks):
        if isinstance(block, TextBlock):
            yield Spot(at), normal(block.text)
    for form in facts.forms:
        for side in form.sides:
            for head in side.rows:
                yield (
                    Spot(form.block, row=head.index, column=side.labels[-1] if side.labels else None),
                    normal(head.label),
                )
