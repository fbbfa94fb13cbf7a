from __future__ import annotations

from hqaudit.model.report import Coverage, RuleCounts
from tests.diagnosis.tiny import form, report


def test_every_figure_is_verified_inconsistent_or_unchecked() -> None:
    text = (
        "四、一般公共预算基本支出说明\n基本支出62.50万元，其中：人员经费41.30万元，公用经费21.20万元。\n"
        "五、一般公共预算支出说明\n山林巡护3.00万元。\n公务接待费2.00万元，占25%。"
    )
    found = report(text, "basic-expenditure", "share")
    assert found.coverage == Coverage(figures=6, verified=3, inconsistent=0, unchecked=3)
    assert found.unchecked == (("base_not_stated", 1), ("sentence_unknown", 1), ("stated_once", 1))


def test_a_figure_in_a_failed_outcome_is_inconsistent() -> None:
    text = "四、基本支出说明\n基本支出62.50万元，其中：人员经费41.30万元，公用经费20.20万元。"
    assert report(text, "basic-expenditure").coverage == Coverage(3, 0, 3, 0)


def test_a_note_does_not_make_a_figure_inconsistent() -> None:
    text = "三、支出说明\n2024年支出预算200.00万元，其中：基本支出150.00万元，占75.01%。"
    found = report(text, "share")
    assert [finding.severity for finding in found.findings] == ["info"]
    assert found.coverage == Coverage(3, 0, 0, 3)
    assert found.unchecked == (("stated_once", 3),)


def test_why_the_figures_of_forms_were_not_checked() -> None:
    text = form("2130101|行政运行|9.00||") + form("2130101|行政运行|8.00||", title="某某调查表")
    assert report(text, "agreement").unchecked == (("form_unknown", 1), ("stated_once", 1))


def test_a_contradicted_figure_is_not_verified_by_itself() -> None:
    text = form("2130101|行政运行|9.00||", "2130104|事业运行|1.00||") + "三、支出说明\n行政运行（2130101）8.00万元。"
    text += "\n2024年支出预算10.00万元，其中：一般公共预算支出10.00万元。"
    found = report(text, "agreement")
    assert [[e.figure.text for e in finding.exhibits] for finding in found.findings] == [["8.00", "9.00"]]
    assert (found.coverage.verified, found.coverage.inconsistent) == (2, 1)


def test_rules_passed_failed_and_not_applicable() -> None:
    text = (
        "四、基本支出说明\n基本支出62.50万元，其中：人员经费41.30万元，公用经费20.20万元。\n"
        "五、占比说明\n2024年支出预算200.00万元，其中：项目支出50.00万元，占25.00%。"
    )
    assert report(text, "basic-expenditure", "share", "growth").rules == RuleCounts(1, 1, 1)
