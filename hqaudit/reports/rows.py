"""A finding as a row of a table: what csv, Excel and Markdown show of it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hqaudit.model.message import Message
from hqaudit.model.place import Place
from hqaudit.reports.order import in_order
from hqaudit.reports.plain import clean, within
from hqaudit.reports.problem import problem
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.model.figure import Figure
    from hqaudit.model.message import Language
    from hqaudit.model.report import Exhibit, Finding, Report


class Row(NamedTuple):
    """One finding, or one document that could not be vouched for. All text is clean; "" where there is nothing to say.

    ``printed`` holds the suspected figures as printed, ``formula`` the computation in one line.
    """

    document: str
    severity: str
    rule: str
    title: str
    page: int | None
    line: int | None
    place: str
    label: str
    printed: str
    should_be: str
    cause: str
    message: str
    formula: str
    id: str


TITLES = {
    "document": Message("文件", "document"),
    "severity": Message("级别", "severity"),
    "rule": Message("规则", "rule"),
    "title": Message("规则名称", "title"),
    "page": Message("页", "page"),
    "line": Message("行", "line"),
    "place": Message("位置", "place"),
    "label": Message("项目", "item"),
    "printed": Message("印作", "printed"),
    "should_be": Message("应为", "should be"),
    "cause": Message("成因", "cause"),
    "message": Message("说明", "message"),
    "formula": Message("算式", "formula"),
    "id": Message("编号", "id"),
}
"""The head of each column, by the name of its field."""


def rows(report: Report, language: Language) -> Iterator[tuple[Finding | None, Row]]:
    """The findings as rows in the order of the terminal report; None with the row of a document not vouched for."""
    path = clean(report.path)
    if report.status == "unreadable":
        told = clean(word("problem", language, why=problem(report, language)))
        severity = word("error", language)
        yield None, Row(path, severity, "", "", None, None, "", "", "", "", "", told, "", "")
    for finding in in_order(report.findings):
        yield finding, _row(path, finding, language)


def doubted(finding: Finding) -> list[Exhibit]:
    """The figures to look at: the suspects, or all figures of a finding that suspects none."""
    return [exhibit for exhibit in finding.exhibits if exhibit.role == "suspect"] or list(finding.exhibits)


def place_of(finding: Finding) -> Place:
    """Where to look first: at the first suspect, or at the words or the form that the finding is about."""
    words = next(iter(finding.places), Place(0, 0, 0, page=finding.page, line=finding.line))
    about_words = finding.places and all(exhibit.role == "evidence" for exhibit in finding.exhibits)
    if finding.exhibits and not about_words:
        return doubted(finding)[0].figure.place
    return words._replace(section=finding.section, table=None)


def _row(path: str, finding: Finding, language: Language) -> Row:
    shown, place, fix = doubted(finding), place_of(finding), finding.suggestion
    return Row(
        document=path,
        severity=word(finding.severity, language),
        rule=finding.rule,
        title=clean(finding.title.text(language)),
        page=place.page,
        line=place.line,
        place=within(place),
        label=clean("；".join(dict.fromkeys(exhibit.label for exhibit in shown))),
        printed=clean("；".join(dict.fromkeys(printed(exhibit) for exhibit in shown))),
        should_be=fix.value if fix else "",
        cause=clean(fix.explanation.text(language)) if fix else "",
        message=clean(finding.message.text(language)),
        formula=clean("；".join(step.text(language) for step in finding.working)),
        id=finding.id,
    )


def printed(exhibit: Exhibit) -> str:
    """A figure as printed, and its unit if that does not stand in the figure itself."""
    return with_unit(exhibit.figure)


def with_unit(figure: Figure) -> str:
    """The same of a figure: 498.51 万元, 75%."""
    text, unit = figure.text, figure.unit
    if not unit or text.endswith((unit, "％" if unit == "%" else unit)):
        return text
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}"
