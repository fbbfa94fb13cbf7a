"""A relation worked out as a person would with pencil and paper: its figures, what they give, the verdict."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from hqaudit.checks.common import called, in_unit_of, printed, rounded
from hqaudit.model.message import Language, Message
from hqaudit.model.relation import Linear, Percent, Relation, Same, as_printed
from hqaudit.reports.plain import clean, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.model.fact import Fact
    from hqaudit.model.place import Place

WORDS = {
    "sum": Message("合计", "sum"),
    "rule": Message("规则规定", "stated by the rule"),
    "sides": Message("两边相差", "difference"),
    "slack": Message("舍入至多相差", "rounding allows"),
    "equal": Message("几处应为同一金额，相差", "one amount, but they differ by"),
    "joint": Message("；", "; "),
    "places": Message("{label}（{n} 处）", "{label} ({n} places)"),
    "more_places": Message("{label} 等（{n} 处）", "{label} … ({n} places)"),
    "share": Message("{one} ÷ {other}", "{one} ÷ {other}"),
    "change": Message("{other} ÷ ({one} {minus} {other})", "{other} ÷ ({one} {minus} {other})"),
    "prior": Message("({one} ÷ {other} − 1)", "({one} ÷ {other} − 1)"),
    "range": Message("舍入之内为 {low}% 至 {high}%", "{low}% to {high}% within the rounding"),
    "undefined": Message("基数可能为零，百分比无从计算", "the base may be zero: no percentage"),
}
NAMED = 4
"""So many names are given of one amount that is stated in several places."""
TERM, RESULT, VERDICT, NOTE = "term", "result", "verdict", "note"


class Step(NamedTuple):
    """One line: a figure with its sign, or (``kind`` result, verdict, note) what was computed.

    ``place`` is where the figure stands, ``where`` the same in words.
    """

    kind: str
    sign: str
    label: str
    value: str
    where: str = ""
    place: Place | None = None


def steps(relation: Relation, language: Language) -> tuple[Step, ...]:
    """The lines of the computation, all text clean."""
    if isinstance(relation, Linear):
        return tuple(_linear(relation, language))
    if isinstance(relation, Same):
        return tuple(_same(relation, language))
    return tuple(_percent(relation, language))


def _term(fact: Fact, sign: str, language: Language) -> Step:
    place = fact.figure.place
    return Step(TERM, sign, _called(fact), clean(printed(fact)), where(place, language), place)


def _called(fact: Fact) -> str:
    return clean(" ".join(called(fact).split()) or "金额")


def _linear(relation: Linear, language: Language) -> Iterator[Step]:
    """The terms with a plus, their sum; those with a minus, theirs; by how much they differ and may differ."""
    first = relation.terms[0][1]
    for sign in (1, -1):
        side = [(abs(weight), fact) for weight, fact in relation.terms if weight * sign > 0]
        for at, (_, fact) in enumerate(side):
            yield _term(fact, "+" if at else "", language)
        total = sum((weight * fact.amount for weight, fact in side), Decimal(0))
        if relation.constant * sign > 0:
            stated = abs(relation.constant)
            yield Step(TERM, "+" if side else "", WORDS["rule"].text(language), in_unit_of(stated, first))
            total += stated
        if len(side) + (relation.constant * sign > 0) > 1:
            yield Step(RESULT, "=", WORDS["sum"].text(language), in_unit_of(total, first))
    slack = sum((high - low for low, high in map(as_printed, relation.facts)), Decimal(0)) / 2
    told = in_unit_of(abs(relation.residual(as_printed)), first)
    yield Step(VERDICT, "≠" if relation.relation == "=" else "＞", WORDS["sides"].text(language), told)
    yield Step(NOTE, "", WORDS["slack"].text(language), _exact(slack, first))


def _same(relation: Same, language: Language) -> Iterator[Step]:
    """Each amount once, however often it is stated: the one stated most often first."""
    alike: dict[Decimal, list[Fact]] = {}
    for fact in relation.facts:
        alike.setdefault(fact.amount, []).append(fact)
    for facts in sorted(alike.values(), key=len, reverse=True):
        term, labels = _term(facts[0], "", language), list(dict.fromkeys(_called(fact) for fact in facts))
        label = WORDS["joint"].text(language).join(labels[:NAMED])
        if len(facts) > 1:
            more = "more_places" if len(labels) > NAMED else "places"
            label = WORDS[more].text(language).format(label=label, n=len(facts))
        yield term._replace(label=label)
    amounts = [fact.amount for fact in relation.facts]
    told = in_unit_of(max(amounts) - min(amounts), relation.facts[0])
    yield Step(VERDICT, "≠", WORDS["equal"].text(language), told)


def _percent(relation: Percent, language: Language) -> Iterator[Step]:
    for fact in (relation.one, relation.other):
        yield _term(fact, "", language)
    got, given = relation.expected(as_printed), relation.given(as_printed)
    if got is None or given is None:
        yield Step(VERDICT, "", WORDS["undefined"].text(language), "")
    else:
        minus = "−" if relation.sign > 0 else "+"
        one, other = clean(relation.one.figure.text), clean(relation.other.figure.text)
        told = WORDS[relation.kind].text(language).format(one=one, other=other, minus=minus)
        digits = relation.figure.decimals
        yield Step(RESULT, "=", told, f"{rounded(given, digits)}%")
        low, high = (rounded(end, digits + 2) for end in got)
        yield Step(NOTE, "", WORDS["range"].text(language).format(low=low, high=high), "")
    yield _term(relation.figure, "≠", language)


def _exact(amount: Decimal, fact: Fact) -> str:
    """Half digits need a decimal more than the figure has."""
    return in_unit_of(amount, fact._replace(decimals=fact.decimals + 1))
