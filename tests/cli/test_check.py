from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from hqaudit.cli import main
from hqaudit.model.message import Message
from hqaudit.model.report import Report
from tests.reports import specimens

if TYPE_CHECKING:
    from tests.cli.fakes import House

Capture = pytest.CaptureFixture[str]


def severity_only(path: str, severity: str) -> Report:
    finding = next(finding for finding in specimens.WRONG.findings if finding.severity == severity)
    return Report(path, "checked", findings=(finding,))


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["clean.txt"], 0),
        (["wrong.pdf"], 1),
        (["warning.txt"], 0),
        (["warning.txt", "--fail-on", "warning"], 1),
        (["warning.txt", "--fail-on", "info"], 1),
        (["info.txt", "--fail-on", "warning"], 0),
        (["info.txt", "--fail-on=info"], 1),
        (["info.txt", "--fail-on=info", "--show", "error"], 1),
        (["scan.pdf"], 3),
        (["wrong.pdf", "scan.pdf", "clean.txt"], 3),
        (["wrong.pdf", "clean.txt"], 1),
        (["clean.txt", "--format", "xml"], 2),
        (["clean.txt", "--nonsense"], 2),
        (["clean.txt", "--fail-on", "never"], 2),
        (["clean.txt", "--select", "broken"], 2),
        (["clean.txt", "--output", "x.docx"], 2),
        ([], 2),
    ],
)
def test_exit_status(house: House, arguments: list[str], status: int) -> None:
    for severity in ("warning", "info"):
        house.reports[f"{severity}.txt"] = severity_only(f"{severity}.txt", severity)
    assert main(["check", *arguments]) == status


def test_json_is_all_there_is_on_standard_output(house: House, capsys: Capture) -> None:
    house.reports["crash.pdf"] = ValueError("boom")
    assert main(["check", "wrong.pdf", "scan.pdf", "crash.pdf", "clean.txt", "--format", "json"]) == 3
    out, err = capsys.readouterr()
    paths = [(document["path"], document["status"]) for document in json.loads(out)["documents"]]
    assert [status for _, status in paths] == ["checked", "unreadable", "unreadable", "checked"]
    assert [path for path, _ in house.audited] == ["wrong.pdf", "scan.pdf", "crash.pdf", "clean.txt"]
    assert err.splitlines() == [
        "hqaudit: scan.pdf：没有文字层，是扫描件",
        "hqaudit: crash.pdf：内部错误（ValueError: boom），加 --debug 查看经过",
    ]


def test_debug_shows_how_it_came_to_a_crash(house: House, capsys: Capture) -> None:
    house.reports["crash.pdf"] = ValueError("boom")
    assert main(["check", "crash.pdf", "--debug"]) == 3
    assert "Traceback (most recent call last)" in capsys.readouterr().err


@pytest.mark.usefixtures("house")
def test_text_is_plain_and_a_hundred_wide_when_piped(capsys: Capture) -> None:
    main(["check", "wrong.pdf"])
    out, err = capsys.readouterr()
    assert "\x1b" not in out
    assert "─" * 100 + "\n✗ 有错误  错误 2 · 警告 1 · 提示 1\n" in out
    assert err == ""


@pytest.mark.usefixtures("house")
def test_columns_and_language_from_the_environment(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setenv("HQAUDIT_LANG", "en")
    main(["check", "wrong.pdf"])
    assert "\n" + "─" * 72 + "\n✗ errors found" in capsys.readouterr().out
    main(["check", "wrong.pdf", "--lang", "zh"])
    assert "✗ 有错误" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "terminal", "colored"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
@pytest.mark.usefixtures("house")
def test_colour(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, environment: dict[str, str], terminal: bool, colored: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    main(["check", "wrong.pdf"])
    assert ("\x1b[" in capsys.readouterr().out) is colored


@pytest.mark.usefixtures("house")
def test_show_and_quiet(capsys: Capture) -> None:
    main(["check", "wrong.pdf", "--show", "warning"])
    out = capsys.readouterr().out
    assert "total-income" in out
    assert "contents-forms" not in out
    main(["check", "wrong.pdf", "clean.txt", "--quiet"])
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_rules_are_selected_as_asked(house: House, tmp_path: Path) -> None:
    more = ["--rules", str(tmp_path), "--select", "total-*, agree-a", "--select", "ratio-b", "--ignore", "total-x,"]
    assert main(["check", "clean.txt", *more]) == 0
    assert house.loaded == [([tmp_path], ["total-*", "agree-a", "ratio-b"], ["total-x"])]


def test_no_rule_left_is_a_wrong_command_line(house: House, capsys: Capture) -> None:
    house.rules = ()
    assert main(["check", "clean.txt", "--select", "nix"]) == 2
    assert capsys.readouterr().err == "hqaudit: 没有选中任何规则，请看 --select 和 --ignore\n"
    assert house.audited == []


def test_folders_are_searched_and_sorted(house: House, tmp_path: Path) -> None:
    for name in ("b.txt", "a.PDF", "下/c.md", "下/d.json", "e.docx", ".hidden.txt", ".git/f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert main(["check", str(tmp_path), str(tmp_path / "b.txt"), str(tmp_path / "e.docx")]) == 0
    names = [str(Path(path).relative_to(tmp_path)) for path, _ in house.audited]
    assert names == ["a.PDF", "b.txt", "下/c.md", "下/d.json", "e.docx"]


def test_an_empty_folder_is_not_vouched_for(house: House, tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", str(tmp_path)]) == 3
    assert "文件夹中没有可核对的文件（.json .md .pdf .txt）" in capsys.readouterr().out
    assert house.audited == []


def test_standard_input(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("收入合计".encode())))
    assert main(["check", "-"]) == 0
    assert house.audited == [("-", "收入合计".encode())]


@pytest.mark.usefixtures("house")
def test_output_files_beside_the_terminal_report(tmp_path: Path, capsys: Capture) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.JSON"
    assert main(["check", "wrong.pdf", "--output", str(first), "--output", str(second)]) == 1
    assert "✗ 有错误" in capsys.readouterr().out
    assert json.loads(first.read_text("utf-8"))["schema"] == "hqaudit/findings/1"
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("x.docx", "不支持这种格式，可用：.json .jsonl .sarif .xml .html .pdf .xlsx .csv .md"),
        ("nowhere/x.json", "文件夹不存在，或它就是文件夹"),
        ("folder.json", "文件夹不存在，或它就是文件夹"),
        ("input.json", "会覆盖要核对的文件"),
    ],
)
def test_output_is_refused_before_any_work(
    house: House, tmp_path: Path, capsys: Capture, name: str, sentence: str
) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "input.json").write_text("{}")
    assert main(["check", str(tmp_path / "input.json"), "--output", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err == f"hqaudit: --output {tmp_path / name}：{sentence}\n"
    assert house.audited == []
    assert (tmp_path / "input.json").read_text() == "{}"


@pytest.mark.usefixtures("house")
def test_output_that_cannot_be_written(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "x.json").symlink_to(tmp_path / "gone" / "x.json")
    assert main(["check", "clean.txt", "--output", str(tmp_path / "x.json")]) == 2
    assert "无法写入（No such file or directory）" in capsys.readouterr().err


@pytest.mark.usefixtures("house")
def test_output_in_a_format_that_refuses_leaves_the_file_as_it_was(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "x.pdf").write_text("of yesterday", "utf-8")
    assert main(["check", "clean.txt", "--output", str(tmp_path / "x.pdf")]) == 3
    assert "clean.txt：无法在这份 PDF 上标注" in capsys.readouterr().err
    assert (tmp_path / "x.pdf").read_text("utf-8") == "of yesterday"


@pytest.mark.usefixtures("house")
def test_a_terminal_is_told_once_of_what_could_not_be_read(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    main(["check", "scan.pdf"])
    assert capsys.readouterr().err == "hqaudit: scan.pdf：没有文字层，是扫描件\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["check", "scan.pdf"])
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("house")
def test_a_bar_for_several_files_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("TERM", "xterm")
    main(["check", "clean.txt", "wrong.pdf"])
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["check", "clean.txt"])
    assert capsys.readouterr().err == ""
    main(["check", "clean.txt", "[bold]wrong.pdf"])
    out, err = capsys.readouterr()
    assert "[bold]wrong.pdf" in err
    assert "\x1b" not in out


def test_a_surrogate_in_a_path_is_escaped_for_json(house: House, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = "\udcff.txt"
    house.reports[path] = Report(path, "unreadable", Message("读不出", "no"))
    assert main(["check", path, "--format", "json"]) == 3
    assert json.loads(capsysbinary.readouterr().out)["documents"][0]["path"] == path


def test_a_missing_package_is_named_before_any_work(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("hqaudit.reports.find_spec", lambda _: None)
    path = tmp_path / "x.xlsx"
    assert main(["check", "clean.txt", "--output", str(path)]) == 2
    sentence = "缺少 xlsxwriter，请安装：pip install 'hqaudit[xlsx]'"
    assert capsys.readouterr().err == f"hqaudit: --output {path}：{sentence}\n"
    assert house.audited == []


def test_the_document_is_kept_only_for_formats_that_show_it(house: House, tmp_path: Path) -> None:
    main(["check", "clean.txt", "--output", str(tmp_path / "x.json")])
    main(["check", "clean.txt", "--output", str(tmp_path / "x.xlsx")])
    assert house.kept == [False, True]
