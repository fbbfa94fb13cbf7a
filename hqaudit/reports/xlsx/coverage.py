"""The sheets on what was looked at: the counts by document and by form, and every figure that was not checked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from hqaudit.model.message import Message
from hqaudit.reports.plain import clean, within
from hqaudit.reports.problem import problem
from hqaudit.reports.words import reason, word
from hqaudit.reports.xlsx.sheet import Styles, write_head, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.report import Coverage, Report, Seen

TITLES = (
    Message("文件", "document"), Message("表或正文", "form or text"), Message("数字", "figures"),
    Message("一致", "verified"), Message("不一致", "inconsistent"), Message("未核对", "unchecked"),
    Message("已核对", "checked"), Message("说明", "remark"),
)  # fmt: skip
FIGURES = (
    Message("文件", "document"), Message("页", "page"), Message("行", "line"), Message("位置", "place"),
    Message("印作", "printed"), Message("单位", "unit"), Message("缘由", "why not"),
)  # fmt: skip
TEXT = Message("正文", "text")
STATES = ("verified", "inconsistent", "unchecked")


def write_coverage(sheet: Any, styles: Styles, reports: Sequence[Report], language: Language) -> None:
    """A row per document, below it one per form, in the order of the report."""
    write_head(sheet, styles, [title.text(language) for title in TITLES], (30, 44, 9, 9, 9, 9, 9, 36))
    row = 0
    for report in reports:
        row += 1
        told = word("problem", language, why=problem(report, language)) if report.status == "unreadable" else ""
        write_text(sheet, row, 0, report.path, styles.strong)
        write_text(sheet, row, 7, told, styles.text)
        _write_counts(sheet, styles, row, _counts(report.coverage))
        for form, figures in _by_form(report.figures).items():
            row += 1
            write_text(sheet, row, 1, form or TEXT.text(language), styles.text)
            _write_counts(sheet, styles, row, [sum(one.state == state for one in figures) for state in STATES])


def write_unchecked(sheet: Any, styles: Styles, reports: Sequence[Report], language: Language) -> None:
    """Every figure that was not checked, and why not."""
    write_head(sheet, styles, [title.text(language) for title in FIGURES], (40, 6, 6, 60, 16, 8, 24))
    row = 0
    for report in reports:
        for one in report.figures:
            if one.state == "unchecked":
                row += 1
                _write_figure(sheet, styles, row, report, one, language)
    sheet.autofilter(0, 0, max(row, 1), len(FIGURES) - 1)


def _write_figure(sheet: Any, styles: Styles, row: int, report: Report, one: Seen, language: Language) -> None:
    place = one.figure.place
    for column, number in ((1, place.page), (2, place.line)):
        if number is not None:
            sheet.write_number(row, column, number, styles.whole)
    texts = {
        0: report.path, 3: within(place), 4: one.figure.text, 5: one.figure.unit, 6: reason(one.reason, language),
    }  # fmt: skip
    for column, text in texts.items():
        write_text(sheet, row, column, text, styles.text)


def _by_form(figures: Sequence[Seen]) -> dict[str, list[Seen]]:
    """The figures by the title of their form, "" for those in sentences."""
    found: dict[str, list[Seen]] = defaultdict(list)
    for one in figures:
        place = one.figure.place
        found[clean(place.table or "") if place.row_index is not None else ""].append(one)
    return found


def _counts(coverage: Coverage) -> list[int]:
    return [coverage.verified, coverage.inconsistent, coverage.unchecked]


def _write_counts(sheet: Any, styles: Styles, row: int, counts: Sequence[int]) -> None:
    figures, line = sum(counts), row + 1
    sheet.write_formula(row, 2, f"=SUM(D{line}:F{line})", styles.whole, figures)
    for column, count in enumerate(counts, start=3):
        sheet.write_number(row, column, count, styles.whole)
    share = (figures - counts[2]) / figures if figures else 0
    sheet.write_formula(row, 6, f'=IF(C{line}=0,"",(D{line}+E{line})/C{line})', styles.share, share)
