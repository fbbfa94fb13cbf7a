from __future__ import annotations

from tests.facts.tiny import facts_of, words

HEAD = "三、一般公共预算支出说明\n"


def test_a_paragraph_numbered_like_the_one_that_announced_a_list_ends_it() -> None:
    text = (
        "（1）山林巡护支出8.00万元，其中：\n①基本支出6.00万元。\n②项目支出2.00万元。\n（2）基本支出9.00万元。\n"
        "（3）人员经费5.00万元，其中：\n①基本支出6.00万元。"
    )
    facts = facts_of(HEAD + text).statements
    assert [(fact.figure.text, words(fact.context)) for fact in facts] == [
        ("8.00", "?"),
        ("6.00", "?"),
        ("2.00", "?"),
        ("9.00", "支出 一般公共预算 基本支出"),
        ("5.00", "支出 一般公共预算 人员经费"),
        ("6.00", "支出 一般公共预算 基本支出"),
    ]
