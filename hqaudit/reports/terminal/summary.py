"""What stands over and under the findings of a document: its name; the verdict, the counts, the coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hqaudit.model.report import SEVERITIES, Report
from hqaudit.reports.problem import problem
from hqaudit.reports.terminal.accepted import accepted_lines
from hqaudit.reports.terminal.forms import form_lines
from hqaudit.reports.terminal.styles import (
    GOOD,
    INDENT,
    QUIET,
    SEVERITY,
    STRONG,
    hanging,
    joined,
    linked,
    plain,
    tagged,
)
from hqaudit.reports.words import reason, word

if TYPE_CHECKING:
    from collections import Counter

    from hqaudit.reports.view import View

BAR_WIDTH = 24
RULE = "─"
SHARES = (("verified", "━", GOOD), ("inconsistent", "╳", SEVERITY["error"]), ("unchecked", "┄", QUIET))
REASONS = 4
"""So many of the reasons why figures were not checked are named."""


def header_lines(report: Report, view: View) -> list[Text]:
    """The document: its path, and whose report of what year it is."""
    facts = [
        report.entity,
        word("year", view.language, report.year) if report.year else None,
        report.kind,
        word("pages", view.language, report.pages) if report.pages else None,
        word("packs", view.language, names=" ".join(report.packs)) if report.packs else None,
    ]
    about = joined([plain(fact) for fact in facts if fact])
    lines = hanging(Text(), linked(report.path, view, style=STRONG), view.width)
    return lines + (hanging(plain(" " * INDENT), about, view.width) if about else [])


def summary_lines(report: Report, view: View) -> list[Text]:
    """The verdict with the counts, how much was checked, and what came of the rules."""
    language = view.language
    lines = [plain(RULE * view.width, QUIET), *hanging(Text(), _verdict(report, view), view.width)]
    if report.status == "unreadable" and not report.coverage.figures:
        return lines
    if report.forms:
        lines += [*form_lines(report.forms, view), Text()]
    lines += tagged("figures", _coverage(report, view), view)
    if report.unchecked:
        reasons = sorted(report.unchecked, key=lambda reason: -reason[1])[:REASONS]
        lines += tagged("because", joined([plain(_reason(why, n, view)) for why, n in reasons]), view)
    counts = {key: getattr(report.rules, key) for key in ("passed", "failed", "not_applicable")}
    lines += tagged("rules", joined([plain(word(key, language, n)) for key, n in counts.items()]), view)
    return lines + accepted_lines(report, view)


def verdict_line(report: Report, view: View) -> Text:
    """All of a document in one line."""
    line = plain(report.path, STRONG) + plain("  ") + _verdict(report, view)
    figures = report.coverage.figures
    if report.status == "unreadable" or not figures:
        return line
    done = figures - report.coverage.unchecked
    return joined([line, plain(word("checked_of", view.language, figures, done=done))])


def how_it_fared(report: Report) -> str:
    """The word for how a document fared."""
    if report.status == "unreadable":
        return "not_vouched"
    return "with_errors" if _count(report, "error") else "without_errors"


def total_lines(fared: Counter[str], view: View) -> list[Text]:
    """How many documents there were and how they fared."""
    styles = {"without_errors": GOOD, "with_errors": SEVERITY["error"], "not_vouched": SEVERITY["warning"]}
    parts = [plain(word(key, view.language, fared[key]), style) for key, style in styles.items() if fared[key]]
    total = joined([plain(word("documents", view.language, fared.total()), STRONG), *parts])
    return hanging(Text(), total, view.width)


def _verdict(report: Report, view: View) -> Text:
    language = view.language
    counts = [(severity, _count(report, severity)) for severity in SEVERITIES]
    parts = [plain(word(f"{severity}s", language, n), SEVERITY[severity] if n else QUIET) for severity, n in counts]
    if report.status == "unreadable":
        head = plain(f"! {word('problem', language, why=problem(report, language))}", SEVERITY["error"])
        return joined([head, *(parts if report.findings else [])])
    worst = next((severity for severity, n in counts if n), "clean")
    style = SEVERITY[worst] if worst in ("error", "warning") else GOOD
    sign = {"error": "✗", "warning": "!"}.get(worst, "✓")
    head = plain(f"{sign} {word(f'verdict_{worst}', language)}", style)
    hidden = sum(n for severity, n in counts if SEVERITIES.index(severity) > SEVERITIES.index(view.show))
    note = [plain(word("hidden", language, hidden), QUIET)] if hidden and not view.quiet else []
    return plain("  ").join([head, joined([*parts, *note])])


def _coverage(report: Report, view: View) -> Text:
    coverage = report.coverage
    if not coverage.figures:
        return plain(word("figures_none", view.language))
    counts = {"verified": coverage.verified, "inconsistent": coverage.inconsistent, "unchecked": coverage.unchecked}
    bar = Text()
    for key, sign, style in SHARES:
        bar.append(sign * _share(counts[key], coverage.figures), style)
    parts = [plain(word(key, view.language, counts[key]), style if counts[key] else QUIET) for key, _, style in SHARES]
    return bar + plain("  ") + joined([plain(word("figures_count", view.language, coverage.figures)), *parts])


def _share(n: int, whole: int) -> int:
    """How much of the bar a count takes: never nothing for something."""
    return max(1, round(BAR_WIDTH * n / whole)) if n else 0


def _reason(why: str, n: int, view: View) -> str:
    return word("because_item", view.language, n, why=reason(why, view.language))


def _count(report: Report, severity: str) -> int:
    return sum(finding.severity == severity for finding in report.findings)
