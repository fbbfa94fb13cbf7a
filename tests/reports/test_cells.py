from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from hqaudit.reports.plain import clean
from hqaudit.reports.terminal.cells import Mark, excerpt, pad, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("短句", 10, ["短句"]),
        ("基本支出等于人员经费", 10, ["基本支出等", "于人员经费"]),
        ("基本支出等，于人员", 10, ["基本支出", "等，于人员"]),
        ("支出（项目）", 6, ["支出", "（项", "目）"]),
        ("支出为477.11万元", 10, ["支出为", "477.11万元"]),
        ("the total of 12 items", 10, ["the total", "of 12", "items"]),
        ("abcdefghijklmnop", 8, ["abcdefgh", "ijklmnop"]),
        ("  前后  ", 10, ["前后"]),
    ],
)
def test_wrap(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_wrap_never_exceeds_the_width_and_loses_nothing() -> None:
    text = (
        "其中：人员经费 306.44 万元，占 90.88%，主要包括：基本工资、津贴补贴（含改革性补贴）；a-very-long-word/path。"
        * 3
    )
    for width in range(12, 90):
        broken = lines(text, width)
        assert max(cell_len(line) for line in broken) <= width
        assert "".join(broken).replace(" ", "") == text.replace(" ", "")


def test_clean_keeps_every_offset() -> None:
    text = "a\tb\nc\x1b[0m\u200b\u2028\ud83d文"
    assert clean(text) == "a b c [0m  \ufffd文"
    assert len(clean(text)) == len(text)


def test_pad_counts_cells() -> None:
    assert pad("收入", 6) == "收入  "
    assert pad("收入", 6, right=True) == "  收入"


def test_excerpt_keeps_a_text_that_fits() -> None:
    marks = [Mark(2, 4, "suspect")]
    assert excerpt("收入12万元", marks, 10) == ("收入12万元", marks)


def test_excerpt_shortens_around_the_mark() -> None:
    text = "甲" * 40 + "498.51" + "乙" * 40
    shown, (mark,) = excerpt(text, [Mark(40, 46, "suspect")], 30)
    assert shown == "…甲甲甲甲甲498.51乙乙乙乙乙…"
    assert shown[mark.start : mark.end] == "498.51"


def test_excerpt_cuts_no_other_number() -> None:
    text = "收入1234.56万元，支出498.51万元，结余9876.54万元，" * 2
    start = text.index("498.51")
    for width in range(10, cell_len(text)):
        shown, (mark,) = excerpt(text, [Mark(start, start + 6, "suspect")], width)
        assert cell_len(shown) <= width
        assert shown[mark.start : mark.end] == "498.51"
        assert set(re.findall(r"[\d.]+", shown)) <= {"1234.56", "498.51", "9876.54"}


def test_excerpt_shows_marks_far_apart() -> None:
    text = "一" * 5 + "11.11" + "二" * 60 + "22.22" + "三" * 5
    marks = [Mark(70, 75, "evidence"), Mark(5, 10, "suspect")]
    shown, moved = excerpt(text, marks, 40)
    assert " … " in shown
    assert {(shown[mark.start : mark.end], mark.role) for mark in moved} == {
        ("11.11", "suspect"),
        ("22.22", "evidence"),
    }


def test_excerpt_without_marks_begins_at_the_beginning() -> None:
    assert excerpt("开头" + "字" * 40, [], 12) == ("开头字字字…", [])
