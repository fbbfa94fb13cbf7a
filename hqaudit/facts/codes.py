"""The codes of 政府收支分类科目, of units and of projects, told by their look."""

from __future__ import annotations

import re

_PROJECT_CODE = 12
_FUNCTION = re.compile(r"2\d\d(?:\d\d){0,2}")
_DEPARTMENT = re.compile(r"3\d\d(?:\d\d)?(?:\d\d)?")
_GOVERNMENT = re.compile(r"5\d\d(?:\d\d)?(?:\d\d)?")
_INCOME = re.compile(r"1\d\d(?:\d\d){0,3}")


def code_kind(code: str, of_unit: bool = False) -> str:
    """function, econ, gov, income, unit or project, by the first digit and the length of a code."""
    if len(code) >= _PROJECT_CODE:
        return "project"
    if of_unit:
        return "unit"
    for kind, pattern in (("function", _FUNCTION), ("econ", _DEPARTMENT), ("gov", _GOVERNMENT), ("income", _INCOME)):
        if pattern.fullmatch(code):
            return kind
    return "unit"
