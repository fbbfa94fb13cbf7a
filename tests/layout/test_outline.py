from __future__ import annotations

import pytest

from hqaudit.layout.outline import (
    ends_sentence,
    heading_level,
    is_note,
    is_remark,
    is_toc_line,
    is_toc_title,
    unit_stated,
)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第一部分", 1),
        ("第 二 部分 部门预算表", 1),
        ("附件：", 1),
        ("附件", 1),
        ("附件1", 1),
        ("附件处理", 0),
        ("一、收入支出", 2),
        ("　十二、其他", 2),
        ("一是加强", 0),
        ("（一）机构设置", 3),
        ("( 二十一 ) 住房保障支出", 3),
        ("1. 本级", 4),
        ("1、2024年预算", 4),
        ("12．本级", 4),
        ("1.2024 年预算", 4),
        ("1.5万元", 0),
        ("2024年", 0),
        ("2024、2025年", 0),
        ("(1) 货物", 5),
        ("（12）服务", 5),
        ("3）工程", 5),
        ("①货物", 5),
        ("我部门", 0),
        ("", 0),
    ],
)
def test_heading_level(text: str, level: int) -> None:
    assert heading_level(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "单位：万元",
        "单位:元",
        "（单位：万元）",
        "金额单位：万元",
        "部门名称：甲局 单位：万元",
        "部门：甲局",
        "单位名称：甲局",
        "部门（单位）名称：甲局",
        "编制单位：甲局",
        "编制部门:",
        "公开部门：甲局",
        "公开部门",
        "预算部门：甲局",
        "填报单位（盖章）：甲局",
        "备注：本表含当年",
        "注 ：按规定",
        "注1：按规定",
        "说明：本表无数据。",
        "部门公开表1",
        "部门公开表 01",
        "公开03表",
        "预算 01 表",
        "表一",
        "表 1",
        "表1-2",
        "附表3",
        "单位公开表5",
        "财决公开01表",
    ],
)
def test_notes(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "单位其他收入：指部门取得的收入。",
        "2024年部门收支总体情况表",
        "预算01表收支总表",
        "预算单位构成：",
        "说明情况",
        "表格部分",
        "部门预算",
        "公开",
        "489.51",
        "30",
        "一",
    ],
)
def test_what_is_no_note(text: str) -> None:
    assert not is_note(text)


def test_remark() -> None:
    assert is_remark("备注：本表")
    assert not is_remark("单位：万元")


@pytest.mark.parametrize("text", ["目录", "目 录", "目  次", "2024年部门预算公开目录", "目录："])
def test_toc_title(text: str) -> None:
    assert is_toc_title(text)


@pytest.mark.parametrize("text", ["政府采购目录", "目录 一、", "按照集中采购目录执行"])
def test_no_toc_title(text: str) -> None:
    assert not is_toc_title(text)


@pytest.mark.parametrize(
    "text",
    ["一、主要职责………………3", "一、主要职责.......... 3", "第一部分 概况 . . . . . - 12 -", "表…（5）", "二、概况…………"],
)
def test_toc_line(text: str) -> None:
    assert is_toc_line(text)


@pytest.mark.parametrize("text", ["一、主要职责", "合计 489.51", "支出 1.5", "……3", "等等……"])
def test_no_toc_line(text: str) -> None:
    assert not is_toc_line(text)


@pytest.mark.parametrize("text", ["完了。", "完了；", "如下：", "“完了。”", "（完了。）  ", "done."])
def test_a_sentence_that_ends(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["支出489.", "主要原因是", "增加，", "（本级）", ""])
def test_a_sentence_that_does_not_end(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：万元", "万元"),
        ("单位:元", "元"),
        ("金额单位： 亿元", "亿元"),
        ("单位:人民币元", "元"),
        ("单位：元至角分", "元"),
        ("部门名称：某某局 单位：千元", "千元"),
        ("编制单位：某某局 金额单位：万元", "万元"),
        ("单位：辆、万元", "万元"),
        ("单位：万元、人", "万元"),
        ("金额（万元）", "万元"),
        ("项目金额(元)", "元"),
        ("预算数（单位：万元）", "万元"),
        ("金额：百万元", "百万元"),
        ("单位：某某局", None),
        ("单位：元丰公司", None),
        ("（10万元）", None),
        ("支出10万元", None),
        ("", None),
    ],
)
def test_unit_stated(text: str, unit: str | None) -> None:
    assert unit_stated(text) == unit
