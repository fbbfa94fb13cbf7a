"""Whole reports in nation-wide wordings, every figure right: nothing is found in them, and little is left unread."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hqaudit.audit import audit_document
from hqaudit.readers.text import read_text
from hqaudit.rulebook import load_rulebook
from tests.templates.accounts import final_accounts
from tests.templates.budget import budget

SEEDS = range(12)
READ = 0.85
"""The least share of the figures that is verified."""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("make", [budget, final_accounts])
def test_a_right_report_is_found_right(make: Callable[[int], str], seed: int) -> None:
    report = audit_document(read_text(make(seed), "report.txt"), "report.txt", load_rulebook())
    assert [(finding.rule, finding.message.zh) for finding in report.findings] == []
    assert report.coverage.verified >= READ * report.coverage.figures
