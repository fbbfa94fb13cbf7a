from __future__ import annotations

import pytest

from tests.checks.tiny import outcomes, table, told

HEAD = "二、收入预算说明\n"
EXPENSES = "项目|2023年预算数|2024年预算数\n公务接待费|{}|{}"


def expenses(prior: str, current: str) -> str:
    return table(EXPENSES.format(prior, current), "“三公”经费支出表")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2023年收入预算300.00万元，2024年收入预算325.00万元，增加25.00万元。", "passed 25.00 325.00 300.00"),
        ("2023年收入预算300.00万元，2024年收入预算325.00万元，增加25.01万元。", "passed 25.01 325.00 300.00"),
        ("2023年收入预算300.00万元，2024年收入预算325.00万元，增加25.02万元。", "failed 25.02 325.00 300.00"),
        ("2023年收入预算300.00万元，2024年收入预算325.00万元，减少25.00万元。", "failed 25.00 325.00 300.00"),
        ("2023年收入预算325.00万元，2024年收入预算300.00万元，减少25.00万元。", "passed 25.00 300.00 325.00"),
        ("2023年收入预算300.00万元，2024年收入预算325.00万元，约增加20.00万元。", "unchecked 20.00 base_not_stated"),
        ("2024年收入预算325.00万元，比上年增加25.00万元。", "unchecked 25.00 base_not_stated"),
        ("山林巡护比上年增加25.00万元。", "unchecked 25.00 base_not_stated"),
    ],
)
def test_amounts_of_change(sentence: str, expected: str) -> None:
    assert told("change-amount", HEAD + sentence) == [expected]


def test_the_change_of_what_a_form_states_for_both_years() -> None:
    text = expenses("4.00", "3.20") + "七、“三公”经费说明\n2024年“三公”经费9.00万元。公务接待费比上年减少{}万元。"
    assert told("change-amount", text.format("0.80")) == ["passed 0.80 3.20 4.00"]
    assert told("change-amount", text.format("0.70")) == ["failed 0.70 3.20 4.00"]


def test_the_message_names_the_true_direction() -> None:
    text = "2023年收入预算300.00万元，2024年收入预算325.00万元，减少20.00万元。"
    (failed,) = outcomes("change-amount", HEAD + text)
    assert failed.message is not None
    assert failed.message.zh == ("“收入预算”写减少 20.00 万元，但由 300.00 万元 到 325.00 万元 是增加 25.00 万元")
    assert failed.message.en.startswith("“收入预算” is said to change by 20.00 万元 (减少)")


def test_unchanged() -> None:
    text = "七、“三公”经费说明\n公务接待费2024年预算3.20万元，与上年持平。"
    assert told("unchanged", expenses("3.20", "3.20") + text) == ["passed 3.20 3.20"]
    assert told("unchanged", expenses("3.22", "3.20") + text) == ["failed 3.20 3.22"]
    assert told("unchanged", expenses("", "3.20") + text) == ["unchecked base_not_stated"]
    assert told("unchanged", text) == ["unchecked base_not_stated"]


COLUMNS = "项目|2023年预算数|2024年预算数|增减额|增减（%）\n公务接待费|{}|{}|{}|{}"


@pytest.mark.parametrize(
    ("cells", "change", "growth"),
    [
        (("4.00", "3.20", "-0.80", "-20.00"), "passed -0.80 3.20 4.00", "passed -20.00 3.20 4.00"),
        (("4.00", "3.20", "(0.80)", "(20.00)"), "passed (0.80) 3.20 4.00", "passed (20.00) 3.20 4.00"),
        (("4.00", "3.20", "0.80", "20.00"), "failed 0.80 3.20 4.00", "failed 20.00 3.20 4.00"),
        (("4.00", "5.00", "1.00", "25%"), "passed 1.00 5.00 4.00", "passed 25 5.00 4.00"),
        (("", "5.00", "5.00", "100.00"), "unchecked 5.00 base_not_stated", "unchecked 100.00 base_not_stated"),
        (("0.00", "5.00", "5.00", "100.00"), "passed 5.00 5.00 0.00", "unchecked 100.00 base_is_zero"),
    ],
)
def test_columns_of_change_and_growth(cells: tuple[str, ...], change: str, growth: str) -> None:
    text = table(COLUMNS.format(*cells), "“三公”经费支出表")
    assert told("change-columns", text) == [change]
    assert told("growth-columns", text) == [growth]


def test_a_change_between_other_bases_is_not_checked() -> None:
    rows = "项目|2023年预算数|2023年决算数|2024年预算数|增减额\n公务接待费|4.00|3.00|3.20|-0.80"
    assert told("change-columns", table(rows, "“三公”经费支出表")) == ["unchecked -0.80 base_not_stated"]


def test_the_message_of_a_change_column() -> None:
    (failed,) = outcomes("change-columns", table(COLUMNS.format("4.00", "3.20", "0.80", ""), "“三公”经费支出表"))
    assert failed.message is not None
    assert failed.message.zh.endswith("由 4.00 万元 到 3.20 万元，增减应为 -0.80 万元，表中为 0.80 万元")


def test_identities_hold_of_changes() -> None:
    text = HEAD + "支出预算比上年增加118.76万元，其中基本支出增加79.26万元，项目支出{}万元。"
    assert "passed 118.76 79.26 39.50" in told("expenditure-nature", text.format("增加39.50"))
    assert "unchecked 118.76 79.26 12.40 term_not_stated" in told("expenditure-nature", text.format("增加12.40"))
    assert "failed 118.76 79.26 395.0" in told("expenditure-nature", text.format("增加395.0"))


def test_parts_that_are_all_there_is_this_year_moved_the_whole() -> None:
    today = HEAD + "支出预算320.00万元，其中：基本支出240.00万元，项目支出80.00万元。"
    text = today + "支出预算比上年增加118.76万元，其中基本支出增加79.26万元，项目支出增加12.40万元。"
    assert "failed 118.76 79.26 12.40" in told("expenditure-nature", text)


@pytest.mark.parametrize(
    ("vehicles", "expected"),
    [("增加21.00", "passed 21.00 21.00"), ("增加20.10", "failed 21.00 20.10"), ("增加8.00", "failed 21.00 8.00")],
)
def test_what_is_as_it_was_did_not_move_the_whole(vehicles: str, expected: str) -> None:
    text = (
        "七、“三公”经费说明\n2024年“三公”经费预算84.00万元，比上年增加21.00万元。其中：因公出国（境）费30.00万元，"
        f"与上年持平；公务用车购置及运行费49.00万元，比上年{vehicles}万元；公务接待费5.00万元，与上年持平。"
    )
    assert expected in told("three-public-expenses", text)
    unknown = text.replace("30.00万元，与上年持平", "30.00万元").replace("增加21.00万元。", "增加28.00万元。")
    assert not [line for line in told("three-public-expenses", unknown) if line.startswith("failed")]


def test_parts_by_fund_that_are_all_there_is_this_year() -> None:
    text = (
        "二、收入预算说明\n收入预算320.00万元，其中：一般公共预算收入240.00万元，其他收入80.00万元。"
        "收入预算比上年增加118.76万元，其中一般公共预算收入增加83.76万元，其他收入增加{}万元。"
    )
    assert "passed 118.76 83.76 35.00" in told("change-parts", text.format("35.00"))
    assert "failed 118.76 83.76 35.20" in told("change-parts", text.format("35.20"))
    assert "failed 118.76 83.76 83.76" in told("change-parts", text.format("83.76"))
    assert "unchecked 118.76 83.76 11.07 term_not_stated" in told("change-parts", text.format("11.07"))


def test_changes_against_different_bases_are_different_changes() -> None:
    text = HEAD + "2024年收入预算325.17万元，比上年预算增加23.17万元，比上年决算增加{}万元。"
    assert told("changes-agree", text.format("32.17")) == []


def test_income_and_expenditure_of_a_balanced_budget_change_alike() -> None:
    text = HEAD + "2024年收入预算320.00万元，比上年增加20.00万元。支出预算{}万元，比上年增加35.00万元。"
    assert told("changes-agree", text.format("320.00")) == ["warning 20.00 35.00"]
    assert told("changes-agree", text.format("330.00")) == []


def test_a_percentage_that_fits_what_the_parts_demand_tells_that_they_are_all() -> None:
    whole = "2024年收入预算320.00万元，比上年增加20.00万元"
    text = HEAD + whole + "，其中：一般公共预算收入300.00万元，增加{}万元，增长9.09%；其他收入20.00万元，减少5.00万元。"
    assert told("change-parts", text.format("25.00")) == ["passed 20.00 25.00 5.00"]
    assert told("change-parts", text.format("27.00")) == ["failed 20.00 27.00 5.00"]
    assert told("change-parts", text.format("27.00").replace("9.09", "9.89")) == [
        "unchecked 20.00 27.00 5.00 term_not_stated"
    ]


YEARS = table("项目|2023年预算数|2024年预算数\n公务接待费|2.50|2.00\n公务用车购置费|0.00|0.00", "“三公”经费支出表")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("，与上年持平。", "failed"),
        ("，主要用于接待来访人员，与2023年预算数相比无变化。", "failed"),
        ("，接待20批次，批次与上年持平。", "unchecked"),
        ("，接待标准与上年保持一致。", "unchecked"),
        ("；车辆4辆，与上年持平。", "unchecked"),
        ("，与上年基本持平。", "unchecked"),
        ("，与2023年执行数相同。", "unchecked"),
        ("，与2022年预算数持平。", "unchecked"),
        ("，公务用车购置费与上年一致，均为0。", "unchecked"),
    ],
)
def test_unchanged_is_said_of_the_amount_and_of_last_years_budget(words: str, expected: str) -> None:
    found = told("unchanged", f"四、三公经费说明\n公务接待费2024年预算2.00万元{words}\n\n" + YEARS)
    assert [line.split()[0] for line in found] == [expected]


def test_changes_against_two_stated_bases_are_two() -> None:
    budget = "“三公”经费预算8.00万元，比2023年预算8.20万元减少0.20万元，下降2.44%"
    text = budget + "；比2023年决算7.50万元增加0.50万元，增长6.67%。"
    assert "failed" not in " ".join(told("changes-agree", f"四、三公经费说明\n{text}"))
    again = budget + "。\n\n“三公”经费预算8.00万元，比2023年预算减少0.30万元。"
    assert "failed 0.20 0.30" in " ".join(told("changes-agree", f"四、三公经费说明\n{again}"))
