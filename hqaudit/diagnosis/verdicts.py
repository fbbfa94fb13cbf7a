"""Contradictions to verdicts: which figures are wrong and what they should be, or what the choice is between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from hqaudit.diagnosis.crossings import crossings
from hqaudit.diagnosis.echoes import Echoes
from hqaudit.diagnosis.groups import Around, around, components
from hqaudit.diagnosis.prices import Prices
from hqaudit.diagnosis.proof import follows, stands
from hqaudit.diagnosis.ranges import Key, Places, Printed, State, Tried
from hqaudit.diagnosis.repair import MOST, TIE, Budget, Repair, Search
from hqaudit.diagnosis.tries import values_for
from hqaudit.diagnosis.wholes import Wholes
from hqaudit.diagnosis.words import WRONG_WORD, word_may_be_wrong
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.relation import Linear, Relation

Change = tuple[Fact, Decimal]
_CLEARER = 12
"""Of two values for one figure the one that is so much likelier is meant."""
_VALUES = 2
"""So many values are told for each figure of an open choice."""
_ALL = 30_000
"""How many figures the searches of one report may look at together."""


class Verdict(NamedTuple):
    """What is known of a group of contradictions, and the outcomes it explains.

    ``certain`` are changes to one value; ``named`` figures that are wrong for certain, with values that are not certain
    (as examples); ``open`` holds alternatives, each a set of changes, of which one is true. Where all three are empty
    nothing could be decided.
    """

    outcomes: tuple[Outcome, ...]
    certain: tuple[Change, ...]
    open: tuple[tuple[Change, ...], ...]
    named: tuple[tuple[Fact, tuple[Decimal, ...]], ...] = ()
    words: tuple[Outcome, ...] = ()
    """Outcomes of which the word (增加, 减少, 持平) may be wrong rather than a figure."""

    @property
    def decided(self) -> bool:
        """Whether nothing is left to be found out."""
        return bool(self.certain) and not (self.open or self.named)


def verdicts(outcomes: Sequence[Outcome], facts: Facts | None = None) -> list[Verdict]:
    """One verdict per group of failed outcomes that hang together by their figures."""
    failed = [outcome for outcome in outcomes if outcome.status == "failed" and outcome.asks]
    notes = [outcome for outcome in outcomes if outcome.notes]
    if not failed and not notes:
        return []
    held = _relations(outcome for outcome in outcomes if outcome.status == "passed")
    places = Places()
    wrong = _relations(failed)
    judge = _Judge(around(wrong, held, places), held, facts)
    groups = components(wrong, places)
    found = [judge.verdict(failed, group) for group in groups]
    for at, (group, verdict) in enumerate(zip(groups, found, strict=True)):
        if verdict is not None and not verdict.decided and judge.sheds_light(group):
            again = judge.verdict(failed, group) or Verdict(verdict.outcomes, (), ())
            if again.outcomes and not (again.certain or again.named or again.open):
                continue
            found[at] = again._replace(outcomes=verdict.outcomes, certain=(*verdict.certain, *again.certain))
    return [*(verdict for verdict in found if verdict is not None), *judge.last_digits(notes)]


def _relations(outcomes: Iterable[Outcome]) -> list[Relation]:
    unique = {id(outcome.relation): outcome.relation for outcome in outcomes if outcome.relation is not None}
    return list(unique.values())


class _Judge:
    """Judges the groups of one report."""

    def __init__(self, known: Around, held: Sequence[Relation], facts: Facts | None) -> None:
        self._known, self._held = known, held
        self._firm = {known.places(fact) for relation in held for fact in relation.facts}
        self._prices = (
            Prices(Echoes(facts), Wholes(facts).explain, known.contradicting) if facts is not None else Prices()
        )
        self._printed, self._left = Printed(known.places), _ALL

    def verdict(self, failed: Sequence[Outcome], group: Sequence[Relation]) -> Verdict | None:
        """What becomes of one group, given what is certain of others; None where they leave no contradiction in it."""
        group = [relation for relation in group if not self._known.holds(relation, self._tried({}))]
        if not group:
            return None
        verdict = self._verdict(failed, group)
        for fact, value in verdict.certain:
            self._printed.settle(fact, value)
        return verdict

    def last_digits(self, notes: Sequence[Outcome]) -> Iterator[Verdict]:
        """What tail differences tell, given what is certain."""
        noted = _relations(notes)
        for fact, value in crossings(noted, self._held, self._known.places, self._printed):
            mine = tuple(one for one in notes if one.relation is not None and fact in one.relation.facts)
            if mine:
                yield Verdict(mine, ((fact, value),), ())

    def sheds_light(self, group: Sequence[Relation]) -> bool:
        """Whether a figure that stands beside one of the group is certainly wrong: it may be wrong in the same way."""
        rows = {_row(fact) for fact, _ in self._printed.settled.values()}
        return any(_row(fact) in rows for relation in group for fact in relation.facts)

    def _verdict(self, failed: Sequence[Outcome], group: Sequence[Relation]) -> Verdict:
        mine = {id(relation) for relation in group}
        outcomes = tuple(outcome for outcome in failed if id(outcome.relation) in mine)
        repairs = self._repairs(group)
        if words := [outcome for outcome in outcomes if word_may_be_wrong(outcome)]:
            spoken = {id(outcome.relation) for outcome in words}
            others = [relation for relation in group if id(relation) not in spoken]
            kept = self._repairs(others) if others else [Repair(0, ())]
            if not repairs or (kept and repairs[0].cost + TIE >= kept[0].cost + WRONG_WORD * len(spoken)):
                return self._words(tuple(words), outcomes, kept if others else [])
        if repairs and len(repairs[0].changes) > 1 and self._blocked(group):
            return Verdict(outcomes, (), ())
        return self._cautious(self._decided(outcomes, list(_clearest(repairs))), repairs[:1])

    def _blocked(self, group: Sequence[Relation]) -> bool:
        """Whether one change would mend all, were it not for sums of a single part: those may hold by chance."""
        printed = self._tried({})
        for fact in group[0].facts:
            if not all(any(other is fact for other in one.facts) for one in group):
                continue
            for value in dict.fromkeys(v for one in group for v in values_for(one, fact, printed, self._prices)):
                ranges = self._tried({self._known.places(fact): (fact, value)})
                broken = [one for one in self._around(fact) if not self._known.holds(one, ranges)]
                if broken and all(self._by_chance(one, fact) for one in broken):
                    return True
        return False

    def _by_chance(self, relation: Relation, fact: Fact) -> bool:
        """Whether what holds is a sum of one part that nothing else contradicts."""
        if id(relation) not in self._known.held or not _of_one_part(relation):
            return False
        others = [other for other in relation.facts if other is not fact]
        return not any(self._known.contradicting(other) or self._prices.row_copied((fact, other)) for other in others)

    def _words(self, words: tuple[Outcome, ...], outcomes: tuple[Outcome, ...], repairs: Sequence[Repair]) -> Verdict:
        """Words may be wrong: what they contradict is told as it failed, other wrong figures as ever."""
        others = tuple(outcome for outcome in outcomes if outcome not in words)
        decided = self._cautious(self._decided(others, list(_clearest(repairs))), repairs[:1])
        return decided._replace(words=words, open=decided.open if others else ())

    def _tried(self, state: State) -> Tried:
        return Tried(state, self._printed)

    def _repairs(self, group: Sequence[Relation]) -> list[Repair]:
        budget = Budget(self._printed, min(MOST, self._left))
        before = budget.left
        found = Search(group, self._known, self._prices, budget).repairs() if before > 0 else []
        self._left -= before - max(budget.left, 0)
        return found

    def _decided(self, outcomes: tuple[Outcome, ...], repairs: Sequence[Repair]) -> Verdict:
        if not repairs:
            return Verdict(outcomes, (), ())
        values: dict[Key, dict[Decimal, Fact]] = defaultdict(dict)
        for repair in repairs:
            for fact, value in repair.changes:
                values[self._known.places(fact)].setdefault(value, fact)
        in_all = [key for key in values if all(key in self._keys(repair) for repair in repairs)]
        certain = tuple((f, v) for key in in_all if len(values[key]) == 1 for v, f in values[key].items())
        named = tuple((next(iter(found.values())), tuple(found)) for key in in_all if len(found := values[key]) > 1)
        rest = [tuple(c for c in repair.changes if self._known.places(c[0]) not in in_all) for repair in repairs]
        return Verdict(outcomes, certain, self._few([one for one in rest if one]), named)

    def _few(self, alternatives: Sequence[tuple[Change, ...]]) -> tuple[tuple[Change, ...], ...]:
        """Alternatives that change the same figures only while they are few: the likeliest come first."""
        kept: dict[frozenset[Key], list[tuple[Change, ...]]] = defaultdict(list)
        for one in alternatives:
            kept[frozenset(self._known.places(fact) for fact, _ in one)].append(one)
        allowed = {id(one) for group in kept.values() for one in group[:_VALUES]}
        return tuple(one for one in dict.fromkeys(alternatives) if id(one) in allowed)

    def _keys(self, repair: Repair) -> set[Key]:
        return {self._known.places(fact) for fact, _ in repair.changes}

    def _cautious(self, verdict: Verdict, best: Sequence[Repair]) -> Verdict:
        """Asserts only what follows: a value that is not the only one is an example."""
        ranges = self._tried({self._known.places(one[0]): one for repair in best for one in repair.changes})
        firm = self._firm | {self._known.places(one) for one, _ in verdict.certain}
        certain, named = [], list(verdict.named)
        for fact, value in verdict.certain:
            around = self._around(fact)
            if not stands(fact, value, around, firm, ranges):
                continue
            if follows(fact, value, around, ranges):
                certain.append((fact, value))
            else:
                named.append((fact, (value,)))
        return verdict._replace(certain=tuple(certain), named=tuple(named))

    def _around(self, fact: Fact) -> Sequence[Relation]:
        return self._known.relations[self._known.places(fact)]


def _row(fact: Fact) -> tuple[int, int | None]:
    return fact.figure.place.block, fact.figure.place.row_index


def _of_one_part(relation: Relation) -> bool:
    return isinstance(relation, Linear) and len(relation.terms) == 2


def _clearest(repairs: Sequence[Repair]) -> Iterator[Repair]:
    """Of repairs that change the same figures, those that are likeliest, then those under which most sums are exact.

    Where the likeliest leaves a tail difference, a last digit may be this or that.
    """
    groups: dict[frozenset[int], list[Repair]] = defaultdict(list)
    for repair in repairs:
        groups[frozenset(id(fact) for fact, _ in repair.changes)].append(repair)
    for group in groups.values():
        cheapest = min(group, key=lambda repair: repair.cost)
        if cheapest.tails:
            yield from group
            continue
        likely = [repair for repair in group if repair.cost <= cheapest.cost + _CLEARER]
        least = min(repair.inexact for repair in likely)
        yield from (repair for repair in likely if repair.inexact == least)
