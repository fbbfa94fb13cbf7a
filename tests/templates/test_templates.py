"""Whole reports in nation-wide wordings, every figure right: nothing is found in them, and little is left unread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hqaudit.audit import audit_document
from hqaudit.readers.text import read_text
from hqaudit.rulebook import load_rulebook
from tests.templates.accounts import final_accounts
from tests.templates.budget import budget

RIGHT = sorted((Path(__file__).parent / "right").glob("*.txt"))
"""Reports and parts of reports as other provinces word them, written by hand, every figure right."""
SEEDS = range(12)
READ = 0.85
"""The least share of the figures that is verified."""
LEAST = 0.5
"""The same where only parts of a report are there."""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("make", [budget, final_accounts])
def test_a_right_report_is_found_right(make: Callable[[int], str], seed: int) -> None:
    report = audit_document(read_text(make(seed), "report.txt"), "report.txt", load_rulebook())
    assert [(finding.rule, finding.message.zh) for finding in report.findings] == []
    assert report.coverage.verified >= READ * report.coverage.figures


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_another_wording_is_found_right(path: Path) -> None:
    """Parts of reports lack forms that must be there; tail differences are notes."""
    rulebook = load_rulebook(ignore=["required-*"])
    report = audit_document(read_text(path.read_text(encoding="utf-8"), path.name), path.name, rulebook)
    told = [finding for finding in report.findings if finding.severity != "info"]
    assert [(finding.rule, finding.message.zh) for finding in told] == []
    assert report.coverage.verified >= LEAST * report.coverage.figures


def test_a_wrong_unit_line_is_told_once() -> None:
    """Seven forms and the narrative are in 万元; the one that says 元 is named, not its figures one by one."""
    title = "一般公共预算支出情况表\n部门：滨江市文化服务局\t单位："
    right = budget(3)
    assert right.count(title + "万元") == 1
    wrong = right.replace(title + "万元", title + "元")
    report = audit_document(read_text(wrong, "report.txt"), "report.txt", load_rulebook())
    assert [(finding.rule, finding.severity) for finding in report.findings] == [("unit-fits", "error")]
