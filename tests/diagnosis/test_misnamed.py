"""The 总计 that is the 本年合计: a wrong word, not a wrong figure."""

from __future__ import annotations

from tests.diagnosis.tiny import findings

FORM = (
    "收支预算总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
    "一、一般公共预算拨款收入\t90.00\t一、一般公共服务支出\t100.00\n"
    "本年收入合计\t90.00\t本年支出合计\t100.00\n上年结转\t10.00\t结转下年\t\n收入总计\t100.00\t支出总计\t100.00\n\n"
)


def test_a_total_by_the_wrong_name_is_a_warning_and_no_correction() -> None:
    (finding,) = findings(FORM + "一、收支说明\n2024年收入总计90.00万元。\n", "agreement")
    assert (finding.rule, finding.severity, finding.suggestion) == ("agreement", "warning", None)
    assert finding.message.zh.endswith("与总计不同，名称应为本年合计")
    assert finding.message.en.endswith("the 总计 is another")
    assert [(e.figure.text, e.role) for e in finding.exhibits] == [("90.00", "suspect"), ("90.00", "evidence")]


def test_the_totals_that_are_left_still_agree_or_not() -> None:
    text = FORM + "一、收支说明\n2024年收入总计90.00万元。\n二、收支情况\n2024年收入总计102.00万元。\n"
    found = findings(text, "agreement")
    assert [finding.severity for finding in found] == ["error", "warning"]
