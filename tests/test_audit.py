"""From a file to a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from hqaudit.audit import audit, audit_document, outcomes_of
from hqaudit.model.blocks import Block, Cell, Document, Page, Table, TextBlock
from hqaudit.model.report import Coverage, Report
from hqaudit.readers.parsed import read_parsed
from hqaudit.readers.text import read_text
from hqaudit.reports.document import render_document
from hqaudit.rulebook import load_rulebook

WRONG = (
    "测试局2024年部门预算\n\n目录\n一、部门支出总表\n二、项目支出表\n\n一、部门支出总表\n单位：万元\n"
    "科目编码\t科目名称\t合计\t基本支出\t项目支出\n2130101\t行政运行\t9.00\t6.00\t2.00\n"
    "2130104\t事业运行\t8.00\t6.00\t2.00\n2130106\t科技转化\t7.00\t6.00\t1.00\n合计\t\t24.00\t18.00\t5.00\n"
    "备注：本表增加（减少）数据。\n\n三、支出说明\n2024年支出预算42.00万元，其中：基本支出18.00万元，占75.00%。\n"
)


def reported(*blocks: Block, pages: tuple[Page, ...] = ()) -> Report:
    return audit_document(Document("x.pdf", pages, blocks), "x.pdf", load_rulebook())


def paragraph(text: str) -> TextBlock:
    return TextBlock("paragraph", text)


def page(number: int, problem: str | None = None) -> Page:
    return Page(number, 595.0, 842.0, problem)


STATED = paragraph("2024年支出预算5.00万元。")


def test_a_file_is_audited(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(WRONG, encoding="utf-8")
    report = audit(str(path))
    assert (report.path, report.status, report.problem) == (str(path), "checked", None)
    assert (report.entity, report.year, report.kind, report.pages) == ("测试局", 2024, "部门预算", 0)
    coverage = report.coverage
    assert coverage.figures == 15
    assert coverage.verified + coverage.inconsistent + coverage.unchecked == coverage.figures
    assert sum(count for _, count in report.unchecked) == coverage.unchecked
    rules = report.rules
    assert rules.passed + rules.failed + rules.not_applicable == len(load_rulebook().rules)
    assert {"total-columns", "toc-missing", "template-leftovers"} <= {finding.rule for finding in report.findings}


def test_standard_input_and_some_rules_only() -> None:
    report = audit("-", load_rulebook(select=["total-columns"]), WRONG.encode())
    assert [finding.rule for finding in report.findings] == ["total-columns"] * 2
    assert report.path == "-"


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01\x02\xff"])
def test_a_file_that_cannot_be_read_gives_a_report_that_says_why(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    report = audit(str(path))
    assert (report.status, report.findings, report.coverage) == ("unreadable", (), Coverage())
    assert report.problem is not None
    assert str(path) in report.problem.zh


def test_a_file_that_is_not_there() -> None:
    report = audit("/nowhere/report.pdf")
    assert report.problem is not None
    assert report.problem.en == "/nowhere/report.pdf: there is no such file; check the path"


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (paragraph("本局负责监测。"),),
        (paragraph("2024年支出预算0万元，占100%。"),),
        (paragraph("单价50万元以上设备4台。"),),
        (Table("部门支出总表", "万元", (("科目编码",), ("合计",)), ((Cell("213"), Cell("")),)),),
        (Table("部门支出总表", "万元", (("科目编码",), ("合计",)), ((Cell("213"), Cell("0.00")),)),),
    ],
)
def test_a_document_without_amounts_is_not_vouched_for(blocks: tuple[Block, ...]) -> None:
    report = reported(*blocks)
    assert report.status == "unreadable"
    assert report.problem is not None
    assert report.problem.zh == "没有找到任何预算表或金额，可能不是预决算公开文件（或是空白模板）"
    assert "empty template" in report.problem.en


def test_a_scan_is_not_vouched_for() -> None:
    report = reported(pages=(page(1, "image_only"), page(2, "image_only")))
    assert (report.status, report.pages) == ("unreadable", 2)
    assert report.problem is not None
    assert report.problem.zh.startswith("全部页面都没有文字层（可能是扫描件）")


def test_a_page_that_could_not_be_read_is_named_with_its_problem() -> None:
    report = reported(STATED, pages=(page(1), page(2, "image_only"), page(3, "garbled"), page(4, "image_only")))
    assert report.status == "unreadable"
    assert report.problem is not None
    assert report.problem.zh == (
        "第 2、4 页是图片，没有文字，未予审核，请提供可复制文字的 PDF；第 3 页无法可靠读取，请人工核对"
    )
    assert report.problem.en.startswith("page(s) 2, 4: an image without text")


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("torn_grid", "缺少框线"),
        ("unmapped_glyphs", "无法辨认"),
        ("recognised_text", "机器识别"),
        ("damaged_content", "有损坏"),
        ("unreadable_content", "无法读取"),
    ],
)
def test_each_problem_of_a_page_has_its_own_sentence(problem: str, words: str) -> None:
    report = reported(STATED, pages=(page(1), page(2, problem)))
    assert report.problem is not None
    assert words in report.problem.zh
    assert report.problem.zh.startswith("第 2 页")


def test_of_many_bad_pages_the_first_are_listed_and_all_counted() -> None:
    report = reported(STATED, pages=(page(1), *(page(number, "torn_grid") for number in range(2, 14))))
    assert report.problem is not None
    assert report.problem.zh.startswith("第 2、3、4、5、6、7、8、9、10、11 等 12 页的表格")
    assert report.problem.en.startswith("page(s) 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 … 12: ")


def test_a_cover_that_is_a_picture_needs_no_check() -> None:
    assert reported(STATED, pages=(page(1, "image_only"), page(2))).status == "checked"
    assert reported(STATED, pages=(page(1, "garbled"), page(2))).status == "unreadable"


def test_one_amount_is_enough() -> None:
    report = reported(TextBlock("heading", "测试局2024年部门预算"), STATED)
    assert (report.status, report.coverage) == ("checked", Coverage(1, 0, 0, 1))


def test_a_parsed_document_gives_the_same_findings() -> None:
    document = read_text(WRONG, "report.txt")
    again = read_parsed(render_document(document), "report.json")
    first = audit_document(document, "x", load_rulebook())
    assert len(first.findings) >= 4
    assert audit_document(again, "x", load_rulebook()) == first


def test_every_outcome_is_of_a_rule_in_force() -> None:
    book = load_rulebook(select=["total-*", "share"])
    facts, outcomes = outcomes_of(read_text(WRONG, "x"), book)
    assert {outcome.rule.id for outcome in outcomes} == {"total-columns", "total-rows", "share"}
    assert facts.profile.entity == "测试局"
