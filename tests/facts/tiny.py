"""Tiny documents and what is understood of them, in words."""

from __future__ import annotations

from hqaudit.facts.read import read_facts
from hqaudit.model.fact import Claim, Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.readers.text import read_text
from hqaudit.rulebook import load_rulebook

COVER = "测试局2024年部门预算\n\n"
FINAL = "测试局2024年部门决算\n\n"


def facts_of(text: str, cover: str = COVER) -> Facts:
    return read_facts(read_text(cover + text, "tiny.txt"), load_rulebook().vocabulary)


def words(context: Context | None) -> str:
    """The context in short: 支出 一般公共预算 基本支出; year and basis unless 2024 and 预算; ? where it is unknown."""
    if context is None:
        return "?"
    said = [str(value) for key, value in context._asdict().items() if value and key not in ("year", "basis")]
    if (context.year, context.basis) != (2024, "预算"):
        said.append(f"{context.year}/{context.basis}")
    return " ".join(said)


def meanings(facts: Facts) -> list[str]:
    """Every figure and what it states: ``70.20: 支出 基本支出``."""
    return [f"{fact.figure.text}: {words(fact.context)}" for fact in facts.all]


def form(rows: str, title: str = "部门支出总表", cover: str = COVER) -> list[str]:
    """What the figures of one form mean; its rows, with | between the cells, in 万元."""
    return meanings(facts_of(f"{title}\n单位：万元\n" + rows.replace("|", "\t"), cover))


def said(sentence: str, heading: str = "三、支出预算说明", cover: str = COVER) -> list[str]:
    """What the figures of a paragraph mean."""
    return meanings(facts_of(f"{heading}\n{sentence}", cover))


def claims(text: str, cover: str = COVER) -> list[str]:
    """Every claim: ``share 25.00% of 50.00 / 200.00``."""
    return [_claim(claim) for claim in facts_of(text, cover).claims]


def _claim(claim: Claim) -> str:
    sign = {1: "+", -1: "-", 0: ""}[claim.sign]
    parts = [claim.kind, sign + _shown(claim.figure), "part", _shown(claim.part), "whole", _shown(claim.whole)]
    if claim.change is not None:
        parts += ["change", _shown(claim.change)]
    if claim.parts:
        parts.append("parts " + " ".join(map(_shown, claim.parts)))
    return " ".join(parts)


def _shown(fact: Fact | None) -> str:
    return fact.figure.text if fact is not None else "–"
