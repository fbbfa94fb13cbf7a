"""What an amount of a sentence is about: its label, laid over what the section, the paragraph and the list say.

The unknown is contagious: an amount under a subject, a whole or a heading that is not understood has no context.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hqaudit.facts.contexts import PLAIN_ITEMS, settle
from hqaudit.facts.labels import Label, Labels
from hqaudit.facts.merge import UNKNOWN
from hqaudit.facts.vocabulary import Means, Vocabulary, normal, unnumbered
from hqaudit.model.fact import Claim, Context, Fact
from hqaudit.model.facts import Profile

_UNIT = re.compile(r"(?:局|站|处|中心|院|所|校|馆|委员会|办公室|大队|支队|学校|公司|医院|（本级）|（机关）|本级)$")
_COMPARED = re.compile(r"(?:比|较|与|同)(?:上年|去年|20\d\d年).*$")
BACK = 200
"""So many amounts before another one are looked at for what it is about."""
_TOPICS = ("fund", "side", "item", "unit")


@dataclass(slots=True)
class State:
    """What a paragraph has spoken of so far. ``subject`` is None where its lead is not understood.

    ``whole`` is the amount whose parts are listed, from the sentence ``opened`` on; ``carried`` the one that an earlier
    paragraph announced. ``brackets`` holds, for each bracket that is open, the amount before it and the whole outside;
    ``nested`` is set where one opened just before an amount, ``back`` – the amount before it – where one just closed.
    ``told`` is the change or growth that the figure in hand, in brackets right after it, tells the other way.
    ``base`` is the amount just stated that the next percentage is of.
    ``earlier`` holds the ids of those ``levels`` that are of an earlier year.
    """

    block: int
    section: Means
    heading: str | None
    sentence: int = 0
    subject: Means | None = field(default_factory=dict)
    levels: list[Fact] = field(default_factory=list)
    earlier: set[int] = field(default_factory=set)
    bases: list[tuple[str, Fact]] = field(default_factory=list)
    whole: Fact | None = None
    opened: int = -1
    carried: Fact | None = None
    change: Fact | None = None
    last: Context | None = None
    claims: list[Claim] = field(default_factory=list)
    told: Claim | None = None
    brackets: list[tuple[Fact | None, Fact | None]] = field(default_factory=list)
    nested: bool = False
    back: Fact | None = None
    base: Fact | None = None


def topic(heading: str, above: Means, vocabulary: Vocabulary) -> Means:
    """What a heading sets for the sentences under it; what stands above it where it says nothing."""
    plain = unnumbered(normal(heading))
    if "（类）" in plain or "（款）" in plain:
        return {**above, **_class_of(plain, vocabulary)}
    found = vocabulary.lexicon("items", "funds").scan(plain)
    kept = {key: value for key, value in found.items() if key in _TOPICS}
    if "收支" in plain or ("收入" in plain and "支出" in plain):
        kept.pop("side", None)
        kept.setdefault("fund", above.get("fund", ""))
    elif "side" in kept:
        kept.setdefault("fund", above.get("fund", ""))
    if kept.get("item") in PLAIN_ITEMS:
        kept.pop("item", None)
    if not found and _UNIT.search(plain):
        return {"unit": plain}
    return {**above, **kept}


def _class_of(heading: str, vocabulary: Vocabulary) -> Means:
    """The class of a heading (农林水支出（类）); an unknown one where it is a deeper class."""
    found = vocabulary.lexicon("functions").read(heading.removesuffix("（类）")) if heading.endswith("（类）") else None
    return {"side": "支出", "function": found["function"] if found else UNKNOWN}


class Subjects:
    """Makes contexts for the labels of one document's sentences."""

    def __init__(self, labels: Labels, profile: Profile, words: Mapping[str, re.Pattern[str]]) -> None:
        self.labels = labels
        self._profile = profile
        self._parts = re.compile(f"^(?:{words['parts'].pattern})")
        self._moved = re.compile(f"各?(?:{words['up'].pattern}|{words['down'].pattern})$")

    @staticmethod
    def enter(state: State, gap: str) -> None:
        """The brackets that open and close between two amounts: what stands in one divides the amount before it."""
        opened, state.back = 0, None
        for sign in gap:
            if sign in "（(":
                opened += 1
            elif sign in "）)" and opened:
                opened -= 1
            elif sign in "）)" and state.brackets:
                state.back, state.whole = state.brackets.pop()
        state.nested = opened > 0
        state.brackets += [(state.levels[-1] if state.levels else None, state.whole)] * opened

    @staticmethod
    def divide(state: State, gap: str) -> None:
        """An amount that a colon stands right behind is divided by what follows."""
        if state.levels and state.change is None and gap.lstrip()[:1] in ("：", ":"):
            state.whole = state.levels[-1]

    def lead(self, state: State, words: str) -> None:
        """The words before the first amount: a run-in heading sets the subject, one not understood unsets it."""
        pieces = [piece for piece in re.split(r"[。：:，,；;]", words) if piece.strip()]
        for piece in pieces:
            label = self.labels.read(
                _COMPARED.sub("", self._moved.sub("", self._parts.sub("", normal(piece), count=1)))
            )
            if label.means and not label.silent:
                state.subject = label.means
                return
        if pieces and not self.labels.read(pieces[0]).silent:
            state.subject = None

    def context(self, state: State, label: Label) -> Context | None:
        """The context of an amount with this label; None where any part of it is not understood."""
        means = self._compose(state, label)
        if means is None:
            return None
        context = settle(means, self._profile)
        if context is not None and context.fund == "" and self._fund_is_open(state, means):
            return context._replace(fund=UNKNOWN)
        return context

    def framed(self, label: Label) -> Context | None:
        """The context of an amount whose words mean something as a whole, whatever stands around them."""
        return settle(label.means or {}, self._profile)

    def _fund_is_open(self, state: State, means: Means) -> bool:
        """A part of 支出 named outside any list and under no heading that says of which money."""
        part = any(means.get(key) for key in ("function", "econ", "nature", "gov"))
        return part and "fund" not in means and (state.whole is None or state.whole.context is None)

    def _compose(self, state: State, label: Label) -> Means | None:
        means = label.means
        lost = state.subject is None and (not state.levels or label.silent or self._bare(means or {}))
        if means is None or lost:
            return None
        if label.silent or (self._bare(means) and set(state.subject or ()) - {"side", "fund", "year", "basis"}):
            return self._silent(state, means)
        base = dict(state.section)
        if state.whole is not None:
            if state.whole.context is None and not means.get("function"):
                return None
            if state.whole.context is not None:
                base.update(slice_of(state.whole.context))
        merged = {**base, **means}
        if "side" not in means and "fund" in means and label.words.endswith("收入"):
            merged["side"] = "收入"
        if merged.get("function") == UNKNOWN:
            return None
        if "item" in means:
            for key in ("side", "fund", "nature", "function"):
                if key not in means and (key != "fund" or means["item"] not in PLAIN_ITEMS):
                    merged.pop(key, None)
            merged.update(self._fund_of_the_second(state, means["item"]))
        elif merged.get("item") not in PLAIN_ITEMS:
            merged.pop("item", None)
        return merged

    @staticmethod
    def _fund_of_the_second(state: State, item: str) -> Means:
        """The fund of an item that a paragraph divides twice: all of it, then what is of one fund (其中 …：货物 …)."""
        whole = state.whole.context if state.whole is not None else None
        if whole is None or not whole.fund or whole.item in PLAIN_ITEMS:
            return {}
        before = (level.context for level in state.levels[-BACK:] if level.sentence == state.sentence)
        twice = any(context is not None and context.item == item and not context.fund for context in before)
        return {"fund": whole.fund} if twice else {}

    @staticmethod
    def _bare(means: Means) -> bool:
        """支出预算 after a subject of its own (行政运行（项）…) is that subject's, not the report's."""
        return set(means) - {"year", "basis"} == {"side"}

    def _silent(self, state: State, means: Means) -> Means | None:
        """Only a year or a basis is named: the amount is of what was spoken of before."""
        if state.levels:
            if state.last is None:
                return None
            before = slice_of(state.last)
            if "year" in means:
                before.pop("basis", None)  # 2023年执行数 …，2024年预算安排 …: another year, its own basis
            return {**means, **before, "item": state.last.item, **_period(means)}
        if not state.subject and not state.section.get("item"):
            return None
        return {**state.section, **means, **(state.subject or {}), **_period(means)}


def _period(means: Means) -> Means:
    return {key: value for key, value in means.items() if key in ("year", "basis")}


def slice_of(context: Context) -> Means:
    """The dimensions of a context that its parts share."""
    means = {key: str(value) for key, value in context._asdict().items() if value and key not in ("measure", "item")}
    means.setdefault("fund", "")
    return means
