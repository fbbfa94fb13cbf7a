"""Tiny documents and what a rule finds in them, in words."""

from __future__ import annotations

from functools import cache

from hqaudit.checks import CHECKS
from hqaudit.facts.formnames import read_form_name
from hqaudit.facts.read import read_facts
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule
from hqaudit.readers.text import read_text
from hqaudit.rulebook import Rulebook, load_rulebook
from hqaudit.rulebook.formula import parse

COVER = "测试局2024年部门预算\n\n"
FINAL = "测试局2024年部门决算\n\n"


@cache
def book() -> Rulebook:
    return load_rulebook()


def rule(identity: str) -> Rule:
    return next(rule for rule in book().rules if rule.id == identity)


def formula(check: str, form: str | None = None) -> Rule:
    """A rule of kind identity, made on the spot."""
    settings: dict[str, object] = {"check": parse(check, book().vocabulary)}
    if form is not None:
        settings["form"] = (read_form_name(form, book().vocabulary),)
    return Rule("own", Message("自己的", "own"), "error", "identity", Message("", ""), settings=settings)


def outcomes(what: str | Rule, text: str, cover: str = COVER) -> list[Outcome]:
    found = rule(what) if isinstance(what, str) else what
    facts = read_facts(read_text(cover + text, "tiny.txt"), book().vocabulary)
    return list(CHECKS[found.kind](found, facts))


def told(what: str | Rule, text: str, cover: str = COVER) -> list[str]:
    """Every outcome: ``failed 50.00 30.00 19.00``; an info is told as such, an unchecked one with its reason."""
    return [_told(outcome) for outcome in outcomes(what, text, cover)]


def _told(outcome: Outcome) -> str:
    figures = [fact.figure.text for fact in outcome.facts]
    said = [outcome.reason] if outcome.reason else []
    return " ".join([outcome.severity or outcome.status, *figures, *said])


def table(rows: str, title: str = "部门支出总表", unit: str = "万元") -> str:
    """A form in the notation of the documents; | between the cells."""
    return f"{title}\n单位：{unit}\n" + rows.replace("|", "\t") + "\n\n"
