"""The sheet in which each failed check is recomputed: the figures as printed, and formulas over them.

Whoever changes a printed figure there sees at once whether the check would hold. The ranges are those of the audit:
half of the last digit to either side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hqaudit.model.figure import AMOUNT_UNITS
from hqaudit.model.message import Message
from hqaudit.model.relation import Linear, Relation, as_printed
from hqaudit.reports.order import in_order
from hqaudit.reports.plain import within
from hqaudit.reports.xlsx.formulas import Formulas, formulas
from hqaudit.reports.xlsx.sheet import Styles, fit_height, write_head, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.fact import Fact
    from hqaudit.model.message import Language
    from hqaudit.model.report import Finding, Report

TITLES = (
    Message("项目", "item"), Message("页", "page"), Message("位置", "place"), Message("印作", "printed"),
    Message("单位", "unit"), Message("×（折成元）", "× (into 元)"), Message("正负", "sign"),
    Message("半个末位", "half a digit"),
    Message("金额（元）或 %", "元 or %"), Message("下限", "low"), Message("上限", "high"), Message("结论", "verdict"),
)  # fmt: skip
WIDTHS = (30, 6, 34, 15, 7, 12, 6, 11, 16, 16, 16, 10)


def write_checks(sheet: Any, styles: Styles, reports: Sequence[Report], language: Language) -> dict[str, int]:
    """All failed checks, each once; in which row (from 0) the first check of a finding begins, by its id."""
    write_head(sheet, styles, [title.text(language) for title in TITLES], WIDTHS)
    where: dict[str, int] = {}
    written: dict[int, int] = {}
    row = 1
    for report in reports:
        for finding, relation in _checks(report):
            if id(relation) not in written:
                written[id(relation)] = row
                row = _write_check(sheet, styles, row, (report, finding, relation), language)
            where.setdefault(finding.id, written[id(relation)])
    return where


def _checks(report: Report) -> Iterator[tuple[Finding, Relation]]:
    for finding in in_order(report.findings):
        for relation in finding.relations:
            yield finding, relation


def _write_check(
    sheet: Any, styles: Styles, row: int, check: tuple[Report, Finding, Relation], language: Language
) -> int:
    """One check from ``row`` on: its head, its figures, its computation; the row for the next one."""
    report, finding, relation = check
    head = f"{report.path} · {finding.title.text(language)} · {finding.rule}"
    for column in range(len(TITLES)):
        write_text(sheet, row, column, "" if column else head, styles.title)
    first = row + 1
    for at, fact in enumerate(relation.facts, start=first):
        sign = relation.terms[at - first][0] if isinstance(relation, Linear) else None
        _write_fact(sheet, styles, at, fact, sign)
    last = row + len(relation.facts)
    _write_result(sheet, styles, last + 1, formulas(relation, first + 1, last + 1, language), language)
    return last + 3


def _write_fact(sheet: Any, styles: Styles, row: int, fact: Fact, sign: int | None) -> None:
    figure, line = fact.figure, row + 1
    low, high = as_printed(fact)
    write_text(sheet, row, 0, fact.label, styles.text)
    if figure.place.page is not None:
        sheet.write_number(row, 1, figure.place.page, styles.whole)
    write_text(sheet, row, 2, within(figure.place), styles.text)
    fit_height(sheet, row, [(fact.label, WIDTHS[0]), (within(figure.place), WIDTHS[2])])
    sheet.write_number(row, 3, float(figure.value), styles.printed(figure.text, figure.decimals))
    write_text(sheet, row, 4, figure.unit, styles.text)
    sheet.write_number(row, 5, 10 ** AMOUNT_UNITS.get(figure.unit, 0), styles.whole)
    if sign is not None:
        sheet.write_number(row, 6, sign, styles.whole)
    sheet.write_number(row, 7, float((high - low) / 2), styles.amount)
    sheet.write_formula(row, 8, f"=D{line}*F{line}", styles.amount, float(fact.amount))
    sheet.write_formula(row, 9, f"=I{line}-H{line}", styles.amount, float(low))
    sheet.write_formula(row, 10, f"=I{line}+H{line}", styles.amount, float(high))


def _write_result(sheet: Any, styles: Styles, row: int, computed: Formulas, language: Language) -> None:
    write_text(sheet, row, 0, computed.title.text(language), styles.strong)
    for column, (formula, value) in enumerate(computed.cells, start=7):
        if formula:
            sheet.write_formula(row, column, formula, styles.amount, value)
    sheet.write_formula(row, 11, computed.verdict[0], styles.verdict, computed.verdict[1])
