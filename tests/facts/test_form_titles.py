from __future__ import annotations

import pytest

from hqaudit.facts.titles import plain_title, title_means
from hqaudit.model.facts import Profile
from hqaudit.rulebook import load_rulebook

PROFILE = Profile("测试市种业局", 2024, "部门预算", "预算")


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("部门支出总体情况表", "部门支出总体情况表"),
        ("2024 年部门支出总体情况表", "部门支出总体情况表"),
        ("表3 部门支出总表", "部门支出总表"),
        ("表三：部门支出总表", "部门支出总表"),
        ("预算03表 部门支出总表", "部门支出总表"),
        ("公开03表：部门支出总表", "部门支出总表"),
        ("附件2：2024年度部门支出总表", "部门支出总表"),
        ("三、部门支出总表（按功能分类科目）", "部门支出总表"),
        ("部门支出总表（2024年度）（单位：万元）", "部门支出总表"),
        ("二〇二四年部门支出总表", "部门支出总表"),
        ("部门支出总表2024年", "部门支出总表"),
        ("年部门支出总表", "部门支出总表"),
        ("部门公开表3：部门支出总表", "部门支出总表"),
        ("测试市种业局2024年部门支出总表", "部门支出总表"),
    ],
)
def test_a_title_without_number_year_and_brackets(title: str, plain: str) -> None:
    assert plain_title(title) == plain


@pytest.mark.parametrize(
    ("title", "means"),
    [
        ("部门收支总表", {}),
        ("公开表5 一般公共预算支出表", {"fund": "一般公共预算", "side": "支出"}),
        ("某项惠民资金绩效目标表", {"side": "支出", "nature": "项目支出", "only": "project"}),
        ("部门整体绩效目标表", {"only": "record"}),
        ("部门收入总体情况表", {"side": "收入"}),
        ("部门支出预算总表", {"side": "支出"}),
        ("财政拨款收支总体情况表", {"fund": "财政拨款"}),
        ("一般公共预算支出表", {"fund": "一般公共预算", "side": "支出"}),
        ("一般公共预算基本支出情况表", {"fund": "一般公共预算", "side": "支出", "nature": "基本支出"}),
        ("一般公共预算“三公”经费支出表", {"fund": "一般公共预算", "item": "三公经费"}),
        ("政府性基金预算支出表", {"fund": "政府性基金预算", "side": "支出"}),
        ("项目支出表", {"side": "支出", "nature": "项目支出"}),
        ("部门（单位）支出总表", {"side": "支出"}),
        ("支出预算分类汇总表（按政府预算经济分类）", {"side": "支出"}),
        ("公共财政拨款支出表", {"fund": "一般公共预算", "side": "支出"}),
        ("“三公”经费预算财政拨款情况统计表", {"item": "三公经费", "fund": "财政拨款"}),
        ("部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表", {"fund": "一般公共预算"}),
        ("政府性基金预算财政拨款收入支出决算表", {"fund": "政府性基金预算"}),
        ("测试市种业局部门收入总表", {"side": "收入"}),
        ("邻县水务局部门收入总表", {"side": "收入"}),
    ],
)
def test_what_a_title_means(title: str, means: dict[str, str]) -> None:
    assert title_means(title, PROFILE, load_rulebook().vocabulary) == means


@pytest.mark.parametrize("title", ["办公用房清单", "部门专项资金支出表", "职工收入之谜表"])
def test_titles_that_are_not_understood(title: str) -> None:
    assert title_means(title, PROFILE, load_rulebook().vocabulary) is None


def test_the_forms_of_a_government_are_not_taken_for_those_of_a_department() -> None:
    profile = Profile("测试市", 2024, "政府预算", "预算")
    assert title_means("一般公共预算支出表", profile, load_rulebook().vocabulary) is None
