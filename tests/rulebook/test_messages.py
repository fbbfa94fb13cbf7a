"""A rule's own sentence: its blanks filled with what the outcome shows, kept where the report proves a correction."""

from __future__ import annotations

from pathlib import Path

from hqaudit.audit import audit_document
from hqaudit.model.report import Finding
from hqaudit.readers.text import read_text
from hqaudit.rulebook import load_rulebook

FORM = """测试局2024年部门预算

一、补贴说明

奖补资金明细表
单位：万元
| 乡镇 | 合计 | 种子补贴 | 农机补贴 |
| 东山乡 | 98.00 | 50.00 | 39.00 |
| 西山乡 | 70.00 | 50.00 | 20.00 |
| 合计 | 159.00 | 100.00 | 59.00 |
"""
RULES = (
    "id: columns\ntitle: 甲\nseverity: error\ncheck: 合计 = 种子补贴 + 农机补贴\nform: 奖补资金明细表\n{message}",
    "id: rows\ntitle: 乙\nseverity: error\ncheck: 合计 = 东山乡 + 西山乡\nform: 奖补资金明细表\n",
)


def finding(tmp_path: Path, message: str, *rules: str) -> Finding:
    for number, rule in enumerate(rules):
        (tmp_path / f"{number}.yaml").write_text(rule.replace("{message}", message), "utf-8")
    book = load_rulebook([tmp_path], select=["columns", "rows"][: len(rules)])
    (found,) = audit_document(read_text(FORM, "r.txt"), "r.txt", book).findings
    return found


def test_what_a_message_may_quote(tmp_path: Path) -> None:
    blanks = "{form}|{row}|{column}|{section}|{label}|{figure}|{left}|{right}|{difference}|{page}|{text}|"
    found = finding(tmp_path, f"message: '{blanks}'\nen: {{message: 'off by {{difference}}: {{found}}'}}\n", RULES[0])
    told = found.message.zh.partition("。")[0]
    assert told == (
        "奖补资金明细表|东山乡|合计|奖补资金明细表|东山乡 合计|98.00 万元|98.00 万元|89.00 万元|9.00 万元|||"
    )
    assert found.message.en.startswith("off by 9.00 万元: 东山乡：合计 = 种子补贴 + 农机补贴 does not hold")


def test_a_correction_stands_behind_the_sentence_of_the_rule(tmp_path: Path) -> None:
    found = finding(tmp_path, "message: 差 {difference}\n", *RULES)
    assert found.suggestion is not None
    assert found.suggestion.value == "89.00"
    assert found.message.zh.startswith("差 9.00 万元。“东山乡 合计”印作 98.00 万元，应为 89.00 万元")
    assert found.message.en.startswith("差 9.00 万元. “东山乡 合计” is printed as 98.00 万元")


def test_braces_in_a_report_are_no_blanks(tmp_path: Path) -> None:
    rule = "id: columns\ntitle: 甲\nseverity: info\nkind: wording\nwhat: patterns\npatterns: ['\\{left\\}']\n"
    rule += "message: '有 {text}'\n"
    (tmp_path / "a.yaml").write_text(rule, "utf-8")
    document = read_text("测试局2024年部门预算\n\n2024年收入{left}万元，共1.00万元。\n", "r.txt")
    book = load_rulebook([tmp_path], select=["columns"])
    assert [one.message.zh for one in audit_document(document, "r.txt", book).findings] == ["有 {left}"]
