"""Tables that text cannot show: with merged cells, or without a title."""

from __future__ import annotations

from hqaudit.facts.read import read_facts
from hqaudit.model.blocks import Cell, Document, Row, Table, TextBlock
from hqaudit.model.facts import Facts
from hqaudit.rulebook import load_rulebook
from tests.facts.tiny import meanings

COVER = TextBlock("heading", "测试局2024年部门预算", level=1)


def facts_of(table: Table) -> Facts:
    return read_facts(Document("tiny.pdf", (), (COVER, table)), load_rulebook().vocabulary)


def row(*texts: str | None) -> Row:
    return tuple(Cell(text) if text is not None else None for text in texts)


def test_a_total_that_spans_the_labels_of_two_sides_is_that_of_both() -> None:
    columns = tuple(
        ("支出", *path) for path in (("功能分类", "项目"), ("功能分类", "金额"), ("用途", "项目"), ("用途", "金额"))
    )
    rows = (
        row("一、教育支出", "9.00", "一、基本支出", "6.00"),
        row("", "", "二、项目支出", "3.00"),
        row("支出合计", None, None, "9.00"),
    )
    (form,) = facts_of(Table("支出预算总表", "万元", columns, rows)).forms
    last = [(head.label, head.role) for side in form.sides for head in side.rows if head.index == 2]
    assert last == [("支出合计", "total")] * 2


def test_a_table_of_projects_with_their_goals_needs_no_title() -> None:
    goals = row("山林看护", "60.15", "看守一年")
    heads = (("项目",), ("预算数（万元）",), ("绩效目标",))
    assert meanings(facts_of(Table(None, None, heads, (goals,)))) == ["60.15: 支出 项目支出 山林看护"]
    assert meanings(facts_of(Table(None, None, (("项目",), ("预算数（万元）",), ("说明",)), (goals,)))) == ["60.15: ?"]
