"""Runs over several files, as processes of their own: what comes of them however they end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hqaudit.cli import main
from hqaudit.readers.pdf.source import open_pages
from tests.readers.pdf.minimal import shown
from tests.robust import bad
from tests.robust.locked import encrypted

ROOT = Path(__file__).parents[2]
CHECK = (sys.executable, "-m", "hqaudit", "check")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports, right and wrong, and what is none."""
    inside = tmp_path / "reports"
    inside.mkdir()
    for number in range(6):
        (inside / f"{number}.txt").write_text(bad.TEXT.replace("示范", f"示范{number}"), "utf-8")
    (inside / "3.pdf").write_bytes(bad.SAMPLE.read_bytes())
    (inside / "4.pdf").write_bytes(bad.INPUTS["noise.pdf"][0])
    return inside


def run(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[bytes]:
    environment = {"PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [*CHECK, *map(str, arguments)], cwd=cwd, env=os.environ | environment, capture_output=True, check=False
    )


@pytest.mark.parametrize("form", ["json", "jsonl", "text", "sarif", "junit"])
def test_the_same_bytes_whoever_works_at_it(folder: Path, form: str) -> None:
    first = run(folder, "--format", form, "--jobs", "1", PYTHONHASHSEED="1")
    again = run(folder, "--format", form, "--jobs", "4", PYTHONHASHSEED="2", cwd=folder.parent)
    assert first.returncode == 3
    assert first.stdout.count(b"3.pdf") > 0
    assert (first.stdout, first.stderr, first.returncode) == (again.stdout, again.stderr, again.returncode)


@pytest.mark.parametrize("name", ["budget-2024.pdf", "budget-2024.txt"])
def test_three_runs_say_the_same_of_a_report(name: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "samples" / name, tmp_path / name)
    shutil.copy(tmp_path / name, tmp_path / f"again-{name}")
    ways = [
        run(tmp_path / name, "--format", "json", "--jobs", "1", PYTHONHASHSEED="1"),
        run(tmp_path / name, "--format", "json", "--jobs", "4", PYTHONHASHSEED="2", cwd=tmp_path),
        run(tmp_path / name, tmp_path / f"again-{name}", "--format", "json", "--jobs", "4", PYTHONHASHSEED="random"),
    ]
    assert ways[0].stdout == ways[1].stdout
    documents = [document for way in ways for document in json.loads(way.stdout)["documents"]]
    assert documents[0]["findings"]
    for document in documents:
        assert json.dumps({**document, "path": ""}) == json.dumps({**documents[0], "path": ""})


def test_files_and_screen_say_the_same(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "--format", "json", "--output", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == done.stdout
    assert len(json.loads(done.stdout)["documents"]) == 8


def test_a_run_is_taken_up_where_it_stopped(folder: Path, tmp_path: Path) -> None:
    whole = run(folder, "--format", "json")
    journal = tmp_path / "results.jsonl"
    run(folder / "0.txt", folder / "4.pdf", "--resume", journal)
    assert len(journal.read_bytes().splitlines()) == 2
    resumed = run(folder, "--format", "json", "--resume", journal)
    assert (resumed.stdout, resumed.returncode) == (whole.stdout, whole.returncode)
    before = journal.read_bytes()
    assert len(before.splitlines()) == 8
    again = run(folder, "--format", "json", "--resume", journal)
    assert (again.stdout, journal.read_bytes()) == (whole.stdout, before)
    (folder / "0.txt").write_text("收入合计 5 万元。", "utf-8")
    changed = run(folder, "--format", "json", "--resume", journal)
    assert changed.stdout != whole.stdout
    assert len(journal.read_bytes().splitlines()) == 9


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_is_done_is_reported_when_it_is_interrupted(folder: Path, number: int, status: int) -> None:
    os.mkfifo(folder / "5a.txt")  # nobody ever writes to it
    process = subprocess.Popen(
        [*CHECK, folder, "--format", "json", "--jobs", "2"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    head = b""
    while b"5.txt" not in head:  # the last one before the pipe
        head += os.read(process.stdout.fileno(), 1 << 16)
    time.sleep(0.3)
    process.send_signal(number)
    out, err = process.communicate(timeout=100)
    documents = json.loads(head + out)["documents"]
    assert process.returncode == status
    assert [Path(document["path"]).name for document in documents] == [
        "0.txt", "1.txt", "2.txt", "3.pdf", "3.txt", "4.pdf", "4.txt", "5.txt",
    ]  # fmt: skip
    assert "已中断：共 9 份文件，核对了 8 份" in err.decode()
    assert b"Traceback" not in err


def test_a_reader_that_goes_away_ends_the_run(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*CHECK, folder], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.returncode == 3
    assert "标准输出已关闭：共 8 份文件，核对了 1 份" in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk(folder: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*CHECK, folder / "0.txt"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.decode()) == (
        2, "hqaudit: 无法写入标准输出（No space left on device），结果不完整\n",
    )  # fmt: skip
    (tmp_path / "full.json").symlink_to("/dev/full")
    done = run(folder / "0.txt", "--output", tmp_path / "full.json")
    assert done.returncode == 2
    assert "无法写入（No space left on device）" in done.stderr.decode()


def test_standard_input_beside_files(folder: Path) -> None:
    done = subprocess.run(
        [*CHECK, folder / "4.pdf", "-", "--format", "json"],
        cwd=ROOT,
        input=bad.TEXT.encode(),
        capture_output=True,
        check=False,
    )
    statuses = [document["status"] for document in json.loads(done.stdout)["documents"]]
    assert (done.returncode, statuses) == (3, ["unreadable", "checked"])


def test_a_password(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(encrypted(b"BT /F1 10 Tf 20 50 Td (A) Tj ET", "open"))
    assert main(["parse", str(path), "--password", "open"]) == 0
    assert json.loads(capsys.readouterr().out)["blocks"][0]["text"] == "A"
    assert main(["check", str(path), "--quiet"]) == 3
    assert "文件已加密，需要密码；请用 --password 给出" in capsys.readouterr().out
    assert main(["check", str(path), "--password", "wrong", "--quiet"]) == 3
    assert "文件已加密，密码不对" in capsys.readouterr().out


def test_an_empty_password_is_none() -> None:
    data = encrypted(b"BT /F1 10 Tf 20 50 Td (A) Tj ET", "")
    assert [shown(page) for page in open_pages(data, "report.pdf")] == ["A"]
