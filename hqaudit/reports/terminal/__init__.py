"""The coloured report on a terminal: what is wrong, where, and why – then the verdict, the counts and the coverage."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from hqaudit.model.report import SEVERITIES, Report
from hqaudit.reports.order import in_order
from hqaudit.reports.terminal.finding import finding_lines, short_lines
from hqaudit.reports.terminal.once import told_once
from hqaudit.reports.terminal.openlist import open_lines
from hqaudit.reports.terminal.summary import header_lines, how_it_fared, summary_lines, total_lines, verdict_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hqaudit.reports.view import View


def stream(reports: Iterable[Report], view: View) -> Iterator[str]:
    """The reports one below the other; a line over all of them at the end if there are several."""
    fared: Counter[str] = Counter()
    for report in reports:
        between = [] if view.quiet or not fared else [Text()]
        fared[how_it_fared(report)] += 1
        yield printed([*between, *([verdict_line(report, view)] if view.quiet else _report_lines(report, view))], view)
    if fared.total() > 1:
        yield printed([*([] if view.quiet else [Text()]), *total_lines(fared, view)], view)


def _report_lines(report: Report, view: View) -> list[Text]:
    view = replace(view, file="" if report.path == "-" else report.path)
    lines = header_lines(report, view)
    shown = SEVERITIES[: SEVERITIES.index(view.show) + 1]
    findings = [finding for finding in in_order(report.findings) if finding.severity in shown]
    for group in [[finding] for finding in findings] if view.verbose else told_once(findings):
        lines += [Text(), *(finding_lines(group[0], view) if view.verbose else short_lines(group, view))]
    if view.show_unchecked and report.open:
        lines += [Text(), *open_lines(report.open, view)]
    return [*lines, Text(), *summary_lines(report, view)]


def printed(lines: Sequence[Text], view: View) -> str:
    """The lines as text: the sixteen colours of the terminal's own theme, or none."""
    while lines and not lines[-1].plain:
        lines = lines[:-1]
    if not view.color:
        return "".join(line.plain.rstrip() + "\n" for line in lines)
    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", no_color=False, legacy_windows=False)
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True, highlight=False, markup=False, emoji=False)
    return out.getvalue()
