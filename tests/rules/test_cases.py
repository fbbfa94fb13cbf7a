"""Every rule on tiny documents: tests/rules/<rule id>.yaml holds cases that pass, that fail, that cannot be checked.

A case is a document in the notation people write (or, where it needs pages, the JSON of ``hqaudit parse``). A failing
one names the figures of its one finding as printed, words of its message, or both, and its severity. They are run as
``hqaudit rules test`` runs those of a house (hqaudit/cli/cases.py).
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hqaudit.cli.cases import Case, complaint, read_cases
from hqaudit.rulebook import load_rulebook

HERE = Path(__file__).parent
ALWAYS = {
    "doubled-marks",
    "doubled-text",
    "malformed-amounts",
    "missing-direction",
    "missing-unit",
    "reason-directions",
    "slips",
    "template-leftovers",
}
"""Rules that apply to any text: nothing is unchecked under them."""
CASES = [case for path in sorted(HERE.glob("*.yaml")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.kind}-{case.number}")
def test_a_case(case: Case) -> None:
    all_told = case._replace(expected={"figures": [], **case.expected}) if case.kind == "fails" else case
    assert complaint(all_told, load_rulebook(select=[case.rule])) == ""


def test_every_rule_has_its_cases_and_every_case_its_rule() -> None:
    files = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.yaml"))}
    assert sorted(files) == sorted(rule.id for rule in load_rulebook().rules)
    assert all(content["rule"] == name for name, content in files.items())
    kinds = ("passes", "fails", "unchecked")
    lacking = [f"{name}: {kind}" for name, content in files.items() for kind in kinds if not content[kind]]
    assert lacking == [f"{name}: unchecked" for name in sorted(ALWAYS)]


def test_every_failing_case_says_what_its_finding_shows() -> None:
    failing = [case for case in CASES if case.kind == "fails"]
    silent = [case.rule for case in failing if not case.expected.get("figures") and not case.expected.get("words")]
    assert silent == []
    assert [case.rule for case in failing if "severity" not in case.expected] == []
