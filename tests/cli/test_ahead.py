from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from hqaudit.cli import main
from hqaudit.cli.ahead import Ahead
from hqaudit.cli.workers import CAN_FORK, Limits
from hqaudit.model.blocks import Document

Capture = pytest.CaptureFixture[str]
SAMPLE = Path(__file__).parents[2] / "samples" / "budget-2024.pdf"
AMPLE = Limits(60, 2048)
pytestmark = pytest.mark.skipif(not CAN_FORK, reason="every document is read in this process")


def never() -> bool:
    return False


def test_the_only_document_is_read_once_it_is_named() -> None:
    with Ahead([str(SAMPLE)], 2, AMPLE) as ahead:
        answer = ahead.answer(never)
        assert answer is not None
        assert isinstance(answer.value, Document)
        assert len(answer.value.pages) > 0
        assert ahead.spent > 0


@pytest.mark.parametrize(
    ("paths", "jobs"),
    [([str(SAMPLE)], 1), ([str(SAMPLE)] * 2, 2), (["-"], 2), (["no-such.pdf"], 2), ([str(SAMPLE.parent)], 2), ([], 2)],
)
def test_nothing_else_is_read_ahead(paths: list[str], jobs: int) -> None:
    with Ahead(paths, jobs, AMPLE) as ahead:
        assert ahead.answer(never) is None
        assert ahead.spent == 0


def test_the_report_is_the_same(capsys: Capture) -> None:
    reports = []
    for jobs in ("1", "2"):
        assert main(["check", str(SAMPLE), "--format", "json", "--jobs", jobs]) == 1
        reports.append(json.loads(capsys.readouterr().out))
    assert reports[0] == reports[1]


def test_what_cannot_be_read_is_told_the_same_way(tmp_path: Path, capsys: Capture) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing")
    told = []
    for jobs in ("1", "2"):
        assert main(["check", str(broken), "--jobs", jobs]) == 3
        told.append(capsys.readouterr())
    assert told[0] == told[1]
    assert "broken.pdf" in told[0].err


def test_no_process_is_left_where_the_command_is_wrong(capsys: Capture) -> None:
    assert main(["check", str(SAMPLE), "--jobs", "2", "--select", "no-such-rule"]) == 2
    assert "no-such-rule" in capsys.readouterr().err
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_reading_that_takes_too_long_is_ended() -> None:
    with Ahead([str(SAMPLE)], 2, Limits(0.0, 2048)) as ahead:
        answer = ahead.answer(never)
    assert answer is not None
    assert answer.kind == "killed"


def test_a_reading_that_is_to_be_stopped_is_ended_when_it_is_left() -> None:
    start = time.monotonic()
    with Ahead([str(SAMPLE)], 2, AMPLE) as ahead:
        assert ahead.answer(lambda: True) is None
    assert time.monotonic() - start < AMPLE.seconds
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
