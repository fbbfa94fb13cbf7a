"""Rule files, read: one rule a file, every error with file, line and what was expected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hqaudit.checks import CHOICES
from hqaudit.errors import BrokenRule
from hqaudit.facts.vocabulary import Vocabulary
from hqaudit.model.message import Message
from hqaudit.model.report import SEVERITIES
from hqaudit.model.rule import ALWAYS, Rule
from hqaudit.rulebook.keys import COMMON, KINDS, MUST, NEEDED, OWN
from hqaudit.rulebook.values import Reading, english, message, value, when
from hqaudit.rulebook.yamltext import broken, load_yaml, near

CASES = ".cases.yaml"
"""How the name of a file of cases beside a rule ends."""
HOUSE = "hqaudit.yaml"
"""What a house has settled; it may stand in a folder of rules."""
PACK = "pack.yaml"
"""The head of a pack: a folder whose rules are for some reports only."""
VOCABULARY = frozenset({"phrases", "words", "frames"})
"""The keys of a vocabulary file."""


def load_rule(path: Path, vocabulary: Vocabulary, content: Mapping[str, Any] | None = None) -> Rule:
    """The rule in a file, whose content may be known already. Raises BrokenRule."""
    return _RuleFile(path, load_yaml(path) if content is None else content, vocabulary).rule()


class _RuleFile:
    """One file while its keys are checked."""

    def __init__(self, path: Path, content: Mapping[str, Any], vocabulary: Vocabulary) -> None:
        self._path = path
        self._content = content
        self._reading = Reading(path, vocabulary)

    def rule(self) -> Rule:
        """The rule. Raises BrokenRule at the first thing that is wrong."""
        for key in MUST:
            if not isinstance(self._content.get(key), str) or not self._content[key].strip():
                raise self._error(key, f"缺少“{key}”", f"expected the key “{key}” with a text")
        severity = self._one_of("severity", SEVERITIES)
        kind = self._one_of("kind", tuple(KINDS)) if "kind" in self._content else "identity"
        self._keys(kind)
        texts = {key: self._value(key, COMMON[key].shape) for key in COMMON if key in self._content}
        in_english = english(self._reading, texts.get("en", {}))
        title, why = texts["title"], texts.get("why", "")
        return Rule(
            id=texts["id"],
            title=Message(title, in_english.get("title", title)),
            severity=severity,
            kind=kind,
            why=Message(why, in_english.get("why", why)),
            basis=texts.get("basis", ""),
            example=texts.get("example", ""),
            settings=self._settings(kind),
            since=texts.get("since"),
            until=texts.get("until"),
            source=self._path,
            when=when(self._reading, texts["when"]) if "when" in texts else ALWAYS,
            message=message(self._reading, texts["message"], in_english) if "message" in texts else None,
        )

    def _one_of(self, key: str, allowed: tuple[str, ...]) -> Any:
        said = self._content[key]
        if said not in allowed:
            listed = ", ".join(allowed)
            zh, en = near(str(said), allowed)
            raise self._error(key, f"{key} 应为 {listed} 之一{zh}", f"{key} must be one of {listed}{en}")
        return said

    def _keys(self, kind: str) -> None:
        must, may = KINDS[kind]
        allowed = (*COMMON, *must, *may)
        for key in self._content:
            if key not in COMMON and key not in OWN:
                zh, en = near(str(key), allowed)
                raise self._error(str(key), f"不认识的键“{key}”{zh}", f"unknown key “{key}”{en}")
        for key in must:
            if key not in self._content:
                raise self._error("kind", f"{kind} 规则缺少“{key}”", f"a rule of kind {kind} needs the key “{key}”")
        for key in self._content:
            if key not in allowed:
                raise self._error(str(key), f"{kind} 规则没有键“{key}”", f"a rule of kind {kind} has no key “{key}”")

    def _settings(self, kind: str) -> Mapping[str, Any]:
        must, may = KINDS[kind]
        if kind in CHOICES:
            self._one_of(*CHOICES[kind])
        what = str(self._content.get("what", ""))
        for key in NEEDED.get(what, ()):
            if key not in self._content:
                raise self._error("what", f"缺少“{key}”", f"{what} needs the key “{key}”")
        return {key: self._value(key, OWN[key].shape) for key in (*must, *may) if key in self._content}

    def _value(self, key: str, shape: str) -> Any:
        return value(self._reading, (key,), self._content[key], shape)

    def _error(self, key: str, zh: str, en: str) -> BrokenRule:
        return broken(self._path, (key,), zh, en)


def rule_files(directory: Path) -> Iterator[Path]:
    """Every rule file under a directory in the order of their paths: no vocabulary, no cases, nothing hidden."""
    for path in _yaml_files(directory):
        if "vocabulary" not in path.relative_to(directory).parts and not path.name.endswith(CASES):
            yield path


def vocabulary_files(directory: Path) -> Iterator[Path]:
    """The files under a directory that stand in a folder named vocabulary."""
    return (path for path in _yaml_files(directory) if "vocabulary" in path.relative_to(directory).parts)


def _yaml_files(directory: Path) -> Iterator[Path]:
    """The files of a folder, those of the packs in it left out."""
    found = sorted(path for path in directory.rglob("*.yaml") if path.is_file())
    packs = {path.parent for path in found if path.name == PACK and path.parent != directory}
    for path in found:
        hidden = any(part.startswith(".") for part in path.relative_to(directory).parts)
        if not hidden and path.name not in (PACK, HOUSE) and packs.isdisjoint(path.parents):
            yield path
