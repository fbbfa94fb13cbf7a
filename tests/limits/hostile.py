"""Inputs that ask for as much time and memory as they can get, each larger than the largest real report."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.readers.pdf.minimal import pdf, stream
from tests.robust.bad import INPUTS, bomb

MEGABYTES: float = 12
SENTENCE = "2024年收入预算123.45万元，其中：一般公共预算拨款收入100.00万元，比上年增加3.45万元，增长3.57%。"
REPEATED = {
    "sentences": SENTENCE,
    "clauses": SENTENCE[:-1] + "，",
    "words": "收入预算安排",
    "amounts": "收入预算123.45万元",
    "limits": "单价50万元以上",
    "brackets": "（收入1.00万元",
    "lists": "车辆8辆，其中：（",
    "shares": "占5.00%，增长1.00%，",
    "contents": "目录\n",
    "headings": "一、收入支出预算情况说明\n",
    "lines": "2024年收入预算123.45万元\n",
    "cells": "201\t",
    "rows": "20101\t项目\t1.00\t1.00\t\n",
    "pipes": "|",
    "totals": "合计\t1.00\t1.00\n",
    "forms": "支出表\n单位：万元\n项目\t金额\n甲\t1.00\n\n",
}


def text(what: str) -> bytes:
    """A report of nothing but one thing, over and over."""
    line = REPEATED[what].encode()
    head = (
        "测试局2024年部门预算\n\n收支总表\n单位：万元\n\n" if "\t" in what else "测试局2024年部门预算\n\n一、收支情况\n"
    )
    return head.encode() + line * int(MEGABYTES * 1_000_000 // len(line)) + b"\n"


def glyphs() -> bytes:
    """A page of two million characters."""
    return pdf(stream("BT /F1 1 Tf 1 1 Td " + ("(" + "A" * 99 + ") Tj\n") * 20_000 + "ET", packed=True))


def lines_of_glyphs() -> bytes:
    """A page of three hundred thousand lines, one over the other."""
    return pdf(stream("BT /F1 1 Tf 1 1 Td " + "(A) Tj 0 0.0003 Td\n" * 300_000 + "ET", packed=True))


def cells() -> bytes:
    """A page with a grid of a quarter of a million cells."""
    ruled = "".join(f"0 {at / 5} 200 0.01 re f\n{at / 2.5} 0 0.01 100 re f\n" for at in range(500))
    return pdf(stream(ruled + "BT /F1 1 Tf 1 1 Td (1.00) Tj ET", packed=True))


def rulings() -> bytes:
    """A page with six hundred thousand rulings that cross at random."""
    drawn = "".join(f"{at * 7919 % 19997 / 100} {at * 104729 % 9973 / 100} 9 0.1 re f\n" for at in range(300_000))
    return pdf(stream(drawn + drawn.replace("9 0.1 re", "0.1 9 re"), packed=True))


def pages() -> bytes:
    """Twenty thousand pages with a line each."""
    return pdf(*["BT /F1 10 Tf 20 50 Td (A 1.00) Tj ET"] * 20_000)


def parsed() -> bytes:
    """What ``parse`` writes, with a million cells in a row."""
    row = [{"text": "1.00", "page": None, "bbox": None}] * 1_000_000
    table = {
        "kind": "table",
        "title": "支出表",
        "unit": "万元",
        "pages": [],
        "columns": [["合计"]] * 1_000_000,
        "rows": [row],
    }
    return json.dumps({"schema": "hqaudit/document/1", "source": "x", "pages": [], "blocks": [table]}).encode()


WORST: dict[str, Callable[[], bytes]] = {
    **{f"{what}.txt": (lambda what=what: text(what)) for what in REPEATED},  # type: ignore[misc]  # mypy and defaults
    "glyphs.pdf": glyphs,
    "lines-of-glyphs.pdf": lines_of_glyphs,
    "cells.pdf": cells,
    "rulings.pdf": rulings,
    "pages.pdf": pages,
    "bomb-8GB.pdf": lambda: pdf(bomb(8192)),
    "row.json": parsed,
    **{name: (lambda data=data: data) for name, (data, _) in INPUTS.items()},  # type: ignore[misc]  # same
}
