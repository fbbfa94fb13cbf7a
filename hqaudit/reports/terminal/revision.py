"""Two versions of a report on a terminal: findings put right, still there and new, then the figures that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hqaudit.model.message import Message
from hqaudit.model.report import SEVERITIES
from hqaudit.reports.order import in_order
from hqaudit.reports.plain import STEP, clean
from hqaudit.reports.problem import problem
from hqaudit.reports.rows import place_of, with_unit
from hqaudit.reports.terminal import printed
from hqaudit.reports.terminal.cells import pad
from hqaudit.reports.terminal.styles import GOOD, INDENT, QUIET, SEVERITY, STRONG, hanging, joined, plain
from hqaudit.reports.terminal.summary import RULE, verdict_line
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.report import Finding, Seen
    from hqaudit.reports.view import View
    from hqaudit.revision import Change, Part, Revision

OLD, NEW = Message("旧", "old"), Message("新", "new")
CHANGED = Message("数字变动 {n}", "{n} figure(s) changed")
SAME = Message("数字没有变动", "no figure changed")
IN_TEXT = Message("正文", "text")
NO_TITLE = Message("（无标题的表）", "(form without a title)")
GONE = Message("旧版有，新版没有（数字 {n} 个）", "not in the new version ({n} figure(s))")
ADDED = Message("新版才有（数字 {n} 个）", "not in the old version ({n} figure(s))")
NOTHING = "—"
ARROW = " → "
SIGNS = (("fixed", "✓", GOOD), ("still_there", "✗", SEVERITY["error"]), ("new", "✗", SEVERITY["error"]))
NUMBER = 16
"""Cells for a figure of the old version, at most so many are kept for those that are shorter."""


def revision_text(revision: Revision, view: View) -> str:
    """The revision for people."""
    return printed(
        [*_head(revision, view), *_findings(revision, view), *_parts(revision, view), *_end(revision, view)], view
    )


def difference_text(revision: Revision, view: View) -> str:
    """The same without the names of the files, which are one."""
    return printed([*_findings(revision, view), *_parts(revision, view), *_end(revision, view)], view)


def _head(revision: Revision, view: View) -> Iterator[Text]:
    for name, report in ((OLD, revision.old), (NEW, revision.new)):
        head = plain(name.text(view.language), QUIET) + Text("  ")
        yield from hanging(head, plain(report.path, STRONG), view.width)
        if report.status == "unreadable":
            why = word("problem", view.language, why=problem(report, view.language))
            yield from hanging(Text(" " * head.cell_len), plain(f"! {why}", SEVERITY["error"]), view.width)
    yield Text()


def _findings(revision: Revision, view: View) -> Iterator[Text]:
    """The findings by what became of them, the gravest first, and those that are no longer there at the head."""
    shown = SEVERITIES[: SEVERITIES.index(view.show) + 1]
    listed = (revision.fixed, revision.still_there, revision.appeared)
    for (state, sign, style), found in zip(SIGNS, listed, strict=True):
        findings = [finding for finding in in_order(found) if finding.severity in shown]
        if not findings:
            continue
        yield plain(word(state, view.language, len(found)), STRONG)
        for finding in findings:
            yield from _finding(finding, sign, style if state == "fixed" else SEVERITY[finding.severity], view)
        yield Text()


def _finding(finding: Finding, sign: str, style: str, view: View) -> Iterator[Text]:
    language = view.language
    head = Text(" " * INDENT) + plain(f"{sign} {word(finding.severity, language)}  ", style)
    place = place_of(finding)
    spots = [word(key, language, n) for key, n in (("page", place.page), ("line", place.line)) if n is not None]
    spot = plain("".join(f"{spot}  " for spot in spots), QUIET)
    told = spot + plain(finding.message.text(language)) + plain(f"  {finding.rule}", QUIET)
    yield from hanging(head, told, view.width)


def _parts(revision: Revision, view: View) -> Iterator[Text]:
    if not (revision.old.document and revision.new.document):
        return
    count = sum(len(part.changes) for part in revision.parts)
    yield plain((CHANGED.text(view.language).replace("{n}", str(count)) if count else SAME.text(view.language)), STRONG)
    for part in revision.parts:
        yield from _part(part, view)
    yield Text()


def _part(part: Part, view: View) -> Iterator[Text]:
    title = part.title or (NO_TITLE if part.kind == "form" else IN_TEXT).text(view.language)
    told = {"gone": GONE, "new": ADDED}.get(part.state)
    note = f"  {told.text(view.language).replace('{n}', str(part.figures))}" if told else ""
    yield from hanging(Text(" " * INDENT), plain(title) + plain(note, QUIET), view.width)
    if part.changes:
        widest = min(NUMBER, max(cell_len(_figure(one.old)) for one in part.changes))
        after = min(NUMBER, max(cell_len(_figure(one.new)) for one in part.changes))
        for one in part.changes:
            yield from _change(one, (widest, after), view)


def _change(one: Change, widths: tuple[int, int], view: View) -> Iterator[Text]:
    """The figure in both versions and its place within the part."""
    before, after = (
        pad(_figure(seen), width, right=True) for seen, width in zip((one.old, one.new), widths, strict=True)
    )
    head = Text(" " * 2 * INDENT) + plain(before, QUIET) + plain(ARROW, QUIET) + plain(after, STRONG) + Text("  ")
    place = one.there.figure.place
    path = [place.row, place.column] if place.row_index is not None else [one.there.label]
    spot = [word(key, view.language, n) for key, n in (("page", place.page), ("line", place.line)) if n is not None]
    where = plain(STEP.join(step for step in path if step))
    yield from hanging(head, joined([*(plain(step, QUIET) for step in spot), where]), view.width)


def _figure(seen: Seen | None) -> str:
    """The figure as printed; its unit where the text does not name it already."""
    if seen is None:
        return NOTHING
    return clean(with_unit(seen.figure))


def _end(revision: Revision, view: View) -> Sequence[Text]:
    return [plain(RULE * view.width, QUIET), *hanging(Text(), verdict_line(revision.new, view), view.width)]
