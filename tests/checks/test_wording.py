from __future__ import annotations

import pytest

from hqaudit.checks.wording.numbering import value_of
from hqaudit.model.outcome import Spot
from tests.checks.tiny import outcomes, table, told


def messages(rule: str, text: str) -> list[str]:
    return [outcome.message.zh for outcome in outcomes(rule, text) if outcome.message]


def spots(rule: str, text: str) -> list[Spot | None]:
    return [outcome.spot for outcome in outcomes(rule, text) if outcome.status == "failed"]


@pytest.mark.parametrize(
    "left",
    ["XX单位", "xxx局", "×××", "仍保留该表格式", "请在该表下方作说明", "增加（减少）", "增长/下降", "请自行填写"],
)
def test_what_a_template_leaves_behind(left: str) -> None:
    assert len(messages("template-leftovers", f"本局负责{left}事项。")) == 1


@pytest.mark.parametrize("clean", ["比上年增加1.00万元", "X光机", "3×5米", "请示报告"])
def test_what_only_looks_like_it(clean: str) -> None:
    assert told("template-leftovers", f"本局负责{clean}事项。") == ["passed"]


def test_leftovers_are_marked_where_they_stand() -> None:
    text = "本局负责XX单位事项。\n\n" + table("科目编码|科目名称|合计\n2130101|×××|5.00")
    assert spots("template-leftovers", text) == [Spot(1, 4, 6), Spot(4, 0, 3, 0, 1)]


def test_words_printed_twice() -> None:
    assert messages("doubled-text", "负责防火工作防火工作的组织。") == ["“防火工作”连印两次"]
    assert spots("doubled-text", "负责防火工作防火工作的组织。") == [Spot(1, 2, 10)]
    assert messages("doubled-text", "研究研究，人人负责，山山水水。") == []
    rows = "科目编码|科目名称|合计\n2130101|{}|5.00"
    assert messages("doubled-text", table(rows.format("用于行政运行行政运行"))) == ["“行政运行”连印两次"]
    assert messages("doubled-text", table(rows.format("行政运行行政运行"))) == []


def test_a_word_doubled_many_times_is_told_once() -> None:
    text = "负责防火工作防火工作的组织。" * 5
    assert messages("doubled-text", text) == ["“防火工作”连印两次，共 5 处"]
    assert spots("doubled-text", text) == [Spot(1, 2, 10)]


def test_a_character_doubled_where_a_paragraph_is_broken() -> None:
    text = "本局负责监测，承担全县各个乡镇的山林防火和种质资源的监\n\n监测工作。"
    assert messages("doubled-text", text) == ["“监”连印两次"]


def test_the_glossary_ends_with_the_next_part() -> None:
    text = "第四部分 名词解释\n一、基本支出：甲。\n第五部分 附表\n一、基本支出：乙。"
    assert told("glossary", text) == ["passed"]
    text = "第四部分 名词解释\n一、基本支出：甲。\n（一）细目\n二、基本支出：乙。"
    assert messages("glossary", text) == ["名词解释中“基本支出”出现两次，解释不同"]


def test_a_table_ends_the_glossary() -> None:
    text = "第四部分 名词解释\n一、基本支出：甲。\n\n" + table("项目|合计\n基本支出|5.00") + "二、基本支出：乙。"
    assert told("glossary", text) == ["passed"]


@pytest.mark.parametrize(
    ("sign", "value"), [("一", 1), ("九", 9), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23)]
)
def test_chinese_numbers(sign: str, value: int) -> None:
    assert value_of(sign) == value


def test_numbers_that_repeat_at_their_level() -> None:
    text = (
        "第三部分 说明\n一、收入说明\n（一）财政\n二、支出说明\n（一）基本支出\n（一）项目支出\n"
        "三、其他说明\n三、采购说明"
    )
    assert messages("numbering", text) == [
        "序号“（一）”重复：“（一）基本支出”与“（一）项目支出”",
        "序号“三、”重复：“三、其他说明”与“三、采购说明”",
    ]


def test_a_heading_said_again_is_no_repeat_and_a_new_part_starts_anew() -> None:
    text = "第三部分 说明\n一、收入说明\n一、收入说明\n第四部分 解释\n一、支出说明"
    assert told("numbering", text) == ["passed"]


FULL = "科目编码|科目名称|合计|基本支出|项目支出\n" + "\n".join(
    f"21301{at:02d}|第{at}项|5.00|2.00|3.00" for at in range(1, 4)
)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (FULL, ["passed"]),
        (FULL.replace("2.00", "2.1", 1), ["info 2.1"]),
        (FULL.replace("2.00", "2.1", 2), ["info 2.1", "info 2.1"]),
        (FULL.replace("2.00", "2.1", 3), ["passed"]),
        (FULL.replace("2.00", "2", 1), []),
        ("科目编码|科目名称|合计|基本支出\n2130101|行政运行|5.00|2.1", []),
    ],
)
def test_dropped_decimals(rows: str, expected: list[str]) -> None:
    assert told("decimals", table(rows)) == expected


PRINTED = ("10.20", "11.30", "12.40", "13.51", "14.62", "15.73", "16.84", "17.95")
DROPPED = tuple(amount.removesuffix("0") for amount in PRINTED)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (PRINTED, []),
        ((*PRINTED, "18.6"), ["info 18.6"]),
        ((*PRINTED, "18"), []),
        ((*PRINTED, "1.860"), ["info 1.860"]),
        ((*DROPPED, *DROPPED), []),
        ((*DROPPED, *DROPPED, "1.861"), ["info 1.861"]),
    ],
)
def test_decimals_of_sentences(amounts: tuple[str, ...], expected: list[str]) -> None:
    text = "一、说明\n" + "。\n".join(f"项目{at}支出 {amount} 万元" for at, amount in enumerate(amounts))
    assert [one for one in told("decimals", text) if one != "passed"] == expected


def test_long_codes_of_one_length() -> None:
    rows = "项目编码|项目名称|合计\n" + "\n".join(f"1100002400{at:02d}|第{at}项|5.00" for at in range(1, 5))
    assert told("code-lengths", table(rows, "项目支出表")) == ["passed"]
    assert told("code-lengths", table(rows.replace("110000240003", "11000024003"), "项目支出表")) == [
        "passed",
        "failed",
    ]
    mixed = rows.replace("110000240003", "11000024003").replace("110000240004", "11000024004")
    assert told("code-lengths", table(mixed, "项目支出表")) == []


def test_years_compared() -> None:
    assert told("compared-years", "2024年收入5.00万元，比2023年增加1.00万元，与2022年相比增加2.00万元。") == [
        "passed",
        "passed",
    ]
    assert messages("compared-years", "收入5.00万元，较2024年预算减少1.00万元。") == [
        "“较2024年预算减少”：与本年自己比较，应为上年（2023 年）"
    ]
    assert outcomes("compared-years", "收入5.00万元，较2024年预算减少1.00万元。", "") == []


def test_years_of_titles() -> None:
    form = "科目编码|科目名称|合计\n2130101|行政运行|5.00"
    assert told("title-years", table(form, "2023-2024年部门支出总表")) == ["passed"]
    assert told("title-years", table(form, "2023年部门支出总表")) == ["failed"]
    assert told("title-years", table(form, "部门支出总表")) == []
    assert told("title-years", table(form, "某某表"), "") == []


def projects(first: tuple[str, ...], second: tuple[str, ...], title: str = "项目支出绩效目标表") -> str:
    one = table("项目名称|合计\n" + "\n".join(f"{name}|5.00" for name in first), "项目支出表")
    return one + table("项目名称|金额\n" + "\n".join(f"{name}|5.00" for name in second), title)


NAMES = ("山地监测", "河道巡查", "种质资源普查", "渔船更新")


def test_projects_under_two_names() -> None:
    text = projects(NAMES, ("山地监测", "河道巡查", "种质资源调查", "渔船更新"))
    assert messages("project-names", text) == [
        "同一项目名称不一致：“项目支出表”为“种质资源普查”，“项目支出绩效目标表”为“种质资源调查”"
    ]


def test_other_projects_are_not_other_names() -> None:
    assert told("project-names", projects(NAMES, ("山地监测", "河道巡查", "种质资源普查", "大型灌区"))) == ["passed"]
    assert told("project-names", projects(NAMES, ("甲事项", "乙事项", "丙事项", "丁事项"))) == []
    assert told("project-names", projects(NAMES, ("山地监测", "河道巡查"))) == []
    assert told("project-names", projects(NAMES, NAMES, "项目采购表")) == []


def test_names_in_the_body_of_a_performance_table() -> None:
    goals = (
        "部门整体支出绩效目标表\n单位：万元\n"
        "| 部门名称 | 测试局 | | |\n|---|---|---|---|\n| 年度任务 | 任务名称 | 内容 | 金额 |\n"
        "| | 山地监测 | 甲 | 5.00 |\n| | 河道巡查 | 乙 | 5.00 |\n"
        "| | 种质资源调查 | 丙 | 5.00 |\n| | 渔船更新 | 丁 | 5.00 |\n"
        "| 总额 | 合计 | 戊 | 20.00 |\n"
    )
    base = table("项目名称|合计\n" + "\n".join(f"{name}|5.00" for name in NAMES), "项目支出表")
    (message,) = messages("project-names", base + goals)
    assert message.endswith("“部门整体支出绩效目标表”为“种质资源调查”")


def test_names_of_bodies() -> None:
    def forms(*bodies: str) -> str:
        rows = "科目编码\t科目名称\t合计\n2130101\t行政运行\t5.00\n\n"
        return "".join(f"第{at}类支出总表\n部门名称：{body}\n{rows}" for at, body in enumerate(bodies, 1))

    ours = ("测试县种业局",) * 3
    assert told("body-names", forms(*ours)) == ["passed"] * 3
    assert told("body-names", forms(*ours, "种业局机关")) == ["passed"] * 3 + ["failed"]
    assert told("body-names", forms(*ours, "测试县种业局机关")) == ["passed"] * 4
    assert told("body-names", forms(*ours, *("邻县林草局",) * 3)) == ["passed"] * 6
    assert told("body-names", forms("测试县种业局", "邻县林草局")) == []


def test_codes_and_their_names() -> None:
    head = "科目编码|科目名称|合计\n"
    assert told("code-names", table(head + "201|一般公共服务支出|5.00\n20101|人大事务|5.00")) == ["passed", "passed"]
    assert told("code-names", table(head + "201|教育支出|5.00")) == ["failed"]
    assert told("code-names", table(head + "201|闻所未闻支出|5.00")) == ["passed"]
    assert told("code-names", table(head + "299|教育支出|5.00")) == []
