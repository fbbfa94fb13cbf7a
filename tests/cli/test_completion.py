from __future__ import annotations

import os
import subprocess
import sys

import pytest

from hqaudit.cli import main


@pytest.mark.parametrize(
    ("words", "offered"),
    [("hqaudit ch", "check"), ("hqaudit check --fo", "--format"), ("hqaudit check x.pdf --format sar", "sarif")],
)
def test_a_shell_is_told_how_a_command_line_may_go_on(words: str, offered: str) -> None:
    position = str(len(words.split()) - 1)
    asked = {"_HQAUDIT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": position}
    run = [sys.executable, "-m", "hqaudit"]
    told = subprocess.run(run, env={**os.environ, **asked}, check=True, capture_output=True, encoding="utf-8").stdout
    assert told.split() == [offered]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_script_for_each_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert f"complete_{shell}" in out.replace("complete_pwsh", "complete_powershell")
    assert "hqaudit" in out
