"""One finding: the rule, the sentence, the figures with their places and quotes, the computation, the correction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from hqaudit.model.place import Place
from hqaudit.reports.plain import where
from hqaudit.reports.terminal.cells import Mark
from hqaudit.reports.terminal.exhibits import exhibit_lines, spot_lines
from hqaudit.reports.terminal.styles import (
    GOOD,
    INDENT,
    QUIET,
    SEVERITY,
    STRONG,
    hanging,
    linked,
    plain,
    quoted,
    tagged,
)
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.report import Exhibit, Finding, Suggestion
    from hqaudit.reports.view import View


def short_lines(findings: Sequence[Finding], view: View) -> list[Text]:
    """Findings that are told together: what is wrong, where it stands, what it should be if that is not said yet."""
    language, first = view.language, findings[0]
    badge = plain(word(first.severity, language), SEVERITY[first.severity]) + Text("  ")
    lines: list[Text] = []
    messages = dict.fromkeys(
        (finding.message.text(language), f"{finding.title.text(language)} {finding.rule}") for finding in findings
    )
    rule = ""
    for message, of_rule in messages:
        told = plain(message) + plain(f"  {of_rule}" if of_rule != rule else "", QUIET)
        told += _state(first, view) if not lines else Text()
        rule = of_rule
        lines += hanging(badge if not lines else Text(" " * badge.cell_len), told, view.width)
    for finding in findings:
        lines += _place(finding, view)
    exhibits = [exhibit for finding in findings for exhibit in _suspects(finding)]
    lines += spot_lines(list(dict.fromkeys(exhibits)), view)
    said = "".join(message for message, _ in messages)
    for suggestion in dict.fromkeys(finding.suggestion for finding in findings):
        if suggestion and not _says(said, suggestion.value):
            lines += _suggestion(suggestion, view)
    return lines


def _says(told: str, value: str) -> bool:
    """Whether a sentence names a value, whole: 1,111.10 does not name 111.10."""
    return re.search(rf"(?<![\d.]){re.escape(value)}(?!\d)", told.replace(",", "")) is not None


def _suspects(finding: Finding) -> list[Exhibit]:
    return [one for one in finding.exhibits if one.role == "suspect"] or list(finding.exhibits)


def finding_lines(finding: Finding, view: View) -> list[Text]:
    """The finding as lines of the report, with all its figures and the working."""
    language, width = view.language, view.width
    badge = plain(word(finding.severity, language), SEVERITY[finding.severity]) + Text("  ")
    title = plain(finding.title.text(language), STRONG) + plain("  ") + plain(finding.rule, QUIET)
    lines = hanging(badge, title + _state(finding, view), width)
    lines += hanging(plain(" " * INDENT), plain(finding.message.text(language)), width)
    lines += _place(finding, view)
    if finding.exhibits:
        lines += [Text(), *exhibit_lines(finding.exhibits, view)]
    for index, step in enumerate(finding.working):
        lines += tagged("" if index else "working", plain(step.text(language)), view)
    return lines + (_suggestion(finding.suggestion, view) if finding.suggestion else [])


def _state(finding: Finding, view: View) -> Text:
    return plain(f"  {word(f'is_{finding.state}', view.language)}" if finding.state else "", QUIET)


def _suggestion(suggestion: Suggestion, view: View) -> list[Text]:
    why, known = suggestion.explanation.text(view.language), suggestion.cause != "unexplained"
    advice = word("suggest" if known else "suggest_value", view.language, value=suggestion.value, why=why)
    return tagged("suggestion", plain(advice), view, GOOD)


def _place(finding: Finding, view: View) -> list[Text]:
    """Where a finding stands that is about words, or about a form as a whole."""
    place = where(Place(0, 0, 0, page=finding.page, line=finding.line, section=finding.section), view.language)
    if not place and not finding.quote:
        return []
    if view.verbose:
        lines = [Text(), *tagged("place", linked(place, view, finding.page, ""), view)]
    else:
        lines = tagged("", linked(place, view, finding.page), view) if place else []
    return lines + quoted(finding.quote, [Mark(*finding.mark, "suspect")], view)
