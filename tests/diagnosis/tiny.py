"""Tiny documents and the findings in them."""

from __future__ import annotations

from hqaudit.audit import audit_document
from hqaudit.model.report import Finding, Report
from hqaudit.readers.text import read_text
from hqaudit.rulebook import load_rulebook

COVER = "测试局2024年部门预算\n\n"


def report(text: str, *rules: str, cover: str = COVER) -> Report:
    return audit_document(read_text(cover + text, "tiny.txt"), "tiny.txt", load_rulebook(select=rules))


def findings(text: str, *rules: str) -> tuple[Finding, ...]:
    return report(text, *rules).findings


def form(*rows: str, title: str = "部门支出总表") -> str:
    head = "科目编码|科目名称|合计|基本支出|项目支出"
    return f"{title}\n单位：万元\n" + "\n".join((head, *rows)).replace("|", "\t") + "\n\n"


def marked(quote: str, mark: tuple[int, int]) -> str:
    """What the mark of a quote covers."""
    return quote[mark[0] : mark[1]]
