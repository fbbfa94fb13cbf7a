"""The examples of the README do what it says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from hqaudit.cli import main
from hqaudit.reports import OUTPUTS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def example(language: str, containing: str) -> str:
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    (found,) = [block for block in blocks if containing in block]
    return str(found)


def test_the_python_example() -> None:
    run = [sys.executable, "-c", example("python", "import hqaudit")]
    printed = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    assert re.fullmatch(r"checked \d+ of \d+ figures verified", printed[0])
    assert "page 4: 498.51 should be 489.51" in printed


def test_the_example_of_a_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    job: Any = yaml.safe_load(example("yaml", "jobs:"))
    steps = [step["run"] for step in job["jobs"]["budget"]["steps"] if "run" in step]
    (command,) = [step for step in steps if step.startswith("hqaudit ")]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_bytes((ROOT / "samples" / "budget-2024.txt").read_bytes())
    assert main(command.split()[1:]) == 1
    assert capsys.readouterr().out.startswith("::error file=reports/a.txt,line=")
    assert (tmp_path / "report.html").stat().st_size > 10_000
    assert (tmp_path / "junit.xml").stat().st_size > 1_000


def test_the_hook_runs_a_command_that_there_is(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    command, *arguments = hook["entry"].split()
    assert command in project["scripts"]
    assert hook["id"] == "hqaudit"
    clean = tmp_path / "clean.txt"
    clean.write_text("2024年度某局部门预算\n二、支出说明\n支出200.00万元。\n", "utf-8")
    assert main([*arguments, *hook["args"], str(clean)]) == 0


def test_every_extra_and_suffix_of_the_readme_is_there() -> None:
    named = re.findall(r"^\| ((?:`\.[a-z]+` ?)+)\|", README, re.MULTILINE)
    assert {suffix for row in named for suffix in re.findall(r"\.[a-z]+", row)} == set(OUTPUTS)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert {form.extra for form in OUTPUTS.values() if form.extra} <= set(extras)
