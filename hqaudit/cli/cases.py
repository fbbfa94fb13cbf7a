"""Cases of rules: tiny documents under which a rule passes, fails, or has nothing to check – and whether it does.

``rule: id``, then ``passes`` and ``unchecked`` (lists of documents) and ``fails`` (a list of ``document`` with what its
one finding shows: ``figures`` as printed, those of them that are ``suspects``, ``words`` of its message, ``severity``).
A document is written as people do – headings, sentences, | between the cells of a form – or is the JSON of ``parse``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hqaudit.audit import audit_document, outcomes_of
from hqaudit.readers.parsed import read_parsed
from hqaudit.readers.text import read_text
from hqaudit.rulebook.load import CASES
from hqaudit.rulebook.yamltext import broken, load_yaml

if TYPE_CHECKING:
    from hqaudit.model.blocks import Document
    from hqaudit.model.outcome import Outcome
    from hqaudit.model.report import Finding
    from hqaudit.rulebook import Rulebook

KINDS = ("passes", "fails", "unchecked")
FAILING = ("document", "figures", "suspects", "words", "severity")


class Case(NamedTuple):
    """One document and what is expected of the rule; ``expected`` is empty unless it has to fail."""

    rule: str
    kind: str
    number: int
    text: str
    expected: Mapping[str, Any]


def read_cases(path: Path) -> list[Case]:
    """The cases in a file. Raises BrokenRule where it has another shape."""
    content = load_yaml(path)
    for key in content:
        if key not in ("rule", *KINDS):
            raise broken(path, (key,), f"用例文件中不认识的键“{key}”", f"unknown key “{key}” in a file of cases")
    if not isinstance(content.get("rule"), str):
        raise broken(path, ("rule",), "缺少“rule”（规则的编号）", "expected the key “rule” with the id of the rule")
    return [case for kind in KINDS for case in _of_kind(path, content, kind)]


def _of_kind(path: Path, content: Mapping[str, Any], kind: str) -> Iterator[Case]:
    listed = content.get(kind) or []
    if not isinstance(listed, list):
        raise broken(path, (kind,), f"{kind} 应为列表", f"{kind} must be a list")
    for at, entry in enumerate(listed):
        told = entry if kind == "fails" else {"document": entry}
        wrong = not isinstance(told, Mapping) or not isinstance(told.get("document"), str) or set(told) - set(FAILING)
        if wrong:
            zh, en = f"应为 {'、'.join(FAILING)}" if kind == "fails" else "应为一份文件的文字", "expected a document"
            raise broken(path, (kind, at), zh, en)
        expected = {key: value for key, value in told.items() if key != "document"}
        yield Case(content["rule"], kind, at + 1, told["document"], expected)


def case_files(directory: Path, ending: str = CASES) -> list[Path]:
    """The files of cases beside the rules; in a folder of cases only, every YAML file is one."""
    return sorted(path for path in directory.rglob(f"*{ending}") if path.is_file())


def complaint(case: Case, book: Rulebook) -> str:
    """What is not as the case expects; "" if all is. The book holds the rule of the case alone."""
    document = _document(case.text)
    if case.kind == "fails":
        return _not_failing(case.expected, audit_document(document, "case", book).findings)
    outcomes = outcomes_of(document, book)[1]
    statuses = {outcome.status for outcome in outcomes}
    right = statuses <= {"unchecked"} if case.kind == "unchecked" else "passed" in statuses - {"failed"}
    right = right and "failed" not in statuses
    return "" if right else "；".join(told(outcomes)) or "没有任何结果"


def _document(text: str) -> Document:
    return read_parsed(text, "case.json") if text.startswith("{") else read_text(text, "case.txt")


def _not_failing(expected: Mapping[str, Any], findings: Sequence[Finding]) -> str:
    if len(findings) != 1:
        said = "；".join(finding.message.zh for finding in findings)
        return f"应恰有一项问题，有 {len(findings)} 项：{said}"
    finding = findings[0]
    shown = sorted(exhibit.figure.text for exhibit in finding.exhibits)
    suspects = [exhibit.figure.text for exhibit in finding.exhibits if exhibit.role == "suspect"]
    wrong = []
    if "figures" in expected and shown != sorted(expected["figures"]):
        wrong.append(f"数字为 {shown}")
    if "suspects" in expected and suspects != expected["suspects"]:
        wrong.append(f"疑点为 {suspects}")
    if "severity" in expected and finding.severity != expected["severity"]:
        wrong.append(f"级别为 {finding.severity}")
    missing = [word for word in expected.get("words", []) if word not in finding.message.zh]
    wrong += [f"说明中没有“{word}”：{finding.message.zh}" for word in missing]
    return "；".join(wrong)


def told(outcomes: Sequence[Outcome]) -> list[str]:
    """The outcomes in short."""
    return [
        f"{outcome.status} {' '.join(fact.figure.text for fact in outcome.facts)} {outcome.reason}"
        f"{outcome.message.zh if outcome.message else ''}"
        for outcome in outcomes
    ]
