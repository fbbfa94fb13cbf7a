from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from hqaudit.layout.lines import PrintedLine
from hqaudit.layout.measure import measure
from hqaudit.layout.paragraphs import paragraphs
from hqaudit.model.blocks import TextBlock
from tests.layout.sheets import LEFT, RIGHT, WIDTH, centred, grid, line

if TYPE_CHECKING:
    from hqaudit.layout.furniture import PageItem

INDENTED = LEFT + 24
FULL = int((RIGHT - LEFT) / 12)
"""Chinese characters that fill a line from the left edge to the right."""
BODY = [line("正" * FULL, y=600 + 20 * i, page=9) for i in range(4)] + [line("文。", y=680, page=9)]
"""A page of running text, for the measure."""


def blocks(*items: PageItem) -> list[TextBlock | str]:
    lines = [item for item in items if isinstance(item, PrintedLine)] + BODY
    pages = {page for item in items for page in (item.pages if not isinstance(item, PrintedLine) else (item.page,))}
    found = paragraphs(items, measure(lines, dict.fromkeys([*pages, 9], WIDTH)))
    return [block if isinstance(block, TextBlock) else "grid" for block in found]


def texts(*items: PageItem) -> list[str]:
    return [block.text if isinstance(block, TextBlock) else block for block in blocks(*items)]


def kinds(*items: PageItem) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, b.text) for b in blocks(*items) if isinstance(b, TextBlock)]


def first(rest: str = "", y: float = 100, page: int = 1) -> PrintedLine:
    """A full first line, indented, that ends in ``rest``."""
    return line("首" * (FULL - 2 - len(rest)) + rest, INDENTED, y, page=page)


def full(rest: str = "", y: float = 120, page: int = 1) -> PrintedLine:
    return line("续" * (FULL - len(rest)) + rest, LEFT, y, page=page)


def test_a_paragraph_is_joined_over_lines_and_knows_them() -> None:
    (block,) = blocks(first("支出12"), line("3.45万元。", y=120))
    assert isinstance(block, TextBlock)
    assert (block.kind, block.text[-12:]) == ("paragraph", "首支出123.45万元。")
    starts = [one.start for one in block.lines]
    assert [block.text[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)] == [
        first("支出12").text,
        "3.45万元。",
    ]
    assert [len(one.edges) for one in block.lines] == [len(first("支出12").text) + 1, 8]


def test_a_paragraph_is_joined_over_pages() -> None:
    assert len(texts(first(y=700), full(y=720), line("完。", y=60, page=2))) == 1


def test_an_indented_line_begins_a_paragraph() -> None:
    assert texts(first("。"), line("完。", INDENTED, 120)) == [first("。").text, "完。"]


def test_a_line_with_room_at_its_end_ends_the_paragraph() -> None:
    assert texts(first(), line("短句。", y=120), line("另一句。", y=140)) == [first().text + "短句。", "另一句。"]


def test_a_full_line_that_ends_a_sentence_may_go_on() -> None:
    assert len(texts(first("。"), full(y=120), line("完。", y=140))) == 1


def test_text_set_in_a_block_is_joined() -> None:
    assert len(texts(full(y=100), full(y=120), line("完。", y=140))) == 1
    assert len(texts(line("首" * (FULL - 2), INDENTED, 100), line("完。", INDENTED, 120))) == 1


def test_a_number_after_a_finished_sentence_begins_a_paragraph() -> None:
    assert len(texts(full("。", y=100), line("2.其他。", y=120))) == 2
    assert len(texts(first("；"), full("；", y=120), line("（2）其他。", y=140))) == 1
    assert len(texts(first("；"), full("；", y=120), line("二、其他", y=140))) == 2


def test_a_number_within_a_sentence_does_not() -> None:
    assert len(texts(first("见第"), line("（三）款，", y=120))) == 1


def test_a_heading_at_the_margin_ends_a_paragraph_without_a_full_stop() -> None:
    assert texts(first(), line("三、政府采购", y=120)) == [first().text, "三、政府采购"]


def test_lines_far_apart_do_not_belong_together() -> None:
    assert len(texts(first(), line("完。", y=180))) == 2


def test_lines_of_another_size_do_not_belong_together() -> None:
    assert len(texts(first(), line("完。", y=120, size=9))) == 2


def test_a_hanging_indent_is_joined() -> None:
    hanging = line("1.负责，" + "项" * (FULL - 3), LEFT, 100)
    assert texts(hanging, line("完。", INDENTED, 120)) == [hanging.text + "完。"]


def test_a_ragged_line_is_continued() -> None:
    ragged = line("首" * 30, INDENTED, 100)
    assert texts(ragged, line("完。", y=120)) == [ragged.text + "完。"]


def test_two_latin_words_keep_their_space() -> None:
    (block,) = blocks(line("首" * (FULL - 2) + "the", y=100), line("end.", y=120))
    assert isinstance(block, TextBlock)
    assert block.text.endswith("the end.")
    assert [len(one.edges) for one in block.lines] == [FULL + 3, 5]


def test_a_table_does_not_part_an_unfinished_sentence() -> None:
    assert texts(first(), grid([["a", "b"]]), line("完。", y=60, page=2)) == [first().text + "完。", "grid"]
    assert texts(first("。"), grid([["a", "b"]]), line("完。", y=60, page=2)) == [first("。").text, "grid", "完。"]


def test_rows_of_an_unruled_table_stay_apart() -> None:
    rows = [line("项" * 10 + " " * 40 + "12", y=y) for y in (100, 120)]
    assert len(texts(*rows)) == 2


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("依次选择“专项资金、", "投资类项目”。"),
        ("依次选择“专项资金", "投资类项目”。"),
        ("内部控制分析", "。根据规定，完成工作。"),
        ("6、基本养老保险支出。主要用于职工，年初预算为", "161.62万元，支出决算为160.75万元。"),
        ("新乡市红旗区人民政府办公室部门2024年一般公共预算", "算收支预算489万元，增加。"),
    ],
)
def test_a_sentence_broken_off_is_taken_up_again(text: str, rest: str) -> None:
    assert texts(line(text, INDENTED, 700), line(rest, INDENTED, 60, page=2)) == [text + rest]


def test_an_item_broken_off_among_sentences_is_taken_up_again() -> None:
    items = [
        line("6、承办案件。", INDENTED, 100),
        line("7、负责后勤服务", INDENTED, 120),
        line("工作。", INDENTED, 140),
    ]
    assert texts(*items) == ["6、承办案件。", "7、负责后勤服务工作。"]


def test_what_is_whole_is_not_taken_up() -> None:
    assert len(texts(line("一般公共预算收入占99%", INDENTED), line("其他，见下。", INDENTED, 120))) == 2
    assert len(texts(line("机构如下", INDENTED), line("（一）甲，乙。", INDENTED, 120))) == 2


def test_headings_are_told_by_their_numbers() -> None:
    assert kinds(
        line("第一部分 概况", y=100),
        line("一、主要职责", INDENTED, 120),
        line("（一）机构设置", INDENTED, 140),
        line("1.内设机构", INDENTED, 160),
        line("设六个处室。", INDENTED, 180),
        line("（二）公务接待费0.5万元，主要用于接待。", INDENTED, 200),
    ) == [
        ("heading", 1, "第一部分 概况"),
        ("heading", 2, "一、主要职责"),
        ("heading", 3, "（一）机构设置"),
        ("heading", 4, "1.内设机构"),
        ("paragraph", 0, "设六个处室。"),
        ("paragraph", 0, "（二）公务接待费0.5万元，主要用于接待。"),
    ]


def test_items_of_a_bare_list_are_no_headings() -> None:
    names = ["1.办公室", "2.人事处", "3.财务处"]
    found = kinds(*(line(name, INDENTED, 100 + 20 * i) for i, name in enumerate(names)))
    assert [kind for kind, _, _ in found] == ["paragraph"] * 3
    listed = [line("1.承办案件。", INDENTED, 100), line("2.财务处", INDENTED, 120), line("其他", INDENTED, 140)]
    assert [kind for kind, _, _ in kinds(*listed)] == ["paragraph"] * 3
    with_table = blocks(line("1.绩效目标表", INDENTED), grid([["a", "b"]], top=130))
    assert isinstance(with_table[0], TextBlock)
    assert with_table[0].level == 4


def test_a_bold_numbered_line_may_end_in_a_full_stop() -> None:
    assert kinds(line("（一）总体情况。", INDENTED, bold=True))[0][:2] == ("heading", 3)
    assert kinds(line("五、债务收入：指收入。", INDENTED, bold=True))[0][:2] == ("paragraph", 0)
    long = "（四）直接审计下列事项，出具审计报告，在法定职权范围内做出审计决定或"
    assert kinds(line(long, INDENTED))[0][:2] == ("paragraph", 0)


def test_a_numbered_name_with_something_under_it_may_end_in_a_full_stop() -> None:
    above = line("（一）收支预算总体情况。", INDENTED, 100)
    assert kinds(above, line("本年收入1.00万元。", INDENTED, 120))[0][:2] == ("heading", 3)
    assert kinds(above, line("1.收入5.00万元。", INDENTED, 120))[0][:2] == ("heading", 3)
    assert kinds(above, line("（二）承办其他事项。", INDENTED, 120))[0][:2] == ("paragraph", 0)
    assert kinds(line("（一）承办其他事项。", INDENTED, 100), line("本局有三处。", INDENTED, 120))[0][0] == "paragraph"


def test_headings_are_told_by_their_look() -> None:
    assert kinds(
        centred("某局2026年部门预算", 60, 22, bold=True),
        line("二、说明", INDENTED, 100),
        line("支出情况", INDENTED, 130, bold=True),
        line("支出如下。", INDENTED, 150, bold=True),
        centred("42%", 200, bold=True),
    ) == [
        ("heading", 1, "某局2026年部门预算"),
        ("heading", 2, "二、说明"),
        ("heading", 3, "支出情况"),
        ("paragraph", 0, "支出如下。"),
        ("paragraph", 0, "42%"),
    ]


def test_the_name_of_a_part_is_a_heading() -> None:
    assert kinds(line("第二部分", y=100), line("某局部门预算情况说明", INDENTED, 130)) == [
        ("heading", 1, "第二部分"),
        ("heading", 1, "某局部门预算情况说明"),
    ]


def test_a_title_on_two_lines_is_one_heading() -> None:
    assert kinds(centred("某市某区某局", 100, 22), centred("部门预算", 140, 22)) == [
        ("heading", 1, "某市某区某局部门预算")
    ]
    apart = kinds(centred("某市某区某局", 100, 22), centred("部门预算", 200, 22))
    assert len(apart) == 2
    wide = centred("专" * 36, 100)
    assert kinds(wide, centred("绩效目标表", 120))[0][2] == wide.text
    wider = centred("专" * 40, 100)
    assert kinds(wider, centred("绩效目标表", 120))[0][2] == wider.text + "绩效目标表"


def test_a_bold_heading_that_wraps_is_one_heading() -> None:
    heading = line("十、" + "甲" * (FULL - 4), INDENTED, 100, bold=True)
    assert len(texts(heading, line("说明", y=120, bold=True))) == 1
    assert len(texts(heading, line("说明", INDENTED, 120, bold=True))) == 1
    assert len(texts(line(heading.text, INDENTED, 100), line("某局无支出。", INDENTED, 120))) == 2
    assert len(texts(first(), line("（一）说明", y=120, bold=True))) == 2


def test_a_title_that_repeats_the_heading_above_it_is_another_block() -> None:
    heading = line("（七）甲乙专项" + "丙" * (FULL - 8), y=100)
    assert len(texts(heading, line("甲乙专项" + "丙" * (FULL - 9) + "目标表", y=120))) == 2
    assert len(texts(heading, line("丙丙丙丙丙丙专项", y=120))) == 1
    assert (
        len(texts(line("（一）代表市委、市人民政府" + "丙" * (FULL - 13), y=100), line("市委、市人民政府的信", y=120)))
        == 1
    )


def test_a_bracket_under_a_title_belongs_to_it() -> None:
    assert texts(line("某局2024年部门预算表", INDENTED, 100), line("(汇总)", INDENTED, 120)) == [
        "某局2024年部门预算表(汇总)"
    ]


def test_lines_side_by_side_are_not_joined() -> None:
    assert len(texts(centred("左边的标题", 100, 22), line("右边的标题", 420, 101, 22))) == 2


def test_notes_are_notes() -> None:
    note = line("注：" + "按" * (FULL - 4), INDENTED, 100)
    assert kinds(line("单位：万元", 480, 60), note, line("完。", y=120)) == [
        ("note", 0, "单位：万元"),
        ("note", 0, note.text + "完。"),
    ]
    assert len(texts(first(), line("单位：万元", y=120))) == 2


def toc(*lines: PageItem) -> Sequence[tuple[str, int, str]]:
    return [(kind, level, text) for kind, level, text in kinds(line("目 录", 280, 60), *lines)][1:]


def test_a_toc_has_a_block_for_each_entry_without_leader_and_number() -> None:
    assert toc(
        line("第一部分 概况", y=100),
        line("一、主要职责…………3", y=120),
        line("二、构成情况......- 4 -", y=140),
        line("三、其他" + " " * 20 + "12", y=160),
        line("某局概况", y=60, page=2, size=22),
        line("某局负责工作。", INDENTED, 100, page=2),
    ) == [
        ("toc", 0, "第一部分 概况"),
        ("toc", 0, "一、主要职责"),
        ("toc", 0, "二、构成情况"),
        ("toc", 0, "三、其他"),
        ("heading", 1, "某局概况"),
        ("paragraph", 0, "某局负责工作。"),
    ]


def test_a_toc_entry_may_wrap() -> None:
    long = "（四）" + "关" * (FULL - 3)
    assert toc(line(long, y=100), line("总体说明…………7", y=120), line("（五）其他…………8", y=140)) == [
        ("toc", 0, long + "总体说明"),
        ("toc", 0, "（五）其他"),
    ]


def test_a_toc_without_numbers_ends_where_it_begins_again() -> None:
    assert toc(
        line("第一部分 某局概况", y=100), line("一、职责。", y=120), line("第一部分", y=140), line("甲乙", y=160)
    ) == [
        ("toc", 0, "第一部分 某局概况"),
        ("toc", 0, "一、职责。"),
        ("heading", 1, "第一部分"),
        ("heading", 1, "甲乙"),
    ]
    assert [
        kind for kind, *_ in toc(line("一、部门概况", y=100), line("二、说明", y=120), line("一、部门概况", y=140))
    ] == [
        "toc",
        "toc",
        "heading",
    ]


def test_a_toc_ends_at_a_sentence_a_title_a_table_or_after_some_pages() -> None:
    assert [kind for kind, *_ in toc(line("一、概况", y=100), line("我局，负责。", y=120))] == ["toc", "paragraph"]
    assert [kind for kind, *_ in toc(line("一、概况", y=100), line("部门概况", y=60, page=2, size=22))] == [
        "toc",
        "heading",
    ]
    assert [kind for kind, *_ in toc(line("一、概况", y=100), line("二、说明", y=60, page=5))] == ["toc", "heading"]
    assert [
        kind for kind, *_ in toc(line("一、概况", y=100), grid([["a", "b"]], top=200), line("二、说明", y=300))
    ] == [
        "toc",
        "heading",
    ]


def test_an_entry_without_a_title_is_an_entry() -> None:
    assert kinds(line("一、主要职责…………3", y=100)) == [("toc", 0, "一、主要职责")]
