from __future__ import annotations

from hqaudit.diagnosis.wholes import Wholes
from hqaudit.model.fact import Fact
from tests.facts.tiny import facts_of

HEAD = "三、支出说明\n"


def why(text: str, printed: str) -> tuple[str, str] | None:
    facts = facts_of(HEAD + text)
    figure: Fact = next(fact for fact in facts.statements if fact.figure.text == printed)
    found = Wholes(facts).why(figure)
    return None if found is None else (found[0], found[1].figure.text if found[1] is not None else "")


def test_a_share_of_another_amount_of_the_paragraph() -> None:
    text = "2024年收入预算250.00万元。2024年支出预算200.00万元，其中：项目支出50.13万元，占20.05%。\n"
    assert why(text, "20.05%") == ("other_whole", "250.00")
    assert why(text.replace("20.05", "20.07"), "20.07%") is None


def test_growth_over_this_year_for_last_year() -> None:
    text = "2024年支出预算489.51万元，比上年减少54.39万元，下降{}%。\n"
    assert why(text.format("11.11"), "11.11%") == ("growth_of_current", "489.51")
    assert why(text.format("10.00"), "10.00%") is None


def test_shares_made_to_add_up() -> None:
    text = (
        "2024年支出预算300.00万元，其中：基本支出100.10万元，占33.370%；项目支出99.80万元，占33.27%；"
        "经营支出100.10万元，占33.36%。\n"
    )
    assert why(text, "33.36%") == ("plugged", "300.00")
    assert why(text.replace("33.36", "33.37"), "33.37%") is None
