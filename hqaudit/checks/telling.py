"""A rule's own sentence for what failed: the words of the rule, with figures and places of the outcome in its blanks.

A blank is a name in braces out of BLANKS and nothing else: the sentence is data, no format that reaches into objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from hqaudit.checks.common import name, printed
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome

BLANKS: Mapping[str, str] = {
    "left": "the left side of the formula, with its unit",
    "right": "the right side",
    "difference": "what they differ by",
    "figure": "the first figure in doubt, as printed, with its unit",
    "label": "what that figure is called",
    "form": "the title of the form it stands in",
    "row": "its row",
    "column": "its column",
    "section": "the heading it stands under",
    "page": "its page",
    "text": "the words found (patterns)",
    "reason": "the reason given for them (patterns)",
    "found": "the sentence that hqaudit would say itself",
}
"""What a message may quote; a blank that does not apply to an outcome stays empty."""
BLANK = re.compile(r"\{([^{}]*)\}")


def told(outcomes: Iterable[Outcome], facts: Facts) -> Iterator[Outcome]:
    """The outcomes, those that failed under a rule with a message of its own in that rule's words."""
    for outcome in outcomes:
        own = outcome.rule.message
        if own is None or outcome.status != "failed" or outcome.message is None:
            yield outcome
            continue
        values = {**_places(outcome, facts), **dict(outcome.values)}
        zh = _filled(own.zh, {**values, "found": outcome.message.zh})
        en = _filled(own.en, {**values, "found": outcome.message.en})
        yield outcome._replace(message=Message(zh, en))


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    return BLANK.sub(lambda match: values.get(match[1], ""), sentence)


def _places(outcome: Outcome, facts: Facts) -> dict[str, str]:
    first = (outcome.suspects or outcome.facts)[:1]
    if first:
        figure = first[0].figure
        place = figure.place
        known = {"form": place.table, "row": place.row, "column": place.column, "section": place.section}
        known |= {"page": str(place.page or ""), "figure": printed(first[0]), "label": name(first[0])}
        return {key: value or "" for key, value in known.items()}
    spot = outcome.spot
    if spot is None or spot.block is None:
        return {"page": str(spot.page or "") if spot else ""}
    form = next((form for form in facts.forms if form.block == spot.block), None)
    return {"section": facts.sections[spot.block] or "", "form": (form.table.title or "") if form else ""}
