from __future__ import annotations

from decimal import Decimal

import pytest

from hqaudit.facts.numbers import cell_number, fold, is_blank, text_numbers


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [
        ("320.50", "320.50", 2, ""),
        ("0.6", "0.6", 1, ""),
        ("0", "0", 0, ""),
        ("1,234,567.8", "1234567.8", 1, ""),
        ("3,5558.35", "35558.35", 2, ""),
        ("07.76", "7.76", 2, ""),
        ("1，234.50", "1234.50", 2, ""),
        ("1, 234.50", "1234.50", 2, ""),
        ("+3.20", "3.20", 2, ""),
        ("＋3.20％", "3.20", 2, "%"),
        ("-3.20", "-3.20", 2, ""),
        ("－3.20", "-3.20", 2, ""),
        ("−3.20", "-3.20", 2, ""),
        ("(12.00)", "-12.00", 2, ""),
        ("（12.00）", "-12.00", 2, ""),
        ("３２０．５０", "320.50", 2, ""),
        ("0.6%", "0.6", 1, "%"),
        ("12.5％", "12.5", 1, "%"),
        ("12 万元", "12", 0, "万元"),
        ("¥ 45.10元", "45.10", 2, "元"),
        ("  7.00 ", "7.00", 2, ""),
    ],
)
def test_numbers_in_cells(text: str, value: str, decimals: int, unit: str) -> None:
    number = cell_number(text)
    assert number is not None
    assert (number.value, number.decimals, number.unit) == (Decimal(value), decimals, unit)


@pytest.mark.parametrize("text", ["", "007", "2024年", "行政运行", "1.2.3", "3-5", "12人", "**"])
def test_what_is_no_lone_number(text: str) -> None:
    assert cell_number(text) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  1,234.5 ", "1,234.5"),
        ("-3.2", "-3.2"),
        ("(12.00)", "(12.00)"),
        ("（12.00）", "（12.00）"),
        ("12 万元", "12"),
    ],
)
def test_the_span_in_a_cell_covers_digits_and_sign(text: str, shown: str) -> None:
    number = cell_number(text)
    assert number is not None
    assert text[number.start : number.end] == shown


@pytest.mark.parametrize("text", ["", "-", "—", "——", " / ", "–"])
def test_blank_cells(text: str) -> None:
    assert is_blank(text)


def test_a_zero_is_not_blank() -> None:
    assert not is_blank("0")
    assert not is_blank("-0.5")


def test_numbers_in_a_sentence_have_a_unit_beside_them() -> None:
    text = "２０24年预算1，234.50 万元（其中0.6亿元），增长 12.5％，下降-3.1%，车辆 4 辆，第3条，A1元。"
    found = [(text[n.start : n.end], n.value, n.decimals, n.unit) for n in text_numbers(text)]
    assert found == [
        ("1，234.50", Decimal("1234.50"), 2, "万元"),
        ("0.6", Decimal("0.6"), 1, "亿元"),
        ("12.5％", Decimal("12.5"), 1, "%"),
        ("-3.1%", Decimal("-3.1"), 1, "%"),
        ("4", Decimal(4), 0, "辆"),
    ]


def test_a_range_is_not_a_negative_number() -> None:
    assert [number.value for number in text_numbers("3-5个")] == [Decimal(5)]


def test_folding_keeps_every_offset_and_the_chinese_punctuation() -> None:
    text = "（１２３，４５６．７８）；：！　％－"
    assert fold(text) == "（123，456.78）；：！ %-"
    assert len(fold(text)) == len(text)
    assert fold("plain") == "plain"
