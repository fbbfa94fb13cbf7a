from __future__ import annotations

from decimal import Decimal

import pytest

from hqaudit.diagnosis.tails import nearly
from hqaudit.diagnosis.verdicts import verdicts
from hqaudit.model.relation import Linear, Percent, Relation, Same, as_printed
from tests.diagnosis.bits import fact, repairs, sums, told
from tests.diagnosis.test_verdicts import outcome


@pytest.mark.parametrize(
    ("relation", "near"),
    [
        (Same((fact("1535.85", "万元"), fact("1535.86", "万元"))), True),
        (Same((fact("1535.85", "万元"), fact("1535.87", "万元"))), False),
        (Same((fact("1535.9", "万元"), fact("1535.85", "万元"), fact("15358600"))), True),
        (sums(fact("9.01"), fact("6.00"), fact("3.00")), True),
        (sums(fact("9.02"), fact("6.00"), fact("3.00")), False),
        (Linear(((1, fact("9.01")), (-1, fact("9.00"))), "<="), False),
        (Percent(fact("33.4%"), "share", fact("1.00"), fact("3.00")), True),
        (Percent(fact("33.5%"), "share", fact("1.00"), fact("3.00")), False),
        (Percent(fact("33.5%"), "share", fact("1.00"), fact("0.00")), False),
    ],
)
def test_a_tail_difference_is_one_of_the_last_digit(relation: Relation, near: bool) -> None:
    assert nearly(relation, as_printed) is near


def test_a_repair_may_leave_a_tail_difference_rather_than_change_a_right_figure() -> None:
    wrong, part, elsewhere = fact("1435.85", "万元"), fact("1535.85", "万元"), fact("1535.86", "万元")
    found = repairs([sums(wrong, part), Same((wrong, elsewhere))])
    assert told(found)[0] == "1435.85 → 1535.85"
    assert found[0].tails == 1


def test_where_a_tail_difference_is_left_the_last_digit_is_not_certain() -> None:
    wrong, part, elsewhere = fact("1000.00", "万元"), fact("1535.85", "万元"), fact("1535.86", "万元")
    (verdict,) = verdicts([outcome(sums(wrong, part)), outcome(Same((wrong, elsewhere)))])
    assert verdict.certain == ()
    ((named, values),) = verdict.named
    assert (named, sorted(values)) == (wrong, [Decimal("1535.85"), Decimal("1535.86")])


def test_what_failed_for_a_tail_difference_is_mended_all_the_same() -> None:
    apart, one, two = fact("9.01", form=False), fact("9.00"), fact("9.00")
    assert told(repairs([Same((apart, one, two))])) == ["9.01 → 9.00"]
