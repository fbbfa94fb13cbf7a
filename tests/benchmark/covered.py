"""``python -m tests.benchmark coverage``: the share of each report's figures that is verified, by report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from hqaudit.audit import audit
from hqaudit.model.report import Seen
from hqaudit.rulebook import load_rulebook

HEAD = ("report", "in recognised forms", "verified", "in other forms", "in sentences", "verified", "limits")
MUST = (90, 70)
"""Per cent that must be verified: in recognised forms, in sentences."""


def measure(files: Sequence[Path], write: Callable[[str], object]) -> int:
    """Write a table; 1 if less is verified than must be."""
    book = load_rulebook()
    rows: list[Counter[str]] = []
    write(_line(HEAD) + _line(["---"] * len(HEAD)))
    for file in files:
        rows.append(counts(audit(str(file), book, keep=True).figures))
        write(_line([file.stem[:24], *_cells(rows[-1])]))
    whole = sum(rows, Counter())
    write(_line(["all", *_cells(whole)]))
    reasons = sorted(((n, key) for key, n in whole.items() if ": " in key), reverse=True)
    write("\n" + _line(("not checked", "figures")) + _line(["---"] * 2))
    write("".join(_line([key, str(n)]) for n, key in reasons))
    shares = (_share(whole, "form"), _share(whole, "sentence"))
    return int(any(share < must for share, must in zip(shares, MUST, strict=True)))


def counts(figures: Sequence[Seen]) -> Counter[str]:
    """Figures by where they stand, those verified, and those not checked by reason. A limit (50 万元以上) is none."""
    found: Counter[str] = Counter()
    for one in figures:
        where = "sentence" if one.figure.place.row_index is None else "form"
        if one.reason == "threshold":
            found["limit"] += 1
        elif one.reason == "form_unknown":
            found["other form"] += 1
        else:
            found[where] += 1
            found[f"{where} verified"] += one.state == "verified"
            if one.state == "unchecked":
                found[f"{where}: {one.reason}"] += 1
    return found


def _cells(found: Counter[str]) -> list[str]:
    percents = {where: f"{_share(found, where):.1f} %" if found[where] else "–" for where in ("form", "sentence")}
    figures = [str(found[key]) for key in ("form", "other form", "sentence", "limit")]
    return [figures[0], percents["form"], figures[1], figures[2], percents["sentence"], figures[3]]


def _share(found: Counter[str], where: str) -> float:
    return 100 * found[f"{where} verified"] / found[where] if found[where] else 100.0


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
