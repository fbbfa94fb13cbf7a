from __future__ import annotations

import pytest

from hqaudit.facts.profile import read_profile
from hqaudit.model.facts import Profile
from hqaudit.readers.text import read_text


def profile(text: str) -> Profile:
    return read_profile(read_text(text, "x.txt"))


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("测试局2024年部门预算", Profile("测试局", 2024, "部门预算", "预算")),
        ("测试局２０２４年度部门决算", Profile("测试局", 2024, "部门决算", "决算")),
        ("2024年测试局部门预算公开说明", Profile("测试局", 2024, "部门预算", "预算")),
        ("测试站2025年单位预算", Profile("测试站", 2025, "单位预算", "预算")),
        ("测试站二〇二四年单位决算", Profile("测试站", 2024, "单位决算", "决算")),
        ("测试局2024年预算", Profile("测试局", 2024, "部门预算", "预算")),
        ("测试县2024年财政预算", Profile("测试县", 2024, "财政预算", "预算")),
    ],
)
def test_the_cover_names_body_year_and_kind(cover: str, expected: Profile) -> None:
    assert profile(cover + "\n\n收入预算5万元。\n") == expected


def test_the_cover_stands_on_several_lines_and_a_date_is_no_year() -> None:
    assert profile("测试市种业局\n\n2024年部门预算\n\n2023年12月\n\n目录\n一、概况\n") == Profile(
        "测试市种业局", 2024, "部门预算", "预算"
    )


def test_a_line_that_names_the_body_goes_before_the_cover() -> None:
    text = "2024年部门预算\n\n部门收入总表\n部门名称：测试县农机局 单位：万元\n项目\t金额\n合计\t5.00\n"
    assert profile(text).entity == "测试县农机局"


def test_without_a_cover_the_titles_say_year_and_kind() -> None:
    text = (
        "2023年收入决算表\n单位：万元\n项目\t金额\n合计\t5.00\n\n2023年支出决算表\n单位：万元\n项目\t金额\n合计\t5.00\n"
    )
    found = profile(text)
    assert (found.year, found.kind, found.basis) == (2023, "部门决算", "决算")


def test_without_a_cover_and_titles_the_sentences_say_the_year() -> None:
    text = "本局职能很多。" + "无" * 60 + "。\n\n2024年收入5万元，2023年收入4万元，2024年支出5万元。\n"
    assert profile(text) == Profile(None, 2024, None, "预算")


def test_nothing_said_is_nothing_known() -> None:
    assert profile("项目\t金额\n办公\t5.00\n") == Profile(None, None, None, "预算")


def test_a_report_of_a_government_is_known_by_its_titles() -> None:
    table = "项目\t金额\n合计\t5.00\n\n"
    text = (
        f"测试市2024年预算\n\n全市一般公共预算收入表\n单位：万元\n{table}市本级一般公共预算支出表\n单位：万元\n{table}"
    )
    assert profile(text).kind == "政府预算"
    assert profile(text.replace("预算", "决算")).kind == "政府决算"


def test_a_unit_of_money_is_no_body() -> None:
    assert profile("测试局2024年部门预算\n\n部门收入总表\n预算单位：万元\n项目\t金额\n合计\t5.00\n").entity == "测试局"


def test_titles_that_do_not_say_what_kind_of_report_it_is() -> None:
    assert profile("2024年支出总表\n单位：万元\n项目\t金额\n合计\t5.00\n").kind is None


def test_a_year_that_is_only_compared_with_is_not_the_reports() -> None:
    text = "本单位2024年度总收入5.00万元，较2023年度决算数减少1.00万元。其他收入2.00万元，与2023年相比减少1.00万元。\n"
    assert profile(text).year == 2024
    assert (
        profile("项目支出5.00万元，比上年（2023年）增加1.00万元，2024年起实施，比上年（2023年）增长25%。\n").year
        == 2024
    )
