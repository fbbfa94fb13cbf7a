from __future__ import annotations

from pathlib import Path

import pytest

from hqaudit.audit import audit_document
from hqaudit.errors import BrokenRule
from hqaudit.model.report import Report
from hqaudit.readers.text import read_text
from hqaudit.rulebook import load_rulebook
from hqaudit.rulebook.catalogue import _expanded, rules_directory

HOUSE = "id: house-1\ntitle: 奖补资金合计\nseverity: error\ncheck: 合计 = 种子补贴 + 农机补贴\nform: 奖补资金明细表\n"


def house(directory: Path, *texts: str) -> Path:
    for number, text in enumerate(texts):
        (directory / f"{number}.yaml").write_text(text, encoding="utf-8")
    return directory


def audited(directory: Path, rows: str, title: str = "2024年奖补资金明细表") -> Report:
    text = f"测试局2024年部门预算\n\n{title}\n单位：万元\n" + rows.replace("|", "\t")
    return audit_document(read_text(text, "x.txt"), "x.txt", load_rulebook([directory], select=["house-1"]))


def shown(report: Report) -> list[list[str]]:
    return [[exhibit.figure.text for exhibit in finding.exhibits] for finding in report.findings]


def test_the_rules_that_ship() -> None:
    rules = load_rulebook().rules
    assert rules_directory().joinpath("vocabulary", "items.yaml").is_file()
    assert len({rule.id for rule in rules}) == len(rules) > 30
    assert all(rule.title.zh and rule.title.en and rule.why.zh and rule.why.en for rule in rules)
    assert [rule.id for rule in rules if rule.title.zh == rule.title.en or rule.why.zh == rule.why.en] == []


def test_select_and_ignore() -> None:
    assert [rule.id for rule in load_rulebook(select=["total-*"]).rules] == ["total-columns", "total-rows"]
    assert [rule.id for rule in load_rulebook(select=["total-*"], ignore=["total-rows"]).rules] == ["total-columns"]
    assert "growth" not in {rule.id for rule in load_rulebook(ignore=["growth"]).rules}
    assert len(load_rulebook(ignore=["growth"]).rules) == len(load_rulebook().rules) - 1


@pytest.mark.parametrize("how", ["select", "ignore"])
def test_a_pattern_that_names_no_rule(how: str) -> None:
    with pytest.raises(BrokenRule) as caught:
        load_rulebook(**{how: ["total-row"]})  # type: ignore[arg-type]  # one of the two lists of patterns
    assert caught.value.message.zh == "没有规则 total-row，是否想写 total-rows？"
    assert caught.value.message.en == "there is no rule total-row; did you mean total-rows?"
    with pytest.raises(BrokenRule, match=r"^there is no rule zzzz$"):
        load_rulebook(select=["zzzz"])


def test_a_house_rule_works_on_columns(tmp_path: Path) -> None:
    house(tmp_path, HOUSE)
    rows = "乡镇|合计|种子补贴|农机补贴\n东山乡|9.00|5.00|4.00\n西山乡|9.00|5.00|3.00"
    report = audited(tmp_path, rows)
    assert shown(report) == [["9.00", "5.00", "3.00"]]
    assert (report.findings[0].rule, report.findings[0].severity) == ("house-1", "error")
    assert report.findings[0].title.zh == "奖补资金合计"


def test_a_house_rule_works_on_rows(tmp_path: Path) -> None:
    house(tmp_path, HOUSE)
    rows = "项目|金额\n种子补贴|5.00\n农机补贴|3.00\n合计|9.00"
    assert shown(audited(tmp_path, rows)) == [["9.00", "5.00", "3.00"]]
    assert shown(audited(tmp_path, rows, "邻县水务局2024年奖补资金明细表（公开）")) == [["9.00", "5.00", "3.00"]]
    assert shown(audited(tmp_path, rows, "2024年奖补资金汇总表")) == []


def test_a_house_rule_replaces_the_one_of_its_id(tmp_path: Path) -> None:
    house(tmp_path, HOUSE.replace("house-1", "basic-expenditure").replace("error", "info"))
    book = load_rulebook([tmp_path])
    (rule,) = [rule for rule in book.rules if rule.id == "basic-expenditure"]
    assert (rule.severity, rule.title.zh) == ("info", "奖补资金合计")
    assert [rule.id for rule in book.rules] == [rule.id for rule in load_rulebook().rules]


def test_the_last_directory_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for directory, severity in ((first, "info"), (second, "warning")):
        directory.mkdir()
        house(directory, HOUSE.replace("error", severity))
    assert [rule.severity for rule in load_rulebook([first, second], select=["house-1"]).rules] == ["warning"]


def test_two_house_rules_of_one_id(tmp_path: Path) -> None:
    house(tmp_path, HOUSE, HOUSE)
    with pytest.raises(BrokenRule, match=r"1\.yaml, line 1: the id house-1 is taken by .*0\.yaml"):
        load_rulebook([tmp_path])


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BrokenRule, match="there is no rule directory"):
        load_rulebook([tmp_path / "none"])


def test_a_broken_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("phrases: [甲]\n", encoding="utf-8")
    with pytest.raises(BrokenRule, match="phrases: expected a mapping"):
        _expanded(list(tmp_path.glob("*.yaml")))
