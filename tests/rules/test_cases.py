"""Every rule on tiny documents: tests/rules/<rule id>.yaml holds cases that pass, that fail, that cannot be checked.

A case is a document in the notation people write (or, where it needs pages, the JSON of ``hqaudit parse``). A failing
one names the figures of its one finding as printed, words of its message, or both, and its severity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from hqaudit.audit import audit_document, outcomes_of
from hqaudit.model.blocks import Document
from hqaudit.model.outcome import Outcome
from hqaudit.readers.parsed import read_parsed
from hqaudit.readers.text import read_text
from hqaudit.rulebook import load_rulebook

HERE = Path(__file__).parent
ALWAYS = {"doubled-marks", "doubled-text", "template-leftovers"}
"""Rules that apply to any text: nothing is unchecked under them."""
KEYS = {"document", "figures", "suspects", "words", "severity"}
Case = Mapping[str, Any]


def cases(kind: str) -> list[Any]:
    return list(_cases(kind))


def _cases(kind: str) -> Iterator[Any]:
    for path in sorted(HERE.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only
        for number, case in enumerate(content[kind], 1):
            yield pytest.param(content["rule"], case, id=f"{path.stem}-{number}")


def document(text: str) -> Document:
    return read_parsed(text, "case.json") if text.startswith("{") else read_text(text, "case.txt")


def outcomes(rule: str, text: str) -> tuple[Outcome, ...]:
    return outcomes_of(document(text), load_rulebook(select=[rule]))[1]


def told(found: tuple[Outcome, ...]) -> list[str]:
    """The outcomes in short, for the message of a test that fails."""
    return [
        f"{o.status} {[f.figure.text for f in o.facts]} {o.reason}{o.message.zh if o.message else ''}" for o in found
    ]


@pytest.mark.parametrize(("rule", "case"), cases("passes"))
def test_passes(rule: str, case: str) -> None:
    found = outcomes(rule, case)
    assert {outcome.status for outcome in found} >= {"passed"}, told(found)
    assert not [outcome for outcome in found if outcome.status == "failed"], told(found)


@pytest.mark.parametrize(("rule", "case"), cases("fails"))
def test_fails(rule: str, case: Case) -> None:
    assert set(case) <= KEYS
    findings = audit_document(document(case["document"]), "case", load_rulebook(select=[rule])).findings
    assert [finding.rule for finding in findings] == [rule], told(outcomes(rule, case["document"]))
    finding = findings[0]
    shown = sorted(exhibit.figure.text for exhibit in finding.exhibits)
    assert shown == sorted(case.get("figures", [])), finding.message.zh
    assert finding.severity == case["severity"]
    missing = [word for word in case.get("words", []) if word not in finding.message.zh]
    assert not missing, finding.message.zh
    if "suspects" in case:
        assert [e.figure.text for e in finding.exhibits if e.role == "suspect"] == case["suspects"]


@pytest.mark.parametrize(("rule", "case"), cases("unchecked"))
def test_unchecked(rule: str, case: str) -> None:
    found = outcomes(rule, case)
    assert not [outcome for outcome in found if outcome.status != "unchecked"], told(found)


def test_every_rule_has_its_cases_and_every_case_its_rule() -> None:
    files = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.yaml"))}
    assert sorted(files) == sorted(rule.id for rule in load_rulebook().rules)
    assert all(content["rule"] == name for name, content in files.items())
    kinds = ("passes", "fails", "unchecked")
    lacking = [f"{name}: {kind}" for name, content in files.items() for kind in kinds if not content[kind]]
    assert lacking == [f"{name}: unchecked" for name in sorted(ALWAYS)]


def test_every_failing_case_says_what_its_finding_shows() -> None:
    failing = [param.values for param in cases("fails")]
    silent = [rule for rule, case in failing if not case.get("figures") and not case.get("words")]
    assert silent == []
