"""``hqaudit.yaml``: what a house has settled – its rules, severities, packs, suppressions, baseline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple, get_args

from hqaudit.errors import BrokenRule
from hqaudit.facts.vocabulary import Vocabulary
from hqaudit.model.report import Severity, Suppression
from hqaudit.model.rule import Rule
from hqaudit.rulebook.house import words_of
from hqaudit.rulebook.load import HOUSE, VOCABULARY
from hqaudit.rulebook.yamltext import KeyPath, broken, line_of, load_yaml, near

KEYS = ("rules", "ignore", "severity", "packs", "vocabulary", "suppress", "baseline")
SUPPRESS = ("finding", "rule", "place", "file", "reason", "author", "until")


class Config(NamedTuple):
    """What the file says; folders and files are taken from where it stands."""

    path: Path | None = None
    rules: tuple[Path, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] | None = None
    packs: tuple[str, ...] | None = None
    vocabulary: Vocabulary | None = None
    suppress: tuple[Suppression, ...] = ()
    baseline: Path | None = None
    text: str = ""
    """The file itself, for whoever has to know whether it has changed."""

    def check(self, ids: Sequence[str]) -> None:
        """Raises BrokenRule where an id or a pattern of ``ignore`` or ``severity`` names no rule."""
        for at, pattern in enumerate(self.ignore):
            self._known(pattern, ids, ("ignore", at))
        for pattern in self.severity or {}:
            self._known(pattern, ids, ("severity", pattern))

    def graded(self, rule: Rule) -> Severity:
        """The severity of a rule in this house: the last pattern that names it counts."""
        found = [level for pattern, level in (self.severity or {}).items() if fnmatchcase(rule.id, pattern)]
        return found[-1] if found else rule.severity

    def _known(self, pattern: str, ids: Sequence[str], keys: KeyPath) -> None:
        if self.path is not None and not any(fnmatchcase(one, pattern) for one in ids):
            zh, en = near(pattern, ids)
            raise broken(self.path, keys, f"没有规则 {pattern}{zh}", f"there is no rule {pattern}{en}")


def found_above(folder: Path, name: str = HOUSE) -> Path | None:
    """The file of that name in a folder or the nearest one above it."""
    return next((path for above in (folder, *folder.parents) if (path := above / name).is_file()), None)


def read_config(path: Path | None) -> Config:
    """What a file says. Raises BrokenRule for a broken file; without a file nothing is settled."""
    if path is None:
        return Config()
    content = load_yaml(path)
    reader = _Reader(path, content)
    return reader.config()


class _Reader:
    """The file while its keys are checked."""

    def __init__(self, path: Path, content: Mapping[str, Any]) -> None:
        self._path = path
        self._content = content

    def config(self) -> Config:
        """All of it. Raises BrokenRule at the first thing that is wrong."""
        self._known((), self._content, KEYS)
        beside = self._path.parent
        severity = self._mapping("severity")
        for name, level in severity.items():
            if level not in get_args(Severity):
                listed = ", ".join(get_args(Severity))
                raise self._error(("severity", name), f"级别应为 {listed} 之一", f"a severity is one of {listed}")
        baseline = self._content.get("baseline")
        return Config(
            path=self._path,
            rules=tuple(beside / folder for folder in self._texts("rules")),
            ignore=self._texts("ignore"),
            severity=severity,
            packs=self._texts("packs") if "packs" in self._content else None,
            vocabulary=self._vocabulary(),
            suppress=tuple(self._suppression(at, entry) for at, entry in enumerate(self._list("suppress"))),
            baseline=beside / str(baseline) if baseline else None,
            text=self._path.read_text(encoding="utf-8"),
        )

    def _vocabulary(self) -> Vocabulary | None:
        found = self._mapping("vocabulary")
        self._known(("vocabulary",), found, sorted(VOCABULARY))
        return words_of(self._path, found) if found else None

    def _suppression(self, at: int, entry: Any) -> Suppression:
        keys = ("suppress", at)
        if not isinstance(entry, Mapping):
            raise self._error(keys, "应为“键: 值”", "expected keys and values")
        self._known(keys, entry, SUPPRESS)
        for key in ("reason", "author"):
            if not str(entry.get(key, "")).strip():
                raise self._error(keys, f"搁置要写明“{key}”", f"a suppression needs the key “{key}”")
        if not entry.get("finding") and not (entry.get("rule") and entry.get("place")):
            zh, en = "应写 finding（问题的编号），或 rule 和 place", "expected finding (an id), or rule and place"
            raise self._error(keys, zh, en)
        texts = {key: str(value).strip() for key, value in entry.items() if key != "until"}
        until = self._day((*keys, "until"), str(entry["until"])) if "until" in entry else None
        given: dict[str, Any] = {key: value for key, value in texts.items() if key in Suppression._fields}
        return Suppression(**given, until=until, line=line_of(self._path, keys))

    def _day(self, keys: KeyPath, said: str) -> date:
        try:
            return date.fromisoformat(said) if re.fullmatch(r"\d{4}-\d\d-\d\d", said) else date.max.replace(year=0)
        except ValueError as error:
            raise self._error(keys, "until 应为日期，如 2025-12-31", "until is a date such as 2025-12-31") from error

    def _list(self, key: str) -> list[Any]:
        found = self._content.get(key) or []
        if not isinstance(found, list):
            raise self._error((key,), f"{key} 应为列表", f"{key} must be a list")
        return found

    def _texts(self, key: str) -> tuple[str, ...]:
        return tuple(str(one) for one in self._list(key))

    def _mapping(self, key: str) -> Mapping[str, Any]:
        found = self._content.get(key) or {}
        if not isinstance(found, Mapping):
            raise self._error((key,), f"{key} 应为“键: 值”", f"{key} must be a mapping")
        return found

    def _known(self, keys: KeyPath, said: Mapping[str, Any], allowed: Sequence[str]) -> None:
        for key in said:
            if key not in allowed:
                zh, en = near(str(key), allowed)
                raise self._error((*keys, key), f"不认识的键“{key}”{zh}", f"unknown key “{key}”{en}")

    def _error(self, keys: KeyPath, zh: str, en: str) -> BrokenRule:
        return broken(self._path, keys, zh, en)
