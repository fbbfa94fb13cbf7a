"""hqaudit.yaml in the folder or above: rules, severities, what is off, vocabulary; suppressions and the baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hqaudit.cli import main

Capture = pytest.CaptureFixture[str]
RULE = "id: house-1\ntitle: 补贴\nseverity: error\ncheck: 合计 = 种子补贴 + 农机补贴\nform: 奖补资金明细表\n"
REPORT = """测试局2024年部门预算

奖补资金明细表
单位：万元
| 乡镇 | 合计 | 种子补贴 | 农机补贴 |
| 东山乡 | 9.00 | 5.00 | 3.00 |
| 西山乡 | 7.00 | 5.00 | 1.00 |
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "house-1.yaml").write_text(RULE, "utf-8")
    below = tmp_path / "2024"
    below.mkdir()
    (below / "r.txt").write_text(REPORT, "utf-8")
    monkeypatch.chdir(below)
    return tmp_path


def settle(folder: Path, text: str) -> None:
    (folder / "hqaudit.yaml").write_text(f"rules: [own]\nignore: [total-*]\n{text}", "utf-8")


def checked(capsys: Capture, *arguments: str, status: int = 1) -> tuple[dict[str, Any], str]:
    assert main(["check", "r.txt", "--format", "json", *arguments]) == status
    said = capsys.readouterr()
    return json.loads(said.out)["documents"][0], said.err


def broken(folder: Path, capsys: Capture, text: str) -> str:
    settle(folder, text)
    assert main(["check", "r.txt"]) == 2
    return capsys.readouterr().err


def test_rules_switched_off_and_graded(folder: Path, capsys: Capture) -> None:
    assert checked(capsys, status=0)[0]["findings"] == []
    settle(folder, "")
    assert [finding["rule"] for finding in checked(capsys)[0]["findings"]] == ["house-1"] * 2
    settle(folder, "severity: {house-*: info}\n")
    assert [finding["severity"] for finding in checked(capsys, status=0)[0]["findings"]] == ["info"] * 2
    assert main(["explain", "house-1"]) == 0
    assert "house-1  提示" in capsys.readouterr().out


def test_it_may_stand_among_the_rules(folder: Path, capsys: Capture) -> None:
    (folder / "hqaudit.yaml").write_text("rules: [.]\n", "utf-8")
    assert [finding["rule"] for finding in checked(capsys)[0]["findings"]] == ["house-1"] * 2


def test_config_names_another_file(folder: Path, capsys: Capture) -> None:
    settle(folder, "")
    other = folder / "other.yaml"
    other.write_text("ignore: [house-1]\nrules: [own]\n", "utf-8")
    assert len(checked(capsys)[0]["findings"]) == 2
    assert checked(capsys, "--config", str(other), status=0)[0]["findings"] == []
    assert main(["check", "r.txt", "--config", "none.yaml"]) == 2
    assert "没有这个文件" in capsys.readouterr().err


def test_vocabulary_of_the_house(folder: Path, capsys: Capture) -> None:
    report = (
        REPORT.replace("奖补资金明细表", "经费支用一览表")
        .replace("种子补贴", "人员经费")
        .replace("农机补贴", "公用经费")
    )
    report = report.replace("| 合计", "| 基本支出").replace("乡镇", "科目编码").replace("东山乡", "2130101")
    Path("r.txt").write_text(report, "utf-8")
    arguments = ["--select", "basic-expenditure"]
    settle(folder, "")
    assert checked(capsys, *arguments, status=0)[0]["findings"] == []
    settle(folder, "vocabulary:\n  phrases:\n    titles: [{say: [经费支用一览表], means: {side: 支出}}]\n")
    assert [finding["rule"] for finding in checked(capsys, *arguments)[0]["findings"]] == ["basic-expenditure"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("severty: {}\n", 3, "是否想写 severity？"),
        ("severity: {house-1: eror}\n", 3, "级别应为 error, warning, info 之一"),
        ("severity: {house-2: info}\n", 3, "没有规则 house-2，是否想写 house-1？"),
        ("suppress: 甲\n", 3, "suppress 应为列表"),
        ("suppress:\n  - {rule: house-1, place: 东山乡, author: 甲}\n", 4, "搁置要写明“reason”"),
        (
            "suppress:\n  - {rule: house-1, reason: 已核实, author: 甲}\n",
            4,
            "应写 finding（问题的编号），或 rule 和 place",
        ),
        ("suppress:\n  - {finding: a, reason: b, author: c, until: 2025}\n", 4, "until 应为日期"),
        ("vocabulary: {phrase: {}}\n", 3, "是否想写 phrases？"),
    ],
)
def test_a_broken_file(folder: Path, capsys: Capture, text: str, line: int, said: str) -> None:
    err = broken(folder, capsys, text)
    assert f"hqaudit.yaml 第 {line} 行：" in err
    assert said in err


def test_a_suppression_by_rule_and_place(folder: Path, capsys: Capture) -> None:
    settle(
        folder,
        "suppress:\n  - {rule: house-1, place: 东山乡, reason: 另有 1 万元在县级, author: 王某, until: 2999-12-31}\n",
    )
    report, err = checked(capsys)
    assert [finding["figures"][0]["row"] for finding in report["findings"]] == ["西山乡"]
    (hidden,) = report["suppressed"]
    assert (hidden["rule"], hidden["figures"][0]["text"]) == ("house-1", "9.00")
    assert hidden["suppression"] == {"reason": "另有 1 万元在县级", "author": "王某", "until": "2999-12-31"}
    assert err == ""
    assert main(["check", "r.txt"]) == 1
    out = capsys.readouterr().out
    assert "搁置  1 项" in out
    assert "另有 1 万元在县级" not in out
    assert main(["check", "r.txt", "--suppressed"]) == 1
    assert "另有 1 万元在县级（王某，至 2999-12-31）" in capsys.readouterr().out


def test_a_suppression_by_id_and_of_everything(folder: Path, capsys: Capture) -> None:
    settle(folder, "")
    ids = [finding["id"] for finding in checked(capsys)[0]["findings"]]
    settle(folder, "suppress:\n" + "".join(f"  - {{finding: {one}, reason: 已核实, author: 王某}}\n" for one in ids))
    report, _ = checked(capsys, status=0)
    assert (report["findings"], len(report["suppressed"])) == ([], 2)


def test_suppressions_of_no_use_are_told(folder: Path, capsys: Capture) -> None:
    settle(
        folder,
        "suppress:\n"
        "  - {rule: house-1, place: 南山乡, reason: 已核实, author: 王某}\n"
        "  - {rule: house-1, place: 东山乡, reason: 已核实, author: 王某, until: 2020-01-01}\n"
        "  - {rule: house-1, place: 东山乡, file: '*.pdf', reason: 已核实, author: 王某}\n",
    )
    report, err = checked(capsys)
    assert len(report["findings"]) == 2
    assert "hqaudit.yaml:4：搁置“house-1 南山乡”没有用到" in err
    assert "hqaudit.yaml:5：搁置“house-1 东山乡”已于 2020-01-01 到期" in err
    assert "hqaudit.yaml:6：搁置“house-1 东山乡 *.pdf”没有用到" in err


def test_a_baseline_tells_new_from_known_and_fixed(folder: Path, capsys: Capture) -> None:
    settle(folder, "")
    assert main(["baseline", "r.txt"]) == 0
    assert capsys.readouterr().out == "hqaudit-baseline.json：2 项问题存为基线\n"
    report, _ = checked(capsys, status=0)
    assert ([finding["state"] for finding in report["findings"]], report["fixed"]) == (["still_there"] * 2, [])
    text = REPORT.replace("5.00 | 3.00", "5.00 | 4.00") + "| 南山乡 | 8.00 | 5.00 | 1.00 |\n"
    Path("r.txt").write_text(text, "utf-8")
    report, _ = checked(capsys)
    states = {finding["figures"][0]["row"]: finding["state"] for finding in report["findings"]}
    assert states == {"西山乡": "still_there", "南山乡": "new"}
    (fixed,) = report["fixed"]
    assert (fixed["rule"], "东山乡" in fixed["message"]) == ("house-1", True)
    assert main(["check", "r.txt"]) == 1
    out = capsys.readouterr().out
    assert "基线  新 1 · 仍在 1 · 已改 1" in out
    assert "house-1基线已有" in "".join(out.split())  # wherever the line is broken


def test_a_baseline_of_another_document_changes_nothing(folder: Path, capsys: Capture) -> None:
    settle(folder, "baseline: known.json\n")
    Path("s.txt").write_text(REPORT, "utf-8")
    assert main(["baseline", "s.txt"]) == 0
    assert (folder / "known.json").is_file()
    capsys.readouterr()
    report, _ = checked(capsys)
    assert ["state" in finding for finding in report["findings"]] == [False, False]
    assert "fixed" not in report
    (folder / "known.json").write_text("[]", "utf-8")
    assert main(["check", "r.txt"]) == 2
    assert "不是基线文件" in capsys.readouterr().err
