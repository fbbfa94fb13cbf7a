from __future__ import annotations

from pathlib import Path

import pytest

from hqaudit.errors import BrokenRule
from hqaudit.model.formula import Formula
from hqaudit.model.message import Message
from hqaudit.model.rule import Rule
from hqaudit.rulebook import load_rulebook
from hqaudit.rulebook.load import load_rule, rule_files

GOOD = "id: house-1\ntitle: 奖补资金合计\nseverity: error\ncheck: 合计 = 种子补贴 + 农机补贴\nform: 奖补资金明细表\n"


def load(directory: Path, text: str | bytes) -> Rule:
    path = directory / "house.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_rule(path, load_rulebook().vocabulary)


def broken(directory: Path, text: str | bytes) -> Message:
    with pytest.raises(BrokenRule) as caught:
        load(directory, text)
    return caught.value.message


def test_the_least_that_must_work(tmp_path: Path) -> None:
    rule = load(tmp_path, GOOD)
    assert (rule.id, rule.title, rule.severity, rule.kind) == (
        "house-1",
        Message("奖补资金合计", "奖补资金合计"),
        "error",
        "identity",
    )
    formula = rule.settings["check"]
    assert isinstance(formula, Formula)
    assert ([term.name for term in formula.terms], [form.text for form in rule.settings["form"]]) == (
        ["合计", "种子补贴", "农机补贴"],
        ["奖补资金明细表"],
    )
    assert (rule.why, rule.basis, rule.example, rule.source) == (Message("", ""), "", "", tmp_path / "house.yaml")


def test_all_that_a_rule_may_say(tmp_path: Path) -> None:
    rule = load(
        tmp_path, GOOD + "why: 应当相等。\nbasis: 某文件\nexample: 9 = 5 + 4\nen: {title: Grants, why: Equal.}\n"
    )
    assert rule.title == Message("奖补资金合计", "Grants")
    assert rule.why == Message("应当相等。", "Equal.")
    assert (rule.basis, rule.example) == ("某文件", "9 = 5 + 4")


def test_words_stay_text(tmp_path: Path) -> None:
    rule = load(tmp_path, "id: 007\ntitle: no\nseverity: info\nkind: ratio\nof: share\n")
    assert (rule.id, rule.title.zh, rule.settings) == ("007", "no", {"of": "share"})


@pytest.mark.parametrize(
    "word", ["on", "off", "yes", "no", "null", "~", "2024-01-01", "0o17", "017", "1e3", "1_000", "3:25"]
)
def test_nothing_is_more_than_text(tmp_path: Path, word: str) -> None:
    text = f"id: {word}\ntitle: {word}\nseverity: info\nkind: wording\nwhat: patterns\npatterns: [{word}]\n"
    rule = load(tmp_path, text)
    assert (rule.id, rule.title.zh, list(rule.settings["patterns"])) == (word, word, [word])


@pytest.mark.parametrize(
    ("text", "line", "zh", "en", "shown"),
    [
        (GOOD.replace("title: 奖补资金合计\n", ""), 1, "缺少“title”", "expected the key “title”", "id: house-1"),
        (GOOD.replace("奖补资金合计", "  "), 2, "缺少“title”", "expected the key “title” with a text", "title:"),
        (GOOD.replace("奖补资金合计", "[甲]"), 2, "缺少“title”", "expected the key “title” with a text", "title: [甲]"),
        (GOOD.replace("error", "eror"), 3, "之一，是否想写 error？", "did you mean error?", "severity: eror"),
        (
            GOOD.replace("error", "fatal"),
            3,
            "error, warning, info 之一",
            "must be one of error, warning, info",
            "fatal",
        ),
        (GOOD + "kind: identty\n", 6, "是否想写 identity？", "did you mean identity?", "kind: identty"),
        (GOOD + "wy: 因为\n", 6, "不认识的键“wy”，是否想写 why？", "unknown key “wy”; did you mean why?", "wy: 因为"),
        (GOOD + "zzzz: 因为\n", 6, "不认识的键“zzzz”", "unknown key “zzzz”", "zzzz: 因为"),
        (GOOD.replace("check", "chek"), 4, "是否想写 check？", "did you mean check?", "chek: 合计"),
        (GOOD.replace("check", "note"), 1, "identity 规则缺少“check”", "needs the key “check”", "id: house-1"),
        (GOOD + "what: toc\n", 6, "identity 规则没有键“what”", "of kind identity has no key “what”", "what: toc"),
        (GOOD + "severity: info\n", 6, "同一个键写了两次", "a key stands twice", "severity: info"),
        (GOOD + "since: 24\n", 6, "since 应为四位年份", "since must be a year of four digits", "since: 24"),
        (GOOD + "when: {from: 三公表}\n", 6, "是否想写 form？", "did you mean form?", "when: {from: 三公表}"),
        (GOOD + "when:\n  basis: 概算\n", 7, "应为 预算 或 决算", "must be 预算 or 决算", "basis: 概算"),
        (GOOD + "when:\n  text:\n    - 甲\n    - (\n", 9, "模式“(”有误", "the pattern “(”", "- ("),
        (GOOD + "message: 差 {diference}\n", 6, "想写 difference", "mean difference?", "message: 差 {diference}"),
        (GOOD + "message: 差 {0.__class__}\n", 6, "不认识的占位", "unknown blank {0.__class__}", "message:"),
        (GOOD + "en:\n  titel: Grants\n", 7, "想写 title", "did you mean title?", "titel: Grants"),
        (GOOD + "why: [甲]\n", 6, "why 应为文字", "why must be a text", "why: [甲]"),
        (
            GOOD + "kind: total\n",
            6,
            "total 规则缺少“along”",
            "a rule of kind total needs the key “along”",
            "kind: total",
        ),
        (GOOD.replace(" = ", " ~ "), 4, "公式有误", "expected one of = <= >=", "check: 合计 ~ 种子补贴 + 农机补贴"),
        (GOOD + "en: Grants\n", 6, "en 应为", "expected title and why under en", "en: Grants"),
        (GOOD + "basis: [甲\n", 7, "YAML 语法错误", "YAML: ", ""),
        (
            GOOD.replace("check: ", "check: 甲: "),
            4,
            "YAML 语法错误",
            "YAML: mapping values are not allowed",
            "check: 甲: 合计",
        ),
        ("- id: house-1\n", 1, "应为“键: 值”的列表", "expected a mapping of keys to values", "- id: house-1"),
        ("", 1, "应为“键: 值”的列表", "expected a mapping of keys to values", ""),
    ],
)
def test_broken_files(tmp_path: Path, text: str, line: int, zh: str, en: str, shown: str) -> None:
    message = broken(tmp_path, text)
    path = tmp_path / "house.yaml"
    assert message.zh.startswith(f"规则文件 {path} 第 {line} 行：")
    assert message.en.startswith(f"rule file {path}, line {line}: ")
    assert zh in message.zh
    assert en in message.en
    if shown:
        for said in (message.zh, message.en):
            assert f"\n    {line} | " in said
            assert shown in said.rpartition(" | ")[2]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    assert "line 1: is not UTF-8 text" in broken(tmp_path, b"id: \xff\xfe\n").en


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BrokenRule, match="line 1: cannot be read"):
        load_rule(tmp_path / "none.yaml", load_rulebook().vocabulary)


@pytest.mark.parametrize(
    "text",
    [
        "kind: present\nwhat: nonsense\n",
        "kind: wording\nwhat: nonsense\n",
        "kind: ratio\nof: nonsense\n",
        "kind: change\nof: nonsense\n",
        "kind: total\nalong: nonsense\n",
        "kind: wording\nwhat: patterns\npatterns: ['(']\n",
        "kind: wording\nwhat: patterns\n",
        "kind: present\nwhat: required\nforms: [甲]\n",
    ],
)
def test_settings_that_no_kind_understands(tmp_path: Path, text: str) -> None:
    message = broken(tmp_path, "id: house-1\ntitle: 甲\nseverity: error\n" + text)
    assert message.en.startswith(f"rule file {tmp_path / 'house.yaml'}, line ")


def test_a_table_of_codes_beside_the_rule(tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text("code,names\n201,甲|乙\n202,丙\n", encoding="utf-8")
    text = "id: house-1\ntitle: 甲\nseverity: error\nkind: wording\nwhat: code-names\ncodes: codes.csv\n"
    assert load(tmp_path, text).settings["codes"] == {"201": ("甲", "乙"), "202": ("丙",)}
    message = broken(tmp_path, text.replace("codes.csv", "none.csv"))
    assert f"line 6: there is no table of codes {tmp_path / 'none.csv'}" in message.en


def test_rule_files_under_a_directory(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/c.yaml", "vocabulary/v.yaml", ".hidden/h.yaml", "a/.x.yaml", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [str(path.relative_to(tmp_path)) for path in rule_files(tmp_path)] == ["a/c.yaml", "b.yaml"]
