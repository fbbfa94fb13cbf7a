from __future__ import annotations

import json
from pathlib import Path

import pytest

from hqaudit.cli.codec import decoded, encoded
from hqaudit.cli.journal import Journal, basis
from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message
from hqaudit.model.report import Report
from tests.reports import specimens

BASIS = "b" * 64


@pytest.mark.parametrize("report", [specimens.WRONG, specimens.SCAN, specimens.CLEAN])
def test_a_report_comes_back_as_it_was(report: Report) -> None:
    assert decoded(Report, json.loads(json.dumps(encoded(report)))) == report


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"path": 1},
        {"path": "a", "status": "fine"},
        {"path": "a", "status": "checked", "pages": "x"},
        {"path": "a", "status": "checked", "unknown": 1},
        {"path": "a", "status": "checked", "unchecked": [["a"]]},
        {"path": "a", "status": "checked", "findings": [{"id": "x"}]},
        {"path": "a", "status": "checked", "findings": 7},
    ],
)
def test_what_is_no_report_is_refused(data: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        decoded(Report, data)


def test_what_was_written_is_known(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    Journal(path, BASIS).add("a.pdf", "1", specimens.WRONG)
    again = Journal(path, BASIS)
    assert again.known("a.pdf", "1") == specimens.WRONG
    assert again.known("a.pdf", "2") is None
    assert again.known("b.pdf", "1") is None
    assert again.known("a.pdf", "") is None
    assert Journal(path, "other rules").known("a.pdf", "1") is None


def test_a_line_that_was_cut_off_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    Journal(path, BASIS).add("a.pdf", "1", specimens.WRONG)
    path.write_bytes(path.read_bytes() + path.read_bytes()[:500])
    journal = Journal(path, BASIS)
    journal.add("b.pdf", "2", specimens.CLEAN)
    again = Journal(path, BASIS)
    assert (again.known("a.pdf", "1"), again.known("b.pdf", "2")) == (specimens.WRONG, specimens.CLEAN)


def test_a_line_that_was_changed_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    Journal(path, BASIS).add("a.pdf", "1", specimens.CLEAN)
    path.write_text(path.read_text().replace('"checked"', '"perfect"'))
    assert Journal(path, BASIS).known("a.pdf", "1") is None


@pytest.mark.parametrize("content", ['{"path": "a.pdf"}\n', "一份报告", "%PDF-1.7"])
def test_a_file_of_someone_else_is_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(content)
    with pytest.raises(BrokenRule) as caught:
        Journal(path, BASIS)
    assert "不是由 --resume 写成的文件" in caught.value.message.zh
    assert path.read_text() == content


def test_a_journal_that_cannot_be_opened_or_written(tmp_path: Path) -> None:
    with pytest.raises(BrokenRule, match="cannot be read and written"):
        Journal(tmp_path / "nowhere" / "r.jsonl", BASIS)
    if Path("/dev/full").exists():
        journal = Journal(tmp_path / "r.jsonl", BASIS)
        journal._path = Path("/dev/full")
        with pytest.raises(BrokenRule) as caught:
            journal.add("a.pdf", "1", specimens.CLEAN)
        assert caught.value.message == Message(
            "--resume /dev/full：无法写入（No space left on device）",
            "--resume /dev/full: cannot be written (No space left on device)",
        )


def test_the_basis_changes_with_rules_and_options(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a")
    before = basis([tmp_path], ["x"])
    assert basis([tmp_path], ["x"]) == before
    assert basis([tmp_path], ["y"]) != before
    (tmp_path / "a.yaml").write_text("id: b")
    assert basis([tmp_path], ["x"]) != before
