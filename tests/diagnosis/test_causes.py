from __future__ import annotations

from decimal import Decimal

import pytest

from hqaudit.diagnosis.causes import UNEXPLAINED, Case
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts
from tests.diagnosis.bits import sums
from tests.diagnosis.tiny import form
from tests.facts.tiny import facts_of

FORM = form("2130101|行政运行|97.00|51.00|46.00", "2130104|事业运行|38.00|26.00|12.00", "合计||135.00|77.00|58.00")
TEXT = "三、支出说明\n2024年支出预算135.00万元，其中：基本支出{}万元，项目支出{}万元，占{}%。上年支出预算120.00万元。\n"


def text(basic: str = "77.00", project: str = "58.00", share: str = "42.96") -> str:
    return FORM + TEXT.format(basic, project, share)


def named(facts: Facts, printed: str, said: bool | None = None) -> Fact:
    """The first figure printed so; in a sentence or a form as asked."""
    found = [fact for fact in facts.all if fact.figure.text == printed]
    return next(fact for fact in found if said is None or said is (fact.figure.place.row_index is None))


def cause(report: str, *changes: tuple[str, str], said: bool = False) -> tuple[str, str, str]:
    """The cause of the first of the changes (printed, should be)."""
    facts = facts_of(report)
    wrong = [(named(facts, printed, said), Decimal(value)) for printed, value in changes]
    case = Case(facts, {change[0].figure.place: change for change in wrong})
    name, sentence = case.cause(*wrong[0])
    return name, sentence.zh, sentence.en


def test_a_row_copied_from_another() -> None:
    report = FORM.replace("|", "\t").replace("51.00\t46.00", "26.00\t12.00")
    found = cause(report, ("26.00", "51.00"), ("12.00", "46.00"))
    assert found == (
        "row_copied",
        "整行照抄了“2130104 事业运行”一行",
        "the row is copied from “2130104 事业运行”",
    )


def test_one_wrong_cell_is_no_copied_row() -> None:
    report = FORM.replace("51.00\t46.00", "26.00\t46.00")
    assert cause(report, ("26.00", "51.00"))[0] == "neighbour_row"


def test_two_wrong_cells_that_equal_no_other_row() -> None:
    report = FORM.replace("51.00\t46.00", "33.30\t44.40")
    assert cause(report, ("33.30", "51.00"), ("44.40", "46.00"))[0] == "unexplained"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("15.00", "digits_swapped"),
        ("57.00", "digit_wrong"),
        ("510.00", "point_moved"),
        ("1.00", "digit_dropped"),
        ("551.00", "digit_doubled"),
        ("591.00", "digit_inserted"),
        ("510000.00", "unit_mistaken"),
        ("-51.00", "sign_wrong"),
    ],
)
def test_a_slip_is_named(printed: str, name: str) -> None:
    found = cause(FORM.replace("51.00", printed), (printed, "51.00"))
    assert found[0] == name
    assert all(found)


def test_a_slip_comes_before_a_neighbour() -> None:
    report = FORM.replace("97.00\t51.00", "97.00\t46.00")
    assert cause(report, ("46.00", "45.00"))[0] == "digit_wrong"


def test_figures_of_a_paragraph_that_agree_only_with_each_other() -> None:
    report = text("63.10", "20.90", "24.88")
    changes = ("63.10", "77.00"), ("20.90", "58.00"), ("24.88%", "42.96")
    assert cause(report, *changes, said=True)[0] == "stale_paragraph"
    assert cause(report, *changes[:2], said=True)[0] == "unexplained"


def test_a_figure_stated_elsewhere_is_not_stale() -> None:
    report = text("97.00", "20.90", "24.88")
    changes = ("97.00", "77.03"), ("20.90", "58.00"), ("24.88%", "42.96")
    name, zh, _ = cause(report, *changes, said=True)
    assert (name, zh) == ("other_item", "这里写成了“行政运行 合计”的数字")


def test_the_next_column_and_the_next_row() -> None:
    report = FORM.replace("97.00\t51.00\t46.00", "97.00\t46.00\t46.00")
    name, zh, en = cause(report, ("46.00", "51.00"))
    assert (name, zh, en) == (
        "neighbour_column",
        "与同一行“行政运行 项目支出”的数字相同",
        "it is the row's “行政运行 项目支出”",
    )
    report = FORM.replace("97.00\t51.00\t46.00", "97.00\t26.00\t46.00")
    name, zh, en = cause(report, ("26.00", "51.00"))
    assert (name, zh, en) == (
        "neighbour_row",
        "与相邻行“事业运行 基本支出”的数字相同",
        "it is the next row's “事业运行 基本支出”",
    )


def test_a_row_further_down_is_another_item() -> None:
    report = FORM.replace("97.00\t51.00\t46.00", "97.00\t77.00\t46.00")
    assert cause(report, ("77.00", "51.03"))[0] == "other_item"


def test_last_years_figure() -> None:
    report = FORM.replace("135.00", "120.00") + TEXT.format("77.00", "58.00", "42.96")
    assert cause(report, ("120.00", "135.00"))[:2] == ("last_year", "与上年的数字相同")


def test_another_items_figure() -> None:
    report = text(basic="46.00")
    name, zh, en = cause(report, ("46.00", "77.00"), said=True)
    assert (name, zh) == ("other_item", "这里写成了“行政运行 项目支出”的数字")
    assert en == "the figure of “行政运行 项目支出” stands here"


def test_a_figure_that_is_itself_wrong_explains_nothing() -> None:
    facts = facts_of(text(basic="46.00"))
    said, cell = named(facts, "46.00", said=True), named(facts, "46.00", said=False)
    case = Case(facts, {fact.figure.place: (fact, Decimal(1)) for fact in (said, cell)})
    assert case.cause(said, Decimal("77.00")) == UNEXPLAINED


def test_what_is_not_explained() -> None:
    assert cause(text(basic="61.23"), ("61.23", "77.00"), said=True) == (
        "unexplained",
        "原因不明",
        "how it came about is not clear",
    )
    assert cause(text(share="11.11"), ("11.11%", "42.96"), said=True)[0] == "unexplained"
    assert cause(FORM.replace("51.00", "0.00"), ("0.00", "51.00"))[0] == "unexplained"


def test_the_figures_of_two_years_exchanged() -> None:
    table = "“三公”经费支出表\n单位：万元\n项目\t2023年预算数\t2024年预算数\n公务接待费\t3.20\t4.57\n"
    name, zh, _ = cause(table, ("3.20", "4.57"), ("4.57", "3.20"))
    assert (name, zh) == ("years_exchanged", "两年的数字对调")


def test_a_percentage_of_another_whole() -> None:
    said = "三、支出说明\n2024年收入预算250.00万元。2024年支出预算200.00万元，其中：项目支出50.13万元，占20.05%。\n"
    name, zh, en = cause(said, ("20.05%", "25.07"), said=True)
    assert name == "percentage_of_another_whole"
    assert "250.00" in zh
    assert "250.00" in en


def test_a_percentage_of_this_year_for_last_year() -> None:
    said = "三、支出说明\n2024年支出预算489.51万元，比上年减少54.39万元，下降11.11%。\n"
    assert cause(said, ("11.11%", "10.00"), said=True)[0] == "percentage_of_another_whole"


def test_a_percentage_that_makes_the_shares_add_up() -> None:
    said = (
        "三、支出说明\n2024年支出预算300.00万元，其中：基本支出100.10万元，占33.37%；项目支出99.80万元，占33.27%；"
        "经营支出100.10万元，占33.36%。\n"
    )
    assert cause(said, ("33.36%", "37.33"), said=True)[0] == "percentage_plugged"


def test_the_figure_of_the_item_before() -> None:
    said = "三、支出说明\n2024年公务接待费3.77万元。2024年会议费3.77万元。\n"
    facts = facts_of(said)
    first, second = (fact for fact in facts.statements if fact.figure.text == "3.77")
    name, sentence = Case(facts, {second.figure.place: (second, Decimal("9.12"))}).cause(second, Decimal("9.12"))
    assert (name, first.label in sentence.zh) == ("previous_item", True)


def test_a_total_that_was_not_updated() -> None:
    facts = facts_of(FORM)
    whole, one, two = (named(facts, text) for text in ("135.00", "97.00", "38.00"))
    case = Case(facts, {whole.figure.place: (whole, Decimal("264.19"))}, [sums(whole, one, two)])
    assert case.cause(whole, Decimal("264.19"))[0] == "total_not_updated"
