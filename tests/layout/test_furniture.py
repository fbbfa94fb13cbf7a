from __future__ import annotations

import pytest

from hqaudit.layout.furniture import PageItem, without_furniture
from hqaudit.layout.lines import PrintedLine
from tests.layout.sheets import HEIGHT, WIDTH, centred, grid, line


def kept(*pages: list[PageItem]) -> list[list[str]]:
    left = without_furniture(pages, [(WIDTH, HEIGHT)] * len(pages))
    return [[item.text if isinstance(item, PrintedLine) else "grid" for item in page] for page in left]


@pytest.mark.parametrize("number", ["- 22 -", "— 19 —", "22", "第 3 页", "第3页 共12页", "3/24", "IV", "·5·"])
def test_page_numbers_go(number: str) -> None:
    assert kept([line("正文，", y=300), centred(number, 770)]) == [["正文，"]]


def test_figures_in_the_text_stay() -> None:
    assert kept([line("50", y=40), line("万元以上设备", y=60), line("2026", y=790), line("22", y=400)]) == [
        ["50", "万元以上设备", "2026", "22"]
    ]


def test_running_heads_and_feet_go() -> None:
    pages: list[list[PageItem]] = [
        [line("某局2026年部门预算", y=30), line(f"第{n}段。", y=200), line("某市财政局编制", y=780)] for n in "一二三"
    ]
    assert kept(*pages) == [["第一段。"], ["第二段。"], ["第三段。"]]


def test_what_repeats_on_two_pages_only_stays() -> None:
    pages: list[list[PageItem]] = [[line("某局", y=30), line(text, y=200)] for text in ("甲", "乙")]
    assert kept(*pages) == [["某局", "甲"], ["某局", "乙"]]


def test_titles_and_notes_of_tables_stay() -> None:
    pages: list[list[PageItem]] = [
        [line("项目支出绩效目标表", y=60), line("单位：万元", y=80), grid([["a", "b"]], n, top=120)] for n in (1, 2, 3)
    ]
    assert kept(*pages) == [["项目支出绩效目标表", "单位：万元", "grid"]] * 3


def test_a_head_above_a_table_goes_if_it_stands_above_text_too() -> None:
    pages: list[list[PageItem]] = [[line("某局预算公开", y=30), line(f"{n}。", y=200)] for n in "甲乙"]
    pages.append([line("某局预算公开", y=30), grid([["a", "b"]], 3, top=60)])
    assert kept(*pages) == [["甲。"], ["乙。"], ["grid"]]


def test_what_stands_in_the_middle_of_the_page_is_no_furniture() -> None:
    pages: list[list[PageItem]] = [[line("同上。", y=400)] for _ in range(4)]
    assert kept(*pages) == [["同上。"]] * 4
