"""One finding: the rule, the sentence, the figures with their places and quotes, the computation, the correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hqaudit.model.place import Place
from hqaudit.reports.plain import where
from hqaudit.reports.terminal.cells import Mark
from hqaudit.reports.terminal.exhibits import exhibit_lines
from hqaudit.reports.terminal.styles import GOOD, INDENT, QUIET, SEVERITY, STRONG, hanging, plain, quoted, tagged
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from hqaudit.model.report import Finding
    from hqaudit.reports.view import View


def finding_lines(finding: Finding, view: View) -> list[Text]:
    """The finding as lines of the report."""
    language, width = view.language, view.width
    badge = plain(word(finding.severity, language), SEVERITY[finding.severity]) + Text("  ")
    title = plain(finding.title.text(language), STRONG) + plain("  ") + plain(finding.rule, QUIET)
    if finding.state:
        title += plain(f"  {word(f'is_{finding.state}', language)}", QUIET)
    lines = hanging(badge, title, width)
    lines += hanging(plain(" " * INDENT), plain(finding.message.text(language)), width)
    lines += _place(finding, view)
    if finding.exhibits:
        lines += [Text(), *exhibit_lines(finding.exhibits, view)]
    for index, step in enumerate(finding.working):
        lines += tagged("" if index else "working", plain(step.text(language)), view)
    if finding.suggestion:
        why, known = finding.suggestion.explanation.text(language), finding.suggestion.cause != "unexplained"
        advice = word("suggest" if known else "suggest_value", language, value=finding.suggestion.value, why=why)
        lines += tagged("suggestion", plain(advice), view, GOOD)
    return lines


def _place(finding: Finding, view: View) -> list[Text]:
    """Where a finding stands that is about words, or about a form as a whole."""
    place = where(Place(0, 0, 0, page=finding.page, line=finding.line, section=finding.section), view.language)
    if not place and not finding.quote:
        return []
    lines = [Text(), *tagged("place", plain(place), view)]
    return lines + quoted(finding.quote, [Mark(*finding.mark, "suspect")], view)
