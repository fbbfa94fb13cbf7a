"""A row copied over another: several wrong figures with one cause."""

from __future__ import annotations

from hqaudit.diagnosis.verdicts import verdicts
from hqaudit.model.relation import Same
from tests.diagnosis.bits import fact, sums
from tests.diagnosis.test_verdicts import outcome, told
from tests.diagnosis.tiny import findings

HEAD = "科目编码|科目名称|合计|基本支出||||项目支出\n|||小计|工资福利支出|商品和服务支出|对个人和家庭的补助|"
RIGHT = "2130101|行政运行|299.25|256.75|197.75|28.50|30.50|42.50"
COPIED = "2130101|行政运行|299.25|150.25|137.25|8.50|4.50|42.50"
OTHER = "2130104|事业运行|162.65|150.25|137.25|8.50|4.50|12.40"
ALL = "合计||461.90|407.00|335.00|37.00|35.00|54.90"


def document(*forms: tuple[str, ...]) -> str:
    titles = ("部门支出总表", "一般公共预算支出表")
    income = "部门收入总表\n单位：万元\n项目|合计|一般公共预算\n本年收入合计|461.90|461.90\n"
    tables = (f"{title}\n单位：万元\n" + "\n".join((HEAD, *rows)) for title, rows in zip(titles, forms, strict=True))
    return "\n\n".join((income, *tables)).replace("|", "\t") + "\n\n"


def test_every_figure_of_a_copied_row_is_named() -> None:
    found = findings(document((COPIED, OTHER, ALL), (RIGHT, OTHER, ALL)))
    corrected = {
        exhibit.figure.text: finding.suggestion.value
        for finding in found
        if finding.suggestion is not None
        for exhibit in finding.exhibits
        if exhibit.role == "suspect"
    }
    assert corrected == {"150.25": "256.75", "137.25": "197.75", "8.50": "28.50", "4.50": "30.50"}
    assert {finding.suggestion.cause for finding in found if finding.suggestion} == {"row_copied"}


def test_a_sum_of_a_lone_part_that_is_contradicted_too_holds_nothing() -> None:
    apart, part, one, two = fact("10.00"), fact("10.00"), fact("120.00"), fact("120.00")
    stated = [outcome(Same((apart, one, fact("120.00")))), outcome(Same((part, two, fact("120.00"))))]
    found = verdicts([*stated, outcome(sums(apart, part), "passed")])
    assert [told(verdict.certain) for verdict in found] == [["10.00 → 120.00", "10.00 → 120.00"]]
