"""A rule of one's own, made as README says, in a folder outside the project: in check, explain, why and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hqaudit.cli import main
from hqaudit.rulebook.catalogue import rules_directory

Capture = pytest.CaptureFixture[str]
RULE = "id: house-1\ntitle: 奖补资金合计\nseverity: error\ncheck: 合计 = 种子补贴 + 农机补贴\nform: 奖补资金明细表\n"
REPORT = """测试局2024年部门预算

一、奖补资金说明
2024年奖补资金9.00万元。

奖补资金明细表
单位：万元
| 乡镇 | 合计 | 种子补贴 | 农机补贴 |
| 东山乡 | 9.00 | 5.00 | 3.00 |
| 西山乡 | 7.00 | 5.00 | 2.00 |
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "house-1.yaml").write_text(RULE, "utf-8")
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path


def out(capsys: Capture, *arguments: str, status: int = 0) -> str:
    assert main(list(arguments)) == status, capsys.readouterr()
    return capsys.readouterr().out


def test_five_lines_in_check(house: Path, capsys: Capture) -> None:
    told = json.loads(
        out(capsys, "check", "report.txt", "--rules", "rules", "--select", "house-1", "--format", "json", status=1)
    )
    (finding,) = told["documents"][0]["findings"]
    assert (finding["rule"], finding["severity"]) == ("house-1", "error")
    assert [figure["text"] for figure in finding["figures"]] == ["9.00", "5.00", "3.00"]
    assert {figure["row"] for figure in finding["figures"]} == {"东山乡"}
    assert "奖补资金合计" in out(capsys, "check", "report.txt", "--rules", "rules", status=1)
    assert house.joinpath("rules").is_dir()


@pytest.mark.usefixtures("house")
def test_five_lines_in_explain_and_the_list(capsys: Capture) -> None:
    said = out(capsys, "explain", "house-1", "--rules", "rules")
    assert "奖补资金合计" in said
    assert "合计 = 种子补贴 + 农机补贴" in said
    assert "house-1" in out(capsys, "rules", "--rules", "rules")
    assert "house-1" in out(capsys, "rules", "list", "--rules", "rules")
    listed = json.loads(out(capsys, "rules", "--rules", "rules", "--format", "json"))
    assert listed["rules"][0]["id"] == "house-1"


@pytest.mark.usefixtures("house")
def test_five_lines_in_why(capsys: Capture) -> None:
    said = out(capsys, "why", "report.txt", "9.00", "--rules", "rules")
    assert "2 处" in said
    assert "✗ house-1" in said
    assert "种子补贴 5.00 万元、东山乡 农机补贴 3.00 万元" in said
    told = json.loads(out(capsys, "why", "report.txt", "7.00", "--rules", "rules", "--format", "json"))
    (place,) = told["places"]
    assert (place["table"], place["row"], place["column"]) == ("奖补资金明细表", "西山乡", "合计")
    assert [(one["rule"], one["status"]) for one in place["outcomes"] if one["rule"] == "house-1"] == [
        ("house-1", "passed")
    ]
    assert place["reason"] is None


@pytest.mark.usefixtures("house")
def test_why_of_what_is_no_figure_of_the_report(capsys: Capture) -> None:
    assert main(["why", "report.txt", "8.88"]) == 2
    assert "没有读到 8.88" in capsys.readouterr().err
    assert main(["why", "report.txt", "甲"]) == 2
    assert "“甲”不是数字" in capsys.readouterr().err


def test_its_cases_are_written_and_run(house: Path, capsys: Capture) -> None:
    assert "没有用例" in (main(["rules", "test", "rules"]), capsys.readouterr().err)[1]
    out(capsys, "rules", "new", "house-2", "--dir", "rules")
    assert out(capsys, "rules", "test", "rules") == "! house-1 没有用例\n3 个用例符合，0 个不符\n"
    assert out(capsys, "rules", "check", "rules") == "2 条规则，0 个文件有误\n"
    cases = house / "rules" / "house-2.cases.yaml"
    cases.write_text(cases.read_text("utf-8").replace("severity: error", "severity: info"), "utf-8")
    assert "✗ house-2 应发现问题 1: 级别为 error" in out(capsys, "rules", "test", "rules", status=1)
    assert "rules/house-3.yaml" in out(capsys, "rules", "new", "--dir", "rules")
    assert main(["rules", "new", "house 4", "--dir", "rules"]) == 2
    assert "只能有字母、数字和 -" in capsys.readouterr().err
    assert main(["rules", "new", "house-2", "--dir", "rules"]) == 2
    assert "已存在" in capsys.readouterr().err


def test_cases_in_a_folder_of_their_own(house: Path, capsys: Capture) -> None:
    out(capsys, "rules", "new", "house-2", "--dir", "rules")
    (house / "cases").mkdir()
    (house / "rules" / "house-2.cases.yaml").rename(house / "cases" / "house-2.yaml")
    assert "3 个用例符合，0 个不符" in out(capsys, "rules", "test", "rules", "--cases", "cases")


def test_the_rules_that_ship_can_be_checked(capsys: Capture) -> None:
    assert ", 0 broken file(s)\n" in out(capsys, "rules", "check", str(rules_directory()), "--lang", "en")


def test_a_broken_file_stops_the_run_unless_it_is_to_be_skipped(house: Path, capsys: Capture) -> None:
    (house / "rules" / "bad.yaml").write_text(RULE.replace("house-1", "bad").replace("error", "eror"), "utf-8")
    (house / "rules" / "worse.yaml").write_text("id: [\n", "utf-8")
    assert main(["check", "report.txt", "--rules", "rules", "--format", "json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "bad.yaml 第 3 行：severity 应为 error, warning, info 之一，是否想写 error？" in said.err
    assert "3 | severity: eror" in said.err
    assert "worse.yaml 第 2 行" in said.err
    assert main(["check", "report.txt", "--rules", "rules", "--skip-broken", "--format", "json"]) == 2
    said = capsys.readouterr()
    assert "house-1" in {finding["rule"] for finding in json.loads(said.out)["documents"][0]["findings"]}
    assert "bad.yaml 第 3 行" in said.err
    assert "1 条规则，2 个文件有误" in out(capsys, "rules", "check", "rules", status=2)


def test_one_line_of_vocabulary_teaches_the_title_of_another_province(house: Path, capsys: Capture) -> None:
    report = (
        "测试局2024年部门预算\n\n部门经费支用一览表\n单位：万元\n"
        "| 科目编码 | 科目名称 | 基本支出 | 人员经费 | 公用经费 |\n| 2130101 | 行政运行 | 9.00 | 5.00 | 3.00 |\n"
    )
    (house / "report.txt").write_text(report, "utf-8")
    before = json.loads(out(capsys, "check", "report.txt", "--select", "basic-expenditure", "--format", "json"))
    assert before["documents"][0]["findings"] == []
    taught = 'phrases:\n  titles:\n    - {say: ["[部门]经费支用一览表"], means: {side: 支出}}\n'
    (house / "rules" / "vocabulary").mkdir()
    (house / "rules" / "vocabulary" / "titles.yaml").write_text(taught, "utf-8")
    arguments = ["check", "report.txt", "--rules", "rules", "--select", "basic-expenditure", "--format", "json"]
    (finding,) = json.loads(out(capsys, *arguments, status=1))["documents"][0]["findings"]
    assert [figure["text"] for figure in finding["figures"]] == ["9.00", "5.00", "3.00"]


def test_a_broken_vocabulary_names_its_line(house: Path, capsys: Capture) -> None:
    (house / "rules" / "words.yaml").write_text("phrases:\n  titles: 甲\n", "utf-8")
    assert main(["check", "report.txt", "--rules", "rules", "--lang", "en"]) == 2
    assert "words.yaml, line 2: vocabulary: titles: expected a list" in capsys.readouterr().err
