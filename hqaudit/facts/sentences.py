"""Paragraphs to facts and claims: what every number of a sentence states, and what the sentence says about it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hqaudit.facts.clauses import Clause, Clauses
from hqaudit.facts.forms import settle
from hqaudit.facts.labels import Labels
from hqaudit.facts.numbers import Number, text_numbers
from hqaudit.facts.vocabulary import Means, Vocabulary, normal, unnumbered
from hqaudit.model.blocks import Line, TextBlock
from hqaudit.model.fact import Claim, Context, Fact, Profile
from hqaudit.model.figure import AMOUNT_UNITS, PERCENT, Figure
from hqaudit.model.place import Box, Place

_END = re.compile(r"[。！!]|[；;]")
_LABEL_LIMIT = 60
PLAIN_ITEMS = ("总计", "本年合计", "上年结转", "年终结转", "使用非财政拨款结余", "结余分配", "")


@dataclass(slots=True)
class _State:
    """What a paragraph has spoken of so far."""

    block: int
    section: Means
    heading: str | None
    sentence: int = 0
    subject: Means = field(default_factory=dict)
    levels: list[Fact] = field(default_factory=list)
    whole: Fact | None = None
    change: Fact | None = None
    last: Context | None = None
    claims: list[Claim] = field(default_factory=list)


class Sentences:
    """Reads the paragraphs of one document."""

    def __init__(self, vocabulary: Vocabulary, profile: Profile, labels: Labels) -> None:
        self._clauses = Clauses(vocabulary)
        self._labels = labels
        self._profile = profile
        self._topics = vocabulary.lexicon("items", "funds")

    def topic(self, heading: str, above: Means) -> Means:
        """What a heading sets for the sentences under it."""
        found = self._topics.scan(unnumbered(normal(heading)))
        kept = {key: value for key, value in found.items() if key in ("fund", "side", "item", "nature")}
        if "收支" in heading or ("收入" in heading and "支出" in heading):
            kept.pop("side", None)
        if kept.get("item") in PLAIN_ITEMS:
            kept.pop("item", None)
        kept.pop("nature", None)
        return kept or above

    def read(self, block: int, text: TextBlock, section: Means, heading: str | None) -> tuple[list[Fact], list[Claim]]:
        """The facts and claims of one paragraph, in order."""
        state = _State(block, section, heading)
        facts: list[Fact] = []
        position = 0
        for number in text_numbers(text.text):
            gap = text.text[position : number.start]
            ends = list(_END.finditer(gap))
            if ends:
                self._pass_end(state, gap[: ends[-1].start()], text, position)
                state.sentence += sum(1 for end in ends if end[0] not in "；;")
                gap = gap[ends[-1].end() :]
            fact = self._take(state, number, gap[-_LABEL_LIMIT:], text)
            if fact is not None:
                facts.append(fact)
            position = _after_unit(text.text, number)
        self._pass_end(state, text.text[position:], text, position)
        return facts, state.claims

    def _pass_end(self, state: _State, words: str, text: TextBlock, start: int) -> None:
        """Words without a number: a run-in heading that sets the subject, or a claim that nothing changed."""
        if not state.levels and state.subject == {}:
            head = re.split(r"[。，]", words.strip())[-1]
            label = self._labels.read(head)
            if label.means and not label.silent and len(head) < 30:
                state.subject = label.means
        plain = normal(words)
        if self._clauses.same.search(plain) and state.levels:
            last = state.levels[-1]
            state.claims.append(Claim("same", None, state.block, state.sentence, part=last, words=words))

    def _take(self, state: _State, number: Number, gap: str, text: TextBlock) -> Fact | None:
        percent = number.unit == PERCENT
        if not percent and number.unit not in AMOUNT_UNITS:
            return None
        clause = self._clauses.read(gap, percent)
        if self._clauses.same.search(normal(gap)) and state.levels:
            state.claims.append(Claim("same", None, state.block, state.sentence, part=state.levels[-1], words=gap))
        figure = _figure(state, number, text)
        if clause.role == "level":
            return self._level(state, figure, clause)
        fact = Fact(figure, clause.label or clause.role, None, number.decimals, "measure", state.sentence, clause.about)
        if clause.role == "change":
            return self._change(state, fact, clause)
        self._claim(state, fact, clause)
        return fact

    def _level(self, state: _State, figure: Figure, clause: Clause) -> Fact:
        label = self._labels.read(clause.label)
        if label.silent and clause.before:
            before = self._labels.read(clause.before)
            if before.means and not before.silent:
                label = replace(before, means={**before.means, **(label.means or {})})
        if clause.opens and state.levels:
            state.whole = state.whole or state.levels[-1]
        elif state.whole is not None and state.levels and state.levels[-1].sentence != state.sentence:
            state.whole = None
        means = self._compose(state, label.means)
        context = settle(means, self._profile) if means is not None else None
        words = label.words or "".join(state.subject.values())
        why = "" if context else "sentence_unknown"
        fact = Fact(figure, words, context, figure.decimals, why, state.sentence, clause.about)
        state.levels.append(fact)
        state.change, state.last = None, context
        return fact

    def _compose(self, state: _State, means: Means | None) -> Means | None:
        if means is None:
            return None
        said = set(means) - {"year", "basis"}
        base = dict(state.section)
        if not said and state.levels:
            last = state.last
            return None if last is None else {**_slice(last), "item": last.item, **means}
        if not said:
            base.update(state.subject)
        elif state.whole is not None and state.whole.context is not None and state.levels:
            base.update(_slice(state.whole.context))
        merged = {**base, **means}
        if means.get("item"):
            for key in ("side", "fund", "nature", "function"):
                if key not in means:
                    merged.pop(key, None)
            if means["item"] not in PLAIN_ITEMS:
                merged.pop("side", None)
                merged.pop("fund", None)
        elif said and merged.get("item") not in PLAIN_ITEMS:
            merged.pop("item", None)
        return merged

    def _change(self, state: _State, fact: Fact, clause: Clause) -> Fact:
        current = self._subject_of(state, clause.label)
        state.change = fact
        subject = current.context if current else self._context(state, clause.label)
        state.last = subject
        state.claims.append(
            Claim("change", fact, state.block, state.sentence, current, None, None, clause.sign, clause.label, subject)
        )
        return fact

    def _context(self, state: _State, words: str) -> Context | None:
        label = self._labels.read(words)
        means = None if label.silent else self._compose(state, label.means)
        return None if means is None else settle(means, self._profile)

    def _subject_of(self, state: _State, words: str) -> Fact | None:
        """The amount that a change speaks of: the one its own words name, else the last one stated."""
        levels = [level for level in state.levels if not _earlier(level, self._profile)]
        if not levels:
            return None
        label = self._labels.read(words)
        if words and label.means is None:
            return None
        if label.silent or not label.means:
            return levels[-1]
        named = {key: value for key, value in label.means.items() if key not in ("year", "basis")}
        for level in reversed(levels):
            if level.context and all(getattr(level.context, key) == value for key, value in named.items()):
                return level
        return None

    def _claim(self, state: _State, fact: Fact, clause: Clause) -> None:
        part = state.levels[-1] if state.levels else None
        whole, change, subject = None, None, None
        if clause.role == "growth":
            change = state.change
            if change is not None:
                part, subject = next((c.part, c.subject) for c in reversed(state.claims) if c.figure is change)
            elif clause.label:
                part, subject = self._subject_of(state, clause.label), self._context(state, clause.label)
        elif clause.role == "share":
            whole = self._whole(state, clause.whole)
        elif clause.role == "completion" and len(state.levels) > 1:
            whole, part = self._completed(state, clause.whole)
        if clause.role != "unknown":
            state.claims.append(
                Claim(
                    clause.role, fact, state.block, state.sentence, part, whole, change, clause.sign, clause.whole, subject
                )
            )

    def _whole(self, state: _State, words: str) -> Fact | None:
        if not words:
            return state.whole
        label = self._labels.read(words)
        if not label.means or label.silent:
            return state.whole if label.silent else None
        named = {key: value for key, value in label.means.items() if key not in ("year", "basis")}
        for level in state.levels:
            if level.context and all(getattr(level.context, key) == value for key, value in named.items()):
                return level
        return None

    def _completed(self, state: _State, words: str) -> tuple[Fact | None, Fact | None]:
        basis = "全年预算" if ("全年" in words or "调整" in words) else "年初预算"
        done = [level for level in state.levels if level.context and level.context.basis == "决算"]
        planned = [level for level in state.levels if level.context and level.context.basis == basis]
        return (planned[-1] if planned else None), (done[-1] if done else None)


def _slice(context: Context) -> Means:
    return {key: str(value) for key, value in context._asdict().items() if value and key not in ("measure", "item")}


def _earlier(level: Fact, profile: Profile) -> bool:
    return level.context is not None and profile.year is not None and level.context.year < profile.year


def _after_unit(text: str, number: Number) -> int:
    end = number.end
    while end < len(text) and text[end] in " \t":
        end += 1
    return end + len(number.unit) if text.startswith(number.unit, end) else number.end


def _figure(state: _State, number: Number, text: TextBlock) -> Figure:
    page, box, line = _stand(text.lines, number)
    place = Place(state.block, number.start, number.end, page, box, line, section=state.heading)
    return Figure(text.text[number.start : number.end], number.value, number.decimals, number.unit, place)


def _stand(lines: tuple[Line, ...], number: Number) -> tuple[int | None, Box | None, int | None]:
    """Page, box and line of a span of a block's text (of its first line, where it is broken over two)."""
    if not lines:
        return None, None, None
    at = max(bisect_right([line.start for line in lines], number.start) - 1, 0)
    line = lines[at]
    if not line.edges or line.box is None:
        return line.page, line.box, line.line
    first = number.start - line.start
    last = min(number.end - line.start, len(line.edges) - 1)
    return line.page, (line.edges[first], line.box[1], line.edges[last], line.box[3]), line.line


def customary(facts: list[Fact]) -> Iterator[Fact]:
    """The facts with the customary decimals of their section: the most that a figure of the same unit prints there."""
    most: dict[tuple[str | None, str], int] = defaultdict(int)
    for fact in facts:
        key = (fact.figure.place.section, fact.figure.unit)
        most[key] = max(most[key], fact.figure.decimals)
    for fact in facts:
        figure = fact.figure
        yield fact if figure.is_percent else replace(fact, decimals=most[figure.place.section, figure.unit])
