from __future__ import annotations

from tests.checks.tiny import table, told

ROWS = "项目名称|金额\n山林看护|60.15\n山路修缮|31.20"


def test_a_name_that_a_row_bears() -> None:
    text = table(ROWS, "神秘支出表") + "三、支出预算说明\n山林看护{}万元，用于看守。"
    assert told("echoes", text.format("60.15")) == ["passed 60.15 60.15"]
    assert told("echoes", text.format("6015")) == ["failed 6015 60.15"]
    assert told("echoes", text.format("7.22")) == ["unchecked 7.22 context_uncertain"]


def test_income_beside_what_is_carried_over_may_mean_either() -> None:
    rows = "项目|金额\n一般公共预算收入|60.15\n上年结转|5.00\n收入总计|65.15"
    text = table(rows, "收入总表") + "二、收入预算说明\n2024年一般公共预算收入{}万元。"
    assert told("echoes", text.format("60.15")) == ["passed 60.15 60.15"]
    assert told("echoes", text.format("65.15")) == ["unchecked 65.15 context_uncertain"]
    assert told("echoes", text.format("601.5")) == ["failed 601.5 60.15"]
    assert told("echoes", text.format("72.30")) == ["unchecked 72.30 context_uncertain"]


def test_an_item_is_one_amount_whatever_pays_for_it() -> None:
    rows = "项目|2024年预算数\n会议费|31.27\n培训费|4.00"
    text = table(rows, "三公经费、会议费、培训费支出表") + "七、说明\n一般公共预算拨款安排的会议费支出{}万元。"
    assert told("echoes", text.format("31.27")) == ["passed 31.27 31.27"]
    assert told("echoes", text.format("31.72")) == ["failed 31.72 31.27"]
    assert told("echoes", text.format("8.00")) == ["unchecked 8.00 context_uncertain"]
    titled = table(rows, "财政拨款三公经费、会议费、培训费支出表") + text.partition("\n\n")[2]
    assert told("echoes", titled.format("8.00")) == ["failed 8.00 31.27"]
    divided = titled.replace("2024年预算数", "合计\t一般公共预算").replace("31.27", "31.27\t8.00")
    assert told("echoes", divided.format("8.00")) == []


def test_what_performance_goals_cover_is_a_total() -> None:
    rows = table("科目编码|科目名称|合计|基本支出|项目支出\n|合计|91.35|60.15|31.20", "支出总表")
    text = rows + "十、绩效说明\n纳入绩效管理的项目3个，涉及预算资金{}万元。"
    assert told("echoes", text.format("31.20")) == ["passed 31.20 31.20"]
    assert told("echoes", text.format("91.35")) == ["passed 91.35 91.35"]
    assert told("echoes", text.format("13.20")) == ["failed 13.20 31.20"]
    assert told("echoes", text.format("17.00")) == ["unchecked 17.00 context_uncertain"]
