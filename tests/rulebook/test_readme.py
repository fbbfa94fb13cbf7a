"""What README says about rules of one's own is so: its rule and its cases, its hqaudit.yaml."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

from hqaudit.cli import main
from hqaudit.cli.cases import complaint, read_cases
from hqaudit.rulebook import load_rulebook, read_config
from hqaudit.rulebook.schema import config_schema

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
BLOCKS: list[str] = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)


def block(first: str) -> str:
    return next(text for text in BLOCKS if text.startswith(first))


def test_the_rule_and_its_cases(tmp_path: Path) -> None:
    (tmp_path / "house-1.yaml").write_text(block("id: house-1"), "utf-8")
    (tmp_path / "house-1.cases.yaml").write_text(block("rule: house-1"), "utf-8")
    book = load_rulebook([tmp_path], select=["house-1"])
    cases = read_cases(tmp_path / "house-1.cases.yaml")
    assert [case.kind for case in cases] == ["passes", "fails"]
    assert [complaint(case, book) for case in cases] == ["", ""]
    assert main(["rules", "test", str(tmp_path)]) == 0
    assert main(["rules", "check", str(tmp_path)]) == 0


def test_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "hqaudit.yaml"
    path.write_text(block("rules: ["), "utf-8")
    (tmp_path / "本单位规则").mkdir()
    config = read_config(path)
    book = load_rulebook(config=config)
    assert "decimals" not in {rule.id for rule in book.rules}
    assert {rule.severity for rule in book.rules if rule.id == "glossary"} == {"info"}
    assert [one.reason for one in config.suppress] == ["口径不同，已核实", "上年数已调整"]
    content = yaml.safe_load(path.read_text("utf-8"))
    content["suppress"][0]["until"] = str(content["suppress"][0]["until"])  # a date, to YAML's own eyes
    assert list(Draft7Validator(config_schema()).iter_errors(content)) == []
