from __future__ import annotations

import pytest

from hqaudit.facts.clauses import Clause, Clauses
from hqaudit.rulebook import load_rulebook


def read(gap: str, percent: bool = False) -> Clause:
    return Clauses(load_rulebook().vocabulary).read(gap, percent)


@pytest.mark.parametrize(
    ("gap", "role", "label", "sign"),
    [
        ("2024年基本支出为", "level", "2024年基本支出", 0),
        ("，其中公务接待费约为", "level", "公务接待费", 0),
        ("，比上年增加", "change", "", 1),
        ("，本年数小于上年预算数", "change", "本年数", -1),
        ("，各增加", "change", "", 1),
        ("，较2023年决算数减少", "change", "", -1),
        ("，收入合计比上年减少了", "change", "收入合计", -1),
    ],
)
def test_what_an_amount_is(gap: str, role: str, label: str, sign: int) -> None:
    clause = read(gap)
    assert (clause.role, clause.label, clause.sign) == (role, label, sign)


@pytest.mark.parametrize(
    ("gap", "role", "sign", "whole"),
    [
        ("，占", "share", 0, ""),
        ("，占总支出的", "share", 0, "总支出"),
        ("，占支出合计的比重为", "share", 0, "支出合计"),
        ("，占比为", "share", 0, ""),
        ("，增长", "growth", 1, ""),
        ("，较上年下降", "growth", -1, ""),
        ("，完成年初预算的", "completion", 0, "完成年初预算的"),
        ("，为全年预算数的", "completion", 0, "为全年预算数的"),
        ("利率", "unknown", 0, ""),
    ],
)
def test_what_a_percentage_is(gap: str, role: str, sign: int, whole: str) -> None:
    clause = read(gap, percent=True)
    assert (clause.role, clause.sign, clause.whole) == (role, sign, whole)


@pytest.mark.parametrize(
    ("gap", "opens"),
    [("，其中：基本支出", True), ("，具体如下：基本支出", True), ("，基本支出", False), ("，包括基本支出", True)],
)
def test_words_that_open_a_list(gap: str, opens: bool) -> None:
    assert read(gap).opens is opens
    assert read(gap).label == "基本支出"


@pytest.mark.parametrize(("gap", "about"), [("基本支出约", True), ("基本支出不超过", True), ("基本支出为", False)])
def test_words_that_make_an_amount_rough(gap: str, about: bool) -> None:
    assert (read(gap).about, read(gap).label) == (about, "基本支出")


def test_the_words_before_the_label_are_kept_apart() -> None:
    assert read("，公务接待费：2024年预算").before == "公务接待费"
    assert read("（不含专项），公务接待费").before == "（不含专项）"
    assert (read("收入、支出").before, read("收入、支出").label) == ("", "收入、支出")
    assert (read("收入、结转").before, read("收入、结转").label) == ("收入", "结转")
