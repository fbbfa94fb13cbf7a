from __future__ import annotations

import re

import pytest

from hqaudit.diagnosis.findings import findings as diagnose
from hqaudit.model.blocks import Document, TextBlock
from hqaudit.model.facts import Facts, Profile
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Spot
from hqaudit.model.rule import Rule
from tests.diagnosis.tiny import findings, form, marked

RULE = Rule("own", Message("自己的", "own"), "warning", "wording", Message("", ""))
SAID = Message("不对", "wrong")
BASIC = "四、基本支出说明\n本年运转如常。基本支出62.50万元，其中：人员经费41.30万元，公用经费20.20万元。另有说明。\n"
SHARES = "五、占比说明\n2024年支出预算200.00万元，其中：项目支出50.00万元，占52.00%。\n"


def facts(*texts: str) -> Facts:
    blocks = tuple(TextBlock("paragraph", text) for text in texts)
    return Facts(Document("x", (), blocks), Profile(None, 2024, None, "预算"), (), (), (), (None,) * len(texts))


def test_a_finding_says_all_there_is_to_say() -> None:
    (finding,) = findings(BASIC, "basic-expenditure")
    assert (finding.rule, finding.severity) == ("basic-expenditure", "error")
    assert finding.title == Message("基本支出的构成", "Basic expenditure")
    assert finding.message.zh.startswith("基本支出 = 人员经费 + 公用经费 不成立")
    assert [(e.figure.text, e.label, e.role) for e in finding.exhibits] == [
        ("62.50", "基本支出", "suspect"),
        ("41.30", "人员经费", "suspect"),
        ("20.20", "公用经费", "suspect"),
    ]
    assert [line.zh for line in finding.working] == ["基本支出 62.50 ≠ 人员经费 41.30 + 公用经费 20.20 = 61.50 万元"]
    assert (finding.suggestion, finding.page, finding.line, finding.section) == (None, None, None, None)
    assert re.fullmatch(r"[0-9a-f]{12}", finding.id)


def test_a_sentence_is_quoted_with_its_figure_marked() -> None:
    (finding,) = findings(BASIC, "basic-expenditure")
    quote = "基本支出62.50万元，其中：人员经费41.30万元，公用经费20.20万元。"
    assert [exhibit.quote for exhibit in finding.exhibits] == [quote] * 3
    assert [marked(exhibit.quote, exhibit.mark) for exhibit in finding.exhibits] == ["62.50", "41.30", "20.20"]


def test_a_row_is_quoted_with_its_figure_marked() -> None:
    text = form("2130101|行政运行|9.00|6.00|2.00", "2130104|事业运行|6.00|6.00|", "2130106|科技转化|7.00|6.00|1.00")
    (finding,) = findings(text, "total-columns")
    assert {exhibit.quote for exhibit in finding.exhibits} == {"2130101 │ 行政运行 │ 9.00 │ 6.00 │ 2.00"}
    assert {marked(exhibit.quote, exhibit.mark) for exhibit in finding.exhibits} == {"9.00", "6.00", "2.00"}
    place = next(exhibit.figure.place for exhibit in finding.exhibits if exhibit.figure.text == "9.00")
    assert (place.table, place.row, place.column) == ("部门支出总表", "2130101 行政运行", "合计")


def test_ids_stay_when_unrelated_text_moves() -> None:
    before = {finding.rule: finding.id for finding in findings(BASIC + SHARES, "basic-expenditure", "share")}
    other = "一、概况\n本局负责监测。\n\n" + form("2130101|行政运行|9.00|6.00|3.00", title="部门收入总表")
    after = {finding.rule: finding.id for finding in findings(other + SHARES + BASIC, "basic-expenditure", "share")}
    assert after == before
    assert len(set(after.values())) == 2


def test_ids_change_with_the_figures_and_the_place() -> None:
    (first,) = findings(BASIC, "basic-expenditure")
    (second,) = findings(BASIC.replace("20.20", "20.30"), "basic-expenditure")
    (third,) = findings(BASIC.replace("四、基本支出说明", "四、支出明细说明"), "basic-expenditure")
    assert len({first.id, second.id, third.id}) == 3


def test_findings_that_read_the_same_have_ids_of_their_own() -> None:
    outcomes = [Outcome(RULE, "failed", message=SAID, spot=Spot(at)) for at in range(3)]
    first, second, third = (finding.id for finding in diagnose(facts("甲", "乙", "丙"), outcomes))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_the_gravest_first_then_in_the_order_of_the_document() -> None:
    text = "2024年收入预算5.00万元，与2024年相比增加1.00万元，增加（减少）2.00万元。\n"
    found = findings(text + SHARES + BASIC, "basic-expenditure", "share", "compared-years", "template-leftovers")
    assert [(finding.rule, finding.severity) for finding in found] == [
        ("compared-years", "error"),
        ("share", "error"),
        ("basic-expenditure", "error"),
        ("template-leftovers", "warning"),
    ]


def test_findings_about_no_place_come_last() -> None:
    outcomes = [
        Outcome(RULE, "failed", message=Message("无处", "")),
        Outcome(RULE, "failed", message=Message("页", ""), spot=Spot(None, page=3)),
        Outcome(RULE, "failed", message=Message("段", ""), spot=Spot(1)),
    ]
    found = diagnose(facts("甲", "乙"), outcomes)
    assert [finding.message.zh for finding in found] == ["段", "无处", "页"]
    assert [finding.page for finding in found] == [None, None, 3]


def test_one_contradiction_is_told_once() -> None:
    text = (
        "部门支出总表\n单位：万元\n| 科目编码 | 科目名称 | 基本支出 | | |\n|---|---|---|---|---|\n"
        "| | | 小计 | 人员经费 | 公用经费 |\n| 2130101 | 行政运行 | 9.00 | 6.00 | 2.00 |\n"
        "| 2130104 | 事业运行 | 8.00 | 6.00 | 2.00 |\n| 2130106 | 科技转化 | 7.00 | 6.00 | 1.00 |\n"
    )
    assert [finding.rule for finding in findings(text, "total-columns")] == ["total-columns"]
    assert [finding.rule for finding in findings(text, "basic-expenditure")] == ["basic-expenditure"]
    assert len(findings(text, "basic-expenditure", "total-columns")) == 1


def test_outcomes_that_did_not_fail_are_no_findings() -> None:
    outcomes = [Outcome(RULE, "passed"), Outcome(RULE, "unchecked", reason="x")]
    assert diagnose(facts("甲"), outcomes) == ()


def test_a_failed_outcome_has_a_message() -> None:
    with pytest.raises(ValueError, match="rule own: a failed outcome without a message"):
        diagnose(facts("甲"), [Outcome(RULE, "failed")])


def test_a_finding_about_words_says_where_they_stand() -> None:
    text = "三、支出说明\n本局运转如常。比上年增加（减少）1.00万元；其他不变。\n"
    (finding,) = findings(text, "template-leftovers")
    assert (finding.exhibits, finding.page, finding.line, finding.section) == ((), None, 4, "三、支出说明")
    assert (finding.quote, marked(finding.quote, finding.mark)) == ("比上年增加（减少）1.00万元；", "增加（减少）")


def test_a_finding_about_a_cell_quotes_its_row() -> None:
    (finding,) = findings(form("2130101|×××|9.00|6.00|3.00"), "template-leftovers")
    assert (finding.line, finding.section) == (6, "部门支出总表")
    assert (finding.quote, marked(finding.quote, finding.mark)) == ("2130101 │ ××× │ 9.00 │ 6.00 │ 3.00", "×××")


def test_a_finding_about_a_form_quotes_its_title() -> None:
    (finding,) = findings(form("2130101|行政运行|9.00|6.00|3.00", title="2023年部门支出总表"), "title-years")
    assert (finding.quote, finding.mark, finding.line) == ("2023年部门支出总表", (0, 0), None)


def test_figures_confirmed_elsewhere_are_evidence() -> None:
    rows = ("2130101|行政运行|9.00|6.00|3.00", "2130104|事业运行|6.00|6.00|")
    forms = "".join(form(*rows, title=title) for title in ("部门支出总表", "部门支出预算表", "部门支出情况表"))
    text = forms + "三、支出说明\n2024年支出预算15.00万元，其中：行政运行（2130101）9.00万元，占65.00%。"
    (finding,) = findings(text, "agreement", "share")
    assert [(e.figure.text, e.role) for e in finding.exhibits] == [
        ("65.00%", "suspect"),
        ("9.00", "evidence"),
        ("15.00", "evidence"),
    ]
