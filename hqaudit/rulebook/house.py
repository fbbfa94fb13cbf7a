"""Folders of rules beside the built-in ones: their rules, and the vocabulary that they add."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hqaudit.errors import BrokenRule
from hqaudit.facts.vocabulary import Vocabulary, assembled, expanded
from hqaudit.model.message import Message
from hqaudit.model.rule import Rule
from hqaudit.rulebook.load import VOCABULARY, load_rule, rule_files, vocabulary_files
from hqaudit.rulebook.yamltext import broken, load_yaml, near


@dataclass(slots=True)
class House:
    """What the folders hold; ``broken`` are the files that could not be used."""

    vocabulary: Vocabulary
    rules: list[Rule] = field(default_factory=list)
    broken: list[BrokenRule] = field(default_factory=list)


def read_house(directories: Sequence[Path], built_in: Vocabulary) -> House:
    """All vocabulary of the folders, then all rules; a rule of a later folder comes after one of an earlier folder.

    Raises BrokenRule for a folder that is none.
    """
    house = House(built_in)
    contents = [(directory, list(_contents(directory, house))) for directory in directories]
    for _, files in contents:
        for path, content in files:
            if is_vocabulary(path, content):
                _add_words(house, path, content)
    for _, files in contents:
        seen: dict[str, Path] = {}
        for path, content in files:
            if not is_vocabulary(path, content):
                _add_rule(house, path, content, seen)
    return house


def is_vocabulary(path: Path, content: Mapping[str, Any]) -> bool:
    """Whether a file adds words: it stands in a folder named vocabulary, or says nothing else."""
    return path.parent.name == "vocabulary" or bool(content and VOCABULARY.issuperset(content))


def words_of(path: Path, content: Mapping[str, Any]) -> Vocabulary:
    """The words that a vocabulary file adds. Raises BrokenRule where it has another shape."""
    for key in content:
        if key not in VOCABULARY:
            zh, en = near(str(key), sorted(VOCABULARY))
            raise broken(path, (key,), f"词汇文件中不认识的键“{key}”{zh}", f"unknown key “{key}” in a vocabulary{en}")
    try:
        return assembled(expanded([content]))
    except (ValueError, re.error) as error:
        key = str(error).partition(":")[0]
        keys = ("phrases", key) if key in content.get("phrases", ()) else (key if key in content else "frames",)
        raise broken(path, keys, f"词汇有误：{error}", f"vocabulary: {error}") from error


def all_of(errors: Sequence[BrokenRule]) -> BrokenRule:
    """Several errors as one."""
    zh = "\n".join(error.message.zh for error in errors)
    return BrokenRule(Message(zh, "\n".join(error.message.en for error in errors)))


def _contents(directory: Path, house: House) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    if not directory.is_dir():
        raise BrokenRule(Message(f"规则目录 {directory} 不存在", f"there is no rule directory {directory}"))
    for path in (*vocabulary_files(directory), *rule_files(directory)):
        try:
            yield path, load_yaml(path)
        except BrokenRule as error:
            house.broken.append(error)


def _add_words(house: House, path: Path, content: Mapping[str, Any]) -> None:
    try:
        house.vocabulary = house.vocabulary.joined(words_of(path, content))
    except BrokenRule as error:
        house.broken.append(error)


def _add_rule(house: House, path: Path, content: Mapping[str, Any], seen: dict[str, Path]) -> None:
    try:
        rule = load_rule(path, house.vocabulary, content)
        if rule.id in seen:
            zh, en = f"编号 {rule.id} 已在 {seen[rule.id]} 中使用", f"the id {rule.id} is taken by {seen[rule.id]}"
            raise broken(path, ("id",), zh, en)
    except BrokenRule as error:
        house.broken.append(error)
        return
    seen[rule.id] = path
    house.rules.append(rule)
