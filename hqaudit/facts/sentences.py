"""Paragraphs to facts and claims: what every number of a sentence states, and what the sentence says about it."""

from __future__ import annotations

import re

from hqaudit.facts.clauses import ROLES, Clause, Clauses
from hqaudit.facts.labels import Label, Labels
from hqaudit.facts.meant import base, completed, names, narrowness, spent
from hqaudit.facts.numbers import Number, text_numbers
from hqaudit.facts.refit import of_another, refitted
from hqaudit.facts.spans import after_unit, figure_of
from hqaudit.facts.subjects import BACK, State, Subjects
from hqaudit.facts.vocabulary import Means, Vocabulary, normal
from hqaudit.model.blocks import TextBlock
from hqaudit.model.fact import Claim, Context, Fact
from hqaudit.model.facts import Profile
from hqaudit.model.figure import AMOUNT_UNITS, PERCENT, Figure

_END = re.compile(r"[。！!；;]")
_STOP = re.compile(r"[。！!]")
_LIMIT = re.compile(r"[（(]?含?[）)]?(?:及)?(?:以上|以下|以内)")
"""What makes an amount a limit (单价 50 万元以上的设备), none that the report spends."""
_BASE = re.compile(r"\s*的\s*\d[\d.,]*\s*[%％]")
_BASE_OF = re.compile(r"[，,、；;\s]*(?:完成|占|为)了?")
"""完成年初预算 5 万元的 80%: an amount that what was stated before is a percentage of."""
_GARBLED = re.compile(r"\d[百千万亿]?元")
"""An amount that is no number (1,541.50.00 万元): what is said after it is said of that one."""
_OPENED = re.compile(r"[（(]")
"""What stands between a change and the same change told the other way: 增加 1.50 万元（21.13%）."""
_OTHER_WAY = {"change": "growth", "growth": "change"}
_LABEL_LIMIT = 80
_NOT_UNDERSTOOD = Label("", None)


class Sentences:
    """Reads the paragraphs of one document."""

    def __init__(self, vocabulary: Vocabulary, profile: Profile, labels: Labels) -> None:
        self._clauses = Clauses(vocabulary)
        self._subjects = Subjects(labels, profile, vocabulary.patterns)
        self._labels = labels
        self._frames = vocabulary.frames
        self._profile = profile

    def read(
        self, block: int, text: TextBlock, section: Means, heading: str | None, whole: Fact | None = None
    ) -> tuple[list[Fact], list[Claim], Fact | None]:
        """The facts and claims of one paragraph, in order.

        ``whole`` is the amount whose parts the paragraph lists; returned is the one whose parts the next will list.
        """
        state = State(block, section, heading, whole=whole, carried=whole)
        facts: list[Fact] = []
        position = 0
        for number in text_numbers(text.text):
            gap = text.text[position : number.start]
            self._subjects.enter(state, gap)
            attached = position > 0 and not re.search(r"[，。；：、,;:（(]", gap)
            position = after_unit(text.text, number)
            told, state.told = state.told, None
            if number.unit != PERCENT and number.unit not in AMOUNT_UNITS:
                self._pass(state, gap)
                continue
            figure = figure_of(block, heading, number, text)
            if number.unit != PERCENT and _LIMIT.match(text.text, position):
                label = self._clauses.read(self._pass(state, gap)[-_LABEL_LIMIT:], percent=False).label
                facts.append(Fact(figure, label, None, number.decimals, "threshold", state.sentence))
                continue
            if len(facts) < BACK and all(fact.why == "threshold" for fact in facts):
                self._subjects.lead(state, text.text[: number.start])
            state.told = told if _OPENED.fullmatch(gap) else None
            words = self._pass(state, gap)
            if state.levels and number.unit != PERCENT and _BASE.match(text.text, position):
                lead = _BASE_OF.match(words)
                state.base = self._stated_base(state, figure, words[lead.end() :]) if lead else None
                facts.append(state.base or self._take(state, figure, number, words, attached))
                continue
            facts.append(self._take(state, figure, number, words, attached))
            state.base = None
        self._pass(state, text.text[position:])
        opened = text.text.rstrip().endswith(("：", ":"))
        inner = state.whole if state.whole is not whole else None
        return facts, state.claims, (inner or state.levels[-1]) if opened and state.levels else whole

    def _pass(self, state: State, gap: str) -> str:
        """The words up to the last end of a sentence; returns those after it, which belong to the next number."""
        ends = list(_END.finditer(gap))
        words = (gap[: ends[-1].start()] if ends else "") or gap
        if state.levels and self._clauses.same.search(normal(words)):
            state.claims.append(Claim("same", None, state.block, state.sentence, part=state.levels[-1], words=words))
        state.sentence += sum(1 for end in ends if _STOP.match(end[0]))
        return gap[ends[-1].end() :] if ends else gap

    def _take(self, state: State, figure: Figure, number: Number, gap: str, attached: bool) -> Fact:
        clause = self._clauses.read(gap[-_LABEL_LIMIT:], number.unit == PERCENT)
        if state.told is not None and (state.told.kind == "change") == (number.unit == PERCENT):
            clause = clause._replace(role=_OTHER_WAY[state.told.kind], sign=state.told.sign)
        self._subjects.divide(state, gap)
        if clause.role == "level":
            return self._level(state, figure, clause._replace(frame=self._frame(gap)), attached)
        fact = Fact(
            figure, clause.label or ROLES[clause.role], None, number.decimals, "measure", state.sentence, clause.about
        )
        if state.base is not None and not normal(gap).removeprefix("的"):
            stated = self._subject_of(state, "")
            state.claims.append(Claim("share", fact, state.block, state.sentence, stated, state.base))
        elif clause.role == "change":
            self._change(state, fact, clause, garbled=_GARBLED.search(gap) is not None)
        elif clause.role not in ("unknown", "gap"):
            self._claim(state, fact, clause)
        state.told = state.claims[-1] if clause.role in _OTHER_WAY and clause.sign else None
        return fact

    def _stated_base(self, state: State, figure: Figure, words: str) -> Fact:
        """The amount of which the next percentage is one of; what was spoken of before stays so."""
        label = self._labels.read(words)
        context = self._subjects.context(state, label)
        why = "" if context else "sentence_unknown"
        return Fact(figure, label.words or words, context, figure.decimals, why, state.sentence)

    def _frame(self, gap: str) -> Means | None:
        plain = normal(gap)
        return next((means for pattern, means in self._frames if pattern.search(plain)), None)

    def _level(self, state: State, figure: Figure, clause: Clause, attached: bool) -> Fact:
        compared = clause.label[:1] in "比较与同"
        label = _NOT_UNDERSTOOD if attached and clause.label and not compared else self._labels.read(clause.label)
        if clause.frame is not None:
            label = Label(label.words, clause.frame)
        if label.silent and clause.before and not state.levels:
            before = self._labels.read(clause.before)
            if before.means and not before.silent:
                label = before._replace(means={**before.means, **(label.means or {})})
        if clause.opens or state.nested:
            _open(state)
        elif state.levels and state.sentence not in (state.levels[-1].sentence, state.opened):
            state.whole = None
        context = self._subjects.framed(label) if clause.frame else self._subjects.context(state, label)
        words = label.words or clause.label or "".join((state.subject or {}).values())
        why = "" if context else "sentence_unknown"
        fact = Fact(figure, words, context, figure.decimals, why, state.sentence, clause.about)
        state.levels.append(fact)
        if label.earlier and (label.means is not None or compared):
            state.earlier.add(id(fact))
        state.bases.append(((label.means or {}).get("basis", ""), fact))
        state.change, state.last = None, context
        return fact

    def _change(self, state: State, fact: Fact, clause: Clause, garbled: bool) -> None:
        if garbled and clause.opens:
            _open(state)
        if not clause.sign:
            state.change = fact  # which way is not said here: a percentage may say it
            return
        current = None if garbled else self._subject_of(state, clause.label)
        subject = current.context if current else None if garbled else self._context(state, clause.label)
        state.change, state.last = fact, subject
        if state.told is not None:
            state.claims[-1] = state.told._replace(change=fact)
        state.claims.append(
            Claim(
                "change",
                fact,
                state.block,
                state.sentence,
                current,
                base(state),
                sign=clause.sign,
                words=clause.label,
                subject=subject,
                against=clause.against,
            )
        )

    def _context(self, state: State, words: str) -> Context | None:
        label = self._labels.read(words)
        return None if label.silent else self._subjects.context(state, label)

    def _subject_of(self, state: State, words: str) -> Fact | None:
        """The amount that a change speaks of: the one its own words name, else the last one stated."""
        levels = [level for level in state.levels[-BACK:] if id(level) not in state.earlier]
        label = self._labels.read(words)
        if not levels or (words and label.means is None):
            return None
        if label.silent or not label.means:
            if state.back is not None:
                return state.back
            if id(state.levels[-1]) in state.earlier and self._labels.read(state.levels[-1].label).means is None:
                return None  # compared with what is not understood
            listed = levels[-1].sentence != state.sentence and any(level is state.whole for level in levels)
            return None if of_another(levels[-1], state) else state.whole if listed else spent(levels)
        named = [level for level in levels if names(label, level)]
        return min(reversed(named), key=narrowness, default=None)

    def _claim(self, state: State, fact: Fact, clause: Clause) -> None:
        part = state.levels[-1] if state.levels else None
        whole, change, subject, against = None, None, None, clause.against
        if clause.role == "growth":
            whole = base(state)
            change = state.change
            moved = next((c for c in reversed(state.claims[-BACK:]) if change is not None and c.figure is change), None)
            if moved is not None and clause.label in ("", moved.words):
                moved = moved if moved.words or whole else refitted(state, moved, fact, clause.sign)
                part, subject, against = moved.part, moved.subject, moved.against
            elif clause.label:
                change = None
                part, subject = self._subject_of(state, clause.label), self._context(state, clause.label)
        elif clause.role == "share":
            part = self._sharing(state, clause.label)
            whole = self._whole(state, clause.whole)
            subject = self._subjects.framed(self._labels.read(clause.whole)) if clause.whole else None
        elif clause.role == "completion":
            whole, part = completed(state, clause.whole)
        state.claims.append(
            Claim(
                clause.role,
                fact,
                state.block,
                state.sentence,
                part,
                whole,
                change,
                clause.sign,
                clause.whole,
                subject,
                (state.whole,) if clause.role == "share" and whole is None and state.whole is not None else (),
                against,
            )
        )

    def _sharing(self, state: State, words: str) -> Fact | None:
        """The amount that is the share: the last one, unless the words before 占 name one that is not stated."""
        silent = not words or self._labels.read(words).silent
        return (
            self._subject_of(state, words) if not silent else state.back or (state.levels[-1] if state.levels else None)
        )

    def _whole(self, state: State, words: str) -> Fact | None:
        """The amount that a share is of: the one its words name, else the whole of the list."""
        label = self._labels.read(words)
        if not words or label.silent:
            return state.whole
        return next((level for level in state.levels[-BACK:-1] if names(label, level)), None) if label.means else None


def _open(state: State) -> None:
    """What follows lists the parts of the last amount."""
    if state.levels and (state.nested or state.whole is None or state.whole is state.carried):
        state.whole, state.opened = state.levels[-1], state.sentence
