"""What ``hqaudit rules check`` and ``hqaudit rules test`` say of a folder of rules, and their exit status."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hqaudit.cli.cases import Case, case_files, complaint, read_cases
from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message
from hqaudit.rulebook import load_rulebook
from hqaudit.rulebook.catalogue import rules_directory
from hqaudit.rulebook.yamltext import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hqaudit.model.formula import Formula
    from hqaudit.model.message import Language
    from hqaudit.model.rule import Rule
    from hqaudit.rulebook import Rulebook

FAILED, BROKEN = 1, 2
KINDS = {
    "passes": Message("应通过", "passes"),
    "fails": Message("应发现问题", "fails"),
    "unchecked": Message("应不核对", "unchecked"),
}


def checked(folder: Path, language: Language) -> tuple[str, int]:
    """What is wrong with the files of a folder, a name that no vocabulary knows included; 2 if a file is broken."""
    book = _book(folder, skip_broken=True)
    problems = [message.text(language) for message in book.broken]
    for path in case_files(folder):
        try:
            read_cases(path)
        except BrokenRule as error:
            problems.append(error.message.text(language))
    own = _own(book, folder)
    notes = [note.text(language) for rule in own for note in _notes(rule, book)]
    summary = Message(
        f"{len(own)} 条规则，{len(problems)} 个文件有误", f"{len(own)} rule(s), {len(problems)} broken file(s)"
    )
    return "".join(f"{line}\n" for line in (*problems, *notes, summary.text(language))), BROKEN if problems else 0


def tested(folder: Path, cases: Path | None, language: Language) -> tuple[str, int]:
    """The cases that do not come out as they should; 1 if there are any. Raises BrokenRule if there are no cases.

    They stand beside the rules (*.cases.yaml), or in a folder of their own (*.yaml).
    """
    book = _book(folder, skip_broken=False)
    files = case_files(folder) if cases is None else case_files(cases, ".yaml")
    found = [case for path in files for case in read_cases(path)]
    if not found:
        where = cases or folder
        raise BrokenRule(
            Message(f"{where} 里没有用例（*.cases.yaml）", f"there are no cases (*.cases.yaml) in {where}")
        )
    lines, failed = [], 0
    for case in found:
        said = complaint(case, _alone(book, case))
        failed += bool(said)
        if said:
            kind = KINDS[case.kind].text(language)
            lines.append(f"✗ {case.rule} {kind} {case.number}: {said}")
    lacking = {rule.id for rule in _own(book, folder)} - {case.rule for case in found}
    lines += [Message(f"! {rule} 没有用例", f"! {rule} has no cases").text(language) for rule in sorted(lacking)]
    right = len(found) - failed
    lines.append(Message(f"{right} 个用例符合，{failed} 个不符", f"{right} as expected, {failed} not").text(language))
    return "".join(f"{line}\n" for line in lines), FAILED if failed else 0


def _book(folder: Path, skip_broken: bool) -> Rulebook:
    """The built-in rules with those of a folder, which may be the built-in folder itself."""
    if folder.resolve() == rules_directory().resolve():
        return load_rulebook()
    return load_rulebook([folder], skip_broken=skip_broken)


def _own(book: Rulebook, folder: Path) -> list[Rule]:
    return [rule for rule in book.rules if rule.source and folder.resolve() in rule.source.resolve().parents]


def _alone(book: Rulebook, case: Case) -> Rulebook:
    rules = tuple(rule for rule in book.rules if rule.id == case.rule)
    if not rules:
        raise BrokenRule(Message(f"用例的规则 {case.rule} 不存在", f"there is no rule {case.rule} for its cases"))
    return type(book)(rules, book.vocabulary)


def _notes(rule: Rule, book: Rulebook) -> Iterator[Message]:
    """Names of a formula that are no items: they are found as printed names only, which is worth knowing."""
    formula: Formula | None = rule.settings.get("check")
    if formula is None or rule.settings.get("form"):
        return
    known = [phrase for group in ("items", "funds") for phrase in book.vocabulary.groups[group]]
    for term in formula.terms:
        if term.means is None and term.form is None:
            zh, en = near(term.name, known)
            yield Message(
                f"{rule.id}：“{term.name}”不是词汇中的项目，只按表中印出的行、列名称查找{zh}",
                f"{rule.id}: “{term.name}” is no item of the vocabulary; only printed names are looked at{en}",
            )
