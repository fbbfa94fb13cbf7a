"""What ``hqaudit rules`` and ``hqaudit explain`` say."""

from __future__ import annotations

import difflib
import json
from dataclasses import fields
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

SCHEMA = "hqaudit/rules/1"
CHECK = Message("核对", "Check")
WHEN = Message("适用", "When")
WHY = Message("为什么", "Why")
BASIS = Message("依据", "Basis")
EXAMPLE = Message("例子", "Example")
SOURCE = Message("规则文件", "Rule file")


def rules_text(rules: Sequence[Rule], view: View) -> str:
    """The rules in columns: id, severity, kind, title."""
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
    return printed(lines, view)


def rules_json(rules: Sequence[Rule], language: Language) -> str:
    """The rules for programs."""
    entries = [
        {"id": rule.id, "severity": rule.severity, "kind": rule.kind, "title": rule.title.text(language)}
        for rule in rules
    ]
    return json.dumps({"schema": SCHEMA, "rules": entries}, ensure_ascii=False, indent=2) + "\n"


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


def meant_for(rule: Rule) -> str:
    """For which reports the rule is meant; "" for all."""
    years = f"{rule.since or ''}–{rule.until or ''}" if rule.since or rule.until else ""
    said = [(field.name.replace("_", "-"), getattr(rule.when, field.name)) for field in fields(rule.when)]
    parts = [f"{key}: {'、'.join(getattr(value, 'text', value) for value in values)}" for key, values in said if values]
    return "；".join(part for part in (years, *parts) if part)


def find(rules: Sequence[Rule], wanted: str) -> Rule:
    """The rule with that id; if there is none, the error names the ids that look like it."""
    by_id = {rule.id: rule for rule in rules}
    if wanted in by_id:
        return by_id[wanted]
    near = difflib.get_close_matches(wanted, by_id, n=3, cutoff=0.5)
    zh, en = f"没有规则 {wanted}", f"there is no rule {wanted}"
    if near:
        zh, en = f"{zh}，是不是：{'、'.join(near)}", f"{en}, did you mean {', '.join(near)}"
    else:
        zh, en = f"{zh}，「hqaudit rules」列出全部规则", f"{en}, `hqaudit rules` lists all"
    raise BrokenRule(Message(zh, en))
