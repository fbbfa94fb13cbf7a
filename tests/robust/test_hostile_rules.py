from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hqaudit.cli import main
from hqaudit.errors import BrokenRule
from hqaudit.rulebook import hostile, load_rulebook
from hqaudit.rulebook.yamltext import load_yaml
from tests.robust import bad

HEAD = "id: h1\ntitle: 一\nseverity: error\n"
BOMB = "".join(
    f"{chr(98 + level)}: &{chr(98 + level)} [{','.join(['*' + chr(97 + level)] * 9)}]\n" for level in range(12)
)

FILES = {
    "alias bomb": ("a: &a [x, x]\n" + BOMB + HEAD + "check: *m\n", 2, "不能用 YAML 引用"),
    "list within itself": ("id: &a [*a]\n", 1, "不能用 YAML 引用"),
    "deep lists": (f"{HEAD}check: {'[' * 100_000}{']' * 100_000}\n", 4, "YAML 语法错误"),
    "deep mappings": (f"{HEAD}check: {'{a: ' * 50_000}x{'}' * 50_000}\n", 4, "YAML 语法错误"),
    "ten megabytes": (f"{HEAD}check: 甲 = 乙\nwhy: {'x' * 10_000_000}\n", 1, "文件超过 1 MB"),
    "a million terms": (f"{HEAD}check: 甲 = {' + '.join(['乙'] * 100_000)}\n", 4, "公式超过 10000 字"),
    "an object": (f"{HEAD}check: !!python/object/apply:os.system ['false']\n", 4, "不能用 YAML 标签"),
    "a tag of its own": (f"{HEAD}check: !own 甲 = 乙\n", 4, "不能用 YAML 标签"),
    "two documents": (f"{HEAD}check: 甲 = 乙\n---\n{HEAD}", 5, "YAML 语法错误"),
    "a pattern too deep": (
        f"{HEAD}kind: wording\nwhat: patterns\npatterns:\n  - {'(' * 9000}{')' * 9000}\n",
        7,
        "模式",
    ),
    "binary": ("\0\1\2", 1, "YAML 语法错误"),
}


@pytest.mark.parametrize("name", FILES)
def test_each_is_refused_at_once_with_its_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, line, said = FILES[name]
    (tmp_path / "r.yaml").write_text(text, "utf-8")
    start = time.process_time()
    assert main(["rules", "--rules", str(tmp_path)]) == 2
    assert time.process_time() - start < 5
    err = capsys.readouterr().err
    assert err.startswith(f"hqaudit: 规则文件 {tmp_path / 'r.yaml'} 第 {line} 行：")
    assert said in err
    assert len(err) < 20_000


def test_a_pipe_is_no_rule_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "r.yaml")
    with pytest.raises(BrokenRule, match="is no ordinary file"):
        load_yaml(tmp_path / "r.yaml")


@pytest.mark.parametrize("text", ["why: a*b! c", 'why: "!x *y"', "why: '*'"])
def test_stars_and_bangs_in_a_text_are_no_harm(text: str, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(f"{HEAD}check: 甲 = 乙\n{text}\n", "utf-8")
    load_rulebook([tmp_path], ["h1"])


def test_a_pattern_that_backtracks_forever_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.yaml").write_text(f"{HEAD}kind: wording\nwhat: patterns\npatterns:\n  - (.+)+数数数X\n", "utf-8")
    (tmp_path / "a.txt").write_text(bad.TEXT, "utf-8")
    monkeypatch.setattr(hostile, "PATIENCE", 0.5)
    assert main(["check", str(tmp_path / "a.txt"), "--rules", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert f"规则文件 {tmp_path / 'r.yaml'}：规则 h1 核对一份文件超过 0.5 秒" in err
    assert "Traceback" not in err
