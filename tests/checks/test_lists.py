from __future__ import annotations

import pytest

from tests.checks.tiny import outcomes, table, told

CARS = "十、资产\n共有车辆9辆，其中：{}。"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("机要用车3辆、应急用车4辆、其他用车2辆", "passed 9 3 4 2"),
        ("机要用车3辆、应急用车4辆", "passed 9 3 4"),
        ("机要用车3辆、应急用车7辆", "failed 9 3 7"),
        ("机要用车3辆、其他用车4辆", "failed 9 3 4"),
        ("机要用车3辆、应急用车6辆、货车2辆", "passed 9 3 6 2"),
    ],
)
def test_lists_of_counts(parts: str, expected: str) -> None:
    assert told("lists", CARS.format(parts)) == [expected]


def test_the_message_of_a_list() -> None:
    (failed,) = outcomes("lists", CARS.format("机要用车3辆、其他用车4辆"))
    assert failed.message is not None
    assert failed.message.zh == "“共有车辆”为 9 辆，其中各项相加为 7 辆"
    assert [line.zh for line in failed.working] == ["3 + 4 = 7 辆 ≠ 9 辆"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年支出预算9.00万元，其中：基本支出6.00万元，项目支出3.00万元。", "passed 9.00 6.00 3.00"),
        ("2024年支出预算9.00万元，其中：基本支出6.00万元，项目支出3.01万元。", "passed 9.00 6.00 3.01"),
        ("2024年支出预算9.00万元，其中：基本支出6.00万元，项目支出3.03万元。", "failed 9.00 6.00 3.03"),
        ("2024年支出预算9.00万元，其中：基本支出6.00万元，项目支出2.00万元。", "passed 9.00 6.00 2.00"),
        (
            "2024年支出预算9.00万元，其中：基本支出6.00万元，人员经费5.00万元。",
            "unchecked 9.00 6.00 5.00 structure_uncertain",
        ),
        (
            "2024年收入预算9.00万元，其中：事业收入5.00万元，其他收入3.00万元。",
            "unchecked 9.00 5.00 3.00 structure_uncertain",
        ),
        ("2024年支出预算9.00万元，其中：奇事6.00万元，怪事5.00万元。", "unchecked 9.00 6.00 5.00 structure_uncertain"),
        ("2024年支出预算91.35万元，其中：奇事60.15万元，怪事31.20万元。", "passed 91.35 60.15 31.20"),
        ("2024年支出预算91.35万元，其中：奇事6015万元，怪事31.20万元。", "failed 91.35 6015 31.20"),
        ("支出预算91.35万元，其中：奇事60.15万元（含小事2.11万元），怪事31.20万元。", "passed 91.35 60.15 31.20"),
        (
            "支出预算91.35万元，包括：奇事3名支出60.15万元，用于看守、照料和修缮长年无人居住的山中旧屋；怪事支出31.20万元。",
            "passed 91.35 60.15 31.20",
        ),
        (
            "支出预算91.35万元，包括：奇事3名支出60.15万元，用于看守、照料和修缮长年无人居住的山中旧屋；怪事支出11.20万元。",
            "info 91.35 60.15 11.20",
        ),
    ],
)
def test_lists_of_amounts(sentence: str, expected: str) -> None:
    assert told("lists", "三、支出说明\n" + sentence) == [expected]


def test_a_list_told_in_paragraphs() -> None:
    text = (
        "三、支出说明\n（一）山林支出91.35万元，具体包括：\n1.奇事60.15万元，用于看守。\n2.怪事{}万元。\n"
        "（二）其他支出8.00万元。"
    )
    assert told("lists", text.format("31.20")) == ["passed 91.35 60.15 31.20"]
    assert told("lists", text.format("312.0")) == ["failed 91.35 60.15 312.0"]
    assert told("lists", text.format("11.20")) == ["info 91.35 60.15 11.20"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年支出预算91.35万元，包括：奇事60.15万元、增人增资31.20万元。", "passed 91.35 60.15 31.20"),
        ("2024年支出预算91.35万元：奇事60.15万元、怪事31.20万元。", "passed 91.35 60.15 31.20"),
        ("2024年支出预算91.35万元，主要用于奇事支出60.15万元；怪事支出31.20万元。", "passed 91.35 60.15 31.20"),
        ("2024年支出预算91.35万元，其中：奇事60.15万元，怪事60.15万元。", "failed 91.35 60.15 60.15"),
        ("2024年支出预算91.35万元，其中：奇事91.35万元，怪事31.20万元。", "passed 91.35 91.35 31.20"),
        ("2024年支出预算91.35万元，其中：奇事60.15万元，怪事31.02万元。", "failed 91.35 60.15 31.02"),
        ("2024年支出预算91.35万元，其中：奇事60.15万元，怪事30.20万元。", "info 91.35 60.15 30.20"),
    ],
)
def test_how_a_list_opens_and_what_is_wrong_in_it(sentence: str, expected: str) -> None:
    assert told("lists", "三、支出说明\n" + sentence) == [expected]


def test_what_each_has_a_purpose_of_its_own_is_no_list_and_a_change_no_part() -> None:
    text = "三、支出说明\n奇事91.35万元，用于看守；怪事60.15万元，用于修缮；小事31.20万元，用于照料。"
    assert told("lists", text) == []
    moved = "三、支出说明\n收支预算91.35万元，具体如下：\n1.收入增加20.15万元。\n2.支出增加20.15万元。"
    assert told("lists", moved) == []


SCORES = "一级指标|二级指标|指标值|{}\n产出|次数|12|{}\n产出|里程|300|20\n效益|火情|5|20"


@pytest.mark.parametrize(
    ("head", "first", "expected"),
    [
        ("分值", "60", ["passed"]),
        ("权重（%）", "50", ["passed"]),
        ("分值", "55", ["failed"]),
        ("分值", "60分", []),
        ("得分", "55", []),
    ],
)
def test_scores(head: str, first: str, expected: list[str]) -> None:
    assert told("scores", table(SCORES.format(head, first), "项目支出绩效目标表")) == expected


def test_totals_of_scores_are_no_scores() -> None:
    rows = SCORES.format("分值", "60") + "\n合计|||100"
    assert told("scores", table(rows, "项目支出绩效目标表")) == ["passed"]


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        ("种子检验9.00万元", "failed 9.00 6.00 2.00"),
        ("支出总计9.00万元", "passed 9.00 6.00 2.00"),
    ],
)
def test_spending_divides_into_its_two_natures(whole: str, expected: str) -> None:
    text = f"八、其他\n{whole}，其中：基本支出6.00万元，项目支出2.00万元。"
    assert told("lists", text) == [expected]
    assert told("lists", "八、其他\n种子检验9.00万元，其中：基本支出6.00万元，项目支出3.00万元。") == [
        "passed 9.00 6.00 3.00"
    ]
