from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hqaudit.cli import main
from hqaudit.readers import files
from tests.robust import bad

Capture = pytest.CaptureFixture[str]
SAMPLE_FINDINGS = 1  # exit status: the sample has mistakes


def checked(capsys: Capture, *arguments: str | Path) -> tuple[int, list[dict[str, object]], str]:
    """Exit status, documents and standard error of a check."""
    capsys.readouterr()
    status = main(["check", *map(str, arguments), "--format", "json"])
    out, err = capsys.readouterr()
    documents = json.loads(out)["documents"]
    assert "Traceback" not in out + err
    return status, documents, err


@pytest.mark.parametrize("name", bad.INPUTS)
def test_each_has_its_sentence_and_costs_no_other_its_check(name: str, tmp_path: Path, capsys: Capture) -> None:
    data, said = bad.INPUTS[name]
    path = tmp_path / name
    path.write_bytes(data)
    right = tmp_path / "right.txt"
    right.write_text(bad.TEXT, "utf-8")
    status, documents, err = checked(capsys, path, right, "--max-memory", "1024", "--timeout", "120")
    assert (status, [document["status"] for document in documents]) == (3, ["unreadable", "checked"])
    assert any(words in str(documents[0]["problem"]) for words in said.split("|"))
    assert err.startswith(f"hqaudit: {path}：")
    assert len(err.splitlines()) == 1
    assert documents[1]["findings"]


@pytest.mark.parametrize("name", ["locked.pdf", "scan.pdf", "page-tree-loop.pdf", "binary.txt", "list.json"])
def test_in_english_too(name: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / name
    path.write_bytes(bad.INPUTS[name][0])
    _, _, err = checked(capsys, path, "--lang", "en")
    assert err.startswith(f"hqaudit: {path}: ")
    assert err.isascii()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_the_same_text_in_any_encoding(encoding: str, tmp_path: Path, capsys: Capture) -> None:
    text = bad.TEXT if encoding != "gbk" else bad.TEXT.encode("gbk", "ignore").decode("gbk")
    for name, data in (("report.txt", text.encode(encoding)), ("plain.txt", text.encode())):
        (tmp_path / name).write_bytes(data)
    _, (one, other), _ = checked(capsys, tmp_path / "report.txt", tmp_path / "plain.txt")
    assert one["findings"]
    assert {**one, "path": ""} == {**other, "path": ""}


@pytest.mark.parametrize("share", [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999])
def test_a_truncated_file_is_never_called_right(share: float, tmp_path: Path, capsys: Capture) -> None:
    data = bad.SAMPLE.read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(data[: int(len(data) * share)])
    status, documents, _ = checked(capsys, path)
    assert (status, documents[0]["status"]) == (3, "unreadable")


def test_names_that_are_no_harm(tmp_path: Path, capsys: Capture) -> None:
    name = 'a\n"b"\x1b[31m\u202e.pdf'
    (tmp_path / name).write_bytes(b"no pdf")
    status, documents, err = checked(capsys, tmp_path / name)
    assert (status, documents[0]["path"]) == (3, str(tmp_path / name))
    assert err == f'hqaudit: {tmp_path}/a\\n"b"\\x1b[31m\\u202e.pdf：不是 PDF 文件（缺少 %PDF- 标记）\n'
    assert main(["check", str(tmp_path / name)]) == 3
    assert "\x1b" not in "".join(capsys.readouterr())


def test_the_same_file_twice_is_checked_once(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.txt").write_text(bad.TEXT, "utf-8")
    _, documents, _ = checked(capsys, tmp_path / "a.txt", tmp_path, tmp_path / "a.txt")
    assert len(documents) == 1


def test_links(tmp_path: Path, capsys: Capture) -> None:
    folder, beside = tmp_path / "folder", tmp_path / "beside"
    folder.mkdir()
    beside.mkdir()
    (beside / "a.txt").write_text(bad.TEXT, "utf-8")
    (folder / "file.txt").symlink_to(beside / "a.txt")
    (folder / "folder").symlink_to(beside)
    (folder / "round").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(tmp_path / "gone")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    status, documents, err = checked(capsys, folder)
    names = [str(Path(str(document["path"])).relative_to(folder)) for document in documents]
    assert (status, names) == (3, ["file.txt", "folder/a.txt", "nowhere.txt", "self.txt"])
    assert [document["status"] for document in documents] == ["checked", "checked", "unreadable", "unreadable"]
    assert "nowhere.txt：找不到文件" in err
    assert "self.txt：无法读取" in err


def test_a_pipe_is_read_and_one_without_a_writer_is_given_up(tmp_path: Path, capsys: Capture) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    status, documents, _ = checked(capsys, pipe, "--timeout", "0.5")
    assert (status, documents[0]["status"]) == (3, "unreadable")
    assert "0.5 秒内没有处理完" in str(documents[0]["problem"])
    if not (child := os.fork()):
        pipe.write_text(bad.TEXT, "utf-8")
        os._exit(0)
    status, documents, _ = checked(capsys, pipe)
    os.waitpid(child, 0)
    assert (status, documents[0]["status"]) == (SAMPLE_FINDINGS, "checked")


def test_a_file_without_an_end(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero here")
    monkeypatch.setattr(files, "LARGEST", 16 << 20)
    status, documents, _ = checked(capsys, "/dev/zero")
    assert status == 3
    assert "文件超过 16 MB" in str(documents[0]["problem"])


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text(bad.TEXT, "utf-8")
    stat = os.fstat
    asked: list[int] = []

    def growing(number: int) -> os.stat_result:
        asked.append(number)
        if len(asked) == 2:
            with path.open("a", encoding="utf-8") as file:
                file.write("再加一行。\n")
        return stat(number)

    monkeypatch.setattr(os, "fstat", growing)
    status, documents, _ = checked(capsys, path)
    assert status == 3
    assert "文件在读取时被改动" in str(documents[0]["problem"])


def test_a_folder_that_is_closed(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.txt").write_text(bad.TEXT, "utf-8")
    scan, access = os.scandir, os.access

    def refused(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != str(closed) and access(path, mode))
    status, documents, err = checked(capsys, tmp_path)
    assert (status, [document["status"] for document in documents]) == (3, ["checked", "unreadable"])
    assert f"{closed}：无法打开文件夹" in err
