from __future__ import annotations

import pytest

from tests.facts.tiny import FINAL, claims, facts_of, words

HEAD = "三、支出预算说明\n"


def test_shares_of_a_list_are_of_its_whole() -> None:
    text = "2024年支出预算200.00万元，其中：基本支出150.00万元，占75.00%；项目支出50.00万元，占25.00%。"
    assert claims(HEAD + text)[:2] == [
        "share 75.00% part 150.00 whole 200.00",
        "share 25.00% part 50.00 whole 200.00",
    ]


def test_a_share_of_a_whole_that_is_named() -> None:
    text = "2024年收入预算200.00万元，支出预算100.00万元，其中：事业收入50.00万元，占收入预算的25.00%。"
    assert claims(HEAD + text)[0] == "share 25.00% part 50.00 whole 200.00"


def test_a_share_of_something_not_stated() -> None:
    assert claims(HEAD + "基本支出50.00万元，占神秘数的25.00%。") == ["share 25.00% part 50.00 whole –"]
    assert claims(HEAD + "占25.00%。") == ["share 25.00% part – whole –"]


def test_a_change_and_its_growth() -> None:
    assert claims(HEAD + "2024年支出预算200.00万元，比上年增加20.00万元，增长11.11%。") == [
        "change +20.00 part 200.00 whole –",
        "growth +11.11% part 200.00 whole – change 20.00",
    ]
    assert claims(HEAD + "2024年支出预算200.00万元，比上年减少20.00万元，下降9.09%。") == [
        "change -20.00 part 200.00 whole –",
        "growth -9.09% part 200.00 whole – change 20.00",
    ]


def test_the_prior_year_stated_in_the_sentence_is_the_base() -> None:
    assert claims(HEAD + "2023年支出预算180.00万元，2024年支出预算200.00万元，增加20.00万元，增长11.11%。") == [
        "change +20.00 part 200.00 whole 180.00",
        "growth +11.11% part 200.00 whole 180.00 change 20.00",
    ]
    assert claims(HEAD + "2024年支出预算200.00万元，比2023年支出预算180.00万元增加20.00万元。") == [
        "change +20.00 part 200.00 whole 180.00"
    ]


def test_a_change_of_what_its_own_words_name() -> None:
    text = "2024年基本支出150.00万元，项目支出50.00万元，其中基本支出比上年增加10.00万元，项目支出增长5.00%。"
    assert claims(HEAD + text)[:2] == [
        "change +10.00 part 150.00 whole –",
        "growth +5.00% part 50.00 whole –",
    ]


def test_a_change_of_something_unknown_has_no_part() -> None:
    assert claims(HEAD + "2024年基本支出150.00万元，山林巡护增加10.00万元。") == ["change +10.00 part – whole –"]


def test_a_change_of_what_is_stated_elsewhere_has_a_subject() -> None:
    (claim,) = facts_of(HEAD + "2024年支出预算中基本支出比上年增加10.00万元。").claims
    assert (claim.part, claim.sign) == (None, 1)
    (claim,) = facts_of("七、“三公”经费说明\n公务接待费比上年增加10.00万元。").claims
    assert (claim.part, words(claim.subject)) == (None, "公务接待费")


def test_a_growth_without_a_change() -> None:
    assert claims(HEAD + "2024年支出预算200.00万元，比上年增长11.11%。") == ["growth +11.11% part 200.00 whole –"]


def test_unchanged() -> None:
    assert claims(HEAD + "2024年支出预算200.00万元，与上年持平。") == ["same – part 200.00 whole –"]
    assert claims(HEAD + "支出预算200.00万元，较上年无变化；收入预算200.00万元。") == ["same – part 200.00 whole –"]
    assert claims(HEAD + "与上年持平。") == []


def test_completion_of_the_budget_named() -> None:
    text = "年初预算为200.00万元，全年预算为190.00万元，支出决算为185.00万元，"
    head = "六、财政拨款支出说明\n2024年度财政拨款支出"
    assert claims(head + text + "完成年初预算的92.50%。", FINAL) == ["completion 92.50% part 185.00 whole 200.00"]
    assert claims(head + text + "完成全年预算的97.37%。", FINAL) == ["completion 97.37% part 185.00 whole 190.00"]
    assert claims(head + "决算为185.00万元，完成年初预算的92.50%。", FINAL) == ["completion 92.50% part 185.00 whole –"]


def test_a_percentage_of_nothing_named_is_no_claim() -> None:
    assert claims(HEAD + "2024年支出预算200.00万元，年利率3.00%。") == []


def test_lists_of_counts_and_of_amounts() -> None:
    assert claims("十、车辆\n共有车辆9辆，其中：机要通信用车3辆、其他用车6辆。") == ["list – part – whole 9 parts 3 6"]
    text = "2024年支出预算9.00万元，其中：基本支出6.00万元，占66.67%，项目支出3.00万元，占33.33%。"
    assert "list – part – whole 9.00 parts 6.00 3.00" in claims(HEAD + text)


def test_what_is_no_list() -> None:
    assert claims("十、车辆\n共有车辆9辆，其中：机要通信用车3辆。") == []
    assert claims("十、车辆\n共有车辆9辆，比上年增加2辆，其中：报废1辆、新购3辆。") == [
        "list – part – whole 2 parts 1 3"
    ]
    assert claims("十、编制\n共有编制9人，其中：行政3人、事业6人。") == []
    assert claims("十、车辆\n共有车辆9辆，其中：机要通信用车3辆、应急车2辆；比上年增加1辆。") == [
        "list – part – whole 9 parts 3 2"
    ]


def test_a_whole_that_is_named_is_looked_for_among_what_is_understood() -> None:
    text = "收入预算70.00万元，山林巡护5.00万元，支出预算60.00万元，基本支出3.00万元，占支出预算的5%。"
    assert claims(HEAD + text) == ["share 5% part 3.00 whole 60.00"]


def test_a_change_after_a_list_is_of_its_whole() -> None:
    text = "2024年支出预算200.00万元，其中：基本支出150.00万元，项目支出50.00万元。比2023年增加20.00万元。"
    assert claims(HEAD + text)[0] == "change +20.00 part 200.00 whole –"


def test_a_change_after_a_bracket_is_of_what_stands_before_it() -> None:
    within = "公务用车购置费0万元；公务用车运行维护费2.50万元，减少1.00万元"
    text = f"七、“三公”经费说明\n公务用车购置及运行费2.50万元（{within}）比上年减少1.10万元。"
    changes = [claim for claim in facts_of(text).claims if claim.kind == "change"]
    assert [(claim.figure and claim.figure.figure.text, claim.part and claim.part.label) for claim in changes] == [
        ("1.00", "公务用车运行维护费"),
        ("1.10", "公务用车购置及运行费"),
    ]


def test_what_is_said_after_an_unreadable_amount_is_said_of_nothing_else() -> None:
    text = "基本支出150.00万元，比上年增加5.00万元；人员经费1,541.50.00万元，比上年增加493.27万元。"
    assert claims(HEAD + text)[1] == "change +493.27 part – whole –"


def test_an_unreadable_amount_is_the_first_part_all_the_same() -> None:
    parts = "具体为：特定目标类{}万元，比上年增加3.00万元；其他运转类20.00万元，比上年减少1.00万元。"
    wrong, right = (
        facts_of("三、一般公共预算支出说明\n2.项目支出50.00万元。" + parts.format(amount)).statements
        for amount in ("30.00.00", "30.00")
    )
    assert [fact.context for fact in wrong if fact.figure.text == "20.00"] == [
        fact.context for fact in right if fact.figure.text == "20.00"
    ]


def test_a_change_is_told_the_other_way_in_brackets() -> None:
    text = "2024年支出预算200.00万元，比上年减少50.00万元（20%）；基本支出150.00万元，比上年增长25%（30.00万元）。"
    found = claims(HEAD + text)
    assert found == [
        "change -50.00 part 200.00 whole –",
        "growth -20% part 200.00 whole – change 50.00",
        "growth +25% part 150.00 whole – change 30.00",
        "change +30.00 part 150.00 whole –",
    ]
    assert claims(HEAD + "2024年支出预算200.00万元，比上年减少50.00万元，共3项（20%）。")[1:] == []


def test_a_share_of_what_is_named_and_not_stated_has_no_part() -> None:
    text = "三、采购说明\n政府采购支出总额5.00万元，其中货物支出5.00万元；货物采购合同金额占货物支出的80%。"
    assert claims(text)[-1].startswith("share 80% part – ")


@pytest.mark.parametrize(
    ("percent", "part"),
    [("25.00%", "10.00"), ("66.67%", "5.00"), ("19.00%", "10.00")],
)
def test_a_change_of_no_amount_by_name_is_of_the_one_its_percentage_fits(percent: str, part: str) -> None:
    parts = "其中一般公共预算5.00万元，其他收入5.00万元。"
    text = f"二、收入说明\n2024年收入10.00万元。{parts}比上年增加2.00万元，增长{percent}。"
    assert claims(text)[-2:] == [
        f"change +2.00 part {part} whole –",
        f"growth +{percent} part {part} whole – change 2.00",
    ]


def test_a_change_against_last_years_amount_of_something_else_is_not_of_the_last_one() -> None:
    text = "因公出国（境）费5.00万元。2023年公务接待费支出1.20万元，2024年预算比2023年支出增加0.80万元。"
    assert claims("四、三公经费\n" + text) == ["change +0.80 part – whole 1.20"]


def test_last_years_amount_behind_a_comparison_is_the_base_whatever_it_is_called() -> None:
    text = "三公经费支出30.00万元，比上年累计支出40.00万元下降10.00万元，下降25%。"
    assert claims(HEAD + text) == [
        "change -10.00 part 30.00 whole 40.00",
        "growth -25% part 30.00 whole 40.00 change 10.00",
    ]


def test_last_years_amount_is_the_base_of_one_change_only() -> None:
    text = "公务接待费3.00万元，比上年公务接待费4.00万元减少1.00万元；公务用车购置费5.00万元，比上年增加5.00万元。"
    assert claims(HEAD + text) == [
        "change -1.00 part 3.00 whole 4.00",
        "change +5.00 part 5.00 whole –",
    ]


def test_a_percentage_of_an_amount_stated_with_it() -> None:
    text = "支出年初预算为5.00万元，支出决算为4.00万元，完成年初预算5.00万元的80%，比上年减少1.00万元。"
    assert claims(HEAD + text, FINAL) == [
        "share 80% part 4.00 whole 5.00",
        "change -1.00 part 4.00 whole –",
    ]


def test_what_two_amounts_differ_by_is_none_that_is_spent() -> None:
    text = "公务接待费支出4.00万元，年初预算为5.00万元，差值为1.00万元，比上年减少2.00万元。"
    assert claims(HEAD + text, FINAL) == ["change -2.00 part 4.00 whole –"]


def test_a_part_stated_after_the_plan_of_its_whole_is_not_held_against_that() -> None:
    text = "三公经费年初预算5.00万元，支出决算4.00万元，完成预算的80%，其中：公务接待费决算1.00万元，完成预算的50%。"
    assert [line for line in claims("七、三公经费\n" + text, FINAL) if line.startswith("completion")] == [
        "completion 80% part 4.00 whole 5.00",
        "completion 50% part 1.00 whole –",
    ]


def test_the_second_of_two_comparisons_is_of_what_the_first_names() -> None:
    text = "三公经费支出决算5.00万元，比去年增加1.00万元。其中，公务接待费支出比预算无增减变化，比去年增加0.50万元。"
    (_, same, change) = facts_of("七、三公经费\n" + text, FINAL).claims
    assert (same.kind, change.kind, words(change.subject)) == ("same", "change", "公务接待费 2024/决算")


def test_a_change_against_what_is_not_understood_is_of_nothing() -> None:
    text = "公务接待费3.00万元，比上年山林巡护合计4.00万元减少1.00万元。"
    assert claims(HEAD + text) == ["change -1.00 part – whole 4.00"]


def test_a_change_whose_direction_only_its_percentage_says() -> None:
    text = "机关运行经费210.32万元，比上年1.43万元，增加0.68%。"
    growth = next(claim for claim in facts_of(HEAD + text).claims if claim.kind == "growth")
    assert growth.part is not None
    assert growth.change is not None
    assert (growth.part.figure.text, growth.change.figure.text, growth.sign) == ("210.32", "1.43", 1)
