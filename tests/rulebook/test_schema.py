"""The JSON Schemas: as they ship, named in every rule file, right about every file that ships and about wrong ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from hqaudit.rulebook.catalogue import rules_directory
from hqaudit.rulebook.keys import KINDS, OWN
from hqaudit.rulebook.load import rule_files, vocabulary_files
from hqaudit.rulebook.schema import SCHEMAS, schema_text

RULES = list(rule_files(rules_directory()))
WORDS = list(vocabulary_files(rules_directory()))
CASES = sorted((Path(__file__).parents[1] / "rules").glob("*.yaml"))
RULE: dict[str, Any] = {"id": "a", "title": "甲", "severity": "error", "check": "甲 = 乙 + 丙"}


def wrong(schema: str, content: object) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMAS[schema]()).iter_errors(content)]


def read(path: Path) -> object:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_that_ship_are_those_that_the_loader_knows(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name]())
    assert (rules_directory() / "schema" / name).read_text("utf-8") == schema_text(name), (
        "stale: python -m hqaudit.rulebook.schema rules/schema"
    )


@pytest.mark.parametrize("path", [*RULES, *WORDS], ids=lambda path: path.stem)
def test_a_file_that_ships_names_its_schema_and_keeps_to_it(path: Path) -> None:
    schema = "vocabulary.schema.json" if path in WORDS else "rule.schema.json"
    first = path.read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schema/{schema}"
    assert wrong(schema, read(path)) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_keep_to_their_schema(path: Path) -> None:
    assert wrong("cases.schema.json", read(path)) == []


def _wrong_rules() -> Iterator[dict[str, Any]]:
    yield {**RULE, "severity": "eror"}
    yield {**RULE, "kind": "identty"}
    yield {**RULE, "chek": "甲 = 乙"}
    yield {**RULE, "check": "甲 + 乙"}
    yield {**RULE, "since": 24}
    yield {**RULE, "when": {"from": "三公表"}}
    yield {**RULE, "en": {"titel": "A"}}
    yield {**RULE, "what": "toc"}
    yield {key: value for key, value in RULE.items() if key != "check"}
    yield {**RULE, "kind": "total"}
    yield {**{key: value for key, value in RULE.items() if key != "check"}, "kind": "ratio", "of": "shares"}
    yield {**{key: value for key, value in RULE.items() if key != "check"}, "kind": "wording", "what": "patterns"}


@pytest.mark.parametrize("content", list(_wrong_rules()), ids=str)
def test_what_is_no_rule(content: dict[str, Any]) -> None:
    assert wrong("rule.schema.json", RULE) == []
    assert wrong("rule.schema.json", content) != []


def test_every_key_belongs_to_a_kind() -> None:
    used = {key for must, may in KINDS.values() for key in (*must, *may)}
    assert used == set(OWN)
