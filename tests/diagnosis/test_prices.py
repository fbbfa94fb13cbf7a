from __future__ import annotations

from decimal import Decimal

import pytest

from hqaudit.diagnosis.echoes import Echoes
from hqaudit.diagnosis.prices import Prices, slip_of
from hqaudit.diagnosis.wholes import Wholes
from hqaudit.model.fact import Fact
from tests.diagnosis.bits import fact
from tests.diagnosis.tiny import form
from tests.facts.tiny import facts_of

ROWS = ("2130101|行政运行|97.25|51.13|46.12", "2130104|事业运行|38.00|26.00|12.00", "合计||135.25|77.13|58.12")
SAID = "三、支出说明\n2024年支出预算135.25万元，其中：行政运行（2130101）{}万元，占{}%；项目支出58.12万元，占42.97%。\n"


def priced(report: str, printed: str, value: str, said: bool) -> int:
    facts = facts_of(report)
    found = next(f for f in facts.all if f.figure.text == printed and (f.figure.place.row_index is None) is said)
    return Prices(Echoes(facts), Wholes(facts).explain).of(found, Decimal(value), ())


def alone(one: Fact, value: str) -> int:
    return Prices().of(one, Decimal(value), ())


def test_the_rarer_the_slip_the_dearer() -> None:
    values = ("48951.00", "498.51", "489.61", "306.44")
    prices = [alone(fact("489.51"), value) for value in values]
    assert prices == sorted(prices)
    assert prices[0] < prices[-1]


def test_sentences_before_forms_and_percentages_before_amounts() -> None:
    assert alone(fact("489.51", form=False), "306.44") < alone(fact("489.51"), "306.44")
    assert alone(fact("90.88%", form=False), "90.91") < alone(fact("489.51", form=False), "306.44")


def test_a_percentage_a_little_off_is_likelier_than_one_far_off() -> None:
    share = fact("71.73%", form=False)
    assert alone(share, "71.65") < alone(share, "69.02")


def test_a_zero_is_hardly_an_amount_mistyped() -> None:
    assert alone(fact("0.00"), "12.00") > alone(fact("95.00"), "12.00")


def test_slips_are_those_of_the_digits_printed() -> None:
    assert slip_of(fact("12.3"), Decimal("12.37")) == "digit_dropped"
    assert slip_of(fact("7.999%"), Decimal("7.99")) == "digit_doubled"
    assert slip_of(fact("0.6"), Decimal("0.70")) == "digit_wrong"


def test_a_value_printed_elsewhere_for_the_item_is_believed() -> None:
    report = form(*ROWS) + SAID.format("97.52", "71.90")
    assert priced(report, "97.52", "97.25", said=True) < priced(report, "97.52", "95.72", said=True)


def test_what_is_repeated_elsewhere_is_no_slip() -> None:
    once = form(*ROWS) + SAID.format("97.52", "71.90")
    again = once + "四、再述\n行政运行（2130101）97.52万元。\n"
    assert priced(again, "97.52", "95.72", said=True) > priced(once, "97.52", "95.72", said=True)


def test_a_figure_copied_from_beside_it() -> None:
    report = form(ROWS[0].replace("51.13", "26.00"), *ROWS[1:])
    other = form(ROWS[0].replace("51.13", "83.99"), *ROWS[1:])
    assert priced(report, "26.00", "51.13", said=False) < priced(other, "83.99", "51.13", said=False)


def test_a_digit_too_many_came_from_somewhere() -> None:
    report = form(ROWS[0].replace("51.13", "51.133"), *ROWS[1:])
    other = form(ROWS[0].replace("51.13", "51.63"), *ROWS[1:])
    assert priced(report, "51.133", "51.13", said=False) < priced(other, "51.63", "51.13", said=False)


def test_the_same_slip_again_costs_less() -> None:
    one, again, new = fact("498.51", form=False), fact("498.51", form=False), Decimal("306.44")
    assert Prices().of(again, new, [(one, new)]) < Prices().of(again, new, ())


def test_a_value_finer_than_its_form_prints_is_unlikely() -> None:
    cell = fact("82.50")
    assert alone(cell, "0.008250") > alone(cell, "825.00") + 35


def test_a_figure_with_too_few_decimals_lost_a_digit() -> None:
    report = form(*ROWS) + SAID.format("97.2", "71.90")
    lost = priced(report, "97.2", "97.24", said=True)
    other = form(*ROWS) + SAID.format("97.22", "71.90")
    assert lost + 20 < priced(other, "97.22", "97.24", said=True)


def test_where_zeros_are_dropped_fewer_decimals_tell_nothing() -> None:
    often = form(*ROWS) + SAID.format("97.2", "71.90") + "其中：办公费3.1万元，水费2.4万元，电费5.6万元。\n"
    rare = form(*ROWS) + SAID.format("97.2", "71.90")
    assert priced(often, "97.2", "97.24", said=True) > priced(rare, "97.2", "97.24", said=True)


def test_no_amount_is_larger_than_all_that_a_report_has() -> None:
    facts = facts_of(form(*ROWS) + form(*ROWS, title="一般公共预算支出表"))
    cell = next(one for one in facts.all if one.figure.text == "97.25")
    assert Echoes(facts).too_large(cell, Decimal("972.50"))
    once = facts_of(form(*ROWS).replace("135.25", "1352500"))
    assert not Echoes(once).too_large(cell, Decimal("1352500"))  # it may be the wrong one
    assert not Echoes(facts).too_large(cell, Decimal("135.25"))


@pytest.mark.parametrize(
    ("printed", "right", "odd"),
    [
        ("9.725", "97.25", True),  # the point moved, and the decimals with it
        ("972.5", "97.25", True),
        ("97.255", "97.25", True),
        ("9", "0.90", False),  # a point moved would have left 9.0: it is 9.00 without its zeros
        ("97.52", "97.25", False),
    ],
)
def test_other_decimals_than_a_form_prints_tell_of_a_slip(printed: str, right: str, odd: bool) -> None:
    others = [f"21301{at:02d}|第{at}项|{at}1.25|{at}0.13|1.12" for at in range(10, 40)]
    report = form(*others, f"2130150|另一项|{printed}|1.13|1.12", title="部门支出总表")
    facts = facts_of(report)
    found = next(one for one in facts.all if one.figure.text == printed)
    prices = Prices(Echoes(facts))
    assert (prices._odd(found, Decimal(right)) > 25) is odd


def test_a_change_with_the_figure_of_its_amount_is_copied() -> None:
    said = "二、说明\n办公费97.24万元，比上年增加97.24万元，增长5.00%。水费31.20万元，比上年增加3.12万元。\n"
    facts = facts_of(form(*ROWS) + said)
    changes = [claim.figure for claim in facts.claims if claim.kind == "change" and claim.figure is not None]
    assert [Echoes(facts).repeats(change) for change in changes] == [True, False]
