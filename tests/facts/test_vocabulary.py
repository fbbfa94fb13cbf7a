from __future__ import annotations

import pytest

from hqaudit.facts.vocabulary import Lexicon, build, expand, normal, unnumbered


@pytest.mark.parametrize(
    ("pattern", "wordings"),
    [
        ("基本支出", ["基本支出"]),
        ("支出[预算]", ["支出预算", "支出"]),
        ("(收入|支出)总计", ["收入总计", "支出总计"]),
        ("收[支|入]数", ["收支数", "收入数", "收数"]),
        ("[(甲|乙)丙]丁", ["甲丙丁", "乙丙丁", "丁"]),
        ("", [""]),
    ],
)
def test_a_pattern_stands_for_its_wordings(pattern: str, wordings: list[str]) -> None:
    assert list(expand(pattern)) == wordings


def test_a_bracket_left_open_is_refused() -> None:
    with pytest.raises(ValueError, match="bracket not closed"):
        list(expand("支出[预算"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“三公” 经费", "三公经费"),
        ("因公出国(境)费", "因公出国（境）费"),
        ("２０２４ 年:", "2024年："),
        ("《表》*", "表"),
    ],
)
def test_labels_are_known_without_spaces_quotes_and_wide_signs(text: str, plain: str) -> None:
    assert normal(text) == plain


@pytest.mark.parametrize("mark", ["一、", "十二、", "（三）", "（三）、", "3.", "12、", "（4）", "①"])
def test_numbers_of_an_outline_are_taken_off(mark: str) -> None:
    assert unnumbered(mark + "基本支出") == "基本支出"


def test_an_amount_at_the_start_is_no_number_of_an_outline() -> None:
    assert unnumbered("3.5万元") == "3.5万元"


def test_a_label_is_cut_into_known_phrases_without_a_remainder() -> None:
    lexicon = Lexicon({"支出": {"side": "支出"}, "支出预算": {"basis": "预算"}, "数": {}, "预算数表": {"item": "表"}})
    assert lexicon.read("支出预算数") == {"basis": "预算"}
    assert lexicon.read("支出预算数表") == {"side": "支出", "item": "表"}
    assert lexicon.read("支出额") is None
    assert lexicon.read("") == {}
    assert lexicon.read("支出额") is None


def test_later_phrases_of_a_label_override_earlier_ones() -> None:
    lexicon = Lexicon({"收入": {"side": "收入"}, "支出": {"side": "支出"}})
    assert lexicon.read("收入支出") == {"side": "支出"}


def test_scanning_passes_over_unknown_words() -> None:
    lexicon = Lexicon({"收入": {"side": "收入"}, "财政拨款": {"fund": "财政拨款"}, "财政拨款收入": {"item": "x"}})
    assert lexicon.scan("关于财政拨款的收入情况") == {"fund": "财政拨款", "side": "收入"}
    assert lexicon.scan("财政拨款收入") == {"item": "x"}
    assert lexicon.scan("其余") == {}


def test_a_vocabulary_is_built_from_several_files() -> None:
    vocabulary = build(
        [
            {"phrases": {"items": [{"say": ["支出[预算]"], "means": {"side": "支出"}}]}, "words": {"up": ["增[加]"]}},
            {"phrases": {"funds": [{"say": ["支出", "基金"], "means": {"fund": "基金", "year": 2024}}]}},
            {"words": {"up": ["升"]}, "frames": [{"before": "金额$", "means": {"item": "采购"}}]},
        ]
    )
    assert vocabulary.groups["items"] == {"支出预算": {"side": "支出"}, "支出": {"side": "支出"}}
    assert vocabulary.words["up"] == ("增加", "增", "升")
    assert vocabulary.patterns["up"].pattern == "增加|增|升"
    assert [(pattern.pattern, means) for pattern, means in vocabulary.frames] == [("金额$", {"item": "采购"})]
    assert vocabulary.lexicon("items", "funds").read("支出") == {"side": "支出"}
    assert vocabulary.lexicon("funds", "items").read("支出") == {"fund": "基金", "year": "2024"}
    assert vocabulary.lexicon("items", "nothing") is vocabulary.lexicon("items", "nothing")


def test_a_vocabulary_is_extended_for_one_document() -> None:
    vocabulary = build([{"phrases": {"own": [{"say": ["甲局"], "means": {}}]}, "words": {"none": []}}])
    longer = vocabulary.extended("own", {"乙局": {"unit": "乙局"}})
    assert longer.lexicon("own").read("甲局乙局") == {"unit": "乙局"}
    assert vocabulary.lexicon("own").read("乙局") is None
    assert vocabulary.patterns["none"].search("") is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"phrases": []}, "phrases: expected a mapping"),
        ({"phrases": {"items": {}}}, "items: expected a list"),
        ({"phrases": {"items": ["x"]}}, "items: expected a mapping"),
        ({"phrases": {"items": [{"means": {}}]}}, "items: say: expected a list, found None"),
        ({"phrases": {"items": [{"say": ["x"], "means": "y"}]}}, "items: expected a mapping"),
        ({"words": {"up": "增"}}, "up: expected a list"),
        ({"frames": [{"before": "x"}]}, "frames: expected a mapping, found None"),
    ],
)
def test_a_vocabulary_of_another_shape_is_refused(content: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        build([content])
