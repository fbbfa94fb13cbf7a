"""Reports made by hand, to be shown: every shape of finding that a renderer must cope with."""

from __future__ import annotations

from decimal import Decimal

from hqaudit.model.figure import Figure
from hqaudit.model.message import Message
from hqaudit.model.place import Place
from hqaudit.model.report import Coverage, Exhibit, Finding, Report, Role, RuleCounts, Suggestion

PARAGRAPH = (
    "2031年一般公共预算支出年初预算为1,234.50万元，主要用于以下方面：基本支出1,111.10万元，占90.00%；"
    "其中人员经费1,000.00万元，公用经费121.10万元。项目支出123.40万元，占10.00%，比上年有所减少，主要原因是压减一般性支出。"
)
ROW = "208 | 社会保障和就业支出 | 1,234.50 | 1,111.10 | 123.40"
FORM = "2031年部门支出总体情况表"


def exhibit(text: str, label: str, role: Role, quote: str, place: Place, unit: str = "万元") -> Exhibit:
    digits = text.replace(",", "").rstrip("%")
    start = quote.index(text)
    decimals = len(digits.partition(".")[2])
    return Exhibit(Figure(text, Decimal(digits), decimals, unit, place), label, role, quote, (start, start + len(text)))


def in_text(text: str, label: str, role: Role, unit: str = "万元") -> Exhibit:
    start = PARAGRAPH.index(text)
    section = "六、一般公共预算基本支出预算情况说明"
    place = Place(30, start, start + len(text), page=5, box=(72.0, 90.5, 110.25, 104.0), section=section)
    return exhibit(text, label, role, PARAGRAPH, place, unit)


def in_form(text: str, label: str, role: Role, column: str) -> Exhibit:
    place = Place(
        block=60, start=0, end=len(text), page=10, box=(300.0, 200.0, 340.0, 212.0),
        table=FORM, row="208 社会保障和就业支出", column=column, row_index=3, column_index=2,
    )  # fmt: skip
    return exhibit(text, label, role, ROW, place)


def in_line(number: int, text: str) -> Exhibit:
    quote = f"本单位{label(number)}{text}万元"
    place = Place(number, 0, len(text), line=number, section="二、收入预算情况说明")
    return exhibit(text, label(number), "suspect" if number == 1 else "evidence", quote, place)


def label(number: int) -> str:
    return f"第{number}项收入"


SUM = Finding(
    id="a1b2c3",
    rule="identity-basic",
    severity="error",
    title=Message("基本支出等于人员经费加公用经费", "Basic expenditure is personnel plus running costs"),
    message=Message(
        "基本支出 1,111.10 万元，而人员经费与公用经费之和是 1,121.10 万元，相差 10.00 万元。",
        "基本支出 is 1,111.10 万元, but 人员经费 and 公用经费 add up to 1,121.10 万元: it misses by 10.00 万元.",
    ),
    exhibits=(
        in_text("1,111.10", "基本支出", "evidence"),
        in_text("1,000.00", "人员经费", "evidence"),
        in_text("121.10", "公用经费", "suspect"),
    ),
    working=(
        Message("1,000.00 + 121.10 = 1,121.10", "1,000.00 + 121.10 = 1,121.10"),
        Message("1,111.10 − 1,121.10 = −10.00", "1,111.10 − 1,121.10 = −10.00"),
    ),
    suggestion=Suggestion("111.10", "one_digit", Message("有一位数字写错", "one digit is wrong")),
)
CROSS = Finding(
    id="d4e5f6",
    rule="agree-basic",
    severity="error",
    title=Message("同一金额处处相同", "The same amount is the same everywhere"),
    message=Message(
        "[bold]基本支出[/bold] 在两处写法不同。", "[bold]基本支出[/bold] is stated differently in two places."
    ),
    exhibits=(
        in_text("123.40", "项目支出", "suspect"),
        in_text("90.00%", "占比", "evidence", unit="%"),
        in_form("1,234.50", "合计", "evidence", "合计"),
        in_form("1,111.10", "基本支出", "evidence", "基本支出 / 小计"),
        in_form("123.40", "项目支出", "evidence", "项目支出 / 其他运转类"),
    ),
)
MANY = Finding(
    id="777777",
    rule="total-income",
    severity="warning",
    title=Message("各项收入相加等于合计", "Items of income add up to the total"),
    message=Message("合计与各项之和不符。", "The total is not the sum of its items."),
    exhibits=tuple(in_line(number, f"{number}0.00") for number in range(1, 11)),
)
WORDS = Finding(
    id="888888",
    rule="contents-forms",
    severity="info",
    title=Message("目录与正文一致", "The contents name what follows"),
    message=Message("目录中的表在正文中没有。", "A form in the contents does not follow."),
    page=2,
    section="目录",
    quote="七、2031年支出经济分类汇总表 ........ 18",
    mark=(2, 16),
)
WRONG = Report(
    path="报告/样例.pdf",
    status="checked",
    entity="某某县示范局（汇总）",
    year=2031,
    kind="部门预算",
    pages=24,
    coverage=Coverage(412, 380, 16, 16),
    rules=RuleCounts(61, 9, 12),
    findings=(WORDS, MANY, CROSS, SUM),
    unchecked=(("stated_once", 6), ("form_unknown", 9), ("a new reason", 1)),
)
CLEAN = Report("clean.txt", "checked", coverage=Coverage(8, 8, 0, 0), rules=RuleCounts(3, 0, 2))
SCAN = Report("scan.pdf", "unreadable", Message("没有文字层，是扫描件", "no text layer, a scan"), pages=3)
