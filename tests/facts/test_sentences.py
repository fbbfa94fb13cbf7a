from __future__ import annotations

from tests.facts.tiny import FINAL, facts_of, meanings, said

FORM = (
    "一般公共预算支出表\n单位：万元\n科目编码\t科目名称\t合计\n213\t农林水支出\t9.00\n21301\t农业农村\t9.00\n"
    "2130101\t行政运行\t6.00\n2130104\t事业运行\t3.00\n\n"
)


def sentences(text: str) -> list[str]:
    """What the figures of the sentences after FORM mean."""
    return meanings(facts_of(FORM + text))[4:]


def test_a_list_of_parts() -> None:
    assert said("2024年支出预算200.00万元，其中：基本支出150.00万元，占75.00%；项目支出50.00万元，占25.00%。") == [
        "200.00: 支出",
        "150.00: 支出 基本支出",
        "75.00%: ?",
        "50.00: 支出 项目支出",
        "25.00%: ?",
    ]


def test_the_parts_of_a_part_are_of_its_kind() -> None:
    assert said("一般公共预算支出9.00万元，其中：基本支出6.00万元，项目支出3.00万元。") == [
        "9.00: 支出 一般公共预算",
        "6.00: 支出 一般公共预算 基本支出",
        "3.00: 支出 一般公共预算 项目支出",
    ]


def test_a_list_ends_with_its_sentence() -> None:
    text = "政府性基金预算支出9.00万元，其中：项目支出9.00万元。一般公共预算支出5.00万元。支出预算14.00万元。"
    assert said(text)[2:] == ["5.00: 支出 一般公共预算", "14.00: 支出"]


def test_a_paragraph_announces_the_list_of_the_next_ones() -> None:
    text = "三、支出说明\n一般公共预算支出9.00万元，具体如下：\n1.基本支出6.00万元。\n2.项目支出3.00万元。"
    assert meanings(facts_of(text))[1:] == ["6.00: 支出 一般公共预算 基本支出", "3.00: 支出 一般公共预算 项目支出"]


def test_a_heading_ends_the_list_that_was_announced() -> None:
    text = "三、支出说明\n政府性基金预算支出9.00万元，具体如下：\n四、其他说明\n2024年支出预算3.00万元。"
    assert meanings(facts_of(text))[1:] == ["3.00: 支出"]


def test_last_years_amount_in_the_same_sentence() -> None:
    assert said("2023年支出预算180.00万元，2024年支出预算200.00万元，上年决算170.00万元。") == [
        "180.00: 支出 2023/预算",
        "200.00: 支出",
        "170.00: 支出 2023/决算",
    ]


def test_a_silent_label_speaks_of_what_was_spoken_of() -> None:
    text = "公务接待费2024年预算2.00万元，2023年预算3.00万元。"
    assert said(text, "七、“三公”经费说明") == ["2.00: 公务接待费", "3.00: 公务接待费 2023/预算"]


def test_a_run_in_heading_sets_the_subject() -> None:
    assert said("公务接待费：2024年安排2.00万元。", "七、“三公”经费说明") == ["2.00: 公务接待费"]
    assert said("（二）公务接待费。2024年安排2.00万元。", "七、“三公”经费说明") == ["2.00: 公务接待费"]


def test_a_lead_not_understood_makes_the_amounts_after_it_unknown() -> None:
    assert said("山林巡护专项安排12.00万元，2024年预算12.00万元，支出预算12.00万元。") == ["12.00: ?"] * 3


def test_an_unknown_label_makes_one_amount_unknown() -> None:
    assert said("2024年基本支出6.00万元，山林巡护3.00万元。") == ["6.00: 支出 基本支出", "3.00: ?"]


def test_a_year_does_not_make_an_unknown_label_known() -> None:
    assert said("2024年基本支出6.00万元，山林巡护2024年预算3.00万元。") == ["6.00: 支出 基本支出", "3.00: ?"]


def test_words_that_follow_an_amount_at_once_are_no_label() -> None:
    assert said("2024年支出预算12.00万元用于保障基本支出3.00万元。") == ["12.00: 支出", "3.00: ?"]


def test_the_section_says_of_which_money() -> None:
    assert said("基本支出6.00万元。", "四、一般公共预算支出说明") == ["6.00: 支出 一般公共预算 基本支出"]
    assert said("2024年基本支出6.00万元。", "四、其他说明") == ["6.00: 支出 ? 基本支出"]


def test_a_section_of_a_unit() -> None:
    text = "（一）种业站\n2024年支出预算20.00万元，其中：基本支出15.00万元。\n（二）农机站\n2024年支出预算30.00万元。"
    assert meanings(facts_of(text)) == ["20.00: 支出 种业站", "15.00: 支出 基本支出 种业站", "30.00: 支出 农机站"]


def test_headings_inherit_what_stands_above() -> None:
    text = "三、政府性基金预算说明\n（一）支出说明\n项目支出6.00万元。\n四、其他\n2024年收入预算7.00万元。"
    assert meanings(facts_of(text)) == ["6.00: 支出 政府性基金预算 项目支出", "7.00: 收入"]


def test_functional_classes_in_sentences() -> None:
    text = "四、一般公共预算支出说明\n1.农林水支出（类）农业农村（款）行政运行（项）6.00万元，主要用于机关运转。"
    assert sentences(text) == ["6.00: 支出 一般公共预算 2130101"]


def test_functional_classes_before_the_year() -> None:
    text = "四、一般公共预算支出说明\n1.农林水支出（类）农业农村（款）行政运行（项）2024年预算数为6.00万元。"
    assert sentences(text) == ["6.00: 支出 一般公共预算 2130101"]


def test_income_in_a_sentence_that_speaks_of_both_sides() -> None:
    text = (
        "2024年收支总预算200.00万元。收入包括：一般公共预算拨款收入150.00万元、事业收入50.00万元；"
        "支出包括：农林水支出200.00万元。"
    )
    assert said(text, "二、收支说明") == [
        "200.00: 总计 支出",
        "150.00: 收入 一般公共预算",
        "50.00: 收入 事业收入",
        "200.00: 支出 213",
    ]


def test_budget_and_accounts_in_final_accounts() -> None:
    text = "2024年度财政拨款支出年初预算为200.00万元，支出决算为185.00万元，完成年初预算的92.50%。"
    assert said(text, cover=FINAL) == [
        "200.00: 支出 财政拨款 2024/年初预算",
        "185.00: 支出 财政拨款 2024/决算",
        "92.50%: ?",
    ]


def test_counts_are_no_facts_but_end_the_words_before_them() -> None:
    assert said("共有车辆9辆，2024年支出预算5.00万元。") == ["5.00: 支出"]


def test_rough_amounts_are_marked() -> None:
    found = facts_of("三、支出说明\n2024年支出预算约200万元，基本支出50.00万元。").all
    assert [fact.approximate for fact in found] == [True, False]


def test_sentences_that_mean_something_as_a_whole() -> None:
    text = "面向中小企业预留的政府采购项目中，由中小企业承接的采购金额40.00万元。"
    assert said(text, "九、政府采购说明", FINAL) == ["40.00: 中小企业预留采购 2024/决算"]


def test_the_labels_of_figures() -> None:
    text = "三、支出说明\n2024年支出预算200.00万元，比上年增加20.00万元，增长11.11%，其中：基本支出150.00万元，占75%。"
    assert [fact.label for fact in facts_of(text).all] == ["支出预算", "增减额", "增减幅度", "基本支出", "占比"]


def test_a_class_or_project_before_the_year_is_not_the_whole() -> None:
    head = "四、一般公共预算支出说明\n"
    assert sentences(head + "行政运行（2130101）2024年支出预算6.00万元。") == ["6.00: 支出 一般公共预算 2130101"]
    assert sentences(head + "山林巡护项目2024年支出预算6.00万元。") == ["6.00: ?"]


def test_under_the_heading_of_a_class_a_part_is_not_that_of_the_whole() -> None:
    (said_there,) = sentences("四、一般公共预算支出说明\n（一）农林水支出（类）\n基本支出6.00万元。")
    assert said_there in ("6.00: ?", "6.00: 支出 一般公共预算 基本支出 213")


def test_the_parts_of_something_unknown_are_unknown() -> None:
    text = "神秘支出9.00万元，其中：基本支出5.00万元，项目支出4.00万元。"
    assert said(text) == ["9.00: ?", "5.00: ?", "4.00: ?"]


def test_income_and_expenditure_in_one_sentence() -> None:
    for text in ("收入预算7.00万元，支出预算6.00万元。", "2024年收入预算7.00万元，支出预算6.00万元。"):
        assert said(text, "二、收支说明") == ["7.00: 收入", "6.00: 支出"]


def test_a_limit_is_no_amount_of_the_report() -> None:
    sentence = "单价50万元（含）以上设备2台，收入预算8.00万元。"
    facts = facts_of(f"三、收入预算说明\n{sentence}").statements
    assert [(fact.figure.text, fact.label, fact.why) for fact in facts] == [
        ("50", "单价", "threshold"),
        ("8.00", "收入预算", ""),
    ]


def test_the_budget_of_a_body_named_with_brackets() -> None:
    assert said("测试局（本级）预算5.00万元，包括公用经费3.00万元。", "一、测试局（本级）") == [
        "5.00: 支出 测试局（本级）",
        "3.00: 支出 公用经费 测试局（本级）",
    ]
