from __future__ import annotations

from decimal import Decimal

from hqaudit.model.fact import Fact
from hqaudit.model.figure import Figure
from hqaudit.model.place import Place
from hqaudit.model.relation import Linear, Percent, Relation, Same
from hqaudit.reports.working import steps


def fact(text: str, label: str, unit: str = "万元") -> Fact:
    decimals = len(text.rstrip("%").partition(".")[2])
    figure = Figure(text, Decimal(text.rstrip("%")), decimals, unit, Place(0, 0, 1, page=3))
    return Fact(figure, label, None, decimals)


def lines(relation: Relation) -> list[tuple[str, str, str]]:
    return [(step.sign, step.label, step.value) for step in steps(relation, "zh")]


def test_a_sum_shows_both_sides_and_the_rounding() -> None:
    total, staff, office = fact("62.50", "基本支出"), fact("41.30", "人员经费"), fact("20.20", "公用经费")
    assert lines(Linear(((1, total), (-1, staff), (-1, office)))) == [
        ("", "基本支出", "62.50 万元"),
        ("", "人员经费", "41.30 万元"),
        ("+", "公用经费", "20.20 万元"),
        ("=", "合计", "61.50 万元"),
        ("≠", "两边相差", "1.00 万元"),
        ("", "舍入至多相差", "0.015 万元"),
    ]
    assert steps(Linear(((1, total), (-1, staff))), "zh")[0].where == "第 3 页"


def test_a_limit_shows_what_is_above_it() -> None:
    limit = Linear(((1, fact("9.00", "支出")), (-1, fact("8.00", "限额"))), "<=")
    assert lines(limit)[2] == ("＞", "两边相差", "1.00 万元")


def test_one_amount_stated_several_times() -> None:
    same = Same((fact("498.51", "收入合计"), fact("489.51", "收入总计"), fact("4895100.00", "收入", "元")))
    assert lines(same)[-1] == ("≠", "几处应为同一金额，相差", "9.00 万元")


def test_percentages_by_their_amounts() -> None:
    share = Percent(fact("70.00%", "占比", "%"), "share", fact("150.00", "基本支出"), fact("200.00", "支出"))
    assert lines(share) == [
        ("", "基本支出", "150.00 万元"),
        ("", "支出", "200.00 万元"),
        ("=", "150.00 ÷ 200.00", "75.00%"),
        ("", "舍入之内为 74.9956% 至 75.0044%", ""),
        ("≠", "占比", "70.00%"),
    ]
    change = Percent(fact("15%", "增幅", "%"), "change", fact("220.00", "支出"), fact("20.00", "增加"), -1)
    assert lines(change)[2] == ("=", "20.00 ÷ (220.00 + 20.00)", "8%")
    prior = Percent(fact("15.0%", "增幅", "%"), "prior", fact("220.00", "支出"), fact("200.00", "上年"))
    assert lines(prior)[2] == ("=", "(220.00 ÷ 200.00 − 1)", "10.0%")


def test_no_percentage_of_nothing() -> None:
    share = Percent(fact("70.00%", "占比", "%"), "share", fact("1.00", "基本支出"), fact("0.00", "支出"))
    assert lines(share)[2:] == [("", "基数可能为零，百分比无从计算", ""), ("≠", "占比", "70.00%")]
