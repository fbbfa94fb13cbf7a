from __future__ import annotations

from decimal import Decimal

from hqaudit.facts.numbers import text_numbers
from hqaudit.facts.spans import after_unit, figure_of
from hqaudit.model.blocks import Line, TextBlock
from hqaudit.model.place import Place
from tests.facts.tiny import facts_of

TEXT = "收入预算1.50万元，支出预算2.50 万元。"
NUMBERS = list(text_numbers(TEXT))


def place(lines: tuple[Line, ...], number: int = 0) -> Place:
    return figure_of(4, "二、收入", NUMBERS[number], TextBlock("paragraph", TEXT, lines)).place


def test_a_figure_of_a_text_without_lines() -> None:
    figure = figure_of(4, "二、收入", NUMBERS[0], TextBlock("paragraph", TEXT))
    assert (figure.text, figure.value, figure.decimals, figure.unit) == ("1.50", Decimal("1.50"), 2, "万元")
    assert figure.place == Place(4, 4, 8, section="二、收入")


def test_a_figure_stands_on_its_line() -> None:
    lines = (Line(0, page=2, line=7), Line(11, page=3, line=9))
    assert (place(lines).page, place(lines).line) == (2, 7)
    assert (place(lines, 1).page, place(lines, 1).line) == (3, 9)


def test_a_figure_has_a_box_where_the_line_has_edges() -> None:
    edges = tuple(float(10 * at) for at in range(len(TEXT) + 1))
    lines = (Line(0, page=2, box=(0.0, 50.0, 300.0, 60.0), edges=edges),)
    assert place(lines).box == (40.0, 50.0, 80.0, 60.0)
    assert place((Line(0, page=2, box=(0.0, 50.0, 300.0, 60.0)),)).box == (0.0, 50.0, 300.0, 60.0)


def test_a_figure_broken_over_two_lines_is_boxed_on_the_first() -> None:
    edges = tuple(float(10 * at) for at in range(7))
    lines = (Line(0, page=2, box=(0.0, 50.0, 60.0, 60.0), edges=edges), Line(6, page=2))
    assert place(lines).box == (40.0, 50.0, 60.0, 60.0)


def test_the_words_go_on_behind_the_unit() -> None:
    assert [TEXT[after_unit(TEXT, number) :] for number in NUMBERS] == ["，支出预算2.50 万元。", "。"]
    share = "占 75.00% 了"
    assert share[after_unit(share, next(iter(text_numbers(share)))) :] == " 了"


def test_the_customary_decimals_of_a_section() -> None:
    text = (
        "三、支出说明\n2024年支出预算686万元，基本支出600.25万元，项目支出85.75万元，占12.5%。\n"
        "四、收入说明\n收入预算686万元。"
    )
    assert [(fact.figure.text, fact.decimals) for fact in facts_of(text).all] == [
        ("686", 2),
        ("600.25", 2),
        ("85.75", 2),
        ("12.5%", 1),
        ("686", 0),
    ]


def test_where_half_of_a_section_is_coarse_a_coarse_figure_is_rounded() -> None:
    text = "三、支出说明\n2024年支出预算686万元，基本支出600万元，项目支出85.75万元，结转0万元。"
    assert [fact.decimals for fact in facts_of(text).all] == [0, 0, 2, 0]
