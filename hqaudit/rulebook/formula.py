"""The grammar of a rule's `check`: items joined by + and −, one of = <= >= between the two sides.

An item in square brackets may be missing: `收入总计 = 本年收入合计 + [上年结转]`.
"""

from __future__ import annotations

import re

from hqaudit.facts.vocabulary import Vocabulary, normal
from hqaudit.model.formula import Formula, Relation, Term

_RELATIONS: dict[str, Relation] = {"=": "=", "<=": "<=", "≤": "<=", ">=": ">=", "≥": ">=", "＝": "="}
_RELATION = re.compile(r"<=|>=|[=＝≤≥]")
_SIGN = re.compile(r"\s*([+＋])\s*|\s+([-−－])\s+")
_GROUPS = ("items", "funds")


def parse(text: str, vocabulary: Vocabulary) -> Formula:
    """The formula in a text. Raises ValueError with a sentence that says what was expected and where."""
    relations = list(_RELATION.finditer(text))
    if len(relations) != 1:
        raise ValueError(f"expected one of = <= >= between two sides, found {len(relations)} in “{text}”")
    relation = relations[0]
    left = _terms(text[: relation.start()], text, vocabulary)
    right = _terms(text[relation.end() :], text, vocabulary)
    return Formula(text, left, _RELATIONS[relation[0]], right)


def _terms(side: str, text: str, vocabulary: Vocabulary) -> tuple[Term, ...]:
    terms: list[Term] = []
    sign, position = 1, 0
    for match in [*_SIGN.finditer(side), None]:
        name = side[position : match.start() if match else len(side)].strip()
        if not name:
            raise ValueError(f"expected an item {'before' if match else 'after'} the sign, found none in “{text}”")
        optional = name.startswith("[") and name.endswith("]")
        name = name.strip("[]")
        means = vocabulary.lexicon(*_GROUPS).read(normal(name))
        terms.append(Term(name, sign, means or None, optional))
        if match:
            sign, position = (1 if match[1] else -1), match.end()
    return tuple(terms)
