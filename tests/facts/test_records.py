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
