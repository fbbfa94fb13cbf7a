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
    assert (found.coverage.verified, found.coverage.inconsistent) == (2, 2)


def test_what_only_adds_up_along_its_row_is_not_verified() -> None:
    rows = ("2130101|行政运行|9.00|6.00|3.00", "2130104|事业运行|8.00|6.00|2.00")
    found = report(form(*rows), "total-columns")
    assert found.coverage == Coverage(6, 0, 0, 6)
    assert found.unchecked == (("own_row", 6),)
    assert [figure.reason for figure in found.open] == ["own_row"] * 6
    with_total = report(form(*rows, "合计||17.00|12.00|5.00"), "total-columns", "total-rows")
    assert with_total.coverage == Coverage(9, 9, 0, 0)


def test_figures_that_prove_another_wrong_are_verified_where_something_else_confirms_them() -> None:
    rows = ("2130101|行政运行|9.00|6.00|3.00", "2130104|事业运行|8.00|6.00|3.00", "合计||17.00|12.00|5.00")
    found = report(form(*rows), "total-columns", "total-rows")
    exhibits = [exhibit for finding in found.findings for exhibit in finding.exhibits]
    wrong = [exhibit.figure.text for exhibit in exhibits if exhibit.role == "suspect"]
    assert wrong == ["3.00"]
    assert found.coverage == Coverage(9, 6, 3, 0)  # 3.00, and the 3.00 and 5.00 of which only its column's sum speaks


def test_rules_passed_failed_and_not_applicable() -> None:
    text = (
        "四、基本支出说明\n基本支出62.50万元，其中：人员经费41.30万元，公用经费20.20万元。\n"
        "五、占比说明\n2024年支出预算200.00万元，其中：项目支出50.00万元，占25.00%。"
    )
    assert report(text, "basic-expenditure", "share", "growth").rules == RuleCounts(1, 1, 1)
