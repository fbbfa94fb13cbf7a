"""The page of all rules is the one that their files make."""

from __future__ import annotations

import pytest

from hqaudit.cli import main
from hqaudit.cli.rulepage import page
from hqaudit.model.message import Message
from hqaudit.model.rule import Rule
from hqaudit.rulebook import load_rulebook
from hqaudit.rulebook.catalogue import rules_directory


def test_the_page_is_not_stale(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "page"]) == 0
    made = capsys.readouterr().out
    assert (rules_directory() / "README.md").read_text("utf-8") == made, "stale: hqaudit rules page > rules/README.md"


def test_the_page_names_every_rule() -> None:
    rules = load_rulebook().rules
    made = page(rules)
    assert [rule.id for rule in rules if f"\n### {rule.id}\n" not in made or f"](#{rule.id})" not in made] == []


def test_the_words_of_a_rule_are_no_markup() -> None:
    rule = Rule("a", Message("合计|<b>", "a"), "error", "agree", Message("一\n二*", "b"))
    made = page([rule])
    assert r"| [a](#a) | 错误 | 合计\|\<b\> |" in made
    assert r"- 为什么：一 二\*" in made
