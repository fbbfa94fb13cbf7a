from __future__ import annotations

import pytest

from hqaudit.model.edits import near, slip


@pytest.mark.parametrize(
    ("wrong", "right", "name"),
    [
        ("498.51", "489.51", "digits_swapped"),
        ("489.51", "498.51", "digits_swapped"),
        ("48.951", "48.915", "digits_swapped"),
        ("12.34", "13.24", "digits_swapped"),
        ("477.01", "407.01", "digit_wrong"),
        ("407.01", "477.01", "digit_wrong"),
        ("49.51", "489.51", "digit_dropped"),
        ("489.5", "489.51", "digit_dropped"),
        ("4889.51", "489.51", "digit_doubled"),
        ("489.511", "489.51", "digit_doubled"),
        ("4789.51", "489.51", "digit_inserted"),
        ("489.512", "489.51", "digit_inserted"),
        ("48.951", "489.51", "point_moved"),
        ("4895.1", "489.51", "point_moved"),
        ("48951", "489.51", "point_moved"),
        ("4895100", "489.51", "unit_mistaken"),
        ("0.048951", "489.51", "unit_mistaken"),
        ("-489.51", "489.51", "sign_wrong"),
        ("489.51", "-489.51", "sign_wrong"),
    ],
)
def test_every_slip_has_its_name(wrong: str, right: str, name: str) -> None:
    assert slip(wrong, right) == name


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("489.51", "489.51"),
        ("477.11", "407.01"),
        ("143.21", "123.41"),
        ("306.44", "370.03"),
        ("12345.00", "12.00"),
        ("1.00", "123.00"),
        ("12.34", "32.14"),
        ("9", "10.00"),
    ],
)
def test_no_single_slip(wrong: str, right: str) -> None:
    assert slip(wrong, right) is None
    assert slip(right, wrong) is None


def test_zero_has_no_ratio() -> None:
    assert slip("0.0", "0.00") == "point_moved"


def test_what_one_slip_away_is() -> None:
    assert set(near("5")) == (
        {other for other in "0123456789" if other != "5"}
        | {f"{extra}5" for extra in "0123456789"}
        | {f"5{extra}" for extra in "0123456789"}
        | {"0.0005", "0.05", "0.5", "50", "500", "50000"}
    )


def test_the_neighbours_of_a_figure_with_decimals() -> None:
    found = list(near("12.3"))
    assert {"22.3", "12.4", "21.3", "13.2", "712.3", "12.37", "12.73", "2.3", "1.3"} <= set(found)
    assert not {"12.3", "12.", ".3", "12.3.", ""} & set(found)
    assert len([other for other in found if len(other) == 4 and other.count(".") == 1]) == 3 * 9 + 2 + 1  # 1.23


def test_equal_digits_are_not_swapped() -> None:
    assert list(near("1.1")).count("11") == 1  # the point moved, no digit swapped
    assert "1.1" not in list(near("1.1"))


@pytest.mark.parametrize("text", ["10.17", "54.39", "128", "0.6"])
def test_a_slip_leads_back(text: str) -> None:
    for other in set(near(text)) - {text}:
        assert slip(text, other) is not None, other
