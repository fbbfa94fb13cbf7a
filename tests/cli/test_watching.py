"""A report that is written again and again: each version is checked once, when it is whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hqaudit.cli import main, watching

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = (
    "测试局2024年部门预算\n\n一、部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "2130101\t行政运行\t9.00\t6.00\t2.00\n2130104\t事业运行\t8.00\t6.00\t2.00\n"
    "2130106\t科技转化\t7.00\t6.00\t1.00\n合计\t\t24.00\t18.00\t6.00\n"
)
SECOND = FIRST.replace("6.00\t2.00", "6.00\t3.00", 1)


def acting(monkeypatch: pytest.MonkeyPatch, *actions: Callable[[], object]) -> None:
    """Each pause between two looks does the next of the actions; after the last one comes Ctrl-C."""
    left = list(actions)

    def sleep(_: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr("time.sleep", sleep)


def nothing() -> None:
    """A pause in which nobody writes."""


def test_a_version_counts_when_it_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_text("1")

    def grow() -> None:
        path.write_text(path.read_text() + "1")

    acting(monkeypatch, nothing, nothing, grow, nothing, grow, nothing, nothing, nothing, nothing)
    assert sizes_seen(path) == [1, 3]


def sizes_seen(path: Path) -> list[int]:
    """The sizes of the versions, until Ctrl-C."""
    sizes: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        sizes.extend(size for _, size, _ in watching.versions(path))
    return sizes


def test_a_file_that_is_gone_for_a_while_or_empty_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("1")
    acting(
        monkeypatch,
        path.unlink,
        *[nothing] * 2,
        lambda: path.write_text(""),
        *[nothing] * 2,
        lambda: path.write_text("12"),
        *[nothing] * 3,
    )
    assert sizes_seen(path) == [1, 2]


def test_the_command_shows_the_report_then_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("report.txt")
    path.write_text(FIRST, "utf-8")
    acting(
        monkeypatch,
        lambda: path.write_text(SECOND, "utf-8"),
        lambda: os.utime(path, ns=(1, 1)),
        *[nothing] * 3,
    )
    assert main(["watch", "report.txt"]) == 130
    out, err = capsys.readouterr()
    assert out.startswith("report.txt\n")
    first, _, then = out.partition("\n已改 ")
    assert "✗ 有错误" in first
    assert "数字变动 1\n  一、部门支出总表\n    2.00 万元 → 3.00 万元  第 6 行 · 2130101 行政运行 › 项目支出\n" in then
    assert "✗ 有错误" not in then
    assert err.count("等待文件重新写入") == 2


def test_a_version_that_cannot_be_read_is_told_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("report.txt")
    path.write_text(FIRST, "utf-8")
    acting(
        monkeypatch,
        lambda: path.write_bytes(b"\x00\xff\x00" * 50),
        *[nothing] * 3,
        lambda: path.write_text(SECOND, "utf-8"),
        *[nothing] * 3,
    )
    assert main(["watch", "report.txt"]) == 130
    out = capsys.readouterr().out
    assert "! 无法核对" in out
    assert "2.00 万元 → 3.00 万元" in out


def test_no_file_no_watch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "gone.pdf"]) == 3
    assert capsys.readouterr() == ("", "hqaudit: gone.pdf：没有这个文件\n")
