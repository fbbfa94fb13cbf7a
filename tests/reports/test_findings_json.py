from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hqaudit.model.figure import Figure
from hqaudit.model.place import Place
from hqaudit.model.report import Exhibit, Finding, Report
from hqaudit.reports import OUTPUTS, REPORTS
from hqaudit.reports.view import View
from tests.reports import specimens

REPORT_KEYS = ["path", "status", "problem", "entity", "year", "kind", "pages", "coverage", "rules", "findings"]
REPORT_KEYS += ["packs", "suppressed"]
FINDING_KEYS = ["id", "rule", "severity", "message", "figures", "suggestion"]
FIGURE_KEYS = ["text", "value", "unit", "label", "role", "page", "bbox", "line", "section", "table", "row", "column"]
PLACE_KEYS = ["page", "line", "section", "quote"]


def documents(*reports: Report) -> Any:
    parsed = json.loads(REPORTS["json"].text(reports, View()))
    assert list(parsed) == ["schema", "documents"]
    assert parsed["schema"] == "hqaudit/findings/1"
    return parsed["documents"]


def test_a_checked_document_key_by_key() -> None:
    (document,) = documents(specimens.WRONG)
    assert list(document) == REPORT_KEYS
    findings = document.pop("findings")
    reasons = dict(specimens.WRONG.unchecked)
    assert reasons
    assert document == {
        "path": "报告/样例.pdf",
        "status": "checked",
        "problem": None,
        "entity": "某某县示范局（汇总）",
        "year": 2031,
        "kind": "部门预算",
        "pages": 24,
        "coverage": {"figures": 412, "verified": 380, "inconsistent": 16, "unchecked": 16, "reasons": reasons},
        "rules": {"passed": 61, "failed": 9, "not_applicable": 12},
        "packs": [],
        "suppressed": [],
    }
    assert [finding["severity"] for finding in findings] == ["error", "error", "warning", "info"]
    assert all(list(finding) == FINDING_KEYS + PLACE_KEYS for finding in findings)
    assert all(list(figure) == FIGURE_KEYS for finding in findings for figure in finding["figures"])


def test_a_figure_in_running_text_key_by_key() -> None:
    (document,) = documents(Report("x", "checked", findings=(specimens.SUM,)))
    (finding,) = document["findings"]
    assert finding["figures"][0] == {
        "text": "1,111.10",
        "value": "1111.10",
        "unit": "万元",
        "label": "基本支出",
        "role": "evidence",
        "page": 5,
        "bbox": [72.0, 90.5, 110.25, 104.0],
        "line": None,
        "section": "六、一般公共预算基本支出预算情况说明",
        "table": None,
        "row": None,
        "column": None,
    }
    assert finding["suggestion"] == {"value": "111.10", "cause": "one_digit", "explanation": "有一位数字写错"}
    assert (finding["id"], finding["rule"]) == ("a1b2c3", "identity-basic")


def test_a_figure_in_a_form_names_its_cell() -> None:
    (document,) = documents(Report("x", "checked", findings=(specimens.CROSS,)))
    (finding,) = document["findings"]
    cell = finding["figures"][3]
    assert (cell["table"], cell["row"]) == ("2031年部门支出总体情况表", "208 社会保障和就业支出")
    assert (cell["column"], cell["section"]) == ("基本支出 / 小计", None)
    assert finding["suggestion"] is None


def test_a_finding_about_words_says_where() -> None:
    (document,) = documents(Report("x", "checked", findings=(specimens.WORDS,)))
    (finding,) = document["findings"]
    assert finding["figures"] == []
    assert (finding["page"], finding["line"], finding["section"]) == (2, None, "目录")


def test_an_unreadable_document() -> None:
    (document,) = documents(specimens.SCAN)
    assert (document["status"], document["problem"]) == ("unreadable", "没有文字层，是扫描件")
    assert (document["entity"], document["year"], document["findings"]) == (None, None, [])
    assert (
        json.loads(REPORTS["json"].text([specimens.SCAN], View("en")))["documents"][0]["problem"]
        == "no text layer, a scan"
    )


def test_values_are_decimals_as_printed() -> None:
    printed = {"1,234.50": ("1234.5", 2), "－０．６０": ("-0.6", 2), "95,994,790": ("95994790", 0), "０": ("0", 0)}
    exhibits = tuple(
        Exhibit(Figure(text, Decimal(value), decimals, "元", Place(0, 0, 1)), "项", "suspect")
        for text, (value, decimals) in printed.items()
    )
    finding = Finding("1", "r", "error", specimens.SUM.title, specimens.SUM.message, exhibits)
    (document,) = documents(Report("x", "checked", findings=(finding,)))
    assert [figure["value"] for figure in document["findings"][0]["figures"]] == ["1234.50", "-0.60", "95994790", "0"]


def test_every_document_in_order_and_the_same_each_time() -> None:
    reports = [specimens.WRONG, specimens.SCAN, specimens.CLEAN]
    assert [document["path"] for document in documents(*reports)] == ["报告/样例.pdf", "scan.pdf", "clean.txt"]
    assert REPORTS["json"].text(reports, View()) == REPORTS["json"].text(reports, View())
    assert OUTPUTS[".json"].text(reports, View("en")) == REPORTS["json"].text(reports, View("en"))
