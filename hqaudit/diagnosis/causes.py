"""Why a figure is wrong: the cause that explains best how it came to be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from hqaudit.diagnosis.prices import slip_of
from hqaudit.diagnosis.wholes import Wholes
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from hqaudit.model.form import Form
from hqaudit.model.message import Message
from hqaudit.model.place import Place
from hqaudit.model.relation import Linear

_SLIPS = {
    "digits_swapped": Message("相邻两位数字颠倒", "two adjacent digits are swapped"),
    "digit_wrong": Message("有一位数字写错", "one digit is wrong"),
    "digit_dropped": Message("漏写一位数字", "a digit is missing"),
    "digit_inserted": Message("多写一位数字", "there is a digit too many"),
    "digit_doubled": Message("有一位数字重复", "a digit is doubled"),
    "point_moved": Message("小数点位置有误", "the decimal point has moved"),
    "unit_mistaken": Message("元与万元混淆", "元 and 万元 are mixed up"),
    "sign_wrong": Message("正负号有误", "the sign is wrong"),
}
_STALE = 3
_PERCENTAGES = {
    "other_whole": "percentage_of_another_whole",
    "growth_of_current": "percentage_of_another_whole",
    "plugged": "percentage_plugged",
}
UNEXPLAINED = ("unexplained", Message("原因不明", "how it came about is not clear"))
Cause = tuple[str, Message]


class Case(NamedTuple):
    """A report whose wrong figures are known: what each should be, by place."""

    facts: Facts
    changes: Mapping[Place, tuple[Fact, Decimal]]
    sums: Sequence[Linear] = ()
    """The sums that failed."""

    def cause(self, fact: Fact, value: Decimal) -> Cause:
        """The name and the sentence of what explains the printed figure."""
        for explain in (
            self._row_copied,
            self._years_exchanged,
            self._slip,
            self._stale,
            self._of_another_whole,
            self._neighbour,
            self._last_year,
            self._previous_item,
            self._other_item,
            self._not_updated,
        ):
            found = explain(fact, value)
            if found is not None:
                return found
        return UNEXPLAINED

    def _years_exchanged(self, fact: Fact, value: Decimal) -> Cause | None:
        """Two wrong figures of one item and two years, each the other's."""
        for other, right in self.changes.values():
            crossed = (other.figure.value, right) == (value, fact.figure.value)
            if crossed and _of_other_year(fact, other):
                return "years_exchanged", Message("两年的数字对调", "the figures of two years are exchanged")
        return None

    def _of_another_whole(self, fact: Fact, _: Decimal) -> Cause | None:
        found = Wholes(self.facts).why(fact) if fact.figure.is_percent else None
        if found is None:
            return None
        name, amount = found
        called = f"“{amount.label}” {amount.figure.text}" if amount is not None else ""
        sentences = {
            "other_whole": (f"是按{called}计算的比例", f"it is the share of {called}"),
            "growth_of_current": (f"以本年的{called}为基数计算", f"this year's {called} was taken as the base"),
            "plugged": ("为使各项比例合计为 100% 而调整", "it was adjusted to make the shares add up to 100%"),
        }
        return _PERCENTAGES[name], Message(*sentences[name])

    def _previous_item(self, fact: Fact, _: Decimal) -> Cause | None:
        """The figure said before it in the paragraph."""
        place = fact.figure.place
        if place.row_index is not None or not fact.figure.value:
            return None
        before = [
            other
            for other in self.facts.statements
            if other.figure.place.block == place.block and other.figure.place.start < place.start
        ]
        same = [
            other
            for other in before
            if (other.figure.value, other.figure.unit) == (fact.figure.value, fact.figure.unit)
        ]
        if not same or same[-1].figure.place in self.changes:
            return None
        label = same[-1].label
        return "previous_item", Message(f"与前面“{label}”的数字相同", f"it is the figure of “{label}” before it")

    def _not_updated(self, fact: Fact, _: Decimal) -> Cause | None:
        """A total that its parts no longer add up to, where nothing else explains it."""
        for one in self.sums:
            if one.relation == "=" and len(one.terms) > 2 and one.terms[0] == (1, fact):
                sentence = "各分项变动后合计未随之更新"
                return "total_not_updated", Message(sentence, "the total was not brought up to date with its parts")
        return None

    def _slip(self, fact: Fact, value: Decimal) -> Cause | None:
        name = slip_of(fact, value)
        return (name, _SLIPS[name]) if name else None

    def _form(self, fact: Fact) -> Form | None:
        place = fact.figure.place
        if place.row_index is None:
            return None
        return next((form for form in self.facts.forms if form.block == place.block), None)

    def _row_copied(self, fact: Fact, _: Decimal) -> Cause | None:
        """Two or more wrong cells of a row that equal another row's."""
        form, place = self._form(fact), fact.figure.place
        if form is None:
            return None
        wrong = [at for at in form.cells if at[0] == place.row_index and form.cells[at].figure.place in self.changes]
        if len(wrong) < 2:
            return None
        for row in dict.fromkeys(row for row, _ in form.cells):
            twins = [form.cells.get((row, column)) for _, column in wrong]
            if row != place.row_index and all(
                twin is not None and twin.figure.value == form.cells[at].figure.value
                for twin, at in zip(twins, wrong, strict=True)
            ):
                label = twins[0].figure.place.row if twins[0] else ""
                return "row_copied", Message(f"整行照抄了“{label}”一行", f"the row is copied from “{label}”")
        return None

    def _stale(self, fact: Fact, _: Decimal) -> Cause | None:
        """Several wrong figures of one paragraph that agree with each other and with nothing else."""
        if fact.figure.place.row_index is not None:
            return None
        block = fact.figure.place.block
        wrong = [place for place in self.changes if place.block == block and place.row_index is None]
        if len(wrong) < _STALE or self._elsewhere(fact) is not None:
            return None
        sentence = "这一段的数字只与彼此相符，可能是旧稿未更新"
        return "stale_paragraph", Message(
            sentence, "the figures of this paragraph agree only with each other: an old draft"
        )

    def _neighbour(self, fact: Fact, _: Decimal) -> Cause | None:
        form, place = self._form(fact), fact.figure.place
        if form is None or place.row_index is None or place.column_index is None:
            return None
        for (row, column), other in form.cells.items():
            if other is fact or other.figure.value != fact.figure.value:
                continue
            if row == place.row_index:
                return "neighbour_column", Message(
                    f"与同一行“{other.label}”的数字相同", f"it is the row's “{other.label}”"
                )
            if column == place.column_index and abs(row - place.row_index) == 1:
                return "neighbour_row", Message(
                    f"与相邻行“{other.label}”的数字相同", f"it is the next row's “{other.label}”"
                )
        return None

    def _last_year(self, fact: Fact, _: Decimal) -> Cause | None:
        if fact.context is None:
            return None
        before = fact.context._replace(year=fact.context.year - 1)
        if any(other.context == before and other.amount == fact.amount for other in self.facts.all):
            return "last_year", Message("与上年的数字相同", "it is last year's figure")
        return None

    def _other_item(self, fact: Fact, _: Decimal) -> Cause | None:
        other = self._elsewhere(fact)
        if other is None:
            return None
        return "other_item", Message(f"这里写成了“{other.label}”的数字", f"the figure of “{other.label}” stands here")

    def _elsewhere(self, fact: Fact) -> Fact | None:
        """Another item of the report with the printed value, itself not wrong."""
        if fact.figure.value == 0 or not fact.figure.is_amount:
            return None
        others: Sequence[Fact] = [
            other
            for other in (*self.facts.statements, *self.facts.all)
            if other.amount == fact.amount and other.context is not None and other.context != fact.context
        ]
        return next((other for other in others if other.figure.place not in self.changes), None)


def _of_other_year(one: Fact, other: Fact) -> bool:
    mine, its = one.context, other.context
    if mine is None or its is None or mine.year == its.year:
        return False
    return mine._replace(year=0, basis="") == its._replace(year=0, basis="")
