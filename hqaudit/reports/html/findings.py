"""The list of findings: each with its sentence, its correction, its figures and its sum worked out step by step."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from hqaudit.model.figure import PERCENT
from hqaudit.model.report import SEVERITIES
from hqaudit.reports.html.phrases import phrase
from hqaudit.reports.plain import clean, where
from hqaudit.reports.rows import place_of, printed
from hqaudit.reports.words import word
from hqaudit.reports.working import steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.relation import Relation
    from hqaudit.model.report import Exhibit, Finding, Report
    from hqaudit.reports.html.marks import Marks


def findings_view(report: Report, marks: Marks, language: Language) -> str:
    """The filters and the list below them."""
    items = "".join(_item(name, finding, language) for name, finding in marks.findings)
    none = f'<p class="none" hidden>{phrase("none", language)}</p>'
    return f'{_filters(report, marks, language)}<ol class="list">{items}</ol>{none}{_decided(report, language)}'


def _decided(report: Report, language: Language) -> str:
    """What is not among the findings: those that the house accepts, with its reasons, and those that were put right."""
    accepted = [
        f"<li>{_text(one.finding.message.text(language))}<q>"
        f"{_text(word('suppressed_by', language, reason=one.by.reason, author=one.by.author))}</q></li>"
        for one in report.suppressed
    ]
    fixed = [f"<li>{_text(known.message)}</li>" for known in report.fixed or ()]
    lists = ((word("suppressed", language), accepted), (word("is_fixed", language), fixed))
    return "".join(
        f'<details class="decided"><summary>{title} {len(items)}</summary><ul>{"".join(items)}</ul></details>'
        for title, items in lists
        if items
    )


def _filters(report: Report, marks: Marks, language: Language) -> str:
    severities = "".join(
        f'<label class="sev {name}"><input type="checkbox" value="{name}" checked> '
        f"{word(f'{name}s', language, sum(one.severity == name for one in report.findings))}</label>"
        for name in SEVERITIES
    )
    rules = dict(sorted({one.rule: one.title.text(language) for one in report.findings}.items()))
    pages = sorted({page for _, one in marks.findings if (page := place_of(one).page) is not None})
    chosen = [_select("rule", "all_rules", {rule: f"{title}" for rule, title in rules.items()}, language)]
    if pages:
        titles = {str(page): phrase("page", language, n=page) for page in pages}
        chosen.append(_select("page", "all_pages", titles, language))
    told = phrase("search", language)
    return (
        f'<div class="filters" role="search"><div class="sevs">{severities}</div>{"".join(chosen)}'
        f'<input type="search" class="find" placeholder="{told}" aria-label="{told}">'
        f'<p class="keys">{phrase("keys", language)}</p></div>'
    )


def _select(name: str, every: str, options: dict[str, str], language: Language) -> str:
    told = phrase(every, language)
    shown = "".join(f'<option value="{escape(key)}">{escape(clean(title))}</option>' for key, title in options.items())
    return f'<select class="by-{name}" aria-label="{told}"><option value="">{told}</option>{shown}</select>'


def _item(name: str, finding: Finding, language: Language) -> str:
    place = place_of(finding)
    spot = f' data-page="{place.page}"' if place.page is not None else ""
    spot += f' data-line="{place.line}"' if place.line is not None else ""
    state = f'<span class="state">{word(f"is_{finding.state}", language)}</span> ' if finding.state else ""
    head = (
        f'<button type="button" class="head" aria-expanded="false" aria-controls="{escape(name)}.body">'
        f'<span class="badge {finding.severity}">{word(finding.severity, language)}</span> '
        f"{state}"
        f'<span class="title">{_text(finding.title.text(language))}</span>'
        f'<span class="message">{_text(finding.message.text(language))}</span>'
        f'<span class="where">{_text(where(place, language))}</span>{_fix(finding, language)}</button>'
    )
    return (
        f'<li class="finding {finding.severity}" id="{escape(name)}" data-severity="{finding.severity}" '
        f'data-rule="{escape(finding.rule)}"{spot}>{head}<div class="body" id="{escape(name)}.body">'
        f"{''.join(_body(name, finding, language))}</div></li>"
    )


def _fix(finding: Finding, language: Language) -> str:
    """What is to be typed over: the figure as printed, and the right one."""
    wrong = next((one for one in finding.exhibits if one.role == "suspect"), None)
    if finding.suggestion is None or wrong is None:
        return ""
    value, unit = finding.suggestion.value, wrong.figure.unit
    unit = f" {unit}" if unit and unit != PERCENT else unit
    return (
        f'<span class="fix" title="{phrase("should_be", language)}"><del>{_text(wrong.figure.text)}</del> → '
        f"<ins>{_text(value)}</ins>{_text(unit)}</span>"
    )


def _body(name: str, finding: Finding, language: Language) -> Iterator[str]:
    cause = finding.suggestion.explanation.text(language) if finding.suggestion else ""
    if cause and cause not in finding.message.text(language):
        yield f'<p class="cause">{_text(cause)}</p>'
    for relation in finding.relations:
        yield _worked(relation, language)
    if not finding.relations and finding.working:
        yield "".join(f'<p class="step">{_text(step.text(language))}</p>' for step in finding.working)
    if finding.exhibits:
        yield f'<ul class="figures">{"".join(_together(group, language) for group in _groups(finding))}</ul>'
    elif finding.quote:
        yield f"<blockquote>{_quoted(finding.quote, [(*finding.mark, 'wrong')])}</blockquote>"
    told = phrase("link", language)
    link = f'<a href="#{escape(name)}" title="{told}">#{escape(finding.id)}</a>'
    yield f'<p class="rule"><code>{escape(finding.rule)}</code> {link}</p>'


def _worked(relation: Relation, language: Language) -> str:
    lines = "".join(
        f'<tr class="{step.kind}"><td class="sign">{step.sign}</td><td>{escape(step.label)}</td>'
        f'<td class="value">{escape(step.value)}</td></tr>'
        for step in steps(relation, language)
    )
    return f'<table class="worked">{lines}</table>'


def _groups(finding: Finding) -> Iterable[Sequence[Exhibit]]:
    """The figures by the sentence or row that they stand in."""
    groups: dict[tuple[object, ...], list[Exhibit]] = {}
    for one in finding.exhibits:
        place = one.figure.place
        groups.setdefault((place.block, place.row_index, place.page, one.quote), []).append(one)
    return groups.values()


def _together(group: Sequence[Exhibit], language: Language) -> str:
    place = where(group[0].figure.place, language, column=len(group) == 1)
    figures = "".join(
        f'<div><span class="role {_kind(one)}">{phrase(_kind(one), language)}</span> {_text(one.label)} '
        f"<b>{_text(printed(one))}</b></div>"
        for one in group
    )
    quote = _quoted(group[0].quote, [(*one.mark, _kind(one)) for one in group])
    return f'<li>{figures}<span class="where">{_text(place)}</span><q>{quote}</q></li>'


def _kind(exhibit: Exhibit) -> str:
    return "wrong" if exhibit.role == "suspect" else "evidence"


def _quoted(quote: str, marks: Sequence[tuple[int, int, str]]) -> str:
    quote, shown, done = clean(quote), "", 0
    for start, end, kind in sorted(marks):
        if done <= start < end <= len(quote):
            shown += f'{escape(quote[done:start])}<mark class="{kind}">{escape(quote[start:end])}</mark>'
            done = end
    return shown + escape(quote[done:])


def _text(text: str) -> str:
    return escape(clean(text))
