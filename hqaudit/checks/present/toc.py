"""目录 = what follows, title by title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from hqaudit.facts.titles import plain_title
from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import Table, TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule

_ALIKE = 0.75
_HABIT = 4
"""More titles than these that differ are one habit, not so many slips."""
_SHOWN = 3
_WHOLE_PART = re.compile(r"^(?:第.{1,2}部分)?(?:年度)?(?:部门|单位|学校)?(?:预算|决算|预决算)(?:公开)?(?:报表|表)$")
"""What names the part which holds the forms, not a form."""
Pairs = list[tuple[int, str, str | None]]
"""Entries of the 目录 that no form bears exactly: block, entry, the title that comes near (None: none does)."""


def toc_missing(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for each form that the 目录 announces and that does not follow."""
    matched, pairs = _compare(facts)
    yield from (Outcome(rule, "passed") for _ in range(matched))
    for at, entry, near in pairs:
        if near is None:
            text = f"目录列有“{entry}”，正文没有这张表"
            message = Message(text, f"the 目录 announces “{entry}”, but no such form follows")
            yield Outcome(rule, "failed", message=message, spot=_whole(facts, at))


def toc_titles(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """A failed outcome for each form whose title differs from what the 目录 calls it."""
    matched, pairs = _compare(facts)
    yield from (Outcome(rule, "passed") for _ in range(matched))
    differing = [(at, entry, near) for at, entry, near in pairs if near is not None]
    if len(differing) > _HABIT:
        yield _habit(rule, facts, differing)
        return
    for at, entry, near in differing:
        message = Message(
            f"目录为“{entry}”，表题为“{near}”，两处名称不一致",
            f"the 目录 says “{entry}”, the form is titled “{near}”",
        )
        yield Outcome(rule, "failed", message=message, spot=_whole(facts, at))


def _habit(rule: Rule, facts: Facts, differing: Sequence[tuple[int, str, str]]) -> Outcome:
    """A 目录 that names nearly every form otherwise is told once."""
    shown = differing[:_SHOWN]
    zh = "、".join(f"“{entry}”（表题“{title}”）" for _, entry, title in shown)
    en = ", ".join(f"“{entry}” (titled “{title}”)" for _, entry, title in shown)
    message = Message(
        f"目录中有 {len(differing)} 张表的名称与表题不一致，如{zh}",
        f"the 目录 calls {len(differing)} forms otherwise than their titles, e.g. {en}",
    )
    return Outcome(rule, "failed", message=message, spot=_whole(facts, differing[0][0]))


def _whole(facts: Facts, at: int) -> Spot:
    block = facts.document.blocks[at]
    return Spot(at, 0, len(block.text) if isinstance(block, TextBlock) else 0)


def _compare(facts: Facts) -> tuple[int, Pairs]:
    entries = [
        (at, plain)
        for at, block in enumerate(facts.document.blocks)
        if isinstance(block, TextBlock) and block.kind == "toc" and (plain := _key(block.text, facts)).endswith("表")
    ]
    entries = [(at, entry) for at, entry in entries if not _WHOLE_PART.match(entry)]
    titles = [title for title in dict.fromkeys(_titles(facts)) if not _WHOLE_PART.match(title)]
    known = set(titles)
    wanted = [(at, entry) for at, entry in entries if entry not in known]
    free = [title for title in titles if title not in {entry for _, entry in entries}]
    pairs = _pair(wanted, free)
    missing = sum(1 for _, _, near in pairs if near is None)
    if 2 * missing > len(entries):
        return 0, []  # the forms are published in a file of their own
    return len(entries) - len(wanted), pairs


def _titles(facts: Facts) -> Iterator[str]:
    for block in facts.document.blocks:
        if isinstance(block, Table) and block.title:
            yield _key(block.title, facts)
        elif isinstance(block, TextBlock) and block.kind != "toc" and len(block.text) < 60:
            key = _key(block.text, facts)
            if key.endswith("表"):
                yield key


def _key(title: str, facts: Facts) -> str:
    return plain_title(title).replace(normal(facts.profile.entity or "\0"), "")


def _pair(wanted: list[tuple[int, str]], free: list[str]) -> Pairs:
    """Each entry with the title most like it, the most alike first, one title for one entry."""
    scored = sorted(
        (
            (SequenceMatcher(None, entry, title, autojunk=False).ratio(), at, entry, title)
            for at, entry in wanted
            for title in free
        ),
        key=lambda found: (-found[0], found[1]),
    )
    taken: dict[int, str] = {}
    for score, at, _, title in scored:
        if score >= _ALIKE and at not in taken and title not in taken.values():
            taken[at] = title
    return [(at, entry, taken.get(at)) for at, entry in wanted]
