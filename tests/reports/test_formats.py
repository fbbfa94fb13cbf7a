from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from junitparser import JUnitXml

from hqaudit.model.report import Known, Report, Severity, Suppressed, Suppression
from hqaudit.reports import OUTPUTS, REPORTS
from hqaudit.reports.view import View
from tests.reports import specimens
from tests.reports.hostile import FORMULA
from tests.reports.hostile import REPORT as HOSTILE

SARIF_SCHEMA = Path(__file__).with_name("sarif-schema-2.1.0.json")
"""The schema of OASIS, which allows implementations to take it along (oasis-tcs/sarif-spec, issue 583)."""
DOCUMENTS = (specimens.WRONG, specimens.SCAN, specimens.CLEAN)


def shown(form: str, *reports: Report, view: View | None = None) -> str:
    return REPORTS[form].text(reports, view or View())


def sarif(*reports: Report) -> Any:
    log = json.loads(shown("sarif", *reports))
    jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA.read_text("utf-8"))).validate(log)
    return log["runs"][0]


def test_jsonl_has_a_line_per_finding_and_per_document_not_vouched_for() -> None:
    lines = [json.loads(line) for line in shown("jsonl", *DOCUMENTS).splitlines()]
    assert [line.get("id") for line in lines] == ["a1b2c3", "d4e5f6", "777777", "888888", None]
    assert lines[0]["path"] == "报告/样例.pdf"
    assert lines[0]["figures"][2]["text"] == "121.10"
    assert lines[4] == {"path": "scan.pdf", "status": "unreadable", "problem": "没有文字层，是扫描件"}


def test_csv_has_a_row_per_finding() -> None:
    rows = list(csv.DictReader(StringIO(shown("csv", *DOCUMENTS))))
    assert [row["级别"] for row in rows] == ["错误", "错误", "警告", "提示", "错误"]
    assert rows[0] == {
        "文件": "报告/样例.pdf", "级别": "错误", "规则": "identity-basic", "规则名称": "基本支出等于人员经费加公用经费",
        "页": "5", "行": "", "位置": "六、一般公共预算基本支出预算情况说明", "项目": "公用经费",
        "印作": "121.10 万元", "应为": "111.10", "成因": "有一位数字写错",
        "说明": "基本支出 1,111.10 万元，而人员经费与公用经费之和是 1,121.10 万元，相差 10.00 万元。",
        "算式": "1,000.00 + 121.10 = 1,121.10；1,111.10 − 1,121.10 = −10.00", "编号": "a1b2c3",
    }  # fmt: skip
    assert rows[4]["说明"] == "无法核对：没有文字层，是扫描件"
    assert b"".join(OUTPUTS[".csv"].data([specimens.CLEAN], View("en"))).startswith(b"\xef\xbb\xbfdocument,severity,")


def test_markdown_tells_the_verdict_and_shows_a_table() -> None:
    text = shown("markdown", *DOCUMENTS)
    assert "## 报告/样例.pdf\n\n**有错误** · 错误 2 · 警告 1 · 提示 1 · 已核对 396/412 个数字\n" in text
    assert "| ❌ | 第 5 页 · 六、一般公共预算基本支出预算情况说明 | 121.10 万元 | 111.10 | 基本支出 " in text
    assert "- **基本支出等于人员经费加公用经费** `identity-basic` `a1b2c3`\n  - 1,000.00 + 121.10 = 1,121.10\n" in text
    assert "**无法核对：没有文字层，是扫描件**" in text
    assert "## clean.txt\n\n**未发现问题**" in text
    assert {line.count("|") for line in text.splitlines() if line.startswith("|")} == {6}


def test_sarif_by_the_schema_of_oasis() -> None:
    run = sarif(*DOCUMENTS)
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note"]
    result = run["results"][0]
    assert result["partialFingerprints"] == {"hqaudit/1": "a1b2c3"}
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%E6%8A%A5%E5%91%8A/%E6%A0%B7%E4%BE%8B.pdf"},
        "properties": {"page": 5, "bbox": [72.0, 90.5, 110.25, 104.0]},
    }
    assert [place["message"]["text"] for place in result["relatedLocations"]] == [
        "佐证 基本支出 1,111.10 万元", "佐证 人员经费 1,000.00 万元",
    ]  # fmt: skip
    assert result["properties"]["shouldBe"] == "111.10"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "identity-basic"
    lines = run["results"][2]["locations"][0]["physicalLocation"]["region"]
    assert lines == {"startLine": 1, "snippet": {"text": "本单位第1项收入10.00万元"}}
    assert not run["invocations"][0]["executionSuccessful"]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "没有文字层，是扫描件"
    assert sarif(specimens.CLEAN)["invocations"][0]["executionSuccessful"]


def test_sarif_keeps_what_the_house_has_decided() -> None:
    by = Suppression(reason="已与财政局核实", author="张三")
    known = Known("eeee", "total-income", "warning", "各项收入之和不符")
    findings = (specimens.SUM._replace(state="new"), specimens.CROSS._replace(state="still_there"))
    accepted = (Suppressed(specimens.MANY, by),)
    run = sarif(Report("x", "checked", findings=findings, suppressed=accepted, fixed=(known,)))
    states = [result.get("baselineState") for result in run["results"]]
    assert states == ["new", "unchanged", None, "absent"]
    assert run["results"][2]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "已与财政局核实（张三）"}
    ]
    assert run["results"][3]["partialFingerprints"] == {"hqaudit/1": "eeee"}


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 2), ("warning", 3), ("info", 4)])
def test_junit_as_a_junit_parser_reads_it(fail_on: Severity, failures: int) -> None:
    suites = JUnitXml.fromstring(shown("junit", *DOCUMENTS, view=View(fail_on=fail_on)).encode())
    assert (suites.tests, suites.failures, suites.errors) == (6, failures, 1)
    wrong, scan, clean = suites
    assert (wrong.name, wrong.tests, scan.errors, clean.failures) == ("报告/样例.pdf", 4, 1, 0)
    case = next(iter(wrong))
    assert case.name.startswith("identity-basic · 基本支出等于人员经费加公用经费 · 六、一般公共")
    assert case.result[0].message.startswith("基本支出 1,111.10 万元")
    assert "第 5 页" in case.result[0].text
    assert [case.name for case in clean] == ["未发现问题"]


def test_github_annotations() -> None:
    lines = shown("github", *DOCUMENTS).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error", "::warning", "::notice", "::error"]
    assert lines[2] == (
        "::warning file=报告/样例.pdf,line=1,title=各项收入相加等于合计::合计与各项之和不符。（二、收入预算情况说明）"
    )
    assert lines[4] == "::error file=scan.pdf::无法核对：没有文字层，是扫描件"


@pytest.mark.parametrize("form", sorted(REPORTS.keys() - {"json", "jsonl"}))
def test_no_text_of_a_document_gets_out_of_its_place(form: str) -> None:
    text = shown(form, HOSTILE)  # JSON hands on what the document says, escaped
    assert not {"\x1b", "\x00", "\x07", "\u202e", "\u2066", "\ufffe"} & set(text)


def test_what_a_document_says_stays_text_in_each_format() -> None:
    assert [result["message"]["text"] for result in sarif(HOSTILE)["results"]][2] == FORMULA
    names = [case.name for case in next(iter(JUnitXml.fromstring(shown("junit", HOSTILE).encode())))]
    assert "<script>alert(1)</script>" in names[1]
    assert all(line.startswith(("::error file=<script>alert(1)</script>%2C a%3Ab.pdf",)) for line in
               shown("github", HOSTILE).splitlines())  # fmt: skip
    cells = [cell for row in csv.reader(StringIO(shown("csv", HOSTILE))) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]
    markdown = shown("markdown", HOSTILE)
    assert "\\<script\\>" in markdown
    assert "](http" not in markdown.replace("\\]", "")
    assert "@everyone" not in markdown


def test_formats_that_are_not_asked_for_are_not_loaded() -> None:
    modules = {form.module for form in (*REPORTS.values(), *OUTPUTS.values())}
    folder = Path(__file__).parents[2] / "hqaudit" / "reports"
    assert all((folder / f"{name}.py").exists() or (folder / name / "__init__.py").exists() for name in modules)


@pytest.mark.parametrize("form", [form for form, format_ in REPORTS.items() if not format_.twice])
def test_a_report_is_shown_before_the_next_one_is_taken(form: str) -> None:
    taken: list[Report] = []

    def coming() -> Iterator[Report]:
        for report in DOCUMENTS:
            taken.append(report)
            yield report

    seen = [len(taken) for _ in REPORTS[form].pieces(coming(), View())]
    assert set(seen) >= {1, 2, 3}
