"""Consistent figures for a made-up department: classes, natures and economic classes that add up."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")

FUNCTIONS: Mapping[str, str] = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010301": "行政运行",
    "2010302": "一般行政管理事务",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "213": "农林水支出",
    "21301": "农业农村",
    "2130106": "科技转化与推广服务",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
}
STAFF = {
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30103": "奖金",
    "30108": "机关事业单位基本养老保险缴费",
    "30113": "住房公积金",
    "30302": "退休费",
    "30309": "奖励金",
}
OFFICE = {
    "30201": "办公费",
    "30207": "邮电费",
    "30211": "差旅费",
    "30228": "工会经费",
    "30239": "其他交通费用",
    "31002": "办公设备购置",
}
GROUPS = {"301": "工资福利支出", "303": "对个人和家庭的补助", "302": "商品和服务支出", "310": "资本性支出"}
_PROJECTS = ("2010302", "2130106")


def shown(amount: Decimal) -> str:
    """An amount as the forms print it."""
    return f"{amount:,.2f}"


def percent(part: Decimal, whole: Decimal) -> str:
    """A share with two decimals, half up."""
    return f"{(100 * part / whole).quantize(CENT, ROUND_HALF_UP)}%"


@dataclass
class Year:
    """What one year's money went to: by item (项) and by economic class (款)."""

    items: dict[str, Decimal] = field(default_factory=dict)
    economic: dict[str, Decimal] = field(default_factory=dict)
    other_income: Decimal = Decimal(0)

    def of(self, code: str, nature: str = "") -> Decimal:
        """What a class of any level amounts to; of 基本支出 or 项目支出 alone."""
        return sum(
            (
                amount
                for item, amount in self.items.items()
                if item.startswith(code) and (not nature or (item in _PROJECTS) == (nature == "项目支出"))
            ),
            Decimal(0),
        )

    def econ(self, code: str) -> Decimal:
        """What an economic class of any level amounts to."""
        return sum((amount for key, amount in self.economic.items() if key.startswith(code)), Decimal(0))

    @property
    def staff(self) -> Decimal:
        """人员经费."""
        return self.econ("301") + self.econ("303")

    @property
    def office(self) -> Decimal:
        """公用经费."""
        return self.econ("302") + self.econ("310")

    @property
    def total(self) -> Decimal:
        """本年支出合计, all of 一般公共预算."""
        return self.of("")

    @property
    def basic(self) -> Decimal:
        """基本支出."""
        return self.of("", "基本支出")

    @property
    def projects(self) -> Decimal:
        """项目支出."""
        return self.of("", "项目支出")

    def rows(self) -> Iterator[tuple[str, str, Decimal]]:
        """Codes of all levels, their names and amounts, in the order of a form."""
        for code, name in FUNCTIONS.items():
            yield code, name, self.of(code)


def make(rng: random.Random) -> Year:
    """A year whose economic classes add up to its 基本支出."""
    year = Year()
    for item in (code for code in FUNCTIONS if len(code) == 7):
        year.items[item] = Decimal(rng.randrange(1000, 90000)) / 100
    year.items["2010301"] += 900
    rest = year.basic
    for code in [*STAFF, *OFFICE][:-1]:
        amount = (rest * rng.randrange(5, 25) / 100).quantize(CENT)
        year.economic[code] = amount
        rest -= amount
    year.economic["31002"] = rest
    return year
