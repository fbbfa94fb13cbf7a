"""The words between two numbers of a sentence: what the second one is – a level, a change, a growth, a share."""

from __future__ import annotations

import re
from typing import NamedTuple

from hqaudit.facts.vocabulary import Means, Vocabulary, normal

_PIECES = re.compile(r"[，,；;：:。！]|、(?!支)|[（(](?![^（）()]*[）)])")
_TAIL = re.compile(r"(?:了|约为|约|为|是|达到|达|近|逾|至|到|的)+$")
_UNDIRECTED = re.compile(r"[比较](?:上年|去年|上一年|20\d\d年)度?(?:年初|执行|预算|决算)?数?")
"""Nothing but what an amount is compared with: the direction is left out (比上年 1.43 万元，增加 0.68%)."""
_COMPARED = re.compile(r"(?:比|较|与|同).*")
_SUBJECT = re.compile(r"(?P<label>.+?)(?:比|较|与|同)(?:上年|去年|上一年|20\d\d年|[^，]{0,2}预算)")
"""公务接待费比预算无增减变化，比去年增加 …: what the second comparison is of as well."""
_GAP = re.compile(r"(?:两者)?(?:差值|差额|相差)")
"""年初预算为 2.95 万元，差值为 0.9 万元: what two amounts differ by, none that is spent."""
ROLES = {"change": "增减额", "growth": "增减幅度", "share": "占比", "completion": "完成率", "unknown": "百分比"}
"""What a figure is called that has no label of its own, by its role."""


class Clause(NamedTuple):
    """What stands before a number: its role, label and direction, the whole a share is of, marks passed on the way.

    ``role``: level, change (an amount with a direction, or compared without one: sign 0), gap (what two amounts differ
    by), growth, share, completion, or unknown (a percentage of nothing named). ``sign``: +1, −1 or 0. ``opens``: the
    words announce parts (其中). ``frame``: what the words as a whole mean, by a pattern of the vocabulary. ``against``:
    the words for what a change is measured against.
    """

    role: str
    label: str
    before: str
    sign: int = 0
    whole: str = ""
    opens: bool = False
    about: bool = False
    frame: Means | None = None
    against: str = ""


class Clauses:
    """Reads gaps with the vocabulary's word lists."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.patterns
        self._about = re.compile(f"(?:{words['about'].pattern})$")
        self._parts = words["parts"]
        self._up = re.compile(f"(?P<word>{words['up'].pattern})$")
        self._down = re.compile(f"(?P<word>{words['down'].pattern})$")
        self._share = re.compile(f"(?:{words['share'].pattern})(?P<whole>[^占]*?)(?:的)?(?:比重|比例|百分比)?$")
        self._completion = re.compile(f"(?:{words['completion'].pattern})$")
        self.same = words["same"]

    def read(self, gap: str, percent: bool) -> Clause:
        """The clause in a gap, of an amount or of a percentage."""
        pieces = _PIECES.split(gap)
        last = normal(pieces[-1])
        about = self._about.search(last) is not None
        bare = self._about.sub("", last)
        opens = any(self._parts.search(normal(piece)) for piece in pieces) or "：" in gap or ":" in gap
        trimmed = _TAIL.sub("", bare)
        before = next((normal(piece) for piece in reversed(pieces[:-1]) if piece.strip()), "")
        if percent:
            role, sign, whole, label = self._percent(bare, trimmed)
        else:
            role, sign, whole, label = self._amount(trimmed)
        compared = _COMPARED.search(label) if sign else None
        against = compared[0] if compared else ""
        label = self._unmarked(label.removesuffix(against))
        if against and not label and len(pieces) > 1:
            found = _SUBJECT.match(normal(pieces[-2]))
            label = self._unmarked(found["label"]) if found else ""
        return Clause(role, label, before, sign, whole, opens, about, against=against)

    def _percent(self, bare: str, trimmed: str) -> tuple[str, int, str, str]:
        completion = self._completion.search(bare)
        if completion:
            return "completion", 0, completion[0], bare[: completion.start()]
        share = self._share.search(trimmed) or self._share.search(bare)
        if share:
            return "share", 0, _TAIL.sub("", share["whole"]), bare[: share.start()]
        sign, label = self._direction(trimmed)
        return ("growth" if sign else "unknown"), sign, "", label

    def _amount(self, trimmed: str) -> tuple[str, int, str, str]:
        sign, label = self._direction(trimmed)
        if _UNDIRECTED.fullmatch(trimmed):
            return "change", 0, "", label
        role = "change" if sign else "gap" if _GAP.fullmatch(label) else "level"
        return role, sign, "", label

    def _direction(self, trimmed: str) -> tuple[int, str]:
        for sign, pattern in ((1, self._up), (-1, self._down)):
            match = pattern.search(trimmed)
            if match:
                return sign, trimmed[: match.start()].lstrip("）").rstrip("各均共分别")
        return 0, trimmed

    def _unmarked(self, label: str) -> str:
        """The label without the words that open a list of parts."""
        found = list(self._parts.finditer(label))
        return label[found[-1].end() :] if found else label
