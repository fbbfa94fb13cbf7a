"""A formula's terms found by their printed names: columns in each row of a form, or rows in each of its columns.

Numbers, 其中： and a unit in brackets are no part of a name. A name with a stroke is a path: 本年/补贴 is the column
补贴 under 本年, 东山乡/补贴 the row below 东山乡. A name that stands under several heads (本年: 合计, 补贴; 上年: 合计,
补贴) is compared head by head; where that does not tell which is meant, nothing is compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hqaudit.facts.vocabulary import normal, unnumbered
from hqaudit.model.fact import Fact
from hqaudit.model.form import Column, Form, RowHead, Side
from hqaudit.model.formula import Formula, Term

Bound = dict[Term, list[Fact]]
"""Terms found in one scope and the figures that state them; an empty list for an empty cell."""
Found = Mapping[Term, Sequence[int]]
"""Terms and the columns (or rows) of their names."""
_WHOLE = ("小计", "合计")
_PERCENT = ("growth", "ratio")
_UNIT = re.compile(r"（(?:单位：)?(?:[百千万亿]*元|%|辆|台|个|人|人次|批次|户|亩)）$")
_PERCENT_HEAD = re.compile(r"%|百分比|[率幅]$|占比|比重|比例")


def in_form(form: Form, formula: Formula) -> Iterator[Bound]:
    """The terms of each row or column of a form that has all of them; a term that is ambiguous lists all it may be."""
    for side in form.sides:
        columns = {term: columns_named(form, side.amounts, term.name) for term in formula.terms}
        if _complete(columns):
            for group in _by_head(form, columns):
                yield from _in_rows(form, side, group)
            continue
        rows = {term: rows_named(side.rows, term.name) for term in formula.terms}
        if _complete(rows):
            for group in _by_parent(side.rows, rows):
                yield from _in_columns(form, side, group)


def _complete(found: Found) -> bool:
    return all(places or term.optional for term, places in found.items()) and any(found.values())


def _in_rows(form: Form, side: Side, columns: Found) -> Iterator[Bound]:
    for head in side.rows:
        bound = {term: cells(form, [(head.index, at) for at in found]) for term, found in columns.items() if found}
        if any(bound.values()):
            yield bound


def _in_columns(form: Form, side: Side, rows: Found) -> Iterator[Bound]:
    for column in side.amounts:
        if _is_percentage(form.columns[column]):
            continue  # percentages of parts do not add up to that of the whole
        bound = {term: cells(form, [(at, column) for at in found]) for term, found in rows.items() if found}
        if any(bound.values()):
            yield bound


def _is_percentage(column: Column) -> bool:
    head = normal(column.path[-1]) if column.path else ""
    return (column.means or {}).get("measure") in _PERCENT or bool(_PERCENT_HEAD.search(head))


def _by_head(form: Form, columns: Found) -> list[Found]:
    """The columns of each head that has all terms; else all of them, as they were found."""
    heads: dict[tuple[str, ...], dict[Term, list[int]]] = defaultdict(lambda: defaultdict(list))
    for term, found in columns.items():
        for at in found:
            path = form.columns[at].path
            above = path[:-2] if normal(path[-1]) in _WHOLE and _last(term.name) != normal(path[-1]) else path[:-1]
            heads[above][term].append(at)
    return _groups(columns, heads.values())


def _by_parent(rows: Sequence[RowHead], found: Found) -> list[Found]:
    """The rows of each parent that has all terms (the parent may be one itself); else all, as they were found."""
    heads = {head.index: head for head in rows}
    parents: dict[int | None, dict[Term, list[int]]] = defaultdict(lambda: defaultdict(list))
    for term, places in found.items():
        for at in places:
            parents[heads[at].parent][term].append(at)
            if any(head.parent == at for head in rows):
                parents[at][term].append(at)
    return _groups(found, parents.values())


def _groups(found: Found, groups: Iterable[Mapping[Term, Sequence[int]]]) -> list[Found]:
    whole = [group for group in groups if all(len(group.get(term, ())) == 1 for term in found if found[term])]
    return list(whole) or [found]


def cells(form: Form, at: Iterable[tuple[int, int]]) -> list[Fact]:
    """The figures in some cells; empty cells are left out."""
    return [form.cells[cell] for cell in at if cell in form.cells]


def columns_named(form: Form, amounts: Sequence[int], wanted: str) -> list[int]:
    """The columns with that name, or the 小计 and 合计 below it; heads may stand before it (本年/补贴)."""
    *above, last = wanted.split("/")
    return [at for at in amounts if _column_is(form.columns[at].path, normal(last), [normal(head) for head in above])]


def _column_is(path: tuple[str, ...], last: str, above: Sequence[str]) -> bool:
    levels = [_bare(level) for level in path]
    for depth in (1, 2):
        whole = depth == 1 or (len(levels) > 1 and levels[-1] in _WHOLE)
        if whole and len(levels) >= depth and last in (levels[-depth], normal(path[-depth])):
            return all(head in levels[: len(levels) - depth] for head in above)
    return False


def rows_named(rows: Sequence[RowHead], wanted: str) -> list[int]:
    """The rows with that name, number and 其中 aside; names of rows they are part of may stand before it."""
    *above, last = wanted.split("/")
    heads = {head.index: head for head in rows}
    found = [head for head in rows if _row_is(head, last)]
    for name in reversed(above):
        found = [head for head in found if any(_row_is(one, name) for one in _ancestors(head, heads))]
    return [head.index for head in found]


def _row_is(head: RowHead, name: str) -> bool:
    return normal(name) in (normal(head.label), _bare(head.label), head.code)


def _ancestors(head: RowHead, heads: Mapping[int, RowHead]) -> Iterator[RowHead]:
    while head.parent is not None:
        head = heads[head.parent]
        yield head


def _bare(label: str) -> str:
    return _UNIT.sub("", unnumbered(normal(label)).removeprefix("其中："))


def _last(name: str) -> str:
    return normal(name.rpartition("/")[2])
