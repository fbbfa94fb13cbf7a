from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from rich.cells import cell_len

from hqaudit.cli import main
from hqaudit.cli.commands import COMMANDS
from hqaudit.cli.questions import QUESTIONS
from hqaudit.cli.rulecommands import RULE_COMMANDS
from hqaudit.cli.version import VERSION

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]


def test_version_is_that_of_the_package(capsys: Capture) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "hqaudit/cli/version.py"
    for arguments in (["--version"], ["--version", "check"]):
        assert main(arguments) == 0
        assert capsys.readouterr().out == f"hqaudit {VERSION}\n"


def test_help_is_chinese(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert "核对公开的部门预算、决算报告" in out
    assert "选项" in out
    assert main(["check", "-h"]) == 0
    assert "有这一级或更严重的问题时" in capsys.readouterr().out


@pytest.mark.parametrize(
    "path", [[], *([name] for name in COMMANDS), ["rules"], *(["rules", name] for name in RULE_COMMANDS)]
)
def test_every_help_page_names_its_options_in_both_languages(path: list[str], capsys: Capture) -> None:
    pages = {}
    for language in ("zh", "en"):
        assert main([*path, "--help", "--lang", language]) == 0
        pages[language] = capsys.readouterr().out
        assert max(cell_len(line) for line in pages[language].splitlines()) <= 100
    left = re.sub("部门预算|部门决算", "", pages["en"])
    assert not re.search(r"[\u4e00-\u9fff，。；：（）]", left)
    options = re.findall(r"(?<=^  )--[a-z-]+", pages["zh"], re.MULTILINE)
    assert options
    assert options == re.findall(r"(?<=^  )--[a-z-]+", pages["en"], re.MULTILINE)


def test_the_first_page_answers_the_first_questions(capsys: Capture) -> None:
    assert len(QUESTIONS) >= 10
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(question.zh in out for question, _ in QUESTIONS)
    named = set(re.findall(r"hqaudit ([a-z]+)", " ".join(answer.zh for _, answer in QUESTIONS)))
    assert named <= COMMANDS.keys()


def test_nothing_said_is_answered_with_help(capsys: Capture) -> None:
    assert main([]) == 2
    assert "命令" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], "没有命令 chek，是不是 check"),
        (["qqqqqq"], "没有命令 qqqqqq"),
        (["check"], "缺少 FILE"),
        (["check", "a", "--formt"], "没有选项 --formt"),
        (["check", "a", "--show", "all"], "--show 不能是 all，可用：error、warning、info"),
        (["check", "a", "--lang"], "命令有误（Option '--lang' requires an argument.）"),
        (["--lang", "en"], "No such option: --lang"),
        (["check", "--lang=en"], "Missing argument 'FILE'."),
    ],
)
def test_wrong_command_lines(capsys: Capture, arguments: list[str], sentence: str) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"hqaudit: {sentence}\n")
    assert "hqaudit --help" in err.splitlines()[1]


@pytest.mark.usefixtures("house")
def test_parse_writes_the_document(capsys: Capture) -> None:
    assert main(["parse", "a.txt", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"source": "a.txt"}


@pytest.mark.usefixtures("house")
def test_parse_of_what_cannot_be_read(capsys: Capture) -> None:
    assert main(["parse", "broken.pdf"]) == 3
    assert capsys.readouterr().err == "hqaudit: broken.pdf：文件已损坏\n"
    assert main(["parse", "broken.pdf", "--lang", "en", "--debug"]) == 3
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert err.endswith("hqaudit: broken.pdf: the file is damaged\n")


@pytest.mark.usefixtures("house")
def test_a_mistake_of_our_own_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("hqaudit.cli.catalogue.rules_text", fail)
    assert main(["rules"]) == 3
    assert capsys.readouterr().err == "hqaudit: 内部错误（RuntimeError: boom），加 --debug 查看经过\n"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("stage", ["hqaudit.cli.audits.Audits.__iter__", "hqaudit.cli.guard.understood"])
def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: Capture, stage: str) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stage, interrupt)
    assert main(["check", "a.txt"]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("house")
def test_rules_are_listed(capsys: Capture) -> None:
    assert main(["rules"]) == 0
    assert capsys.readouterr().out == (
        "identity-basic  错误  identity  基本支出等于人员经费加公用经费\ntotal-income    警告  total     各项收入相加\n"
    )


@pytest.mark.usefixtures("house")
def test_rules_for_programs(capsys: Capture) -> None:
    assert main(["rules", "--format", "json", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "schema": "hqaudit/rules/1",
        "rules": [
            {
                "id": "identity-basic",
                "severity": "error",
                "kind": "identity",
                "title": "Basic expenditure is personnel plus running costs",
            },
            {"id": "total-income", "severity": "warning", "kind": "total", "title": "Income adds up"},
        ],
        "packs": [],
    }


@pytest.mark.usefixtures("house")
def test_a_rule_is_explained(capsys: Capture) -> None:
    assert main(["explain", "identity-basic"]) == 0
    assert capsys.readouterr().out == (
        "基本支出等于人员经费加公用经费\n"
        "identity-basic  错误  identity\n"
        "\n为什么\n  部分之和是整体。\n"
        "\n依据\n  财预〔2016〕143号\n"
        "\n例子\n  基本支出 10.00 万元\n  其中人员经费 9.00 万元，公用经费 2.00 万元\n"
        "\n规则文件\n  rules/identity-basic.yaml\n"
    )
    assert main(["explain", "total-income", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Income adds up\ntotal-income  warning  total\n\nWhy\n  Because.\n"


@pytest.mark.usefixtures("house")
def test_a_rule_that_is_not_there(capsys: Capture) -> None:
    assert main(["explain", "identity-basis"]) == 2
    assert capsys.readouterr().err == "hqaudit: 没有规则 identity-basis，是不是：identity-basic\n"
    assert main(["explain", "zzz", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "hqaudit: there is no rule zzz, `hqaudit rules` lists all\n"
