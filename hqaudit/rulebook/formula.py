"""The grammar of a rule's `check`: items joined by + and −, one of = <= >= between the two sides.

`[上年结转]` may be missing; `公务接待费[三公表]` is the one in that form, `公务接待费[三公表/预算数]` in that column;
`占比 = 补贴 ÷ 合计` and `增长率 = 本年 ÷ 上年 - 1` are percentages; `公务接待费 <= 5万元` has a constant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hqaudit.facts.formnames import read_form_name
from hqaudit.facts.numbers import cell_number
from hqaudit.facts.vocabulary import Vocabulary, normal
from hqaudit.model.formula import Arithmetic, Constant, Formula, Relation, Term
from hqaudit.model.message import Message

_RELATIONS: dict[str, Relation] = {"=": "=", "<=": "<=", "≤": "<=", ">=": ">=", "≥": ">=", "＝": "="}
_RELATION = re.compile(r"<=|>=|[=＝≤≥]")
_SIGN = re.compile(r"\s*([+＋])\s*|\s+([-−－])\s+")
_DIVISION = re.compile(r"\s*÷\s*|\s+/\s+")
_LESS_ONE = re.compile(r"\s*[-−－]\s*(?:1|100%)\s*$")
_PLACE = re.compile(r"(?P<name>[^\[\]]+?)\s*\[(?P<form>[^\[\]/]*)(?:/(?P<column>[^\[\]]+))?\]")
_GROUPS = ("items", "funds")


class BadFormula(ValueError):  # noqa: N818 - named for what it is, as BrokenRule
    """A text that is no formula; ``message`` says what was expected and what was found."""

    def __init__(self, zh: str, en: str, text: str) -> None:
        self.message = Message(f"{zh}（“{text}”）", f"{en} in “{text}”")
        super().__init__(self.message.en)


def parse(text: str, vocabulary: Vocabulary) -> Formula:
    """The formula in a text. Raises BadFormula with a sentence that says what was expected and where."""
    relations = list(_RELATION.finditer(text))
    if len(relations) != 1:
        zh = f"两边之间应有一个 =、<= 或 >=，有 {len(relations)} 个"
        raise BadFormula(zh, f"expected one of = <= >= between two sides, found {len(relations)}", text)
    relation = relations[0]
    left, right = text[: relation.start()], text[relation.end() :]
    sign = _RELATIONS[relation[0]]
    if _DIVISION.search(text):
        return _percentage(text, left, sign, right, vocabulary)
    items, constants = _right(right, text, vocabulary)
    return Formula(text, _terms(left, text, vocabulary), sign, items, constants=constants)


def _percentage(text: str, left: str, sign: Relation, right: str, vocabulary: Vocabulary) -> Formula:
    growth = _LESS_ONE.search(right)
    arithmetic: Arithmetic = "growth" if growth else "share"
    parts = _DIVISION.split(right[: growth.start()] if growth else right)
    sides = [_terms(part, text, vocabulary) for part in (left, *parts)]
    if sign != "=" or len(parts) != 2 or any(len(side) != 1 for side in sides) or _DIVISION.search(left):
        zh = "百分比应写成“占比 = 甲 ÷ 乙”或“增长率 = 甲 ÷ 乙 - 1”，每处一项"
        en = "expected “占比 = 甲 ÷ 乙” or “增长率 = 甲 ÷ 乙 - 1” with one item in each place, found something else"
        raise BadFormula(zh, en, text)
    return Formula(text, sides[0], "=", (*sides[1], *sides[2]), arithmetic)


def _right(side: str, text: str, vocabulary: Vocabulary) -> tuple[tuple[Term, ...], tuple[Constant, ...]]:
    """The items of the right side, and the figures that stand among them."""
    constants: list[Constant] = []
    items: list[Term] = []
    for sign, name in _signed(side, text):
        number = cell_number(name)
        if number is None:
            items.append(_term(name, sign, text, vocabulary))
        else:
            constants.append(Constant(name, sign, number.value, number.unit))
    return tuple(items), tuple(constants)


def _terms(side: str, text: str, vocabulary: Vocabulary) -> tuple[Term, ...]:
    return tuple(_term(name, sign, text, vocabulary) for sign, name in _signed(side, text))


def _signed(side: str, text: str) -> Iterator[tuple[int, str]]:
    """The items of a side as written, each with its sign."""
    sign, position = 1, 0
    for match in [*_SIGN.finditer(side), None]:
        name = side[position : match.start() if match else len(side)].strip()
        if not name:
            zh, en = ("前", "before") if match else ("后", "after")
            raise BadFormula(f"符号{zh}应有一项", f"expected an item {en} the sign, found none", text)
        yield sign, name
        if match:
            sign, position = (1 if match[1] else -1), match.end()


def _term(written: str, sign: int, text: str, vocabulary: Vocabulary) -> Term:
    optional = written.startswith("[") and written.endswith("]")
    name = written[1:-1].strip() if optional else written
    place = _PLACE.fullmatch(name)
    if place is None and ("[" in name or "]" in name or not name):
        zh = f"应为“项目[表]”“项目[表/列]”或“[项目]”，不是“{written}”"
        raise BadFormula(zh, f"expected “项目[表]”, “项目[表/列]” or “[项目]”, found “{written}”", text)
    name = place["name"] if place else name
    if cell_number(name) is not None:
        zh = f"此处应为项目、行或列的名称，不是数字“{name}”（数字写在 = <= >= 的右边）"
        raise BadFormula(zh, f"expected a name, found the figure {name}, which stands on the right side only", text)
    means = vocabulary.lexicon(*_GROUPS).read(normal(name))
    form = read_form_name(place["form"], vocabulary) if place and place["form"].strip() else None
    column = place["column"].strip() if place and place["column"] else None
    return Term(name, sign, means or None, optional, form, column)
