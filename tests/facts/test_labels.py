from __future__ import annotations

from functools import cache

import pytest

from hqaudit.facts.labels import Label, Labels
from hqaudit.rulebook import load_rulebook
from tests.facts.tiny import facts_of

FORM = (
    "部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\n213\t农林水支出\t9.00\n21301\t农业农村\t9.00\n"
    "2130101\t行政运行\t6.00\n2130104\t事业运行\t3.00\n208\t社会保障和就业支出\t2.00\n20801\t人社事务\t2.00\n"
    "2080101\t行政运行\t2.00\n2130135\t农业生态资源保护支出\t1.00\n"
)


@cache
def labels() -> Labels:
    found = facts_of(FORM, "测试县种业局（本级）2024年部门预算\n\n")
    return Labels(load_rulebook().vocabulary, found.profile, found.forms)


def read(words: str) -> Label:
    return labels().read(words)


@pytest.mark.parametrize(
    ("words", "shown", "means"),
    [
        ("2024年基本支出预算", "基本支出预算", {"side": "支出", "nature": "基本支出", "year": "2024"}),
        ("测试县种业局2024年度收入合计", "收入合计", {"side": "收入", "year": "2024"}),
        ("邻县水务局2024年收入预算", "收入预算", {"side": "收入", "year": "2024"}),
        ("（二）一般公共预算拨款收入", "一般公共预算拨款收入", {"fund": "一般公共预算", "side": "收入"}),
        ("教育支出", "教育支出", {"function": "205"}),
        ("“教育支出”科目", "教育支出科目", {"function": "205"}),
        ("测试县种业局2024年预算", "测试县种业局2024年预算", {"side": "支出", "year": "2024"}),
        ("邻县水务局预算", "邻县水务局预算", {"side": "支出"}),
        ("2024年预算", "2024年预算", {"year": "2024", "basis": "预算"}),
        ("本单位委托业务费预算总额", "本单位委托业务费预算总额", {"item": "委托业务费"}),
        ("上年基本支出", "上年基本支出", {"side": "支出", "nature": "基本支出", "year": "2023"}),
        ("神秘事务", "神秘事务", None),
    ],
)
def test_words_with_years_and_bodies(words: str, shown: str, means: dict[str, str] | None) -> None:
    assert (read(words).words, read(words).means) == (shown, means)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("农林水支出（类）", "213"),
        ("农林水（类）支出", "213"),
        ("农林水支出（类）农业农村（款）行政运行（项）", "2130101"),
        ("社会保障和就业支出（类）行政运行（项）支出", "2080101"),
        ("农业农村（款）1.事业运行（项）", "2130104"),
        ("事业运行（项）", "2130104"),
        ("事业运行", "2130104"),
        ("农业生态资源保护（项）", "2130135"),
        ("事业运行（2130104）", "2130104"),
        ("2130104-事业运行", "2130104"),
        ("农林水支出（类）事业运行（项）2024年预算数", "2130104"),
        ("事业运行2024年预算数", "2130104"),
    ],
)
def test_functional_classes(words: str, code: str) -> None:
    assert (read(words).means or {}).get("function") == code


@pytest.mark.parametrize(
    "words",
    [
        "行政运行",
        "行政运行（项）",
        "农林水支出（类）人社事务（款）行政运行（项）",
        "神秘（类）行政运行（项）",
        "神秘（类）",
        "农林水支出（类）事业运行（项）神秘数",
        "神秘运行（项）",
    ],
)
def test_names_that_are_of_no_class_or_of_several(words: str) -> None:
    assert read(words).means is None


def test_a_class_of_economic_classification_in_brackets() -> None:
    assert read("办公费（30201）").means == {"side": "支出", "econ": "30201"}


@pytest.mark.parametrize("words", ["2024年预算", "安排", "共计", "2023年决算", "", "上年"])
def test_labels_without_a_subject_are_silent(words: str) -> None:
    assert read(words).silent


@pytest.mark.parametrize("words", ["山林巡护2024年预算", "山林巡护2024年", "山林巡护"])
def test_a_subject_that_is_not_understood_is_not_silent(words: str) -> None:
    assert (read(words).means, read(words).silent) == (None, False)


@pytest.mark.parametrize(
    ("words", "earlier"),
    [("2023年基本支出", True), ("上年基本支出", True), ("2024年基本支出", False), ("比2023年2024年基本支出", False)],
)
def test_earlier_years(words: str, earlier: bool) -> None:
    assert read(words).earlier is earlier


def test_a_label_is_read_once() -> None:
    assert read("2024年基本支出") is read("2024年基本支出")
