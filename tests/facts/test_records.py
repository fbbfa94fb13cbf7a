"""Record forms: a label stands left of its amount, and no column is one of amounts."""

from __future__ import annotations

from tests.facts.tiny import facts_of, words

ROWS = (
    "年度任务|名称|内容|备注",
    "|山地监测|按月监测|甲",
    "|河道巡查|按季巡查|乙",
    "|种质普查|按年普查|丙",
    "|渔船更新|按批更新|寅",
    "|农机检验|按台检验|卯",
    "|果园改造|按亩改造|辰",
    "|水库增殖|按尾增殖|巳",
    "预算情况|部门预算总额（万元）|20.00|丁",
    "|2、资金结构：（1）基本支出|15.00|戊",
    "|（2）项目支出|5.00|己",
    "|神秘经费|1.00|庚",
    "|补助金额|3.50元|辛",
    "|说明|30人|壬",
    "|个数|3|癸",
    "|2130101|4.00|子",
)


def records(title: str, *rows: str, unit: str = "") -> list[tuple[str, str, str, str, str]]:
    """Figure, unit, label, meaning and reason of every fact of one form."""
    text = f"{title}\n{unit}" + "\n".join("\t".join(row.split("|")) for row in rows)
    found = facts_of(text).all
    return [(f.figure.text, f.figure.unit, f.label, words(f.context), f.why) for f in found]


def test_amounts_beside_their_labels() -> None:
    assert records("部门整体支出绩效目标表", *ROWS) == [
        ("20.00", "万元", "部门预算总额", "总计 支出", ""),
        ("15.00", "万元", "基本支出", "支出 基本支出", ""),
        ("5.00", "万元", "项目支出", "支出 项目支出", ""),
        ("1.00", "万元", "神秘经费", "?", "form_unknown"),
        ("3.50", "元", "补助金额", "?", "form_unknown"),
    ]


def test_the_form_may_state_the_unit_itself() -> None:
    plain = tuple(row.replace("（万元）", "") for row in ROWS)
    assert records("部门整体支出绩效目标表", *plain) == []
    assert records("部门整体支出绩效目标表", *plain, unit="单位：元\n")[0][:3] == ("20.00", "元", "部门预算总额")


def test_targets_are_not_amounts() -> None:
    targets = ("年度任务|名称|指标值|备注", *ROWS[1:])
    assert {meaning for _, _, _, meaning, _ in records("部门整体支出绩效目标表", *targets)} == {"?"}


def test_in_a_form_of_another_kind_amounts_are_found_but_not_understood() -> None:
    found = records("某某调查表", *ROWS)
    assert [(figure, meaning) for figure, _, _, meaning, _ in found[:3]] == [
        ("20.00", "?"),
        ("15.00", "?"),
        ("5.00", "?"),
    ]


def test_a_record_has_a_place() -> None:
    text = "部门整体支出绩效目标表\n" + "\n".join(row.replace("|", "\t") for row in ROWS)
    place = facts_of(text).all[0].figure.place
    assert (place.table, place.row, place.row_index, place.column_index) == (
        "部门整体支出绩效目标表",
        "部门预算总额（万元）",
        7,
        2,
    )
    assert (place.start, place.end) == (0, 5)


def test_the_amounts_of_a_project_are_told_by_its_name_fund_by_fund() -> None:
    rows = (
        "项目名称|渔船更新|||",
        "资金金额（万元）|实施期资金总额：|9.00|年度资金总额：|5.00",
        "|其中：财政拨款|8.00|其中：财政拨款|4.00",
        "|上年结转|0.50|上年结转|0.40",
        "|其他资金|0.50|其他资金|0.60",
        "产出指标|数量指标|渔船数|12|艘",
    )
    found = [(figure, meaning) for figure, _, _, meaning, _ in records("渔船更新项目绩效目标表", *rows)]
    assert found == [
        ("9.00", "支出 项目支出 渔船更新 实施期"),
        ("5.00", "支出 项目支出 渔船更新"),
        ("8.00", "支出 财政拨款 项目支出 渔船更新 实施期"),
        ("4.00", "支出 财政拨款 项目支出 渔船更新"),
        ("0.50", "上年结转 收入 项目支出 渔船更新 实施期"),
        ("0.40", "上年结转 收入 项目支出 渔船更新"),
        ("0.50", "支出 单位资金 项目支出 渔船更新 实施期"),
        ("0.60", "支出 单位资金 项目支出 渔船更新"),
    ]


def test_a_title_may_name_the_project() -> None:
    rows = ("专项资金情况（万元）|资金总额：|5.00", "|财政拨款：|5.00", "|其他资金：|0.00")
    found = [(figure, meaning) for figure, _, _, meaning, _ in records("河道巡查项目绩效目标表", *rows)]
    assert found[:2] == [("5.00", "支出 项目支出 河道巡查"), ("5.00", "支出 财政拨款 项目支出 河道巡查")]
    assert [meaning for _, _, _, meaning, _ in records("项目支出绩效目标表", *rows)] == ["?", "?", "?"]


def test_the_head_says_what_an_amount_is_that_has_no_label() -> None:
    text = (
        "部门整体支出绩效目标表\n单位：万元\n"
        "| 部门名称 | 预算总额 | 财政拨款 | | 指标 |\n|---|---|---|---|---|\n"
        "| | | 基本支出 | 项目支出 | |\n| | 9.00 | 6.00 | 3.00 | |\n| 任务 | 巡查 | 河道 | 船只 | 人员 |\n"
    )
    assert [words(fact.context) for fact in facts_of(text).all] == [
        "总计 支出",
        "支出 财政拨款 基本支出",
        "支出 财政拨款 项目支出",
    ]
