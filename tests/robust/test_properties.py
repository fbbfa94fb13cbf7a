"""What must not change the findings: the order of files, of rules and of rows, and the unit of the amounts."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hqaudit.audit import audit, audit_document
from hqaudit.facts.numbers import cell_number, text_numbers
from hqaudit.model.report import Report
from hqaudit.readers import read
from hqaudit.rulebook import Rulebook, load_rulebook
from tests.fuzz import targets
from tests.robust.bad import SAMPLE, TEXT
from tests.robust.printed import print_again
from tests.templates.accounts import final_accounts
from tests.templates.budget import budget

BUDGET = 8
PIECES = st.sampled_from([
    *"0123456789.,，。；：（）()%％-+ \t|\n#一二、", "万元", "元", "合计", "收入", "支出", "基本支出", "其中：",
    "比上年", "增加", "增长", "第一部分", "目录", "单位：万元", "预算表", "201", "20101", "\ufffd", "\u202e", "\x1b",
])  # fmt: skip
OPERATORS = st.sampled_from([
    "q", "Q", "BT", "ET", "(A) Tj", "<0041> Tj", "[(A) -9e9 (B)] TJ", "/F1 0 Tf", "/F1 9 Tf", "/F2 9 Tf", "1e999 0 Td",
    "5 5 Td", "0 0 0 0 0 0 cm", "1 0 0 1 9 9 Tm", "9 9 50 0.5 re f", "0 0 m 0 99 l S", "W n", "/Fm0 Do", "T*",
    "3 Tr", "(", "]", "<<", "BI",
])  # fmt: skip
CODES = [f"2010{number}" for number in range(1, 8)]


def results(report: Report) -> list[tuple[str, str, tuple[str, ...], str]]:
    """What was found, without where: rule, severity, figures, what should stand instead."""
    found = [
        (
            finding.rule,
            finding.severity,
            tuple(sorted(exhibit.figure.text for exhibit in finding.exhibits)),
            finding.suggestion.value if finding.suggestion else "",
        )
        for finding in report.findings
    ]
    return sorted(found)


@settings(max_examples=BUDGET, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=120).map("".join))
def test_any_text_has_a_report(text: str) -> None:
    targets.report(text.encode(errors="replace"))
    targets.numbers(text.encode(errors="replace"))
    targets.formula(text.encode(errors="replace"))


@settings(max_examples=BUDGET, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(OPERATORS, max_size=60).map("\n".join))
def test_any_content_has_a_page(content: str) -> None:
    targets.content(content.encode())


@settings(max_examples=60, deadline=None)
@given(st.decimals(0, 10**12, places=2), st.booleans(), st.sampled_from(["", "万元", "元", "%"]))
def test_a_number_is_read_as_it_was_written(value: Decimal, grouped: bool, unit: str) -> None:
    text = f"{value:,.2f}" if grouped else f"{value:.2f}"
    number = cell_number(text + unit)
    assert number is not None
    assert (number.value, number.decimals, number.unit) == (value, 2, unit)
    assert [found.value for found in text_numbers(f"收入{text}{unit}。")] == ([value] if unit else [])


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


def test_the_order_of_rules_changes_nothing(book: Rulebook) -> None:
    document = read(str(SAMPLE))
    backwards = Rulebook(tuple(reversed(book.rules)), book.vocabulary, packs=book.packs)
    expected = audit_document(document, "x", book)
    assert expected.findings
    assert audit_document(document, "x", backwards) == expected


LAST_DIGIT = re.compile(r"(?m)^(.*20\d{5}\t.*\t\d+\.\d)(\d)")
WRONG = LAST_DIGIT.sub(lambda match: f"{match[1]}{9 - int(match[2])}", budget(1), count=1)
RENDERED = {"sample": TEXT, "budget": budget(1), "accounts": final_accounts(2), "wrong": WRONG}


@pytest.mark.parametrize("name", RENDERED)
def test_text_or_print_changes_nothing(name: str, book: Rulebook) -> None:
    text = RENDERED[name].encode()
    plain = audit("-", book, text)
    again = audit("-", book, print_again(read("-", lambda: text)))
    assert (plain.status, again.status, plain.coverage) == ("checked", "checked", again.coverage)
    assert bool(plain.findings) == (name in {"sample", "wrong"})
    broken = "doubled-text"  # a character twice where a line ends: the lines end elsewhere
    assert [one for one in results(again) if one[0] != broken] == [one for one in results(plain) if one[0] != broken]
    if name == "sample":  # by Chromium, its lines kept
        assert results(audit(str(SAMPLE), book)) == results(plain)


def form(amounts: list[Decimal], order: list[int], total: Decimal, factor: int, unit: str) -> bytes:
    """A form of one class, its items in some order, the amounts in some unit."""

    def printed(amount: Decimal) -> str:
        return f"{amount * factor:.2f}"

    rows = [f"{CODES[at]}01\t项目{at}\t{printed(amounts[at])}\t{printed(amounts[at])}\t" for at in order]
    parts = [
        f"{CODES[at]}\t款{at}\t{printed(amounts[at])}\t{printed(amounts[at])}\t\n{rows[order.index(at)]}"
        for at in order
    ]
    head = f"一般公共预算支出表\n单位：{unit}\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    whole = f"201\t一般公共服务支出\t{printed(total)}\t{printed(total)}\t\n"
    return (head + whole + "\n".join(parts) + f"\n\t合计\t{printed(total)}\t{printed(total)}\t\n").encode()


@settings(max_examples=BUDGET, deadline=None)
@given(
    st.lists(st.decimals("0.01", "9999", places=2), min_size=2, max_size=7),
    st.randoms(use_true_random=False),
    st.sampled_from([Decimal(0), Decimal("0.37"), Decimal(100)]),
)
def test_order_of_rows_and_unit_change_nothing(amounts: list[Decimal], random: object, off: Decimal) -> None:
    order = list(range(len(amounts)))
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis gives it no type
    total = sum(amounts, Decimal(0)) + off
    plain = audit("-", None, form(amounts, sorted(order), total, 1, "万元"))
    other = audit("-", None, form(amounts, order, total, 10_000, "元"))
    assert off or not plain.findings

    def told(report: Report, factor: int) -> list[tuple[str, tuple[Decimal, ...]]]:
        return sorted(
            (rule, tuple(sorted(Decimal(text.replace(",", "")) / factor for text in texts)))
            for rule, _, texts, _ in results(report)
        )

    assert told(plain, 1) == told(other, 10_000)


def test_the_order_of_files_changes_nothing(book: Rulebook, tmp_path: Path) -> None:
    texts = [TEXT, re.sub(r"(\d)\.(\d)", r"\2.\1", TEXT), "收入合计 5 万元。"]
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    forwards = [audit(str(path), book) for path in paths]
    backwards = [audit(str(path), book) for path in reversed(paths)]
    assert forwards == backwards[::-1]
