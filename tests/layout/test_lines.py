from __future__ import annotations

from hqaudit.layout.lines import printed_lines
from hqaudit.layout.raw import Glyph
from tests.layout.sheets import put


def read(*parts: list[Glyph]) -> list[str]:
    return [line.text for line in printed_lines(1, [glyph for part in parts for glyph in part])]


def test_lines_stand_from_top_to_bottom_whatever_the_order_of_drawing() -> None:
    assert read(put("下", 60, 140), put("上", 60, 100)) == ["上", "下"]


def test_a_line_has_an_edge_for_every_character_and_its_right_edge() -> None:
    (line,) = printed_lines(3, put("收12", 60, 100))
    assert (line.page, line.text, line.edges, line.box) == (3, "收12", (60, 72, 78, 84), (60, 94, 84, 106))


def test_a_glyph_of_two_characters_is_parted_evenly() -> None:
    (line,) = printed_lines(1, [Glyph("fi", 60, 94, 72, 106, 12, False, True)])
    assert (line.text, line.edges) == ("fi", (60, 66, 72))


def test_latin_glyphs_with_another_middle_stand_in_the_same_line() -> None:
    assert read(put("减少", 60, 100), put("56.95", 84, 105), put("万元", 114, 100), put("次行", 60, 116)) == [
        "减少56.95万元",
        "次行",
    ]


def test_hidden_glyphs_are_not_printed() -> None:
    hidden = [glyph._replace(visible=False) for glyph in put("藏", 72, 100)]
    assert read(put("见", 60, 100), hidden) == ["见"]


def test_a_space_glyph_is_a_space_where_it_leaves_a_gap() -> None:
    assert read(put("共 6 个", 60, 100)) == ["共 6 个"]
    assert read(put("共", 60, 100), put(" ", 71, 100), put("六", 72.5, 100)) == ["共六"]


def test_spaces_at_the_ends_and_runs_of_spaces_are_gaps() -> None:
    assert read(put("  目    录 ", 60, 100)) == ["目 录"]
    assert read(put("    ", 60, 100)) == []


def test_no_space_stands_inside_a_figure() -> None:
    assert read(put("489", 60, 100), put(".51", 81, 100)) == ["489.51"]
    assert read(put("1 234", 60, 100)) == ["1234"]


def test_figures_far_apart_are_two() -> None:
    assert read(put("12.30", 60, 100), put("4.50", 102, 100)) == ["12.30 4.50"]


def test_words_without_space_glyphs_are_parted_by_gaps() -> None:
    assert read(put("Southwest", 60, 100), put("University", 118, 100)) == ["Southwest University"]
    assert read(put("西南", 60, 100), put("大学", 87, 100)) == ["西南大学"]
    assert read(put("西南", 60, 100), put("大学", 96, 100)) == ["西南 大学"]


def test_a_note_at_the_end_of_a_line_is_a_line_of_its_own() -> None:
    lines = printed_lines(1, put("编制单位：某局", 60, 100) + put("单位：万元", 480, 100))
    assert [(line.text, line.box) for line in lines] == [
        ("编制单位：某局", (60, 94, 144, 106)),
        ("单位：万元", (480, 94, 540, 106)),
    ]


def test_columns_side_by_side_are_told() -> None:
    (row,) = printed_lines(1, put("合计", 60, 100) + put("1.00", 200, 100) + put("2.00", 300, 100))
    (blank,) = printed_lines(1, put("增长", 60, 100) + put("22", 110, 100))
    assert (row.text, row.tabbed) == ("合计 1.00 2.00", True)
    assert (blank.text, blank.tabbed) == ("增长 22", False)


def test_text_printed_over_other_text_is_a_line_of_its_own() -> None:
    assert read(put("政策和项目绩效目标表", 100, 100), put("（二）项目绩效目标表", 70, 100)) == [
        "（二）项目绩效目标表",
        "政策和项目绩效目标表",
    ]


def test_punctuation_set_into_its_neighbours_is_no_other_text() -> None:
    glyphs = put("一", 60, 100) + put("，", 72, 100) + put("二", 78, 100) + put("，", 90, 100) + put("3", 96, 100)
    glyphs += put("，", 102, 100) + put("四", 108, 100) + put("，", 120, 100) + put("五", 126, 100)
    assert read(glyphs) == ["一，二，3，四，五"]


def test_lines_are_bold_if_they_are_bold_throughout() -> None:
    (whole,) = printed_lines(1, put("一、概况", 60, 100, bold=True))
    (part,) = printed_lines(1, put("（一）", 60, 100, bold=True) + put("主要职责是", 96, 100))
    assert (whole.bold, part.bold) == (True, False)


def test_lookalikes_are_ordinary() -> None:
    assert read(put("⼀般公共预算部⻔", 60, 100)) == ["一般公共预算部门"]


def test_a_space_before_a_year_is_none_within_a_figure() -> None:
    assert read(put("表3 2026年收支总表", 60, 100)) == ["表3 2026年收支总表"]
    assert read(put("1 2026", 60, 100)) == ["12026"]
