"""Along the rows: codes gather longer codes, outlines their points, 合计 rows what stands above or below them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from hqaudit.checks.total.sums import Sum
from hqaudit.facts.codes import code_kind
from hqaudit.facts.vocabulary import normal
from hqaudit.model.form import Form, RowHead, Side


def row_sums(form: Form) -> Iterator[Sum]:
    """A sum for every amount column and every row that gathers others."""
    for side_index, side in enumerate(form.sides):
        for whole, parts, firm in _row_groups(side):
            firm = firm or (whole.role == "total" and _flat(form, side, parts))  # noqa: PLW2901 - of this very group
            for column in side.amounts:
                fact = form.cells.get((whole.index, column))
                present = tuple(f for part in parts if (f := form.cells.get((part.index, column))) is not None)
                if fact is not None and present and fact.figure.is_amount:
                    yield Sum((side_index, whole.index), fact, present, firm)


def _row_groups(side: Side) -> Iterator[tuple[RowHead, list[RowHead], bool]]:
    """A row and the rows it gathers, and whether the structure is certain by itself (codes, numbering)."""
    children: dict[int, list[RowHead]] = defaultdict(list)
    often = Counter(head.code for head in side.rows)
    for head in side.rows:
        if head.parent is not None and head.role == "part":
            children[head.parent].append(head)
    for head in side.rows:
        below = children.get(head.index, [])
        if below and (len(below) > 1 or head.code):
            yield head, below, _firm(head, often)
    yield from _totals(side)
    yield from _changes(side)


def _firm(head: RowHead, often: Counter[str]) -> bool:
    """A class of the classification that stands once: what lies below it is certain."""
    return often[head.code] == 1 and code_kind(head.code) in ("function", "econ", "gov")


def _totals(side: Side) -> Iterator[tuple[RowHead, list[RowHead], bool]]:
    """合计 rows gather the top rows above (or, standing first, below); 总计 the last 合计 and what follows."""
    top = [head for head in side.rows if head.role == "total" or (head.role == "part" and head.parent is None)]
    waiting: list[RowHead] = []
    last: RowHead | None = None
    for at, head in enumerate(top):
        if head.role != "total":
            waiting.append(head)
            continue
        if at == 0 or (not waiting and last is None):
            below = _until_total(top[at + 1 :])
            if below:
                yield head, below, _even(below)
        elif waiting:
            parts = ([last] if last is not None and _goes_on(head, last) else []) + waiting
            yield head, parts, _even(parts)
        if waiting or last is None:
            last, waiting = head, []


def _changes(side: Side) -> Iterator[tuple[RowHead, list[RowHead], bool]]:
    """A row of this year is the row of last year above it and the row of the change below it."""
    for last, this, change in zip(side.rows, side.rows[1:], side.rows[2:], strict=False):
        years = [(head.means or {}).get("year", "") for head in (last, this)]
        changed = (change.means or {}).get("measure") == "change"
        if changed and all(years) and int(years[1]) - int(years[0]) == 1:
            yield this, [last, change], False


def _flat(form: Form, side: Side, parts: Sequence[RowHead]) -> bool:
    """Rows of one rank for certain: each fills all the columns that name it, which are several (目录, 名称)."""
    names = [at for at in side.labels if form.columns[at].kind == "label"]
    cells = [form.table.rows[head.index][at] for head in parts for at in names]
    return len(names) > 1 and len(parts) > 1 and all(cell is None or cell.text.strip() for cell in cells)


def _until_total(heads: Sequence[RowHead]) -> list[RowHead]:
    below: list[RowHead] = []
    for head in heads:
        if head.role == "total":
            break
        below.append(head)
    return below


def _goes_on(head: RowHead, last: RowHead) -> bool:
    """Whether a total gathers the one above it: 总计, or 收入合计 below 本年收入小计."""
    label, above = normal(head.label), normal(last.label)
    return "总计" in label or ("小计" not in label and "本年" not in label and ("小计" in above or "本年" in above))


def _even(parts: Sequence[RowHead]) -> bool:
    """Rows of one rank for certain: classes, each once, or numbered points."""
    classes = [part.code for part in parts if code_kind(part.code) in ("function", "econ", "gov")]
    if len(classes) == len(parts):
        return len(set(classes)) == len(classes)
    return all(normal(part.label)[:1] in "一二三四五六七八九十（" for part in parts)
