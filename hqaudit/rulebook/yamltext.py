"""YAML as nested texts: no numbers, dates or truth values; no key may stand twice; errors name their line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message
from hqaudit.rulebook.hostile import forbidden, refused

KeyPath = Sequence[str | int]
"""The keys and positions that lead to a value: ("when", "basis"), ("patterns", 2)."""
_SHOWN = 120
"""Characters of a line that are shown."""


@cache
def _loader() -> Any:
    """BaseLoader (no stays text, 2024-01-01 and 007 as well) that refuses a key said twice."""
    import yaml  # noqa: PLC0415 - not wanted where the cache knows the files

    base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

    class Loader(base):  # type: ignore[misc]  # which of the two loaders it is, is known at run time only
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            content: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            if len(content) != len(node.value):
                raise yaml.MarkedYAMLError(problem="a key stands twice", problem_mark=_second(node))
            return content

    return Loader


def _second(node: Any) -> Any:
    """Where a key stands for the second time."""
    names = [key.value for key, _ in node.value]
    return next(key.start_mark for at, (key, _) in enumerate(node.value) if key.value in names[:at])


def load_yaml(path: Path) -> Mapping[str, Any]:
    """A file as nested texts. Raises BrokenRule for a broken file."""
    import yaml  # noqa: PLC0415 - as above

    refusal = refused(path)
    if refusal is not None:
        raise broken(path, (), refusal.zh, refusal.en, line=1)
    try:
        text = path.read_text(encoding="utf-8")
        line, refusal = forbidden(text, yaml, _loader())
        if refusal is not None:
            raise broken(path, (), refusal.zh, refusal.en, line)
        content = yaml.load(text, Loader=_loader())  # noqa: S506 - makes text, list, dict
    except UnicodeDecodeError as error:
        raise broken(path, (), "不是 UTF-8 文本", "is not UTF-8 text", line=1) from error
    except OSError as error:
        raise broken(path, (), f"无法读取（{error.strerror}）", f"cannot be read ({error.strerror})", line=1) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "syntax"
        line = mark.line + 1 if mark else 1
        raise broken(path, (), f"YAML 语法错误：{_chinese(problem)}", f"YAML: {problem}", line=line) from error
    if not isinstance(content, Mapping):
        raise broken(path, (), "应为“键: 值”的列表", "expected a mapping of keys to values", line=1)
    return content


def _chinese(problem: str) -> str:
    """What YAML complains of, in Chinese where it is what people write wrong."""
    known = {
        "mapping values are not allowed": "冒号后面又有冒号，请给整句话加引号",
        "did not find expected ',' or ']'": "方括号没有写完，或以 [ 开头的文字没有加引号",
        "could not find expected ':'": "这一行缺少冒号",
        "found character that cannot start any token": "这一行的开头不能用这个字符（缩进请用空格，不用制表符）",
        "a key stands twice": "同一个键写了两次",
    }
    return next((f"{zh}（{problem}）" for en, zh in known.items() if en in problem), problem)


def line_of(path: Path, keys: KeyPath) -> int:
    """The line on which the value stands that some keys lead to, or the last of them that is there; from 1."""
    import yaml  # noqa: PLC0415 - as above

    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_loader())
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return 1
    line = node.start_mark.line if node else 0
    for key in keys:
        if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == key), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        else:
            break
    return int(line) + 1


def broken(path: Path, keys: KeyPath, zh: str, en: str, line: int | None = None) -> BrokenRule:
    """The error that a file is wrong at some key, with the line itself."""
    at = line or line_of(path, keys)
    try:
        shown = path.read_text(encoding="utf-8").splitlines()[at - 1].strip() if path.is_file() else ""
    except (OSError, UnicodeDecodeError, IndexError):
        shown = ""
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    quoted = f"\n    {at} | {shown}" if shown else ""
    return BrokenRule(
        Message(f"规则文件 {path} 第 {at} 行：{zh}{quoted}", f"rule file {path}, line {at}: {en}{quoted}")
    )


def near(word: str, known: Sequence[str]) -> tuple[str, str]:
    """The known word that looks most like another, as the end of a sentence in both languages."""
    found = get_close_matches(word, known, n=1)
    return (f"，是否想写 {found[0]}？", f"; did you mean {found[0]}?") if found else ("", "")
