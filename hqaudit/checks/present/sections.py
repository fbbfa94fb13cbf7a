"""Sections that the report must have, by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule

_SHORT = 60
"""A line of text no longer than this may be a heading that was read as a paragraph."""


def sections(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for each of the rule's ``sections`` (name: pattern of its heading) that the report lacks."""
    kinds = rule.settings.get("kinds")
    texts = [
        normal(block.text)
        for block in facts.document.blocks
        if isinstance(block, TextBlock) and block.kind != "toc" and len(block.text) < _SHORT
    ]
    if (kinds and (facts.profile.kind or "") not in kinds) or not any(facts.sections):
        return
    for name, pattern in rule.settings["sections"].items():
        if any(re.search(pattern, text) for text in texts):
            yield Outcome(rule, "passed")
        else:
            message = Message(f"没有找到应有的“{name}”部分", f"the required section “{name}” was not found")
            yield Outcome(rule, "failed", message=message, values=(("text", name),))
