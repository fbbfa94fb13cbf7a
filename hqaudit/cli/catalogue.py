"""What ``hqaudit rules`` and ``hqaudit explain`` say."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING

from rich.text import Text

from hqaudit.errors import BrokenRule
from hqaudit.model.message import Language, Message
from hqaudit.reports.terminal import printed
from hqaudit.reports.terminal.styles import QUIET, SEVERITY, STRONG, hanging, plain
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.formula import Formula
    from hqaudit.model.rule import Rule
    from hqaudit.reports.view import View
    from hqaudit.rulebook import Rulebook
    from hqaudit.rulebook.packs import Pack

SCHEMA = "hqaudit/rules/1"
CHECK = Message("核对", "Check")
WHEN = Message("适用", "When")
WHY = Message("为什么", "Why")
BASIS = Message("依据", "Basis")
EXAMPLE = Message("例子", "Example")
PACKS = Message("规则包（按报告选用，--pack 指定）", "Packs (chosen by the report, or by --pack)")
SOURCE = Message("规则文件", "Rule file")


def rules_text(book: Rulebook, view: View) -> str:
    """The rules in columns: id, severity, kind, title; then the packs, for which reports they are and their rules."""
    lines = _columns(book.rules, view)
    for at, (pack, rules) in enumerate(book.shelf()):
        if at == 0:
            lines += [Text(), plain(PACKS.text(view.language), QUIET)]
        about = "　".join(text for text in (pack.title.text(view.language), meant_for(pack)) if text)
        lines += hanging(plain(f"{pack.name}  ", STRONG), plain(about), view.width)
        lines += [Text("  ").append_text(line) for line in _columns(rules, view)]
    return printed(lines, view)


def _columns(rules: Sequence[Rule], view: View) -> list[Text]:
    cells = [(rule.id, word(rule.severity, view.language), rule.kind) for rule in rules]
    widths = [max((plain(row[column]).cell_len for row in cells), default=0) for column in range(3)]
    lines: list[Text] = []
    for rule, row in zip(rules, cells, strict=True):
        head = Text()
        for text, width, style in zip(row, widths, (STRONG, SEVERITY[rule.severity], QUIET), strict=True):
            cell = plain(text, style)
            cell.pad_right(width + 2 - cell.cell_len)
            head.append_text(cell)
        lines += hanging(head, plain(rule.title.text(view.language)), view.width)
    return lines


def rules_json(book: Rulebook, language: Language) -> str:
    """The rules and the packs for programs."""
    packs = [
        {
            "name": pack.name,
            "title": pack.title.text(language),
            "since": pack.since,
            "until": pack.until,
            "when": {key: [str(value) for value in values] for key, values in _conditions(pack)},
            "rules": _entries(rules, language),
        }
        for pack, rules in book.shelf()
    ]
    told = {"schema": SCHEMA, "rules": _entries(book.rules, language), "packs": packs}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _entries(rules: Sequence[Rule], language: Language) -> list[dict[str, str]]:
    return [
        {"id": rule.id, "severity": rule.severity, "kind": rule.kind, "title": rule.title.text(language)}
        for rule in rules
    ]


def explained(rule: Rule, view: View) -> str:
    """One rule: what it compares, why, on what basis, and an example."""
    language, width = view.language, view.width
    about = Text("  ").join(
        [plain(rule.id), plain(word(rule.severity, language), SEVERITY[rule.severity]), plain(rule.kind)]
    )
    lines = [*hanging(Text(), plain(rule.title.text(language), STRONG), width), *hanging(Text(), about, width)]
    source = str(rule.source) if rule.source else ""
    parts = (
        (CHECK, checked(rule)),
        (WHEN, meant_for(rule)),
        (WHY, rule.why.text(language)),
        (BASIS, rule.basis),
        (EXAMPLE, rule.example),
        (SOURCE, source),
    )
    for title, text in parts:
        if text.strip():
            lines += [Text(), plain(title.text(language), STRONG)]
            for line in text.strip().splitlines():
                lines += hanging(Text("  "), plain(line), width)
    return printed(lines, view)


def checked(rule: Rule) -> str:
    """What the rule compares, as its file says it: the formula and the form, or the name of the check."""
    formula: Formula | None = rule.settings.get("check")
    forms = "、".join(form.text for form in rule.settings.get("form", ()))
    if formula is not None:
        return formula.text + (f"（{forms}）" if forms else "")
    return " ".join(str(rule.settings[key]) for key in ("along", "of", "what") if key in rule.settings)


def meant_for(rule: Rule | Pack) -> str:
    """For which reports the rule or the pack is meant; "" for all."""
    years = f"{rule.since or ''}–{rule.until or ''}" if rule.since or rule.until else ""
    parts = [f"{key}: {'、'.join(values)}" for key, values in _conditions(rule)]
    return "；".join(part for part in (years, *parts) if part)


def _conditions(rule: Rule | Pack) -> list[tuple[str, list[str]]]:
    """The keys of ``when`` that are given, and their values as written."""
    said = [(key.replace("_", "-"), values) for key, values in rule.when._asdict().items()]
    return [(key, [getattr(value, "text", value) for value in values]) for key, values in said if values]


def find(book: Rulebook, wanted: str) -> Rule:
    """The rule with that id, of a pack too; if there is none, the error names the ids that look like it."""
    by_id = {rule.id: rule for _, rules in book.shelf() for rule in rules}
    by_id |= {rule.id: rule for rule in book.rules}
    if wanted in by_id:
        return by_id[wanted]
    near = difflib.get_close_matches(wanted, by_id, n=3, cutoff=0.5)
    zh, en = f"没有规则 {wanted}", f"there is no rule {wanted}"
    if near:
        zh, en = f"{zh}，是不是：{'、'.join(near)}", f"{en}, did you mean {', '.join(near)}"
    else:
        zh, en = f"{zh}，「hqaudit rules」列出全部规则", f"{en}, `hqaudit rules` lists all"
    raise BrokenRule(Message(zh, en))
