"""The seed and the sample, figure by figure: what is wrong is named and corrected, and nothing else is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from hqaudit.model.report import Exhibit, Finding
from tests.test_samples import REPORTS, ROOT, SAMPLES, SEED, Misprint, errors, misprints, present, report_on, squeeze

each_report = pytest.mark.parametrize("name", REPORTS)


@cache
def said(name: str) -> dict[str, Any]:
    """The file of what is wrong; every value as it is written."""
    text = present((SEED if name.startswith("seed") else SAMPLES) / "expected.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only str, list and dict
    return found


def wrong(name: str) -> list[tuple[Misprint, Decimal]]:
    """Every wrong figure and what it should be."""
    entries = said(name)["wrong_figures"]
    found = misprints({"wrong_figures": entries, "wrong_either_way": []})
    should_be = (Decimal(entry["should_be"].rstrip("%")) for entry in entries)
    return list(zip(found, should_be, strict=True))


def either_way(name: str) -> list[tuple[list[Misprint], set[str]]]:
    """For each place of ``wrong_either_way`` its figures, and what each would have to be."""
    found = []
    for entry in said(name)["wrong_either_way"]:
        values = {alternative["should_be"] for alternative in entry["alternatives"]}
        for where in entry["where"]:
            heading = squeeze(re.sub(r"\s*\(.*\)$", "", where))
            found.append(([Misprint(heading, squeeze(printed), "", "") for printed in entry["printed"]], values))
    return found


def suspects(finding: Finding) -> list[Exhibit]:
    return [exhibit for exhibit in finding.exhibits if exhibit.role == "suspect"]


def naming(name: str, misprint: Misprint) -> list[Finding]:
    """The errors of which the figure is a suspect."""
    return [f for f in errors(report_on(name)) if any(misprint.shown_as(exhibit) for exhibit in suspects(f))]


@each_report
def test_every_wrong_figure_is_named_and_corrected(name: str) -> None:
    entries = wrong(name)
    assert len(entries) == 13
    for misprint, should_be in entries:
        findings = naming(name, misprint)
        asked = sum(1 for other, _ in entries if other == misprint)
        assert len(findings) == asked, misprint
        for finding in findings:
            assert len(suspects(finding)) == 1
            assert finding.suggestion is not None
            assert Decimal(finding.suggestion.value) == should_be


@each_report
def test_what_the_evidence_does_not_decide_is_left_open(name: str) -> None:
    entries = either_way(name)
    assert len(entries) == 3
    for printed, values in entries:
        same = sum(1 for others, _ in entries if others == printed)
        found = [f for f in naming(name, printed[0]) if f in naming(name, printed[1])]
        assert len(found) == same
        for finding in found:
            assert [any(one.shown_as(exhibit) for one in printed) for exhibit in suspects(finding)] == [True, True]
            assert finding.suggestion is None
            assert all(value in finding.message.zh and value in finding.message.en for value in values)


@each_report
def test_nothing_else_is_a_suspect(name: str) -> None:
    allowed = [misprint for misprint, _ in wrong(name)] + [one for printed, _ in either_way(name) for one in printed]
    for finding in errors(report_on(name)):
        for exhibit in suspects(finding):
            assert any(misprint.shown_as(exhibit) for misprint in allowed), finding.message.zh
    assert len([finding for finding in errors(report_on(name)) if finding.exhibits]) == 13 + 3


@each_report
def test_the_causes_have_their_names(name: str) -> None:
    suggestions = [finding.suggestion for finding in errors(report_on(name)) if finding.suggestion is not None]
    assert Counter(suggestion.cause for suggestion in suggestions) == {
        "digits_swapped": 2,
        "other_item": 1,
        "stale_paragraph": 4,
        "row_copied": 6,
    }
    copied = {suggestion.explanation.zh for suggestion in suggestions if suggestion.cause == "row_copied"}
    assert [("2010350" in sentence, "事业运行" in sentence) for sentence in copied] == [(True, True)]


@pytest.mark.parametrize("name", ["sample.txt", "sample.pdf", "seed.pdf"])
def test_the_same_bytes_every_time(name: str, tmp_path: Path) -> None:
    path = present(REPORTS[name])
    runs = [(ROOT, "0"), (ROOT, "0"), (ROOT, "0"), (ROOT, "4711"), (tmp_path, "1")]
    assert len({as_json(path, directory, seed) for directory, seed in runs}) == 1


def as_json(path: Path, directory: Path, hash_seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "hqaudit", "check", str(path), "--format", "json"]
    run = subprocess.run(command, cwd=directory, env=environment, capture_output=True, check=False, timeout=120)
    assert (run.returncode, run.stdout[:1]) == (1, b"{"), run.stderr.decode()
    return run.stdout
