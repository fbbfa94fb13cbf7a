"""The pipeline: a file to a report."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import ModuleType

from hqaudit.checks import CHECKS
from hqaudit.checks.conditions import meant_for
from hqaudit.checks.telling import told
from hqaudit.diagnosis.coverage import by_form, coverage, rule_counts, seen
from hqaudit.diagnosis.findings import findings
from hqaudit.diagnosis.vouching import not_vouched_for
from hqaudit.errors import UnreadableDocument
from hqaudit.facts.read import read_facts
from hqaudit.model.blocks import Document
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.report import Report, Seen
from hqaudit.model.rule import Rule
from hqaudit.readers import read
from hqaudit.rulebook import Rulebook, load_rulebook
from hqaudit.rulebook.catalogue import rules_directory
from hqaudit.rulebook.hostile import patience


def audit(
    path: str, book: Rulebook | None = None, stdin: bytes | None = None, password: str = "", keep: bool = False
) -> Report:
    """The audit of one file ("-": ``stdin``). A document that cannot be read gives a report that says why.

    ``keep`` leaves what was read, every figure of it, and what was demanded of the figures in the report.
    """
    try:
        document = read(path, (lambda: stdin) if stdin is not None else None, password)
    except UnreadableDocument as error:
        return Report(path, "unreadable", error.message)
    return audit_document(document, path, book or load_rulebook(), keep)


def audit_document(document: Document, path: str, book: Rulebook, keep: bool = False) -> Report:
    """The audit of a document that was read."""
    book = book.for_document(document)
    facts, outcomes = outcomes_of(document, book)
    found = findings(facts, outcomes, keep)
    figures = seen(facts, outcomes, found)
    covered, unchecked = coverage(figures)
    problem = not_vouched_for(facts)
    return Report(
        path=path,
        status="unreadable" if problem else "checked",
        problem=problem,
        entity=facts.profile.entity,
        year=facts.profile.year,
        kind=facts.profile.kind,
        pages=len(document.pages),
        coverage=covered,
        rules=rule_counts(book.rules, outcomes),
        packs=book.used,
        findings=found,
        unchecked=unchecked,
        open=tuple(figure for figure in figures if figure.state == "unchecked"),
        forms=by_form(figures),
        document=document if keep else None,
        figures=figures if keep else (),
    )


def figures_of(path: str, book: Rulebook, password: str = "") -> tuple[Document, tuple[Seen, ...]]:
    """A document and what became of each of its figures. Raises UnreadableDocument."""
    document = read(path, password=password)
    facts, outcomes = outcomes_of(document, book)
    return document, seen(facts, outcomes, findings(facts, outcomes))


def outcomes_of(document: Document, book: Rulebook) -> tuple[Facts, tuple[Outcome, ...]]:
    """The facts of a document and every outcome of every rule."""
    book = book.for_document(document)
    facts = read_facts(document, book.vocabulary)
    outcomes: list[Outcome] = []
    shipped = rules_directory()
    for rule in sorted(book.rules, key=lambda rule: _rank(rule, str(shipped))):
        with patience(rule, shipped):
            outcomes += told(_of_rule(rule, facts), facts)
    return facts, tuple(outcomes)


def _rank(rule: Rule, shipped: str) -> tuple[bool, str, str]:
    """What two rules see is told by the first: one of the house, whatever the order in which they were read."""
    return str(rule.source).startswith(shipped), rule.kind, rule.id


def _of_rule(rule: Rule, facts: Facts) -> Iterable[Outcome]:
    """What a rule says of the facts; nothing for a year it is not for, one outcome where its ``when`` does not hold."""
    if not rule.covers(facts.profile.year):
        return ()
    if not meant_for(rule.when, facts):
        return (Outcome(rule, "unchecked", reason="not_meant"),)
    return CHECKS[rule.kind](rule, facts)


class _Callable(ModuleType):
    """Python gives the name ``hqaudit.audit`` to this module once it is loaded; it stays the function all the same."""

    def __call__(self, path: str) -> Report:
        return audit(path, keep=True)


sys.modules[__name__].__class__ = _Callable
