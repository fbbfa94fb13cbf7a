"""The page on the language: each of its rules does on its own cases what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hqaudit.cli.cases import Case, complaint, read_cases
from hqaudit.rulebook import load_rulebook
from hqaudit.rulebook.catalogue import rules_directory

PAGE = (rules_directory() / "LANGUAGE.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
RULES = {re.findall(r"^id: (.*)$", block, re.MULTILINE)[0]: block for block in BLOCKS if block.startswith("id: ")}
CASES = {re.findall(r"^rule: (.*)$", block, re.MULTILINE)[0]: block for block in BLOCKS if block.startswith("rule: ")}


def cases(directory: Path, rule: str) -> list[Case]:
    (directory / f"{rule}.yaml").write_text(RULES[rule], "utf-8")
    path = directory / f"{rule}.cases.yaml"
    path.write_text(CASES[rule], "utf-8")
    return read_cases(path)


def test_every_rule_of_the_page_has_its_cases() -> None:
    assert len(RULES) >= 7
    assert list(RULES) == list(CASES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_the_page(tmp_path: Path, rule: str) -> None:
    found = cases(tmp_path, rule)
    book = load_rulebook([tmp_path], select=[rule])
    assert {case.kind for case in found} >= {"passes", "fails"}
    assert [(case.kind, case.number, said) for case in found if (said := complaint(case, book))] == []
