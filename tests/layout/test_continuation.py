from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hqaudit.layout.continuation import joined_grids
from hqaudit.layout.ends import Ends, ends_key, ends_of
from hqaudit.layout.lines import PrintedLine
from hqaudit.layout.raw import RawGrid
from tests.layout.sheets import HEIGHT, LEFT, RIGHT, WIDTH, grid, line, ruled, texts

if TYPE_CHECKING:
    from hqaudit.layout.furniture import PageItem

HEAD = ["科目", "合计"]
CLOSED = Ends(((0, WIDTH),), ((0, WIDTH),))
OPEN = Ends((), ())


def joined(*items: PageItem, ends: Ends = CLOSED, wide: int = 0) -> list[list[list[str]] | str]:
    """What is left of the items; the page ``wide`` is larger than the others."""
    sizes = {n: (WIDTH + (n == wide), HEIGHT) for n in range(1, 9)}
    closed = {ends_key(item): ends for item in items if isinstance(item, RawGrid)}
    found = joined_grids(items, sizes, closed)
    return [item.text if isinstance(item, PrintedLine) else texts(item) for item in found]


def test_pieces_with_the_same_columns_are_one_table() -> None:
    pieces = [grid([HEAD, ["甲", "1"]], 1), grid([["乙", "2"]], 2), grid([["丙", "3"]], 3)]
    (table,) = joined_grids(pieces, dict.fromkeys((1, 2, 3), (WIDTH, HEIGHT)), {ends_key(p): CLOSED for p in pieces})
    assert isinstance(table, RawGrid)
    assert texts(table) == [HEAD, ["甲", "1"], ["乙", "2"], ["丙", "3"]]
    assert (table.rows, table.columns, table.pages) == (4, 2, (1, 2, 3))
    assert [(cell.row, cell.page) for cell in table.cells if cell.column == 0] == [(0, 1), (1, 1), (2, 2), (3, 3)]


def test_a_repeated_head_is_dropped() -> None:
    assert joined(grid([HEAD, ["甲", "1"]], 1), grid([HEAD, ["乙", "2"]], 2)) == [[HEAD, ["甲", "1"], ["乙", "2"]]]


def test_a_repeated_head_tells_a_table_whose_columns_have_moved() -> None:
    first = grid([HEAD, ["甲", "1"]], 1)
    assert len(joined(first, grid([HEAD, ["乙", "2"]], 2, edges=(60, 200, 540)))) == 1
    assert len(joined(first, grid([HEAD, ["乙", "2"]], 2), wide=2)) == 1
    assert len(joined(first, grid([["乙", "2"]], 2, edges=(60, 200, 540)))) == 2
    assert len(joined(first, grid([["乙", "2"]], 2), wide=2)) == 2


def test_columns_may_drift_a_little() -> None:
    assert joined(grid([HEAD], 1, edges=(60, 300, 540)), grid([["乙", "2"]], 2, edges=(60, 330, 540))) == [
        [HEAD, ["乙", "2"]]
    ]


def test_an_empty_row_and_a_lone_total_are_pieces() -> None:
    first = grid([HEAD, ["甲", "1"]], 1)
    assert joined(first, grid([["", ""]], 2)) == [[HEAD, ["甲", "1"], ["", ""]]]
    assert joined(first, grid([["合计", "1"]], 2)) == [[HEAD, ["甲", "1"], ["合计", "1"]]]
    assert joined(first, grid([HEAD], 2)) == [[HEAD, ["甲", "1"]]]


def test_a_title_between_makes_two_tables() -> None:
    items: list[PageItem] = [grid([HEAD], 1), line("支出表", y=60, page=2), grid([["乙", "2"]], 2)]
    assert joined(*items) == [[HEAD], "支出表", [["乙", "2"]]]
    assert len(joined(grid([HEAD], 1), line("正文。", y=700), grid([["乙", "2"]], 2))) == 3


def test_a_repeated_title_is_dropped_if_the_head_is_repeated() -> None:
    title, unit = line("收入表", y=60), line("单位：万元", y=80)
    again, more = line("收入表（续）", y=60, page=2), line("单位：万元", y=80, page=2)
    first = grid([HEAD, ["甲", "1"]], 1)
    assert joined(title, unit, first, again, more, grid([HEAD, ["乙", "2"]], 2)) == [
        "收入表",
        "单位：万元",
        [HEAD, ["甲", "1"], ["乙", "2"]],
    ]
    assert len(joined(title, unit, first, again, more, grid([["乙", "2"]], 2))) == 6


def test_tables_on_one_page_or_pages_apart_are_two() -> None:
    assert len(joined(grid([HEAD], 1), grid([["乙", "2"]], 1, top=300))) == 2
    assert len(joined(grid([HEAD], 1), grid([["乙", "2"]], 3))) == 2


def test_a_form_that_begins_as_the_one_before_is_another() -> None:
    assert len(joined(grid([["项目名称", "甲"]], 1), grid([["项目名称", "乙"]], 2))) == 2
    titled = grid([["支出表", ""], ["乙", "2"]], 2, spans={(0, 0): (1, 2)})
    assert len(joined(grid([HEAD], 1), titled)) == 2


def test_frames_of_one_column_are_no_pieces() -> None:
    assert len(joined(grid([["甲"]], 1), grid([["乙"]], 2))) == 2


def test_a_piece_may_lack_column_borders() -> None:
    whole = grid([["指标", "名称", "值"], ["产出", "数量", "3"]], 1, edges=(60, 200, 400, 540), top=700)
    fewer = grid([["效益", "好"]], 2, edges=(60, 200, 540), top=60)
    low = grid([["效益", "好"]], 2, edges=(60, 200, 540), top=500)
    assert joined(whole, fewer) == [[["指标", "名称", "值"], ["产出", "数量", "3"], ["效益", "好", "^"]]]
    assert len(joined(whole, low)) == 2
    above = grid([["目标", "全年"]], 1, edges=(60, 200, 540), top=700)
    below = grid([["指标", "名称", "值"]], 2, edges=(60, 200, 400, 540), top=60)
    assert joined(above, below) == [[["目标", "全年", "^"], ["指标", "名称", "值"]]]


def test_pieces_that_lack_different_borders_share_half_of_them() -> None:
    above = grid([["a", "b", "c"]], 1, edges=(60, 200, 400, 540), top=700)
    assert joined(above, grid([["d", "e", "f"]], 2, edges=(60, 200, 300, 540), top=60)) == [
        [["a", "b", "^", "c"], ["d", "e", "f", "^"]]
    ]
    assert len(joined(above, grid([["d", "e", "f"]], 2, edges=(60, 100, 300, 540), top=60))) == 2


def test_a_row_that_no_line_closes_is_one() -> None:
    above, below = grid([["名称", "备注"], ["甲", "长度"]], 1), grid([["", "12"], ["乙", "无"]], 2)
    assert joined(above, below, ends=OPEN) == [[["名称", "备注"], ["甲", "长度12"], ["乙", "无"]]]
    assert joined(above, below) == [[["名称", "备注"], ["甲", "长度"], ["", "12"], ["乙", "无"]]]


def test_a_figure_takes_its_place_from_the_page_it_is_printed_on() -> None:
    pieces = [grid([["甲", ""]], 1), grid([["", "12.00"]], 2)]
    (table,) = joined_grids(pieces, dict.fromkeys((1, 2), (WIDTH, HEIGHT)), {ends_key(p): OPEN for p in pieces})
    assert isinstance(table, RawGrid)
    assert [(cell.text, cell.page) for cell in table.cells] == [("甲", 1), ("12.00", 2)]


def test_two_figures_are_not_one() -> None:
    assert joined(grid([["甲", "1"]], 1), grid([["", "2"]], 2), ends=OPEN) == [[["甲", "1"], ["^", "2"]]]


def test_a_merged_cell_goes_on_over_the_break() -> None:
    above = grid([["产出", "数量"], ["", "质量"]], 1, spans={(0, 0): (2, 1)})
    below = grid([["", "时效"], ["", "成本"]], 2, spans={(0, 0): (2, 1)})
    assert joined(above, below) == [[["产出", "数量"], ["^", "质量"], ["^", "时效"], ["^", "成本"]]]


def test_a_row_of_words_left_unfinished_is_one() -> None:
    above = grid([["编码", "名称", "金额"], ["201", "其他政府办公厅及", "12"]], 1)
    below = grid([["", "相关机构事务支出", ""], ["202", "外交", "3"]], 2)
    assert joined(above, below) == [
        [["编码", "名称", "金额"], ["201", "其他政府办公厅及相关机构事务支出", "12"], ["202", "外交", "3"]]
    ]


@pytest.mark.parametrize(
    "rest",
    [
        ["", "二、外交支出", ""],
        ["", "相关机构", "5"],
        ["202", "外交", ""],
        ["", "", ""],
    ],
)
def test_rows_in_doubt_are_two(rest: list[str]) -> None:
    above = grid([["编码", "名称", "金额"], ["201", "其他政府办公厅及", "12"]], 1)
    assert len(joined(above, grid([rest], 2))[0]) == 3


def test_rows_without_a_first_cell_are_two_where_others_lack_it_too() -> None:
    above = grid([["类", "名称", "值"], ["", "数量", "3"], ["", "质量", "4"], ["甲", "时效", "5"]], 1)
    assert len(joined(above, grid([["", "成本", ""]], 2))[0]) == 5


def test_a_row_with_other_columns_is_no_rest() -> None:
    above = grid([["编码", "名称", "金额"], ["201", "其他政府", "12"]], 1)
    below = grid([["", "机构", "^"], ["202", "外交", "3"]], 2, spans={(0, 1): (1, 2)})
    assert len(joined(above, below)[0]) == 4


def test_the_ends_of_a_grid_are_the_lines_along_them() -> None:
    table = grid([["a", "b"]], top=100)
    assert ends_of(table, ruled([60, 300, 540], [100, 121])) == Ends(((60, 540),), ((60, 540),))
    assert ends_of(RawGrid(1, 2, table.cells), []) == OPEN


def test_grids_without_boxes_are_never_over_the_break() -> None:
    bare = RawGrid(1, 3, grid([["a", "b", "c"]], 1).cells, (1,), (60, 200, 400, 540))
    assert len(joined(bare, grid([["效益", "好"]], 2, edges=(60, 200, 540), top=60))) == 2


def test_a_merged_cell_goes_on_under_a_repeated_head() -> None:
    above = grid([HEAD, ["甲", "1"], ["", "2"]], 1, spans={(1, 0): (2, 1)})
    below = grid([HEAD, ["", "3"], ["乙", "4"]], 2)
    open_label = Ends(((LEFT, RIGHT),), ((300, RIGHT),))
    assert joined(above, below, ends=open_label) == [[HEAD, ["甲", "1"], ["^", "2"], ["^", "3"], ["乙", "4"]]]
    assert joined(above, below) == [[HEAD, ["甲", "1"], ["^", "2"], ["", "3"], ["乙", "4"]]]


def test_a_line_that_both_pages_show_is_read_once() -> None:
    above = grid([["项目", "金额", "目标"], ["检查", "264640000", "强化监管，积极作用推进改革"]], 1)
    below = grid([["检查", "264.640000", "积极作用，推进改革发展"]], 2)
    (table,) = joined(above, below, ends=OPEN)
    assert table[1] == ["检查", "264.640000", "强化监管，积极作用，推进改革发展"]
