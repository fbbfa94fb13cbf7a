"""Rule files, read: one rule a file, every error with file, line and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from hqaudit.checks import CHOICES
from hqaudit.errors import BrokenRule
from hqaudit.facts.vocabulary import Vocabulary
from hqaudit.model.message import Message
from hqaudit.model.report import SEVERITIES
from hqaudit.model.rule import Rule
from hqaudit.rulebook.formula import parse

_COMMON = ("id", "title", "severity", "kind", "why", "basis", "example", "en", "since", "until")
_KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "agree": ((), ()),
    "identity": (("check",), ("form",)),
    "total": (("along",), ("wholes",)),
    "ratio": (("of",), ()),
    "change": (("of",), ()),
    "present": (("what",), ("forms", "kinds", "note", "subjects", "except")),
    "wording": (("what",), ("patterns", "heads", "codes", "subjects", "renamed", "pairs")),
}
"""Per kind: the keys a rule must have and those it may have."""
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "patterns": ("patterns",),
    "projects": ("heads",),
    "code-names": ("codes",),
    "required": ("forms",),
    "empty-notes": ("note", "subjects"),
    "filled-notes": ("note",),
    "other-notes": ("subjects",),
    "purposes": ("subjects",),
    "item-lists": ("codes",),
    "renamed": ("renamed",),
    "class-pairs": ("pairs",),
}
"""Per check: the keys it cannot do without."""
_SHAPES: Mapping[str, type] = {
    **dict.fromkeys(("patterns", "heads", "kinds", "wholes"), list),
    **dict.fromkeys(("forms", "subjects", "renamed", "pairs"), Mapping),
}


def load_yaml(path: Path) -> Mapping[str, Any]:
    """A file as nested strings (BaseLoader: no is text, dates stay text). Raises BrokenRule for a broken file."""
    import yaml  # noqa: PLC0415 - not wanted where the cache knows the files

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        text = path.read_text(encoding="utf-8")
        content = yaml.load(text, Loader=loader)  # noqa: S506 - BaseLoader makes nothing but str, list and dict
    except UnicodeDecodeError as error:
        raise _broken(path, 1, "不是 UTF-8 文本", "is not UTF-8 text") from error
    except OSError as error:
        raise _broken(path, 1, f"无法读取（{error.strerror}）", f"cannot be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "syntax"
        raise _broken(path, line, f"YAML 语法错误：{problem}", f"YAML: {problem}") from error
    if not isinstance(content, Mapping):
        raise _broken(path, 1, "应为“键: 值”的列表", "expected a mapping of keys to values")
    return content


def load_rule(path: Path, vocabulary: Vocabulary, content: Mapping[str, Any] | None = None) -> Rule:
    """The rule in a file, whose content may be known already. Raises BrokenRule."""
    return _RuleFile(path, load_yaml(path) if content is None else content).rule(vocabulary)


class _RuleFile:
    """One file while its keys are checked."""

    def __init__(self, path: Path, content: Mapping[str, Any]) -> None:
        self._path = path
        self._content = content

    def rule(self, vocabulary: Vocabulary) -> Rule:
        for key in ("id", "title", "severity"):
            if not isinstance(self._content.get(key), str) or not self._content[key].strip():
                raise self._error(key, f"缺少“{key}”", f"expected the key “{key}” with a text")
        severity = self._one_of("severity", SEVERITIES)
        kind = self._one_of("kind", tuple(_KINDS)) if "kind" in self._content else "identity"
        self._keys(kind)
        english = self._content.get("en", {})
        if not isinstance(english, Mapping):
            raise self._error("en", "en 应为“键: 值”", "expected title and why under en")
        title, why = str(self._content["title"]), str(self._content.get("why", "")).strip()
        return Rule(
            id=str(self._content["id"]),
            title=Message(title, str(english.get("title", title))),
            severity=severity,
            kind=kind,
            why=Message(why, str(english.get("why", why)).strip()),
            basis=str(self._content.get("basis", "")).strip(),
            example=str(self._content.get("example", "")).strip(),
            settings=self._settings(kind, vocabulary),
            since=self._year("since"),
            until=self._year("until"),
            source=self._path,
        )

    def _year(self, key: str) -> int | None:
        value = str(self._content.get(key, ""))
        if value and not (value.isdigit() and len(value) == 4):
            raise self._error(key, f"{key} 应为四位年份", f"{key} must be a year of four digits")
        return int(value) if value else None

    def _one_of(self, key: str, allowed: tuple[str, ...]) -> Any:
        value = self._content[key]
        if value not in allowed:
            listed = ", ".join(allowed)
            near = _near(str(value), allowed)
            raise self._error(key, f"{key} 应为 {listed} 之一{near[0]}", f"{key} must be one of {listed}{near[1]}")
        return value

    def _keys(self, kind: str) -> None:
        must, may = _KINDS[kind]
        for key in must:
            if key not in self._content:
                raise self._error("kind", f"{kind} 规则缺少“{key}”", f"a rule of kind {kind} needs the key “{key}”")
        allowed = (*_COMMON, *must, *may)
        for key in self._content:
            if key not in allowed:
                near = _near(str(key), allowed)
                raise self._error(str(key), f"不认识的键“{key}”{near[0]}", f"unknown key “{key}”{near[1]}")

    def _settings(self, kind: str, vocabulary: Vocabulary) -> Mapping[str, Any]:
        must, may = _KINDS[kind]
        settings = {key: self._content[key] for key in (*must, *may) if key in self._content}
        if kind in CHOICES:
            self._one_of(*CHOICES[kind])
        for key in _NEEDED.get(str(settings.get("what", "")), ()):
            if key not in settings:
                raise self._error("what", f"缺少“{key}”", f"{settings['what']} needs the key “{key}”")
        self._shapes(settings)
        if "check" in settings:
            try:
                settings["check"] = parse(str(settings["check"]), vocabulary)
            except ValueError as error:
                raise self._error("check", f"公式有误：{error}", f"the formula: {error}") from error
        if "codes" in settings:
            settings["codes"] = self._codes(self._path.parent / str(settings["codes"]))
        return settings

    def _shapes(self, settings: Mapping[str, Any]) -> None:
        """Lists are lists, patterns are regular expressions. Raises BrokenRule."""
        for key, shape in _SHAPES.items():
            if key in settings and not isinstance(settings[key], shape):
                zh, en = ("列表", "a list") if shape is list else ("“名称: 模式”", "a mapping of names to patterns")
                raise self._error(key, f"{key} 应为{zh}", f"{key} must be {en}")
        named = {key: list(settings.get(key, {}).values()) for key in ("forms", "subjects")}
        named |= {key: [settings.get(key, "")] for key in ("note", "except")}
        named["patterns"] = settings.get("patterns", [])
        for key, pattern in ((key, pattern) for key, patterns in named.items() for pattern in patterns):
            try:
                re.compile(str(pattern))
            except re.error as error:
                raise self._error(key, f"模式“{pattern}”有误：{error}", f"the pattern “{pattern}”: {error}") from error

    def _codes(self, path: Path) -> Mapping[str, tuple[str, ...]]:
        """Codes and their names, from a table beside the rule: code,name|other name."""
        try:
            rows = path.read_text(encoding="utf-8").splitlines()[1:]
        except OSError as error:
            raise self._error("codes", f"找不到编码表 {path}", f"there is no table of codes {path}") from error
        return {code: tuple(names.split("|")) for code, _, names in (row.partition(",") for row in rows)}

    def _error(self, key: str, zh: str, en: str) -> BrokenRule:
        return _broken(self._path, _line_of(self._path, key), zh, en)


def _near(word: str, known: tuple[str, ...]) -> tuple[str, str]:
    found = get_close_matches(word, known, n=1)
    return (f"，是否想写 {found[0]}？", f"; did you mean {found[0]}?") if found else ("", "")


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(f"{key}:"):
            return number
    return 1


def _broken(path: Path, line: int, zh: str, en: str) -> BrokenRule:
    try:
        shown = path.read_text(encoding="utf-8").splitlines()[line - 1].strip()
    except (OSError, UnicodeDecodeError, IndexError):
        shown = ""
    quoted = f"\n    {line} | {shown}" if shown else ""
    return BrokenRule(
        Message(f"规则文件 {path} 第 {line} 行：{zh}{quoted}", f"rule file {path}, line {line}: {en}{quoted}")
    )


def rule_files(directory: Path) -> Iterator[Path]:
    """Every rule file under a directory in the order of their paths; the vocabulary and hidden files left out."""
    for path in sorted(directory.rglob("*.yaml")):
        parts = path.relative_to(directory).parts
        if "vocabulary" not in parts and not any(part.startswith(".") for part in parts):
            yield path
