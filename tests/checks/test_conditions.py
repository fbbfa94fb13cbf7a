"""`when`: for which reports a rule is meant."""

from __future__ import annotations

from typing import Any

import pytest

from hqaudit.checks.conditions import meant_for
from hqaudit.facts.formnames import read_form_name
from hqaudit.facts.read import read_facts
from hqaudit.model.rule import When
from hqaudit.readers.text import read_text
from tests.checks.tiny import book, table

TEXT = (
    "东省测试局2024年部门预算\n\n一、概况\n本部门无下属事业单位。\n\n"
    + table("科目编码|科目名称|合计\n2130101|行政运行|5.00", "部门支出总体情况表")
    + "二、名词解释\n事业单位：指国家举办的社会服务组织。\n"
)


def meant(report: str, /, **conditions: Any) -> bool:
    facts = read_facts(read_text(report, "x.txt"), book().vocabulary)
    for key in ("form", "no_form"):
        if key in conditions:
            conditions[key] = tuple(read_form_name(name, book().vocabulary) for name in conditions[key])
    return meant_for(When(**conditions), facts)


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ({}, True),
        ({"form": ("支出总表",)}, True),
        ({"form": ("收入总表", "支出总表")}, True),
        ({"form": ("收入总表",)}, False),
        ({"no_form": ("支出总表",)}, False),
        ({"no_form": ("收入总表",)}, True),
        ({"basis": ("预算",)}, True),
        ({"basis": ("决算",)}, False),
        ({"kind": ("部门预算", "部门决算")}, True),
        ({"kind": ("单位预算",)}, False),
        ({"place": ("东省",)}, True),
        ({"place": ("西省",)}, False),
        ({"text": ("行政.行",)}, True),
        ({"text": ("无此文字",)}, False),
        ({"no_text": ("概况",)}, False),
        ({"no_text": ("无此文字",)}, True),
        ({"basis": ("预算",), "place": ("西省",)}, False),
        ({"no_body": ("事业单位",)}, True),
    ],
)
def test_each_condition(conditions: dict[str, Any], holds: bool) -> None:
    assert meant(TEXT, **conditions) is holds


@pytest.mark.parametrize(
    ("said", "none"),
    [
        ("本部门下属事业单位3个。", False),
        ("包括局机关和两家事业单位。", False),
        ("本部门没有事业单位。", True),
        ("事业单位经营收入5.00万元。", True),
        ("事业单位人员工资5.00万元。", True),
    ],
)
def test_whether_a_report_has_bodies_of_a_kind(said: str, none: bool) -> None:
    assert meant(f"测试局2024年部门预算\n\n一、概况\n{said}\n", no_body=("事业单位",)) is none
