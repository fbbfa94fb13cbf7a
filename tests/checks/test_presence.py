from __future__ import annotations

import pytest

from hqaudit.checks import CHECKS
from hqaudit.facts.read import read_facts
from hqaudit.model.blocks import Cell, Document, Page
from tests.checks.tiny import FINAL, book, outcomes, rule, table, told

FORM = "科目编码|科目名称|合计\n2130101|行政运行|5.00"
BLANK = "科目编码|科目名称|合计|基本支出\n|||"


def titles(*names: str) -> str:
    return "".join(table(FORM, name) for name in names)


FIVE = ("部门收支总表", "部门收入总表", "部门支出总表", "财政拨款收支总表", "一般公共预算基本支出表")


def test_a_form_may_be_missing_from_a_few_only() -> None:
    assert [line.split()[0] for line in told("required-forms", titles(*FIVE))] == ["passed"] * 6 + ["failed"] * 2
    assert told("required-forms", titles(*FIVE[:4])) == ["unchecked forms_elsewhere"]
    assert told("required-forms", titles(*FIVE[:3])) == []
    assert told("required-forms", titles(*FIVE), FINAL) == []


def test_a_required_form_may_be_named_in_a_line_of_text() -> None:
    missing = [outcome.message.zh for outcome in outcomes("required-forms", titles(*FIVE)) if outcome.message]
    assert any("政府性基金预算支出表" in message for message in missing)
    named = outcomes("required-forms", titles(*FIVE) + "政府性基金预算支出表\n本表无数据。")
    assert not any("政府性基金预算支出表" in outcome.message.zh for outcome in named if outcome.message)


NARRATIVE = "本年支出预算为5.00万元。\n"


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        ("", "说明：本年没有政府性基金预算支出，故本表无数据。", "passed"),
        ("本年未安排政府性基金。\n", "", "passed"),
        ("", "", "failed"),
        ("", "二、其他说明\n本年没有政府性基金预算支出。", "passed"),
        ("", "二、其他说明\n本年没有国有资本经营预算支出。", "failed"),
    ],
)
def test_an_empty_form_is_explained_beside_it_or_in_the_narrative(before: str, after: str, status: str) -> None:
    text = NARRATIVE + before + table(BLANK, "政府性基金预算支出表") + after
    assert told("empty-form-note", text) == [status]


def test_forms_without_their_narrative_are_not_asked_for_a_reason() -> None:
    assert told("empty-form-note", table(BLANK, "政府性基金预算支出表")) == ["unchecked narrative_elsewhere"]


def test_a_note_may_stand_in_a_cell() -> None:
    rows = "科目编码|科目名称|合计|基本支出\n本年未安排|||"
    assert told("empty-form-note", table(rows, "政府性基金预算支出表")) == ["passed"]


@pytest.mark.parametrize(
    "rows", ["科目编码|科目名称|合计\n212|城乡社区支出|", "科目编码|科目名称|合计\n212|城乡社区支出|0.00"]
)
def test_codes_and_zeros_do_not_fill_a_form(rows: str) -> None:
    assert told("empty-form-note", NARRATIVE + table(rows, "政府性基金预算支出表")) == ["failed"]
    assert told("filled-form-note", table(rows, "政府性基金预算支出表")) == []


def test_tables_that_are_no_budget_forms_need_no_notes() -> None:
    text = table(BLANK, "某某调查表")
    assert told("empty-form-note", text) + told("filled-form-note", text) + told("unit-stated", text) == []


def test_the_note_of_the_next_form_is_not_this_ones() -> None:
    text = table(FORM, "一般公共预算支出表") + table(BLANK, "政府性基金预算支出表") + "说明：本表无数据。"
    assert told("filled-form-note", text) == ["passed"]
    assert told("filled-form-note", table(FORM, "一般公共预算支出表") + "说明：本表无数据。") == ["failed"]


def test_a_column_may_state_the_unit() -> None:
    rows = FORM.replace("|", "\t")
    assert told("unit-stated", f"部门支出总表\n{rows.replace('合计', '合计（元）')}") == ["passed"]
    assert told("unit-stated", f"部门支出总表\n{rows}") == ["failed"]


TOC = "目录\n{}\n\n"


def test_every_form_of_the_contents_follows() -> None:
    text = TOC.format("一、部门收入总表\n二、部门支出总表\n三、项目支出表") + titles(
        "一、部门收入总表", "二、部门支出总表"
    )
    assert told("toc-missing", text) == ["passed", "passed", "failed"]
    assert told("toc-titles", text) == ["passed", "passed"]


def test_a_title_that_comes_near_is_another_name() -> None:
    text = TOC.format("一、部门收入总表\n二、部门支出汇总表") + titles("一、部门收入总表", "二、部门支出总表")
    assert told("toc-missing", text) == ["passed"]
    assert told("toc-titles", text) == ["passed", "failed"]


def test_one_title_answers_for_one_entry() -> None:
    text = TOC.format("一、部门收入总表\n二、部门支出汇总表\n三、部门支出分总表") + titles(
        "一、部门收入总表", "二、部门支出总表"
    )
    assert sorted(told("toc-missing", text)) == ["failed", "passed"]
    assert sorted(told("toc-titles", text)) == ["failed", "passed"]


def test_forms_published_apart_are_not_missed() -> None:
    text = TOC.format("一、部门收入总表\n二、部门支出总表\n三、项目支出表") + "一、概况\n本局负责监测。"
    assert told("toc-missing", text) == []


def test_the_part_that_holds_the_forms_is_no_form() -> None:
    text = (
        TOC.format("第一部分 概况\n第二部分 2024年部门预算表\n一、部门收入总表") + "第一部分 概况\n本局负责监测。\n\n"
    )
    assert told("toc-missing", text + titles("一、部门收入总表")) == ["passed"]


def test_figures_that_a_page_does_not_show() -> None:
    hidden = (Cell("备注"), Cell("1,234.50"), Cell("2"), Cell("3"), Cell("4"))
    document = Document("a.pdf", (Page(1, 595, 842), Page(2, 595, 842, None, hidden)), ())
    found = list(CHECKS["present"](rule("hidden-text"), read_facts(document, book().vocabulary)))
    assert [outcome.status for outcome in found] == ["passed", "failed"]
    assert found[1].message is not None
    assert found[1].message.zh == "第 2 页有内容被单元格或页边截断，印不完整：1,234.50、2、3"
    assert found[1].spot is not None
    assert (found[1].spot.block, found[1].spot.page) == (None, 2)
