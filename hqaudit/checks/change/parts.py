"""The changes of the parts of an amount add up to its own change: by fund, by class, by nature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from hqaudit.checks.moves import Move, add_up, divided, moves
from hqaudit.model.fact import Context
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule

_DIVISIONS = ("fund", "function", "econ", "gov", "nature")
"""Dimensions in which an amount is divided into parts. (Items are divided by the identities.)"""
_GATHERED = {
    "财政拨款": ("一般公共预算", "政府性基金预算", "国有资本经营预算"),
    "单位资金": ("事业收入", "经营收入", "上级补助收入", "附属单位上缴收入", "其他收入"),
    "基本支出": ("人员经费", "公用经费"),
    "项目支出": ("其他运转类", "特定目标类"),
}
"""Funds and natures that are sums of others: beside one of these its parts are no parts of the whole."""
_FEW = 2


def moves_of_parts(rule: Rule, facts: Facts) -> Iterator[Outcome]:
    """An outcome for every change whose parts' changes are stated as well, in one dimension and to one depth."""
    found: dict[tuple[Context, tuple[int, str]], Move] = {}
    for move in moves(facts):
        if move.kind == "change":
            found.setdefault((move.context, move.against), move)
    for dimension in _DIVISIONS:
        for by_depth in _families(found, dimension).values():
            whole, found_parts = by_depth[min(by_depth)]
            values = {str(getattr(part.context, dimension)) for part in found_parts}
            within = {value for gathering in values for value in _GATHERED.get(gathering, ())}
            parts = [part for part in found_parts if getattr(part.context, dimension) not in within]
            if len(parts) >= _FEW:
                today = divided(whole.context, [part.context for part in parts], facts)
                yield add_up(rule, whole, parts, complete=False, today=today)


def _families(
    found: Mapping[tuple[Context, tuple[int, str]], Move], dimension: str
) -> Mapping[object, Mapping[int, tuple[Move, list[Move]]]]:
    """For every change in a dimension the changes of its parts, by how deep they lie."""
    families: dict[object, dict[int, tuple[Move, list[Move]]]] = defaultdict(dict)
    for (context, against), move in found.items():
        value = str(getattr(context, dimension))
        for length in (0, 3, 5) if value.isdigit() else (0,):
            above = context._replace(**{dimension: value[:length]})  # type: ignore[arg-type]  # a string, never the year
            whole = found.get((above, against))
            if length < len(value) and whole is not None:
                depth = len(value) if value.isdigit() else 1
                families[above, against].setdefault(depth, (whole, []))[1].append(move)
    return families
