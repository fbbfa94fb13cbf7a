"""The rules that are in force, and the vocabulary they are written in."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from zlib import crc32

from hqaudit.errors import BrokenRule
from hqaudit.facts import numbers, vocabulary
from hqaudit.model.message import Message
from hqaudit.model.rule import Rule
from hqaudit.rulebook.cache import cached
from hqaudit.rulebook.load import load_rule, load_yaml, rule_files


@dataclass(frozen=True)
class Rulebook:
    """Rules in the order of their files, and the words of the field."""

    rules: tuple[Rule, ...]
    vocabulary: vocabulary.Vocabulary


def rules_directory() -> Path:
    """Where the built-in rules are: inside the package (installed) or beside it (a checkout)."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


@cache
def built_in() -> Rulebook:
    """The rules and the vocabulary that ship."""
    directory = rules_directory()
    words, rules = sorted((directory / "vocabulary").glob("*.yaml")), list(rule_files(directory))
    code = [Path(__file__), *(Path(str(module.__file__)) for module in (vocabulary, numbers))]
    name = f"rules-{crc32(os.fsencode(directory)):08x}"
    read = cached(name, [*words, *rules, *code], lambda: [_expanded(words), [load_yaml(path) for path in rules]])
    known = vocabulary.assembled(read[0])
    return Rulebook(tuple(load_rule(path, known, content) for path, content in zip(rules, read[1], strict=True)), known)


def _expanded(files: Sequence[Path]) -> vocabulary.Expanded:
    contents = [load_yaml(path) for path in files]
    try:
        return vocabulary.expanded(contents)
    except ValueError as error:
        directory = files[0].parent
        raise BrokenRule(Message(f"词汇文件 {directory}：{error}", f"vocabulary {directory}: {error}")) from error


def load_rulebook(directories: Sequence[Path] = (), select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Rulebook:
    """The rules in force: the built-in ones, those of ``directories`` added (one with a known id replaces it).

    ``select`` and ``ignore`` hold rule ids or patterns (total-*). Raises BrokenRule for a broken file, a directory
    that is none, and a pattern that names no rule.
    """
    book = built_in()
    rules = {rule.id: rule for rule in book.rules}
    for directory in directories:
        for rule in _house_rules(directory, book.vocabulary):
            rules[rule.id] = rule
    for pattern in (*select, *ignore):
        _known(pattern, tuple(rules))
    kept = [rule for rule in rules.values() if not select or _matches(rule.id, select)]
    return Rulebook(tuple(rule for rule in kept if not _matches(rule.id, ignore)), book.vocabulary)


def _house_rules(directory: Path, known: vocabulary.Vocabulary) -> list[Rule]:
    if not directory.is_dir():
        raise BrokenRule(Message(f"规则目录 {directory} 不存在", f"there is no rule directory {directory}"))
    seen: dict[str, Path] = {}
    found = []
    for path in rule_files(directory):
        rule = load_rule(path, known)
        if rule.id in seen:
            raise BrokenRule(
                Message(
                    f"规则文件 {path} 第 1 行：编号 {rule.id} 已在 {seen[rule.id]} 中使用",
                    f"rule file {path}, line 1: the id {rule.id} is taken by {seen[rule.id]}",
                )
            )
        seen[rule.id] = path
        found.append(rule)
    return found


def _matches(identity: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(identity, pattern) for pattern in patterns)


def _known(pattern: str, ids: tuple[str, ...]) -> None:
    if any(fnmatchcase(identity, pattern) for identity in ids):
        return
    near = get_close_matches(pattern, ids, n=1)
    zh, en = (f"，是否想写 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")
    raise BrokenRule(Message(f"没有规则 {pattern}{zh}", f"there is no rule {pattern}{en}"))
