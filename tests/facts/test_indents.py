from __future__ import annotations

from hqaudit.facts.indents import by_indent
from hqaudit.facts.rowlines import RowLine
from hqaudit.model.blocks import Cell
from hqaudit.model.form import RowHead
from hqaudit.model.place import Box
from tests.checks.tiny import told
from tests.facts.tiny import facts_of, form


def lines(*starts: float, width: float = 90) -> list[RowLine]:
    """Rows whose labels begin there."""
    return [
        RowLine(index, [], ["教育"], "", "", cell=Cell("教育", 1, (start, 10, start + width, 20)), column=0)
        for index, start in enumerate(starts)
    ]


def parents(*starts: float) -> list[int | None]:
    return list(by_indent(lines(*starts)).values())


def outline(rows: str) -> list[tuple[str, int | None]]:
    found = facts_of("部门支出总表\n单位：万元\n" + rows.replace("|", "\t")).forms[0]
    heads: list[RowHead] = [head for side in found.sides for head in side.rows]
    return [(head.label, head.parent) for head in heads]


def test_rows_set_in_are_part_of_the_row_above_them() -> None:
    assert parents(30, 40, 50, 50, 40, 30) == [None, 0, 1, 1, 0, None]


def test_the_edge_may_drift_a_little() -> None:
    assert parents(30, 40.9, 49, 51.2, 39.5, 32) == [None, 0, 1, 1, 0, None]


def test_what_is_neither_drift_nor_a_step_tells_nothing() -> None:
    assert parents(30, 30, 33.2, 30, 33.2) == []


def test_a_row_two_steps_further_in_has_no_parent_there() -> None:
    assert parents(30, 40, 30, 50, 30) == []


def test_few_rows_and_rows_all_of_one_rank_tell_nothing() -> None:
    assert parents(30, 40, 40) == []
    assert parents(30, 30, 30, 30) == []


def test_labels_that_are_centred_or_flush_right_tell_nothing() -> None:
    widths = (90, 80, 70, 70, 90)
    for ends in ([(10.0 + (90 - w) / 2, 100.0 - (90 - w) / 2) for w in widths], [(100.0 - w, 100.0) for w in widths]):
        boxes: list[Box] = [(x0, 10, x1, 20) for x0, x1 in ends]
        found = [RowLine(i, [], ["教育"], "", "", cell=Cell("教育", 1, box), column=0) for i, box in enumerate(boxes)]
        assert by_indent(found) == {}


def test_a_label_that_wraps_begins_where_its_first_line_does() -> None:
    found = lines(30, 40, 30, 40)
    found[3].cell = Cell("其他教育支出", 1, (30, 10, 120, 30), indent=10)
    assert list(by_indent(found).values()) == [None, 0, None, 2]


def test_numbers_and_codes_order_rows_by_themselves() -> None:
    numbered = lines(30, 40, 40, 40)
    numbered[0].level = 1
    coded = lines(30, 40, 40, 40)
    for line in coded[:3]:
        line.codes.append(("201", "function"))
    assert by_indent(numbered) == by_indent(coded) == {}


def test_a_stray_blank_before_a_label_is_no_step() -> None:
    rows = "项目|合计\n办公费|9.00\n 印刷费|6.00\n咨询费|4.00\n手续费|2.00"
    assert [parent for _, parent in outline(rows)] == [None] * 4


def test_classes_beneath_units_that_are_set_in() -> None:
    rows = (
        "支出项目类别|总计|基本支出\n"
        "测试局|9.00|9.00\n"
        " 测试局（本级）|6.00|6.00\n  工资福利支出|4.00|4.00\n   基本工资|4.00|4.00\n"
        "  资本性支出|2.00|2.00\n   办公设备购置|2.00|2.00\n"
        " 测试中心|3.00|3.00\n  工资福利支出|3.00|3.00\n   基本工资|3.00|3.00"
    )
    assert outline(rows) == [
        ("测试局", None),
        ("测试局（本级）", 0),
        ("工资福利支出", 1),
        ("基本工资", 2),
        ("资本性支出", 1),
        ("办公设备购置", 4),
        ("测试中心", 0),
        ("工资福利支出", 6),
        ("基本工资", 7),
    ]
    assert form(rows, "部门基本支出总表（按经济分类）")[9:] == [
        "9.00: 支出 基本支出",
        "6.00: 支出 基本支出 测试局（本级）",
        "4.00: 支出 人员经费 301 测试局（本级）",
        "4.00: 支出 人员经费 30101 测试局（本级）",
        "2.00: 支出 公用经费 310 测试局（本级）",
        "2.00: 支出 公用经费 31002 测试局（本级）",
        "3.00: 支出 基本支出 测试中心",
        "3.00: 支出 人员经费 301 测试中心",
        "3.00: 支出 人员经费 30101 测试中心",
    ]


def test_totals_of_steps_are_checked() -> None:
    rows = "项目|合计\n合计|9.00\n甲类|6.00\n 乙款|{}\n 丙款|2.00\n丁类|3.00\n 戊款|1.00\n 己款|2.00"
    text = "部门支出总表\n单位：万元\n" + rows.replace("|", "\t")
    assert told("total-rows", text.format("4.00")) == [
        "passed 6.00 4.00 2.00",
        "passed 3.00 1.00 2.00",
        "passed 9.00 6.00 3.00",
    ]
    assert told("total-rows", text.format("4.50"))[0] == "failed 6.00 4.50 2.00"
