from __future__ import annotations

import pytest

from hqaudit.facts.vocabulary import normal
from hqaudit.model.formula import Formula
from hqaudit.rulebook import load_rulebook
from hqaudit.rulebook.formula import parse


def read(text: str) -> Formula:
    return parse(text, load_rulebook().vocabulary)


def shape(text: str) -> str:
    """The formula told anew: optional terms in brackets, names not known to the vocabulary with a question mark."""
    formula = read(text)
    sides = []
    for side in (formula.left, formula.right):
        terms = []
        for term in side:
            name = term.name if term.means else term.name + "?"
            terms.append(("+" if term.sign > 0 else "-") + (f"[{name}]" if term.optional else name))
        sides.append(" ".join(terms))
    return f"{sides[0]} {formula.relation} {sides[1]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("基本支出 = 人员经费 + 公用经费", "+基本支出 = +人员经费 +公用经费"),
        ("基本支出=人员经费+公用经费", "+基本支出 = +人员经费 +公用经费"),
        ("基本支出 ＝ 人员经费 ＋ 公用经费", "+基本支出 = +人员经费 +公用经费"),
        ("公用经费 = 基本支出 - 人员经费", "+公用经费 = +基本支出 -人员经费"),
        ("公用经费 = 基本支出 − 人员经费", "+公用经费 = +基本支出 -人员经费"),
        ("会议费 <= 公用经费", "+会议费 <= +公用经费"),
        ("会议费 ≤ 公用经费", "+会议费 <= +公用经费"),
        ("公用经费 ≥ 会议费", "+公用经费 >= +会议费"),
        ("公用经费 >= 会议费 + 培训费", "+公用经费 >= +会议费 +培训费"),
        ("收入总计 = 本年收入合计 + [上年结转]", "+收入总计 = +本年收入合计 +[上年结转]"),
        ("合计 = 种子补贴 + 农机补贴", "+合计? = +种子补贴? +农机补贴?"),
        ("一般-专项 = 补贴", "+一般-专项? = +补贴?"),
        ("本年/补贴 <= 上年/补贴", "+本年/补贴? <= +上年/补贴?"),
        ("占比 = 甲 ÷ 乙", "+占比? = +甲? +乙?"),
        ("增长率 = 甲 / 乙 - 1", "+增长率? = +甲? +乙?"),
    ],
)
def test_formulas(text: str, expected: str) -> None:
    assert shape(text) == expected
    assert read(text).text == text


def test_what_a_term_means() -> None:
    formula = read("“三公”经费 = 因公出国(境)费 + 公务接待费")
    assert [term.means for term in formula.terms] == [
        {"item": "三公经费"},
        {"item": "因公出国（境）费"},
        {"item": "公务接待费"},
    ]
    assert [normal(term.name) for term in formula.left] == ["三公经费"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("基本支出", "expected one of = <= >= between two sides, found 0 in “基本支出”"),
        ("", "found 0"),
        ("甲 = 乙 = 丙", "found 2"),
        ("甲 == 乙", "found 2"),
        ("甲 <= 乙 + 丙 = 丁", "found 2"),
        ("甲 = 乙 +", "expected an item after the sign, found none in “甲 = 乙 \\+”"),
        ("甲 = + 乙", "expected an item before the sign"),
        ("甲 = 乙 + + 丙", "expected an item before the sign"),
        ("= 乙", "expected an item after the sign"),
        ("甲 =", "expected an item after the sign"),
        ("100 >= 甲", "expected a name, found the figure 100, which stands on the right side only in “100 >= 甲”"),
        ("甲[ = 乙", "expected “项目\\[表\\]”, “项目\\[表/列\\]” or “\\[项目\\]”, found “甲\\[”"),
        ("甲[表]乙 = 丙", "found “甲\\[表\\]乙”"),
        ("[] = 乙", "found “\\[\\]”"),
        ("占比 = 甲 ÷ 乙 ÷ 丙", "expected “占比 = 甲 ÷ 乙”"),
        ("占比 <= 甲 ÷ 乙", "expected “占比 = 甲 ÷ 乙”"),
        ("占比 = 甲 ÷ 乙 + 丙", "expected “占比 = 甲 ÷ 乙”"),
    ],
)
def test_what_is_no_formula(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("公务接待费[三公表] = 甲", [("公务接待费", "三公表", None), ("甲", None, None)]),
        ("[甲[乙表/丙]] = 丁[/戊]", [("甲", "乙表", "丙"), ("丁", None, "戊")]),
    ],
)
def test_where_a_term_stands(text: str, places: list[tuple[str, str | None, str | None]]) -> None:
    terms = read(text).terms
    assert [(term.name, term.form.text if term.form else None, term.column) for term in terms] == places
    assert [term.optional for term in terms] == [text.startswith("["), False]


def test_shares_and_growth() -> None:
    assert [read(text).arithmetic for text in ("占比 = 甲 ÷ 乙", "增长率 = 甲 ÷ 乙 - 100%", "甲 = 乙")] == [
        "share",
        "growth",
        "sum",
    ]


@pytest.mark.parametrize(
    ("text", "constants"),
    [
        ("会议费 <= 5万元", [("5万元", 1, "5", "万元")]),
        ("合计 = 甲 + 1,000.00 元 - 2", [("1,000.00 元", 1, "1000.00", "元"), ("2", -1, "2", "")]),
        ("增幅 <= 10%", [("10%", 1, "10", "%")]),
        ("甲 = 乙", []),
    ],
)
def test_figures_that_the_rule_states(text: str, constants: list[tuple[str, int, str, str]]) -> None:
    found = read(text).constants
    assert [(one.text, one.sign, str(one.value), one.unit) for one in found] == constants
