"""Verdicts to conclusions: one per wrong figure and its correction, one per open choice, the rest as they failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from hqaudit.checks.common import name, printed
from hqaudit.diagnosis.causes import UNEXPLAINED, Case
from hqaudit.diagnosis.verdicts import Change, Verdict, verdicts
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.place import Place
from hqaudit.model.relation import Linear, Percent
from hqaudit.model.report import SEVERITIES, Severity, Suggestion

_SEVERAL = 3
"""Statements of one amount that make it trusted."""
_SHOWN = 6
_TWO = 2
_CHOICES = 4


class Conclusion(NamedTuple):
    """A failed outcome as a person should see it, with the correction where the report proves one.

    ``told`` is what the outcome itself said: it stays when what decides between figures comes or goes elsewhere.
    """

    outcome: Outcome
    suggestion: Suggestion | None = None
    told: str = ""


def conclude(facts: Facts, outcomes: Sequence[Outcome]) -> list[Conclusion]:
    """Everything that failed, each contradiction told once."""
    found = verdicts(outcomes, facts)
    proved = {change[0].figure.place: (change, verdict) for verdict in found for change in verdict.certain}
    changes = {place: change for place, (change, _) in proved.items()}
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    case = Case(facts, changes, [one.relation for one in failed if isinstance(one.relation, Linear)])
    conclusions = [
        _wrong(case, change, _touching(change[0], failed) or verdict.outcomes) for change, verdict in proved.values()
    ]
    trusted = _trusted(outcomes)
    for verdict in found:
        conclusions.extend(_plain(iter(verdict.words), trusted))
        conclusions.extend(_named(fact, values, _touching(fact, failed), changes) for fact, values in verdict.named)
        if verdict.open and len({fact.figure.place for one in verdict.open for fact, _ in one}) <= _CHOICES:
            conclusions.append(_choice(verdict, changes))
        elif verdict.open or (verdict.outcomes and not (verdict.certain or verdict.named)):
            conclusions.extend(_plain(_without_echoes(verdict.outcomes), trusted))
    told = {_places(outcome) for outcome in failed if outcome.asks}
    others = [o for o in failed if not o.asks and not _explained(o, changes)]
    others = [o for o in others if o.severity != "info" or o.spot is not None or _places(o) not in told]
    conclusions.extend(_plain(_without_echoes(others), trusted))
    return conclusions


def _places(outcome: Outcome) -> frozenset[Place]:
    return frozenset(fact.figure.place for fact in outcome.facts)


def _explained(outcome: Outcome, changes: Mapping[Place, Change]) -> bool:
    """A doubt that a wrong figure casts on a sum (softened, as secret items are left out) goes with the figure."""
    wrong = any(fact.figure.place in changes for fact in outcome.facts)
    return wrong and (outcome.notes or (outcome.severity == "warning" and outcome.spot is None))


def _touching(fact: Fact, failed: Sequence[Outcome]) -> list[Outcome]:
    """The failed outcomes whose relation speaks of a figure; one per relation."""
    found: dict[int, Outcome] = {}
    for outcome in failed:
        relation, place = outcome.relation, fact.figure.place
        if relation is None or not any(other.figure.place is place for other in relation.facts):
            continue
        if id(relation) not in found or fact in outcome.suspects:
            found[id(relation)] = outcome
    return list(found.values())


def _wrong(case: Case, change: Change, touching: Sequence[Outcome]) -> Conclusion:
    fact, value = change
    main = next((outcome for outcome in touching if fact in outcome.suspects), touching[0])
    text = format(value, "f")
    cause, why = case.cause(fact, value)
    known = cause != UNEXPLAINED[0]
    called, right = _called(fact, touching), _as_printed(fact, value)
    message = Message(
        f"{called}印作 {printed(fact)}，应为 {right}" + (f"（{why.zh}）" if known else ""),
        f"{called} is printed as {printed(fact)} and should be {right}" + (f" ({why.en})" if known else ""),
    )
    evidence = [
        other
        for outcome in touching
        for other in outcome.facts
        if other.figure.place not in case.changes and other.figure.place != fact.figure.place
    ]
    outcome = main._replace(
        facts=(fact, *_unique(evidence)),
        suspects=(fact,),
        message=_after_its_own(main, message),
        working=_working(touching),
        severity=_gravest(touching),
    )
    return Conclusion(outcome, Suggestion(text, cause, why), _told_by(main))


def _named(
    fact: Fact, values: Sequence[Decimal], touching: Sequence[Outcome], changes: Mapping[Place, Change]
) -> Conclusion:
    """A figure is wrong for certain; what it should be is told as far as it is known, and not as a correction."""
    main = next((outcome for outcome in touching if fact in outcome.suspects), touching[0])
    called = _called(fact, touching)
    rights = [_as_printed(fact, value) for value in values[:_CHOICES]]
    about = "约为 " if len(values) == 1 else "应为 "
    around = "about " if len(values) == 1 else ""
    message = Message(
        f"{called}印作 {printed(fact)}，有误，{about}{' 或 '.join(rights)}",
        f"{called} is printed as {printed(fact)}, which is wrong: it should be {around}{' or '.join(rights)}",
    )
    evidence = [
        other
        for outcome in touching
        for other in outcome.facts
        if other is not fact and other.figure.place not in changes
    ]
    return Conclusion(
        main._replace(
            facts=(fact, *_unique(evidence)),
            suspects=(fact,),
            message=message,
            working=_working(touching),
            severity=_gravest(touching),
        ),
        told=_told_by(main),
    )


def _told_by(outcome: Outcome) -> str:
    return outcome.message.zh if outcome.message is not None else ""


def _after_its_own(outcome: Outcome, message: Message) -> Message:
    """The correction, behind the sentence that the rule itself has for what failed."""
    own = outcome.message if outcome.rule.message is not None else None
    return message if own is None else Message(f"{own.zh}。{message.zh}", f"{own.en}. {message.en}")


def _called(fact: Fact, touching: Sequence[Outcome]) -> str:
    """What a figure is called, in quotes; a percentage by the amount it is about as well."""
    about = next((o.relation.one for o in touching if isinstance(o.relation, Percent)), None)
    return f"“{name(about)}”的{name(fact)}" if about is not None and fact.figure.is_percent else f"“{name(fact)}”"


def _as_printed(fact: Fact, value: Decimal) -> str:
    """A new value as the figure would print it, with its unit: 1,234.56 万元, 90.91%."""
    text = format(value, ",f" if "," in fact.figure.text or "，" in fact.figure.text else "f")
    return f"{text}%" if fact.figure.is_percent else f"{text} {fact.figure.unit}".strip()


def _unique(facts: Sequence[Fact]) -> list[Fact]:
    return list({fact.figure.place: fact for fact in facts}.values())[:_SHOWN]


def _working(outcomes: Sequence[Outcome]) -> tuple[Message, ...]:
    """What the contradictions are: their computations, or their sentences where there is nothing to compute."""
    lines = [line for outcome in outcomes for line in (outcome.working or (outcome.message,)) if line is not None]
    return tuple(dict.fromkeys(lines))[:_SHOWN]


def _gravest(outcomes: Sequence[Outcome]) -> Severity:
    """The gravest of the contradictions, and no less than a warning: what is certainly wrong is no note."""
    return min(("warning", *(outcome.severity or outcome.rule.severity for outcome in outcomes)), key=SEVERITIES.index)


def _choice(verdict: Verdict, changes: Mapping[Place, Change]) -> Conclusion:
    """Either this figure is wrong or that one: both are suspects, none is corrected."""
    suspects = _unique([fact for alternative in verdict.open for fact, _ in alternative])
    spoken = [outcome for outcome in verdict.outcomes if any(fact in outcome.facts for fact in suspects)]
    main = next((o for o in spoken if all(fact in o.facts for fact in suspects)), (spoken or verdict.outcomes)[0])
    suspects.sort(key=lambda fact: main.facts.index(fact) if fact in main.facts else len(main.facts))
    either = Message(
        "；或者 ".join(_told(alternative, "应为", "、") for alternative in verdict.open),
        "; or ".join(_told(alternative, "should be", ", ") for alternative in verdict.open),
    )
    several = "两者必有一错" if len(verdict.open) == _TWO else "其中必有一错"
    told = main.message or either
    evidence = [fact for fact in main.facts if fact not in suspects and fact.figure.place not in changes]
    outcome = main._replace(
        facts=(*suspects, *evidence),
        suspects=tuple(suspects),
        message=Message(f"{told.zh}。{several}：{either.zh}", f"{told.en}. One of them is wrong: {either.en}"),
        working=_working(spoken),
    )
    return Conclusion(outcome, told=_told_by(main))


def _told(alternative: Sequence[Change], verb: str, joint: str) -> str:
    told = (f"{printed(fact)} {verb} {_as_printed(fact, value)}" for fact, value in alternative)
    spaced = (
        text.replace("元 应为", "元应为") for text in dict.fromkeys(told)
    )  # one slip in several places: told once
    return joint.join(spaced)


def _plain(failed: Iterator[Outcome], trusted: set[Place]) -> Iterator[Conclusion]:
    for outcome in failed:
        suspects = outcome.suspects or outcome.facts
        if outcome.spot is not None or (outcome.severity or outcome.rule.severity) == "info":
            yield Conclusion(outcome)
            continue
        doubted = tuple(fact for fact in suspects if fact.figure.place not in trusted)
        yield Conclusion(outcome._replace(suspects=doubted or suspects))


def _trusted(outcomes: Sequence[Outcome]) -> set[Place]:
    """Where the figures stand that the report states alike in several places."""
    return {
        fact.figure.place
        for outcome in outcomes
        if outcome.status == "passed" and outcome.rule.kind == "agree" and len(outcome.facts) >= _SEVERAL
        for fact in outcome.facts
    }


def _without_echoes(failed: Sequence[Outcome]) -> Iterator[Outcome]:
    """Each contradiction between the same figures once, told by the first rule that saw it."""
    seen: set[frozenset[Place]] = set()
    for outcome in failed:
        places = _places(outcome)
        if not places or places not in seen:
            seen.add(places)
            yield outcome
