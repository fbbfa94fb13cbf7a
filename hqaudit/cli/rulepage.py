"""The page of all rules, made from their files: ``hqaudit rules page > rules/README.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hqaudit.cli.catalogue import checked, meant_for
from hqaudit.reports.words import word

if TYPE_CHECKING:
    from hqaudit.model.rule import Rule

HEAD = """\
# 规则

本页由规则文件生成（`hqaudit rules page > rules/README.md`），不要直接修改。规则怎么写，见 [LANGUAGE.md](LANGUAGE.md)。
"""
GROUPS: Mapping[str, str] = {
    "totals": "合计与分项",
    "identities": "等式与限额",
    "agreement": "各处一致",
    "changes": "增减变化",
    "ratios": "百分比",
    "presence": "应有的表和内容",
    "wording": "文字",
}
"""The folders of rules, and what they are called; a folder that is not named here stands under its own name."""


def page(rules: Sequence[Rule]) -> str:
    """The rules by the folders they stand in, each with what its file says."""
    groups: dict[str, list[Rule]] = {name: [] for name in GROUPS}
    for rule in rules:
        groups.setdefault(rule.source.parent.name if rule.source else "", []).append(rule)
    lines = [HEAD]
    for name, found in groups.items():
        if found:
            lines += [f"## {GROUPS.get(name, name)}", "", *_table(found), ""]
            for rule in found:
                lines += [*_section(rule), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(rules: Sequence[Rule]) -> Iterator[str]:
    yield "| 编号 | 级别 | 规则 |"
    yield "| --- | --- | --- |"
    for rule in rules:
        yield f"| [{rule.id}](#{rule.id}) | {word(rule.severity, 'zh')} | {_inline(rule.title.zh)} |"


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}"
    yield ""
    yield f"**{_inline(rule.title.zh)}**　{word(rule.severity, 'zh')} · `{rule.kind}`"
    what, when = checked(rule), meant_for(rule)
    parts = {
        "核对": f"`{what}`" if what else "",
        "适用": f"`{when}`" if when else "",
        "为什么": _inline(rule.why.zh),
        "依据": _inline(rule.basis),
        "例子": _inline("；".join(rule.example.splitlines())),
    }
    yield ""
    yield from (f"- {name}：{text}" for name, text in parts.items() if text)


def _inline(text: str) -> str:
    """Text of a rule as Markdown: what would be markup is escaped, one line."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_|<>[]" else sign for sign in text)
    return " ".join(escaped.split())
