from __future__ import annotations

import pytest

from tests.checks.tiny import FINAL, outcomes, table, told

HEAD = "三、支出预算说明\n"


def share(part: str, percent: str, whole: str = "200.00") -> list[str]:
    return told("share", f"{HEAD}2024年支出预算{whole}万元，其中：基本支出{part}万元，占{percent}。")


@pytest.mark.parametrize(
    ("part", "percent", "expected"),
    [
        ("150.00", "75.00%", "passed"),
        ("150.00", "75%", "passed"),
        ("150.00", "74.99%", "info"),
        ("150.00", "74.98%", "failed"),
        ("66.67", "33.33%", "passed"),
        ("66.67", "33.34%", "passed"),
        ("66.67", "33.4%", "info"),
        ("66.67", "34%", "info"),
        ("66.67", "35%", "failed"),
    ],
)
def test_shares_on_intervals(part: str, percent: str, expected: str) -> None:
    assert [line.split()[0] for line in share(part, percent)] == [expected]


def test_shares_of_nothing() -> None:
    assert share("5.00", "75.00%", "0") == ["failed 75.00% 5.00 0"]
    assert share("0", "0%", "0") == ["unchecked 0% base_is_zero"]
    assert told("share", HEAD + "基本支出5.00万元，占75.00%。") == ["unchecked 75.00% base_not_stated"]
    rough = "2024年支出预算200万元，其中：基本支出150万元，占比约70%。"
    assert told("share", HEAD + rough) == ["unchecked 70% base_not_stated"]


def test_one_share_may_be_adjusted_so_that_all_add_up() -> None:
    text = (
        "2024年收入预算3000.00万元，其中：一般公共预算收入1000.00万元，占33.33%；"
        "事业收入1000.00万元，占33.32%；其他收入1000.00万元，占{}。"
    )
    assert [line.split()[0] for line in told("share", HEAD + text.format("33.35%"))] == ["passed", "info", "info"]
    assert [line.split()[0] for line in told("share", HEAD + text.format("33.36%"))] == ["passed", "info", "failed"]


def test_the_message_of_a_share() -> None:
    (failed,) = outcomes("share", HEAD + "2024年支出预算200.00万元，其中：基本支出150.00万元，占57.00%。")
    assert failed.message is not None
    assert failed.message.zh == "“基本支出”的占比 57.00% 与金额不符，按金额计算应为 75.00%"
    assert failed.message.en == "57.00% for “基本支出” does not fit the amounts: they give 75.00%"
    assert [line.zh for line in failed.working] == ["150.00 ÷ 200.00 = 75.00% ≠ 57.00%"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年支出预算360.00万元，比上年增加60.00万元，增长20.00%。", "passed 20.00% 360.00 60.00"),
        ("2024年支出预算360.00万元，比上年增加60.00万元，增长16.67%。", "failed 16.67% 360.00 60.00"),
        ("2024年支出预算240.00万元，比上年减少60.00万元，下降20.00%。", "passed 20.00% 240.00 60.00"),
        ("2024年支出预算240.00万元，比上年减少60.00万元，下降25.00%。", "failed 25.00% 240.00 60.00"),
        ("2024年支出预算60.00万元，比上年增加60.00万元，增长100%。", "unchecked 100% base_is_zero"),
        ("2023年支出预算300.00万元，2024年支出预算360.00万元，增长20.00%。", "passed 20.00% 360.00 300.00"),
        ("2023年支出预算300.00万元，2024年支出预算360.00万元，增长25.00%。", "failed 25.00% 360.00 300.00"),
        ("2023年支出预算300.00万元，2024年支出预算240.00万元，下降20.00%。", "passed 20.00% 240.00 300.00"),
        ("2023年支出预算0万元，2024年支出预算240.00万元，增长20.00%。", "unchecked 20.00% base_is_zero"),
        ("2024年支出预算360.00万元，比上年增长约20%。", "unchecked 20% base_not_stated"),
        (
            "2023年支出预算300.00万元，2024年支出预算360.00万元，增加60.00万元，增长20.00%。",
            "passed 20.00% 360.00 60.00 300.00",
        ),
        (
            "2023年支出预算300.00万元，2024年支出预算360.00万元，增加60.00万元，增长16.67%。",
            "failed 16.67% 360.00 60.00 300.00",
        ),
        (
            "2023年支出预算0万元，2024年支出预算60.00万元，增加60.00万元，增长100%。",
            "unchecked 100% base_is_zero",
        ),
    ],
)
def test_growth(sentence: str, expected: str) -> None:
    assert told("growth", HEAD + sentence) == [expected]


def test_growth_of_what_its_own_words_name() -> None:
    text = "2024年基本支出150.00万元，项目支出50.00万元，其中基本支出比上年增加10.00万元，项目支出增长5.00%。"
    assert told("growth", HEAD + text) == ["unchecked 5.00% base_not_stated"]


def test_growth_from_what_a_form_states() -> None:
    text = table("项目|2023年预算数|2024年预算数\n公务接待费|4.00|5.00", "“三公”经费支出表")
    text += "七、“三公”经费说明\n2024年“三公”经费9.00万元。公务接待费比上年增长{}。"
    assert told("growth", text.format("25%")) == ["passed 25% 5.00 4.00"]
    assert told("growth", text.format("20%")) == ["failed 20% 5.00 4.00"]


def test_completion() -> None:
    text = "六、支出说明\n2024年度财政拨款支出年初预算为200.00万元，支出决算为185.00万元，完成年初预算的{}。"
    assert told("completion", text.format("92.5%"), FINAL) == ["passed 92.5% 185.00 200.00"]
    assert told("completion", text.format("95.2%"), FINAL) == ["failed 95.2% 185.00 200.00"]


def test_growth_from_zero() -> None:
    text = "2024年支出预算{}万元，比上年增加{}万元，增长100%。"
    (failed,) = outcomes("zero-base", HEAD + text.format("60.00", "60.00"))
    assert [fact.figure.text for fact in failed.suspects] == ["100%"]
    assert told("zero-base", HEAD + text.format("60.00", "30.00")) == ["passed 100% 60.00 30.00"]
    assert told("zero-base", HEAD + text.format("0", "0")) == []
    prior = "2023年支出预算0万元，2024年支出预算60.00万元，增长100%。"
    assert told("zero-base", HEAD + prior) == ["failed 100% 60.00 0"]


def test_a_share_of_a_whole_that_only_a_form_states() -> None:
    rows = table("项目|2024年预算数\n三公经费合计|80.00\n公务接待费|20.00\n因公出国（境）费|60.00", "“三公”经费支出表")
    text = rows + "七、“三公”经费说明\n公务接待费支出20.00万元，占“三公”经费的{}。"
    assert told("share", text.format("25.00%")) == ["passed 25.00% 20.00 80.00"]
    assert told("share", text.format("52.00%")) == ["failed 52.00% 20.00 80.00"]


def test_shares_of_a_whole_that_no_word_names() -> None:
    rows = table(
        "科目编码|科目名称|合计\n|合计|80.00\n201|一般公共服务支出|60.00\n208|社会保障和就业支出|20.00", "支出总表"
    )
    text = rows + "三、支出结构说明\n一般公共服务支出60.00万元，占{}。\n社会保障和就业支出20.00万元，占{}。"
    assert told("share", text.format("75.00%", "25.00%")) == ["passed 75.00% 60.00 80.00", "passed 25.00% 20.00 80.00"]
    assert told("share", text.format("75.00%", "52.00%")) == ["passed 75.00% 60.00 80.00", "failed 52.00% 20.00 80.00"]
    assert told("share", text.format("57.00%", "52.00%")) == [
        "unchecked 57.00% base_not_stated",
        "unchecked 52.00% base_not_stated",
    ]


def test_a_total_in_words_may_be_the_one_of_the_list() -> None:
    rows = table("项目|2024年预算数\n支出总计|500.00", "收支总表")
    text = rows + "三、财政拨款说明\n财政拨款支出200.00万元，其中：基本支出150.00万元，占总支出的{}。"
    assert told("share", text.format("75.00%")) == ["passed 75.00% 150.00 200.00"]
    assert told("share", text.format("30.00%")) == ["passed 30.00% 150.00 500.00"]
    assert told("share", text.format("57.00%")) == ["unchecked 57.00% base_not_stated"]


def test_a_share_after_a_nested_list_is_of_the_outer_whole() -> None:
    text = "按性质分：基本支出150.00万元，占75.00%，其中人员经费90.00万元、公用经费60.00万元；项目支出50.00万元，占{}。"
    head = f"{HEAD}2024年支出预算200.00万元。\n\n"
    assert told("share", head + text.format("25.00%"))[-1] == "passed 25.00% 50.00 200.00"
    assert told("share", head + text.format("26.00%"))[-1].startswith("failed 26.00% 50.00")


def test_a_share_after_a_bracket_is_of_what_stands_before_it() -> None:
    text = "2024年收入预算200.00万元，其中：财政拨款收入150.00万元（含上年结转30.00万元），占75.00%。"
    assert told("share", "二、收入预算说明\n" + text) == ["passed 75.00% 150.00 200.00"]


PLAN = "三公经费表\n单位：万元\n项目\t预算数\t决算数\n三公经费\t5.00\t4.00\n公务接待费\t2.00\t1.00\n\n七、三公\n"


@pytest.mark.parametrize(
    ("percent", "expected"),
    [("50%", "passed 50% 1.00 2.00"), ("40%", "failed 40% 1.00 2.00")],
)
def test_the_plan_of_a_part_may_stand_in_a_form(percent: str, expected: str) -> None:
    text = f"三公经费支出决算为4.00万元，其中：公务接待费支出决算为1.00万元，完成预算的{percent}。"
    assert told("completion", PLAN + text, "测试局2024年部门决算\n\n") == [expected]


def test_no_plan_is_sought_where_the_report_is_not_known_to_be_of_accounts() -> None:
    text = "2024年一般公共预算支出5.00万元。\n2024年一般公共预算支出决算数为5.00万元，完成预算60%。"
    assert told("completion", HEAD + text, "") == ["unchecked 60% base_not_stated"]


def test_shares_of_the_item_that_they_are_parts_of() -> None:
    text = "三公经费支出5.00万元。\n三公经费支出中，公务接待费4.00万元，占80%；因公出国（境）费1.00万元，占30%。"
    assert told("share", "七、三公经费\n" + text) == ["passed 80% 4.00 5.00", "failed 30% 1.00 5.00"]


def test_a_plan_that_is_called_a_budget_and_no_more() -> None:
    text = "公务接待费支出预算为4.00万元，支出决算为3.00万元，完成预算的{}，与上年相比减少1.00万元。"
    told_of = [told("completion", "七、三公\n" + text.format(share), FINAL) for share in ("75%", "80%")]
    assert told_of == [["passed 75% 3.00 4.00"], ["failed 80% 3.00 4.00"]]


STRUCTURE = (
    "一、一般公共预算支出情况\n2024年一般公共预算支出400.00万元。\n\n二、一般公共预算支出结构情况\n"
    "教育支出100.00万元，占{}；科学技术支出60.00万元，占{}；卫生健康支出200.00万元，占{}；住房保障支出40.00万元，占{}。"
)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (("25%", "15%", "50%", "10%"), ["passed", "passed", "passed", "passed"]),
        (("52%", "15%", "50%", "10%"), ["failed", "passed", "passed", "passed"]),
        (("52%", "51%", "50%", "10%"), ["failed", "failed", "passed", "passed"]),
        (("52%", "51%", "5%", "10%"), ["unchecked", "unchecked", "unchecked", "passed"]),
    ],
)
def test_shares_are_of_what_most_of_their_list_are_of(shares: tuple[str, ...], expected: list[str]) -> None:
    assert [line.split()[0] for line in told("share", STRUCTURE.format(*shares))] == expected


def test_a_share_of_all_there_is_and_of_more() -> None:
    income = "二、收入\n2024年收入预算400.00万元。\n\n其中：一般公共预算收入400.00万元，占{}。"
    assert told("share", income.format("100%")) == ["passed 100% 400.00 400.00"]
    assert told("share", income.format("10%")) == ["failed 10% 400.00 400.00"]
    assert told("share", "二、支出\n教育支出400.00万元，占700%。") == ["failed 700%"]
