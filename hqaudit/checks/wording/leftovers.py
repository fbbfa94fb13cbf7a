"""Text that should not be there: what a template left behind, a word or character printed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from hqaudit.model.blocks import TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_WORD_TWICE = re.compile(r"([\u4e00-\u9fff]{3,8})\1")
_CUT_SHORT = 0.7
"""A line shorter than this share of the longest was not broken for want of room."""
_FEW = 3
_GROUP = "hq_"


def joined_patterns(patterns: Iterable[str]) -> re.Pattern[str]:
    """Patterns as one, whose ``lastgroup`` tells which matched. Raises re.error where they do not go together."""
    return re.compile("|".join(f"(?P<{_GROUP}{at}>{pattern})" for at, pattern in enumerate(patterns)))


def patterns(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """Each place where one of the rule's ``patterns`` (regular expressions) stands; many of one kind as one."""
    reasons: Mapping[str, str] = rule.settings["patterns"]
    joined = joined_patterns(reasons)
    told = {f"{_GROUP}{at}": reason for at, reason in enumerate(reasons.values())}
    found: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for text, places in facts.texts.items():
        for match in joined.finditer(text):
            reason = told[str(match.lastgroup)]
            spots = [Spot(block, match.start(), match.end(), row, column) for block, row, column in places]
            found[match[0], reason].extend(spots)
    for (words, reason), spots in found.items():
        shown = spots if len(spots) <= _FEW else spots[:1]
        many = len(spots) > _FEW
        message = Message(
            f"{rule.title.zh}：“{words}”"
            + (f"，共 {len(spots)} 处" if many else "")
            + (f"（{reason}）" if reason else ""),
            f"{rule.title.en}: “{words}”"
            + (f", in {len(spots)} places" if many else "")
            + (f" ({reason})" if reason else ""),
        )
        values = (("text", words), ("reason", reason))
        yield from (Outcome(rule, "failed", message=message, spot=spot, values=values) for spot in shown)
    if not found:
        yield Outcome(rule, "passed")


def doubled(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A word printed twice in a row; a character printed twice where a paragraph is broken."""
    found: dict[str, list[Spot]] = defaultdict(list)
    for word, spot in _doubled(facts):
        found[word].append(spot)
    for word, spots in found.items():
        yield from (_twice(rule, spot, word, len(spots)) for spot in (spots if len(spots) <= _FEW else spots[:1]))
    if not found:
        yield Outcome(rule, "passed")


def _doubled(facts: Facts) -> Iterator[tuple[str, Spot]]:
    for text, (at, row, column) in ((text, place) for text, places in facts.texts.items() for place in places):
        for match in _WORD_TWICE.finditer(text):
            if row is not None and match[0] == text:
                continue  # a merged cell that a page break cut, labelled on both pages
            yield match[1], Spot(at, match.start(), match.end(), row, column)
    for at, block in enumerate(facts.document.blocks):
        if isinstance(block, TextBlock) and block.kind == "paragraph":
            for start in _broken_at(block):
                before, after = block.text[start - 1 : start], block.text[start : start + 1]
                if before == after and "\u4e00" <= before <= "\u9fff":
                    yield before, Spot(at, start - 1, start + 1)


def _twice(rule: Rule, spot: Spot, word: str, times: int) -> Outcome:
    zh, en = (f"，共 {times} 处", f", in {times} places") if times > _FEW else ("", "")
    message = Message(f"“{word}”连印两次{zh}", f"“{word}” is printed twice in a row{en}")
    return Outcome(rule, "failed", message=message, spot=spot)


def _broken_at(block: TextBlock) -> Iterator[int]:
    """Offsets at which the paragraph goes on elsewhere: on another page, after an empty line or one cut short."""
    lengths = [after.start - before.start for before, after in pairwise(block.lines)]
    longest = max(lengths, default=0)
    for length, (before, after) in zip(lengths, pairwise(block.lines), strict=True):
        turned = before.page != after.page
        apart = before.line is not None and after.line is not None and after.line - before.line > 1
        if after.start > 0 and (turned or apart or length < _CUT_SHORT * longest):
            yield after.start
