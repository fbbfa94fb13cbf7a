from __future__ import annotations

import pytest

from hqaudit.layout.continuation import written
from hqaudit.layout.grid import find_grids
from hqaudit.layout.hidden import hidden_runs
from hqaudit.layout.raw import Glyph, PageContent, RawCell, RawGrid, Ruling
from tests.layout.sheets import put, ruled, sheet, texts

XS = (60.0, 160.0, 260.0)


def across(y: float, x0: float = 60, x1: float = 260) -> Ruling:
    return Ruling("h", y, x0, x1)


def down(x: float, y0: float, y1: float) -> Ruling:
    return Ruling("v", x, y0, y1)


def only_table(page: PageContent) -> RawGrid:
    tables, _ = find_grids(page)
    (table,) = tables
    return table


def hidden(glyphs: list[Glyph]) -> list[Glyph]:
    return [glyph._replace(visible=False) for glyph in glyphs]


def test_a_ruled_table_with_its_place_and_what_stands_outside() -> None:
    page = sheet(
        3,
        put("表", 70, 80),
        put("项目", 70, 110),
        put("1.00", 170, 130),
        rulings=ruled(XS, (100, 120, 140)),
    )
    tables, outside = find_grids(page)
    assert tables == [
        RawGrid(
            2,
            2,
            (
                RawCell(0, 0, 1, 1, "项目", 3, (70, 104, 94, 116)),
                RawCell(0, 1, 1, 1, "", 3, (160, 100, 260, 120)),
                RawCell(1, 0, 1, 1, "", 3, (60, 120, 160, 140)),
                RawCell(1, 1, 1, 1, "1.00", 3, (170, 124, 194, 136)),
            ),
            (3,),
            XS,
            (60, 100, 260, 140),
        )
    ]
    assert outside == put("表", 70, 80)


def test_a_page_without_crossing_lines_has_no_table() -> None:
    text = put("一、概况", 60, 90)
    assert find_grids(sheet(1, text, rulings=[across(100)])) == ([], text)
    assert find_grids(sheet(1, text, rulings=[across(100), down(400, 200, 300)])) == ([], text)
    assert find_grids(sheet(1, text, rulings=[across(100), down(160, 100, 101)])) == ([], text)


def test_a_frame_of_one_cell_is_no_table() -> None:
    text = put("提示", 70, 110)
    assert find_grids(sheet(1, text, rulings=ruled((60, 260), (100, 120)))) == ([], text)


def test_lines_that_hold_nothing_are_no_table() -> None:
    grids, outside = find_grids(sheet(1, put("图", 70, 300), rulings=ruled(XS, (100, 120))))
    assert (written(grids, ()), outside) == ([], put("图", 70, 300))


def test_lines_that_only_touch_in_a_point_make_no_table() -> None:
    assert find_grids(sheet(1, put("图", 70, 110), rulings=[across(100, 60, 62.9), down(60, 100, 150)]))[0] == []
    assert find_grids(sheet(1, put("图", 70, 110), rulings=[across(100, 57, 62), down(60, 97, 103)]))[0] == []


def test_merged_cells_of_a_head() -> None:
    lines = [across(100), across(120, 160, 260), across(140), across(160)]
    lines += [down(60, 100, 160), down(160, 100, 160), down(210, 120, 160), down(260, 100, 160)]
    page = sheet(
        1, put("项目", 70, 120), put("支出", 170, 110), put("基本", 165, 130), put("项目", 215, 130), rulings=lines
    )
    table = only_table(page)
    assert (table.rows, table.columns) == (3, 3)
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells[:4]] == [
        (0, 0, 2, 1, "项目"),
        (0, 1, 1, 2, "支出"),
        (1, 1, 1, 1, "基本"),
        (1, 2, 1, 1, "项目"),
    ]


def test_a_border_for_each_side_of_each_cell_is_one_border() -> None:
    lines = []
    for x in (60, 160):
        for y in (100, 120):
            lines += [across(y, x, x + 100), across(y + 20.4, x, x + 100)]
            lines += [down(x, y, y + 20.4), down(x + 100.3, y, y + 20.4)]
    table = only_table(sheet(1, put("甲", 70, 110), put("乙", 170, 130), rulings=lines))
    assert texts(table) == [["甲", ""], ["", "乙"]]


def test_double_borders_leave_no_rows_or_columns_between() -> None:
    lines = ruled((60, 62.5, 160, 162.8, 260), (100, 102.5, 120, 140))
    table = only_table(sheet(1, put("甲", 70, 110), put("1.00", 170, 130), rulings=lines))
    assert texts(table) == [["甲", ""], ["", "1.00"]]
    assert table.edges == pytest.approx((61.25, 161.4, 260))


def test_lines_broken_for_less_than_two_points_go_on() -> None:
    lines = [across(100), across(120, 60, 158), across(120, 159.5, 260), across(140)]
    lines += [down(60, 100, 140), down(260, 100, 140)]
    assert texts(only_table(sheet(1, put("甲", 70, 110), put("乙", 70, 130), rulings=lines))) == [["甲"], ["乙"]]


def test_columns_reach_to_the_ends_of_the_lines_where_the_outer_ones_are_not_drawn() -> None:
    lines = [across(y) for y in (100, 120, 140)] + [down(160, 100, 140)]
    table = only_table(sheet(1, put("项目", 70, 110), put("1.00", 170, 130), rulings=lines))
    assert texts(table) == [["项目", ""], ["", "1.00"]]
    assert table.edges == (60, 160, 260)


def test_rows_cut_by_a_page_break_reach_to_the_ends_of_the_lines() -> None:
    lines = [across(100), across(120)] + [down(x, 100, 150) for x in XS]
    table = only_table(sheet(1, put("项目", 70, 110), put("合计", 70, 135), put("2.00", 170, 135), rulings=lines))
    assert texts(table) == [["项目", ""], ["合计", "2.00"]]
    assert table.box == (60, 100, 260, 150)


def test_a_merged_cell_cut_by_a_page_break_keeps_its_figure() -> None:
    lines = [across(100), across(120, 160, 260), across(140, 160, 260)]
    lines += [down(60, 100, 140), down(160, 100, 140), down(260, 100, 140)]
    table = only_table(sheet(1, put("9.99", 70, 120), put("甲", 170, 110), put("乙", 170, 130), rulings=lines))
    assert texts(table) == [["9.99", "甲"], ["^", "乙"]]


def test_columns_of_merged_cells_without_any_line_across_are_columns_still() -> None:
    page = sheet(
        1,
        put("项目", 12, 120),
        put("10", 44, 120),
        put("指标", 70, 110),
        put("5", 170, 110),
        put("6", 170, 130),
        put("旁注", 300, 120),
        rulings=[*ruled(XS, (100, 120, 140)), down(10, 100, 140), down(40, 100, 140), down(290, 60, 180)],
    )
    assert texts(only_table(page)) == [["项目", "10", "指标", "5"], ["^", "^", "", "6"]]


def test_two_tables_with_bare_columns_between_them_are_one() -> None:
    left, right = (10.0, 20.0), (60.0, 160.0)
    rulings = [*ruled(left, (100, 120, 140)), *ruled(right, (100, 120, 140)), down(40, 101, 140)]
    page = sheet(1, put("1.00", 22, 120, 8), put("甲", 70, 110), put("乙", 70, 130), rulings=rulings)
    assert texts(only_table(page)) == [["", "1.00", "", "甲"], ["", "^", "^", "乙"]]


def test_a_region_that_is_no_rectangle_becomes_rectangles() -> None:
    lines = [
        across(100),
        across(120, 60, 160),
        across(140),
        down(60, 100, 140),
        down(160, 120, 140),
        down(260, 100, 140),
    ]
    table = only_table(sheet(1, put("甲", 70, 110), put("乙", 170, 110), put("丙", 170, 130), rulings=lines))
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] == [
        (0, 0, 1, 2, "甲乙"),
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "丙"),
    ]


def test_a_region_is_followed_to_the_left() -> None:
    lines = [
        across(100),
        across(120, 60, 160),
        across(140),
        down(60, 100, 140),
        down(160, 100, 120),
        down(260, 100, 140),
    ]
    table = only_table(sheet(1, put("甲", 70, 110), put("乙", 170, 110), put("丙", 70, 130), rulings=lines))
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (1, 0, 1, 2, "丙"),
    ]


def test_a_line_that_ends_within_a_cell_does_not_divide_it() -> None:
    lines = [across(y) for y in (100, 140, 160)] + [down(60, 100, 160), down(260, 100, 160)]
    lines += [down(160, 100, 120), across(120, 158, 162), across(120, 60, 62), down(160, 140, 160)]
    table = only_table(sheet(1, put("甲", 70, 110), put("乙", 170, 110), put("丙", 170, 150), rulings=lines))
    assert [(c.row_span, c.column_span, c.text) for c in table.cells if c.text] == [(2, 2, "甲乙"), (1, 1, "丙")]


def test_a_ring_becomes_rectangles_around_its_middle() -> None:
    lines = ruled((60, 360), (100, 160)) + ruled((160, 260), (120, 140))
    lines += [across(120, 60, 62), down(160, 100, 102), across(140, 358, 360), across(120, 58, 62)]
    lines += [across(120, 160, 262), down(260, 118, 160), down(260, 100, 120)]
    table = only_table(sheet(1, put("甲", 70, 110), put("乙", 170, 130), put("丙", 70, 150), rulings=lines))
    assert sum(cell.row_span * cell.column_span for cell in table.cells) == table.rows * table.columns
    assert [cell.text for cell in table.cells if cell.text] == ["甲", "乙", "丙"]


def test_the_inner_of_two_tables_takes_its_text() -> None:
    page = sheet(
        1,
        put("外", 70, 110),
        put("内", 190, 160),
        rulings=ruled((60, 160, 360), (100, 120, 200)) + ruled((180, 220, 260), (150, 170)),
    )
    tables, outside = find_grids(page)
    assert [texts(table) for table in tables] == [[["外", ""], ["", ""]], [["内", ""]]]
    assert outside == []


def test_tables_come_top_to_bottom_and_left_to_right() -> None:
    page = sheet(
        1,
        put("丙", 70, 310),
        put("乙", 310, 110),
        put("甲", 70, 110),
        rulings=ruled(XS, (300, 320)) + ruled((300, 400, 500), (100, 120)) + ruled(XS, (100, 120)),
    )
    assert [texts(table) for table in find_grids(page)[0]] == [[["甲", ""]], [["乙", ""]], [["丙", ""]]]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["11,670.000", "000"], "11,670.000000"),
        (["一般公共", "预算拨款"], "一般公共预算拨款"),
        (["2010301", "行政运行"], "2010301行政运行"),
        (["Budget", "report"], "Budget report"),
        (["(2024", ")"], "(2024)"),
        (["  甲", "  乙 "], "甲乙"),
        (["", "　"], ""),
    ],
)
def test_lines_of_a_cell_are_joined_as_they_belong_together(lines: list[str], text: str) -> None:
    parts = [put(line, 70, 110 + 14 * number) for number, line in enumerate(lines)]
    parts.append(put("甲", 170, 110))
    assert only_table(sheet(1, *parts, rulings=ruled(XS, (100, 140)))).cells[0].text == text


def test_a_gap_is_a_space_between_latin_words_only() -> None:
    words = put("2024", 70, 110) + put("A3", 110, 110)
    labels = put("合", 170, 110) + put("计", 200, 110) + put("1", 230, 110)
    assert texts(only_table(sheet(1, words, labels, rulings=ruled(XS, (100, 120))))) == [["2024 A3", "合计1"]]


def test_printed_spaces_are_one_at_most() -> None:
    assert texts(only_table(sheet(1, put("支　 出", 70, 110), rulings=ruled(XS, (100, 120))))) == [["支 出", ""]]


def test_a_space_takes_no_part_in_the_box() -> None:
    cell = only_table(sheet(1, put("  1.00 ", 70, 110), rulings=ruled(XS, (100, 120)))).cells[0]
    assert (cell.text, cell.box) == ("1.00", (82, 104, 106, 116))


def test_glyphs_are_read_from_left_to_right_however_they_were_drawn() -> None:
    drawn = put("34.56", 82, 110) + put("12", 70, 110)
    assert only_table(sheet(1, drawn, rulings=ruled(XS, (100, 120)))).cells[0].text == "1234.56"


def test_latin_and_chinese_on_different_baselines_are_one_line() -> None:
    mixed = put("共", 70, 110) + put("35", 82, 112, 10) + put("人", 92, 110)
    assert only_table(sheet(1, mixed, rulings=ruled(XS, (100, 130)))).cells[0].text == "共35人"


def test_clipped_glyphs_are_left_out_of_tables_and_told_apart() -> None:
    page = sheet(
        1,
        put("1,234", 170, 110),
        hidden(put(".00", 200, 110)),
        hidden(put("项目", 70, 300)),
        hidden(put("目", 94, 320)),
        hidden(put(" ", 70, 400)),
        put("乙", 80, 400),
        hidden(put("9", 70, -20)),
        rulings=ruled(XS, (100, 120)),
    )
    tables, outside = find_grids(page)
    assert texts(tables[0]) == [["", "1,234"]]
    assert outside == put("乙", 80, 400)
    assert hidden_runs(page) == [
        (".00", (200, 104, 218, 116)),
        ("项目", (70, 294, 94, 306)),
        ("目", (94, 314, 106, 326)),
    ]


def figures(*columns: list[str]) -> list[list[Glyph]]:
    return [
        put(text, 70 + 100 * number, 130 + 15 * row)
        for number, column in enumerate(columns)
        for row, text in enumerate(column)
    ]


def test_lists_of_figures_without_row_lines_are_rows() -> None:
    lines = [across(100, 60, 360), across(120, 60, 360), across(180, 60, 360)]
    lines += [down(x, 100, 180) for x in (60, 160, 260, 360)]
    parts = figures(["甲", "乙", "丙"], ["1.00", "2.00", "(3)"], ["10%", "20%", "30%"])
    table = only_table(sheet(1, put("项目", 70, 110), *parts, rulings=lines))
    assert texts(table) == [["项目", "", ""], ["甲", "1.00", "10%"], ["乙", "2.00", "20%"], ["丙", "(3)", "30%"]]
    assert table.cells[4].box == (170, 124, 194, 136)


def test_a_merged_label_stays_whole_where_rows_are_added() -> None:
    lines = [across(100, 60, 360), across(120, 160, 360), across(180, 60, 360)]
    lines += [down(x, 100, 180) for x in (60, 160, 260, 360)]
    parts = figures([], ["1.00", "2.00", "3.00"], ["10", "20"])
    table = only_table(sheet(1, put("合计", 70, 140), *parts, put("30", 270, 160), rulings=lines))
    assert texts(table) == [["合计", "", ""], ["^", "1.00", "10"], ["^", "2.00", "20"], ["^", "3.00", "30"]]


@pytest.mark.parametrize(
    "columns",
    [
        (["甲乙丙", "丁", "戊"], ["1.00", "", ""], ["10", "", ""]),
        (["甲", "乙"], ["1.00", "000"], ["2.00", "000"]),
        (["甲"], ["1.00", "2.00", "3.00"], ["10"]),
    ],
)
def test_wrapped_cells_stay_in_their_row(columns: tuple[list[str], ...]) -> None:
    lines = ruled((60, 160, 260, 360), (100, 120, 180))
    assert only_table(sheet(1, *figures(*columns), rulings=lines)).rows == 2


def test_lists_that_do_not_stand_beside_one_another_stay_in_their_row() -> None:
    one = [put(text, 70, 130 + 15 * row) for row, text in enumerate(("1", "2", "3"))]
    other = [put(text, 170, 137 + 15 * row) for row, text in enumerate(("4", "5", "6"))]
    assert only_table(sheet(1, *one, *other, rulings=ruled(XS, (100, 120, 180)))).rows == 2


def test_the_time_taken_grows_with_the_cells() -> None:
    xs = tuple(float(10 + 5 * column) for column in range(100))
    ys = tuple(float(10 + 5 * row) for row in range(120))
    page = PageContent(1, 600, 800, put("1", 11, 12, 3), ruled(xs, ys))
    table = only_table(page)
    assert (table.rows, table.columns, len(table.cells)) == (119, 99, 119 * 99)
