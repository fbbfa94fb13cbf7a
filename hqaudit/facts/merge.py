"""Contexts merged where the report itself proves them equal (DESIGN, "Tried", b).

If the totals show that one fund is the whole, then – amounts being parts of it that cannot be negative – every class of
the whole equals that class of the fund. If there is no carry-over, 总计, 本年合计 and 合计 are one amount, and forms of
income and of expenditure state the same amounts by functional class.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache

from hqaudit.model.fact import Context, Fact
from hqaudit.model.facts import Profile

_TOTALS = ("总计", "本年合计")
_FUNDS = ("财政拨款", "一般公共预算")
UNKNOWN = "?"
_CARRY = ("上年结转", "年终结转", "使用非财政拨款结余", "结余分配")
Key = tuple[str, str, str]


def merger(facts: Iterable[Fact], profile: Profile) -> Callable[[Context], Context | None]:
    """A function from a context to the one it is compared under; None where that is not certain."""
    totals: dict[tuple[int, str], dict[Key, Counter[Decimal]]] = defaultdict(lambda: defaultdict(Counter))
    carried: set[tuple[int, str, str]] = set()
    stated: dict[tuple[int, str, str, int], dict[str, Decimal]] = defaultdict(dict)
    for fact in facts:
        context = fact.context
        if context is None or not fact.figure.is_amount:
            continue
        period = (context.year, context.basis)
        if context.item in _CARRY and fact.figure.value != 0:
            carried.add((*period, context.side))
        if context == Context(context.item, context.side, context.fund, year=context.year, basis=context.basis):
            totals[period][context.item, context.side, context.fund][fact.amount] += 1
            if context.item in _TOTALS and not context.fund and fact.figure.place.row_index is not None:
                stated[(*period, context.side, fact.figure.place.block)][context.item] = fact.amount
    carried |= {key[:3] for key, amounts in stated.items() if len(set(amounts.values())) > 1}
    merges = {period: _Merge(found, period, carried, profile) for period, found in totals.items()}
    return cache(lambda context: _apply(context, merges.get((context.year, context.basis))))


class _Merge:
    """What is proved equal in one year and basis: items to "", funds to a wider one, sides."""

    def __init__(
        self,
        totals: dict[Key, Counter[Decimal]],
        period: tuple[int, str],
        carried: set[tuple[int, str, str]],
        profile: Profile,
    ) -> None:
        self._carried = {side for side in ("收入", "支出") if (*period, side) in carried}
        self._usual = {key: counter.most_common(1)[0][0] for key, counter in totals.items()}
        self.items = {side: self._merged_items(side) for side in ("收入", "支出")}
        self.funds = {side: self._merged_funds(side) for side in ("收入", "支出")}
        income = self._total("收入")
        self.sides = (
            profile.basis == "预算" and not self._carried and income is not None and income == self._total("支出")
        )

    def open_total(self, context: Context) -> bool:
        """A bare total where 总计 and 本年合计 differ, or income where there is carry-over: it may be either."""
        parts = (context.nature, context.function, context.econ, context.gov, context.unit, context.project)
        if context.item or any(parts) or not context.side:
            return False
        if context.fund:
            return context.side == "收入" and "收入" in self._carried
        return len({self._usual[key] for item in _TOTALS if (key := (item, context.side, "")) in self._usual}) > 1

    def _total(self, side: str) -> Decimal | None:
        return next((self._usual[key] for item in (*_TOTALS, "") if (key := (item, side, "")) in self._usual), None)

    def _merged_items(self, side: str) -> set[str]:
        """总计 and 本年合计 are one amount where they are equal; then 合计, which can only be one of them, is too."""
        if side in self._carried:
            return set()
        stated = {item: self._usual[item, side, ""] for item in ("", *_TOTALS) if (item, side, "") in self._usual}
        if all(item in stated for item in _TOTALS):
            return set(_TOTALS) if stated["总计"] == stated["本年合计"] else set()
        return set(_TOTALS) if len(stated) > 1 and len(set(stated.values())) == 1 else set()

    def _fund_total(self, side: str, fund: str) -> Decimal | None:
        """What a fund amounts to; None where its 总计 and its 合计 differ (carry-over)."""
        stated = {self._usual[key] for item in (*_TOTALS, "") if (key := (item, side, fund)) in self._usual}
        return stated.pop() if len(stated) == 1 else None

    def _merged_funds(self, side: str) -> dict[str, str]:
        merged: dict[str, str] = {}
        whole = self._total(side)
        values = {fund: self._fund_total(side, fund) for fund in _FUNDS}
        for fund in _FUNDS:
            if values[fund] is not None and values[fund] == whole and whole != 0:
                merged[fund] = ""
        part, both = values["一般公共预算"], values["财政拨款"]
        if "一般公共预算" not in merged and part is not None and part == both != 0:
            merged["一般公共预算"] = "财政拨款"
        return merged


def _apply(context: Context, merge: _Merge | None) -> Context | None:
    if merge is None:
        return None if context.fund == UNKNOWN else context
    funds = merge.funds.get(context.side, {})
    if context.fund == UNKNOWN:
        if "" not in {funds.get("一般公共预算"), funds.get("财政拨款")}:
            return None
        context = context._replace(fund="")
    if context.item in merge.items.get(context.side, ()):
        context = context._replace(item="")
    elif merge.open_total(context):
        return None
    if context.fund in funds:
        context = context._replace(fund=funds[context.fund])
    if merge.sides and context.function and context.side == "收入":
        context = context._replace(side="支出")
    return context
