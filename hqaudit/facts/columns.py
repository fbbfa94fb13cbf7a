"""What the columns of a table hold: labels, codes or amounts, and what their header path adds to the context."""

from __future__ import annotations

import re

from hqaudit.facts.numbers import cell_number, is_blank
from hqaudit.facts.vocabulary import Means, Vocabulary, normal, unnumbered
from hqaudit.model.blocks import Table
from hqaudit.model.facts import Profile
from hqaudit.model.form import Column

_MONEY = re.compile(r"（(?:单位[:：])?(?:人民币)?(亿元|百万元|万元|千元|元)）|[:：,，](亿元|万元|元)$")
_YEAR = re.compile(r"(20\d\d)年度?")
_PERCENT = re.compile(r"[%％]|百分比|占比|比重|增[长减速幅]率|[长降]率|完成率|执行率|增幅|降幅|幅度")
_CODE = re.compile(r"\d{2,}")
_WORDS = ("items", "funds", "headers", "measures", "basis", "neutral", "functions")
PREVIOUS = "上年"


def read_columns(table: Table, profile: Profile, vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Every column of the table with its kind: "amount", "code", "label", "serial" (序号) or "empty"."""
    return tuple(_column(table, index, profile, vocabulary) for index in range(len(table.columns)))


def _column(table: Table, index: int, profile: Profile, vocabulary: Vocabulary) -> Column:
    path = table.columns[index]
    kind = _kind(table, index, path, vocabulary)
    unit = next((found for level in reversed(path) if (found := _unit(level))), table.unit)
    means = path_means(path, profile, vocabulary)
    percent = is_percentage(means, path)
    return Column(index, path, kind, means, "%" if percent else unit)


def is_percentage(means: Means | None, path: tuple[str, ...]) -> bool:
    """Whether a column holds percentages, by what its header means or, where that is not understood, by its words."""
    measured = (means or {}).get("measure") in ("growth", "ratio")
    return measured or (means is None and bool(path) and _PERCENT.search(normal(path[-1])) is not None)


def _unit(level: str) -> str | None:
    match = _MONEY.search(normal(level))
    return (match[1] or match[2]) if match else None


def _kind(table: Table, index: int, path: tuple[str, ...], vocabulary: Vocabulary) -> str:
    texts = [cell.text for row in table.rows if (cell := row[index]) is not None and not is_blank(cell.text)]
    head = normal(path[-1]) if path else ""
    if head in ("序号", "行次", "行号", "栏次"):
        return "serial"
    if head in ("类", "款", "项") or vocabulary.patterns["code_heads"].search(head):
        return "code"
    if not texts:
        return "empty"
    numbers = [text for text in texts if cell_number(text) is not None]
    if 2 * len(numbers) < len(texts):
        codes = sum(1 for text in texts if _CODE.fullmatch(text.strip()))
        return "code" if 2 * codes > len(texts) else "label"
    if any(vocabulary.patterns["not_amounts"].search(normal(level)) for level in path):
        return "label"
    return "code" if _all_codes(numbers, head) else "amount"


def _all_codes(numbers: list[str], head: str) -> bool:
    """Unheaded or name-headed columns of whole numbers with 3, 5 or 7 digits hold codes, not money."""
    money = any(word in head for word in ("计", "额", "数", "支出", "收入", "经费", "预算", "资金"))
    return not money and all(re.fullmatch(r"[2-5]\d{2}(\d\d){0,3}", text.strip()) for text in numbers)


def path_means(path: tuple[str, ...], profile: Profile, vocabulary: Vocabulary) -> Means | None:
    """What the header path adds to the context; None if a level is not understood."""
    means: Means = {}
    for level in path:
        found = level_means(level, profile, vocabulary)
        if found is None:
            return None
        item = means.get("item")
        means.update(found)
        if item == "上年结转" and not found.get("item"):
            means["item"] = item
    return means


def level_means(level: str, profile: Profile, vocabulary: Vocabulary) -> Means | None:
    """What one level of a header says, its year and unit of money taken off."""
    text = unnumbered(_MONEY.sub("", normal(level))).removeprefix("其中：").rstrip("：")
    years = _YEAR.findall(text)
    text = _YEAR.sub("", text)
    means = vocabulary.lexicon(*_WORDS).read(text)
    if means is None:
        return None
    if years and profile.year is not None and "year" not in means:
        return {**means, "year": years[0 if "measure" in means else -1]}  # 2024年预算数比2023年执行数
    if means.get("year") == PREVIOUS:
        return {**means, "year": str(profile.year - 1)} if profile.year is not None else None
    return means
