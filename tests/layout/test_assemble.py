from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hqaudit.layout.assemble import IMAGE_ONLY, UNMAPPED_GLYPHS, assemble
from hqaudit.model.blocks import Cell, Page, Table, TextBlock
from tests.layout.sheets import HEIGHT, WIDTH, put, ruled, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.layout.raw import Glyph, PageContent, Ruling

XS = (60.0, 300.0, 540.0)


def row(left: str, right: str, y: float) -> list[Glyph]:
    return put(left, 70, y) + put(right, 310, y)


def test_a_report_is_read_in_the_order_of_its_pages() -> None:
    document = assemble(
        [
            sheet(1, put("一、收入说明", 84, 100), put("收入1.00万元。", 84, 130), put("- 1 -", 285, 770)),
            sheet(
                2,
                put("2024年收入表", 264, 100),
                put("单位：万元", 480, 120),
                row("项目", "金额", 150),
                row("财政拨款", "1.00", 170),
                put("- 2 -", 285, 770),
                rulings=ruled(XS, (140, 160, 180)),
            ),
            sheet(3, row("合计", "1.00", 70), rulings=ruled(XS, (60, 80))),
        ],
        "report.pdf",
    )
    assert document.source == "report.pdf"
    assert document.pages == tuple(Page(n, WIDTH, HEIGHT) for n in (1, 2, 3))
    texts = [block.text if isinstance(block, TextBlock) else block.title for block in document.blocks]
    assert texts == ["一、收入说明", "收入1.00万元。", "2024年收入表", "单位：万元", "2024年收入表"]
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert (table.unit, table.columns, table.pages) == ("万元", (("项目",), ("金额",)), (2, 3))
    assert [[cell.text for cell in cells if cell] for cells in table.rows] == [["财政拨款", "1.00"], ["合计", "1.00"]]


def problem(page: PageContent) -> str | None:
    return assemble([page], "x").pages[0].problem


def test_a_page_of_pictures_alone_is_a_problem() -> None:
    assert problem(sheet(1, images=1)) == IMAGE_ONLY
    assert problem(sheet(1, put("12", 290, 770), images=1)) == IMAGE_ONLY
    assert problem(sheet(1)) is None
    assert problem(sheet(1, put("一、说明", 84, 100), put("见图。", 84, 120), images=1)) is None


def test_a_page_of_unmapped_glyphs_is_a_problem() -> None:
    assert problem(sheet(1, put("收\ufffd", 84, 100))) == UNMAPPED_GLYPHS
    assert problem(sheet(1, put("收" * 30 + "\ufffd", 84, 100))) is None
    assert problem(sheet(1, [put("a", 84, 100)[0]._replace(text="(cid:12)")])) == UNMAPPED_GLYPHS


def test_the_readers_own_problem_stands() -> None:
    assert problem(replace(sheet(1, images=1), problem="unreadable")) == "unreadable"


def test_hidden_text_is_kept_apart() -> None:
    hidden = [glyph._replace(visible=False) for glyph in put("藏", 84, 140)]
    (page,) = assemble([sheet(1, put("见。", 84, 100), hidden)], "x").pages
    assert page.hidden == (Cell("藏", 1, (84, 134, 96, 146)),)


def test_no_pages_are_no_blocks() -> None:
    assert assemble([], "x").blocks == ()


def test_a_figure_with_an_unmapped_glyph_is_a_problem() -> None:
    def page(figure: str) -> PageContent:
        return sheet(1, put("说明" * 20, 84, 60), row("甲", figure, 150), rulings=ruled(XS, (140, 160)))

    assert problem(page("1\ufffd3.45")) == problem(page("\ufffd3")) == UNMAPPED_GLYPHS
    assert problem(page("3.45")) is problem(page("\ufffd3号")) is None


def test_what_another_page_shows_is_not_hidden() -> None:
    def clipped(text: str, y: float) -> list[Glyph]:
        return [glyph._replace(visible=False) for glyph in put(text, 70, y)]

    pages = [
        sheet(
            1, put("完成全年任务", 70, 100), clipped("按时上报数据", 120), clipped("入", 140), clipped("谁也不见", 160)
        ),
        sheet(2, put("按时上报 数据入库", 70, 100)),
        *(sheet(number, put("说明", 70, 100)) for number in (3, 4)),
        sheet(5, clipped("按时上报数据", 120)),
    ]
    hidden = [[cell.text for cell in page.hidden] for page in assemble(pages, "x").pages]
    assert hidden == [["入", "谁也不见"], [], [], [], ["按时上报数据"]]


def test_rows_in_which_nothing_is_written_belong_to_the_table_they_continue() -> None:
    def piece(number: int, *glyphs: list[Glyph], xs: tuple[float, ...] = XS) -> PageContent:
        return sheet(number, *glyphs, put(f"- {number} -", 285, 770), rulings=ruled(xs, (140, 160, 180)))

    def tables(*pages: PageContent) -> list[tuple[tuple[int, ...], int]]:
        blocks = assemble(pages, "x").blocks
        return [(block.pages, len(block.rows)) for block in blocks if isinstance(block, Table)]

    head = piece(1, row("项目", "金额", 150), row("甲", "1.00", 170))
    total = piece(3, row("乙", "1.00", 150), row("合计", "2.00", 170))
    assert tables(head, piece(2)) == [((1, 2), 3)]
    assert tables(head, piece(2), total) == [((1, 2, 3), 5)]
    assert tables(head, piece(2, xs=(60, 200, 540)), total) == [((1,), 1), ((3,), 2)]
    assert tables(head, sheet(2, put("说明。", 84, 60)), piece(3)) == [((1,), 1)]
    assert tables(piece(1)) == []


def test_a_blank_frame_around_a_picture_is_no_table() -> None:
    assert problem(replace(sheet(1, rulings=ruled(XS, (140, 160))), images=1)) == IMAGE_ONLY


HEAD = "某局2024年部门预算"
FULL_LINE = (540 - 84) // 12
PROSE = "本局收入" + "".join(chr(0x5000 + i) for i in range(4 * FULL_LINE)) + "，比上年增加1.00万元。"
FORM = (row("项目", "金额", 150), row("甲", "1.00", 170))


def narrow(number: int, text: str, y: float, *between: list[Glyph], rulings: Sequence[Ruling] = ()) -> PageContent:
    """A page of lines under a running head and above a page number."""
    lines = [put(text[at : at + FULL_LINE], 84, y + 20 * i) for i, at in enumerate(range(0, len(text), FULL_LINE))]
    return sheet(number, put(HEAD, 240, 40), *between, *lines, put(f"— {number} —", 285, 770), rulings=rulings)


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
@pytest.mark.parametrize("form", [False, True])
def test_a_paragraph_cut_by_a_page_break_is_one_and_whole(lines: int, form: bool) -> None:
    cut = lines * FULL_LINE
    rulings = ruled(XS, (140, 160, 180)) if form else ()
    document = assemble(
        [
            narrow(1, "一、说明", 100),
            narrow(2, PROSE[:cut], 300),
            narrow(3, PROSE[cut:], 300, *(FORM if form else ()), rulings=rulings),
            narrow(4, "二、其他", 100),
        ],
        "x",
    )
    told = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    assert told == ["一、说明", PROSE, "二、其他"]
    assert sum(isinstance(block, Table) for block in document.blocks) == int(form)
