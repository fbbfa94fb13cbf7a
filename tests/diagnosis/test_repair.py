from __future__ import annotations

from decimal import Decimal

from hqaudit.diagnosis.groups import components
from hqaudit.diagnosis.prices import Prices
from hqaudit.diagnosis.ranges import Places, moved
from hqaudit.diagnosis.tries import printed_value
from hqaudit.model.interval import Interval
from hqaudit.model.relation import Linear, Percent, Relation, Same
from tests.diagnosis.bits import fact, repairs, sums, told


def test_scholtus_the_swapped_and_the_doubled_digit() -> None:
    texts = ["1452", "116", "1568", "161", "323", "76", "12", "411", "19979", "1842", "137"]
    x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11 = (fact(f"{text}.00") for text in texts)
    held = sums(x3, x1, x2), sums(x8, x5, x6, x7)
    swapped, doubled, left = Linear(((1, x2), (-1, x4))), sums(x9, x3, x8), sums(x9, x10, x11)
    assert told(repairs([swapped], *held)) == ["161.00 → 116.00"]
    assert told(repairs([doubled, left], *held)) == ["19979.00 → 1979.00"]
    both = [found for one in components([swapped, doubled, left], Places()) for found in repairs(one, *held)]
    assert told(both) == ["161.00 → 116.00", "19979.00 → 1979.00"]


def test_scholtus_no_sign_is_turned() -> None:
    x, y, z = fact("-123.00"), fact("129.00"), fact("252.00")
    found = told(repairs([sums(z, x, y)]))
    assert found == ["252.00 → 6.00", "129.00 → 375.00"]
    assert "-123.00 → 123.00" not in found
    assert repairs([sums(fact("5.00"), fact("7.00"), fact("-3.00"))])[0].changes[0][1] == 4


def test_no_correction_to_zero() -> None:
    whole, one, two = fact("5.00"), fact("5.00"), fact("3.00")
    assert told(repairs([sums(whole, one, two)])) == ["5.00 → 8.00", "5.00 → 2.00"]
    only, empty = fact("4.00"), fact("0.00")
    assert told(repairs([Linear(((1, only), (-1, empty)))])) == ["0.00 → 4.00"]


def test_a_figure_no_failed_relation_speaks_of_is_never_changed() -> None:
    whole, one, two, again = fact("18.00"), fact("6.00"), fact("3.00"), fact("18.00")
    assert told(repairs([sums(whole, one, two)])) == ["18.00 → 9.00", "6.00 → 15.00", "3.00 → 12.00"]
    kept = Linear(((1, whole), (-1, again)))
    assert told(repairs([sums(whole, one, two)], kept)) == ["6.00 → 15.00", "3.00 → 12.00"]


def test_of_equal_choices_all_are_told_in_the_order_of_the_document() -> None:
    found = repairs([sums(fact("100.00"), fact("61.00"), fact("17.00"))])
    assert told(found) == ["100.00 → 78.00", "61.00 → 83.00", "17.00 → 39.00"]
    assert len({repaired.cost for repaired in found}) == 1


def test_a_slip_of_the_hand_comes_first() -> None:
    assert told(repairs([sums(fact("100.00"), fact("16.00"), fact("39.00"))])) == ["16.00 → 61.00"]
    assert told(repairs([sums(fact("100.00"), fact("17.00"), fact("39.00"))]))[0] == "100.00 → 56.00"


def test_one_change_that_mends_two_contradictions_is_the_cheapest() -> None:
    a, b, c, d, e = (fact(text) for text in ("10.00", "6.00", "3.00", "20.00", "16.00"))
    found = repairs([sums(a, b, c), sums(d, e, c)])
    assert told(found)[0] == "3.00 → 4.00"


def test_a_row_copied_is_mended_by_the_column_sums() -> None:
    row, copied, total = (
        [fact(text) for text in texts]
        for texts in (
            ("60.00", "13.00", "47.00"),
            ("90.00", "13.00", "47.00"),
            ("150.00", "33.00", "117.00"),
        )
    )
    failed: list[Relation] = [sums(copied[0], *copied[1:]), *(sums(total[at], row[at], copied[at]) for at in (1, 2))]
    held = [sums(row[0], *row[1:]), sums(total[0], *total[1:]), sums(total[0], row[0], copied[0])]
    assert told(repairs(failed, *held)) == ["13.00 → 20.00, 47.00 → 70.00"]


def test_the_statement_that_stands_apart_is_brought_to_the_others() -> None:
    one, two, apart = fact("489.51", "万元"), fact("489.51", "万元"), fact("498.51", "万元", form=False)
    assert told(repairs([Same((apart, one, two))])) == ["498.51 → 489.51"]
    alone, other = fact("489.51", "万元"), fact("4,985,100", form=False)
    assert told(repairs([Same((alone, other))])) == ["4,985,100 → 4895100", "489.51 → 498.51"]


def test_statements_follow_the_one_that_a_sum_has_changed() -> None:
    whole, again, one, two = fact("19.00"), fact("19.00", form=False), fact("6.00"), fact("3.00")
    other, third = sums(fact("16.00"), fact("7.00"), whole), Same((whole, again))
    found = repairs([sums(whole, one, two), other, third])
    assert "19.00 → 9.00, 19.00 → 9.00" in told(found)


def test_an_amount_of_a_percentage_is_tried_one_slip_away() -> None:
    figure, current, less = (fact(text, "万元", form=False) for text in ("10.17%", "489.51", "54.39"))
    kept = [Linear(((1, current), (-1, fact("489.51", "万元")))) for _ in range(4)]
    found = told(repairs([Percent(figure, "change", current, less, -1)], *kept))
    assert found == ["54.39 → 55.39", "10.17% → 10.00"]


def test_an_inequality_alone_cannot_be_mended() -> None:
    assert repairs([Linear(((1, fact("5.00")), (-1, fact("3.00"))), "<=")]) == []


def test_the_search_gives_up() -> None:
    assert repairs([sums(fact("10.00"), fact("6.00"), fact("3.00"))], budget=1) == []


def test_contradictions_that_share_figures_hang_together() -> None:
    a, b, c, d, e, f = (fact(f"{n}.00") for n in range(1, 7))
    first, second, third = Same((a, b)), Same((c, d)), Same((e, f))
    joint = Same((b, c))
    assert components([first, second, third, joint], Places()) == [[first, second, joint], [third]]


def test_a_new_value_is_printed_as_the_figure_is() -> None:
    assert printed_value(Decimal(4895100), fact("498.51", "万元"), Prices()) == Decimal("489.51")
    assert str(printed_value(Decimal(4895149), fact("498.51", "万元"), Prices())) == "489.51"
    assert str(printed_value(Decimal("4895150"), fact("498.51", "万元"), Prices())) == "489.52"
    assert str(printed_value(Decimal("4895100"), fact("498.5", "万元"), Prices(), fact("489.51", "万元"))) == "489.51"
    assert str(printed_value(Decimal("4895100"), fact("4,985,100"), Prices(), fact("489.51", "万元"))) == "4895100"
    assert str(printed_value(Decimal("10.004"), fact("10.17%"), Prices())) == "10.00"


def test_a_value_with_fewer_decimals_stands_for_more() -> None:
    close = fact("24.288%")
    assert moved(close, close.range, Decimal("24.28")) == Interval(Decimal("24.275"), Decimal("24.285"))
    assert moved(close, close.range, Decimal("24.283")) == Interval(Decimal("24.2825"), Decimal("24.2835"))


def test_a_percentage_that_the_amounts_give_is_told_from_one_they_allow() -> None:
    share = Percent(fact("10.18%"), "change", fact("99"), fact("12"), -1)
    by_value = {
        value: one.inexact for one in repairs([share]) for changed, value in one.changes if changed is share.figure
    }
    assert by_value[Decimal("10.81")] == 0
    assert all(inexact for value, inexact in by_value.items() if value != Decimal("10.81"))
