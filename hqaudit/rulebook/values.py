"""The values of a rule file: each checked for its shape and turned into what the checks take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hqaudit.checks import joined_patterns
from hqaudit.checks.telling import BLANK, BLANKS
from hqaudit.errors import BrokenRule
from hqaudit.facts.formnames import read_form_name
from hqaudit.facts.vocabulary import Vocabulary
from hqaudit.model.formula import FormName
from hqaudit.model.message import Message
from hqaudit.model.rule import When
from hqaudit.rulebook.formula import BadFormula, parse
from hqaudit.rulebook.hostile import LONGEST_FORMULA
from hqaudit.rulebook.keys import ENGLISH, WHEN
from hqaudit.rulebook.yamltext import KeyPath, broken, near


class Reading(NamedTuple):
    """The file that is read, and the words its formulas are written in."""

    path: Path
    vocabulary: Vocabulary

    def error(self, keys: KeyPath, zh: str, en: str) -> BrokenRule:
        """The error that the file is wrong at some key."""
        return broken(self.path, keys, zh, en)


def value(reading: Reading, keys: KeyPath, said: Any, shape: str) -> Any:
    """The value of a key. Raises BrokenRule where it has another shape."""
    return _SHAPES[shape](reading, keys, said)


def _text(reading: Reading, keys: KeyPath, said: Any) -> str:
    if not isinstance(said, str):
        raise reading.error(keys, f"{keys[-1]} 应为文字", f"{keys[-1]} must be a text")
    return said.strip()


def _texts(reading: Reading, keys: KeyPath, said: Any) -> tuple[str, ...]:
    if not isinstance(said, list):
        raise reading.error(keys, f"{keys[-1]} 应为列表", f"{keys[-1]} must be a list")
    return tuple(_text(reading, (*keys, at), one) for at, one in enumerate(said))


def _some(reading: Reading, keys: KeyPath, said: Any) -> tuple[str, ...]:
    """One text, or a list of them."""
    return (said,) if isinstance(said, str) else _texts(reading, keys, said)


def _year(reading: Reading, keys: KeyPath, said: Any) -> int:
    if not (isinstance(said, str) and re.fullmatch(r"[12]\d{3}", said)):
        raise reading.error(keys, f"{keys[-1]} 应为四位年份", f"{keys[-1]} must be a year of four digits")
    return int(said)


def _formula(reading: Reading, keys: KeyPath, said: Any) -> Any:
    text = _text(reading, keys, said)
    if len(text) > LONGEST_FORMULA:
        zh, en = f"公式超过 {LONGEST_FORMULA} 字", f"the formula has more than {LONGEST_FORMULA} characters"
        raise reading.error(keys, zh, en)
    try:
        return parse(text, reading.vocabulary)
    except BadFormula as error:
        raise reading.error(keys, f"公式有误：{error.message.zh}", f"the formula: {error.message.en}") from error


def _forms(reading: Reading, keys: KeyPath, said: Any) -> tuple[FormName, ...]:
    return tuple(read_form_name(one, reading.vocabulary) for one in _some(reading, keys, said))


def _pattern(reading: Reading, keys: KeyPath, said: Any) -> str:
    pattern = _text(reading, keys, said)
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise reading.error(keys, f"模式“{pattern}”有误：{error}", f"the pattern “{pattern}”: {error}") from error
    return pattern


def _patterns(reading: Reading, keys: KeyPath, said: Any) -> Mapping[str, str]:
    """Patterns and the reason of each, "" where none is given."""
    if not isinstance(said, list):
        raise reading.error(keys, f"{keys[-1]} 应为列表", f"{keys[-1]} must be a list")
    found: dict[str, str] = {}
    for at, entry in enumerate(said):
        if isinstance(entry, Mapping):
            _known(reading, (*keys, at), entry, ("find", "reason"))
            find = _pattern(reading, (*keys, at, "find"), entry.get("find"))
            found[find] = _text(reading, (*keys, at, "reason"), entry.get("reason", ""))
        else:
            found[_pattern(reading, (*keys, at), entry)] = ""
        if re.search(r"\\[1-9]", next(reversed(found))):
            zh, en = "回引用请写成 (?P<名称>…)(?P=名称)", "write (?P<name>…)(?P=name) for a reference back"
            raise reading.error((*keys, at), zh, en)
    try:
        joined_patterns(found)
    except re.error as error:
        en = f"patterns that do not go together: {error}"
        raise reading.error(keys, f"这些模式不能放在一起：{error}", en) from error
    return found


def _mapping(reading: Reading, keys: KeyPath, said: Any) -> Mapping[str, Any]:
    if not isinstance(said, Mapping):
        raise reading.error(keys, f"{keys[-1]} 应为“名称: 内容”", f"{keys[-1]} must be a mapping of names")
    return said


def _named_patterns(reading: Reading, keys: KeyPath, said: Any) -> Mapping[str, str]:
    return {name: _pattern(reading, (*keys, name), one) for name, one in _mapping(reading, keys, said).items()}


def _file(reading: Reading, keys: KeyPath, said: Any) -> Mapping[str, tuple[str, ...]]:
    """Codes and their names, from a table beside the rule: code,name|other name."""
    path = reading.path.parent / _text(reading, keys, said)
    try:
        rows = path.read_text(encoding="utf-8").splitlines()[1:]
    except (OSError, UnicodeDecodeError) as error:
        raise reading.error(keys, f"找不到编码表 {path}", f"there is no table of codes {path}") from error
    return {code: tuple(names.split("|")) for code, _, names in (row.partition(",") for row in rows)}


def _known(reading: Reading, keys: KeyPath, said: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    for key in said:
        if key not in allowed:
            zh, en = _choice(str(key), allowed)
            raise reading.error((*keys, key), f"不认识的键“{key}”{zh}", f"unknown key “{key}”{en}")


def _choice(said: str, allowed: Sequence[str]) -> tuple[str, str]:
    """The word that is probably meant, or all that there are, as the end of a sentence."""
    zh, en = near(said, allowed)
    return zh or f"，可用：{'、'.join(allowed)}", en or f", there are {', '.join(allowed)}"


def english(reading: Reading, said: Any) -> dict[str, str]:
    """What stands under ``en``."""
    if not isinstance(said, Mapping):
        raise reading.error(("en",), "en 应为“键: 值”", "expected title and why under en")
    _known(reading, ("en",), said, ENGLISH)
    return {key: _text(reading, ("en", key), one) for key, one in said.items()}


def when(reading: Reading, said: Any) -> When:
    """What stands under ``when``."""
    found = _mapping(reading, ("when",), said)
    _known(reading, ("when",), found, tuple(WHEN))
    read: dict[str, Any] = {}
    for key, one in found.items():
        keys = ("when", key)
        some = _some(reading, keys, one)
        if key in ("form", "no-form"):
            read[key.replace("-", "_")] = _forms(reading, keys, one)
        elif key in ("text", "no-text"):
            read[key.replace("-", "_")] = tuple(
                _pattern(reading, keys if isinstance(one, str) else (*keys, at), pattern)
                for at, pattern in enumerate(some)
            )
        else:
            read[key.replace("-", "_")] = some
    for basis in read.get("basis", ()):
        if basis not in ("预算", "决算"):
            raise reading.error(("when", "basis"), "basis 应为 预算 或 决算", "basis must be 预算 or 决算")
    return When(**{name: read.get(name, ()) for name in When._fields})


def message(reading: Reading, said: str, in_english: Mapping[str, str]) -> Message:
    """The rule's own sentence, its blanks checked."""
    for keys, sentence in ((("message",), said), (("en", "message"), in_english.get("message", ""))):
        for blank in BLANK.findall(sentence):
            if blank not in BLANKS:
                zh, en = _choice(blank, tuple(BLANKS))
                raise reading.error(keys, f"不认识的占位 {{{blank}}}{zh}", f"unknown blank {{{blank}}}{en}")
    return Message(said, in_english.get("message", said))


def _as_it_stands(_reading: Reading, _keys: KeyPath, said: Any) -> Any:
    return said


_SHAPES: Mapping[str, Callable[[Reading, KeyPath, Any], Any]] = {
    "text": _text,
    "texts": _texts,
    "year": _year,
    "formula": _formula,
    "forms": _forms,
    "pattern": _pattern,
    "patterns": _patterns,
    "named patterns": _named_patterns,
    "mapping": _mapping,
    "file": _file,
    "english": _as_it_stands,
    "when": _as_it_stands,
}
