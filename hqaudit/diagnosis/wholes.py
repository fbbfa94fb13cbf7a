"""Percentages of other amounts than their own: of another whole, of this year's for last year's, 100 less the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from hqaudit.model.fact import Claim, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.relation import HUNDRED

Why = Literal["other_whole", "plugged", "growth_of_current"]
_TELLING = 3
"""Digits from which on a percentage does not fit other amounts by chance."""


class Wholes:
    """The percentages of one report and the amounts beside them."""

    def __init__(self, facts: Facts) -> None:
        self._claims = {id(claim.figure): claim for claim in facts.claims if claim.figure is not None}
        self._facts = facts
        self._amounts: dict[int, list[Fact]] | None = None

    def explain(self, fact: Fact) -> bool:
        """Whether a printed percentage is right for other amounts than its own."""
        return self.why(fact) is not None

    def why(self, fact: Fact) -> tuple[Why, Fact | None] | None:
        """In what way it is, and of which amount it then is a percentage."""
        claim = self._claims.get(id(fact))
        if claim is None or not fact.figure.is_percent:
            return None
        if claim.kind == "share" and self._plugged(fact, claim):
            return "plugged", claim.whole
        if len(fact.figure.text.replace(".", "").strip("0%％")) < _TELLING:
            return None
        if claim.kind == "growth" and claim.change is not None and claim.part is not None:
            fits = claim.whole is None and _fits(fact, claim.change.amount, claim.part.amount)
            return ("growth_of_current", claim.part) if fits else None
        if claim.kind in ("share", "completion") and claim.part is not None and claim.whole is not None:
            wholes = (one for one in self._beside(fact) if one.amount != claim.whole.amount)
            found = next((one for one in wholes if _fits(fact, claim.part.amount, one.amount)), None)
            return ("other_whole", found) if found is not None else None
        return None

    def _plugged(self, fact: Fact, claim: Claim) -> bool:
        """Whether it makes the shares of its whole add up to 100, among at least three."""
        group = [one for one in self._shares(claim) if one is not fact]
        return len(group) > 1 and sum(one.figure.value for one in group) + fact.figure.value == HUNDRED

    def _shares(self, claim: Claim) -> Iterator[Fact]:
        for other in self._claims.values():
            if other.kind == "share" and other.whole is claim.whole and other.figure is not None:
                yield other.figure

    def _beside(self, fact: Fact) -> list[Fact]:
        """The amounts of its paragraph and of the headings' section, larger than nothing."""
        if self._amounts is None:
            self._amounts = defaultdict(list)
            for one in self._facts.statements:
                if one.figure.is_amount and one.figure.value > 0:
                    self._amounts[one.figure.place.block].append(one)
        return self._amounts.get(fact.figure.place.block, [])


def _fits(fact: Fact, part: Decimal, whole: Decimal) -> bool:
    half = Decimal(5).scaleb(-fact.figure.decimals - 1)
    return whole > 0 and abs(HUNDRED * part / whole - fact.figure.value) <= half
