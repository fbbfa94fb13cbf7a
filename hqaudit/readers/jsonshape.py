"""Looks into JSON of unknown shape: a value that is not what was expected is named by its key path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hqaudit.errors import UnreadableDocument
from hqaudit.model.message import Message

LARGEST = 1e12
"""No page, line, offset or place on a page is further out."""
_KINDS = {
    "an object": "对象",
    "a list": "列表",
    "a text": "文本",
    "a whole number": "整数",
    "a number": "数字",
}


def wrong_shape(path: str, zh: str, en: str) -> UnreadableDocument:
    """The error that says what was expected where."""
    return UnreadableDocument(
        Message(
            f"不是 hqaudit/document/1 文档：{path} 应为{zh}；请用 hqaudit parse --format json 生成",
            f"not a document of the form hqaudit/document/1: {path} should be {en}; write it with hqaudit parse "
            "--format json",
        )
    )


class Node(NamedTuple):
    """A value in the JSON and the path of keys that leads to it."""

    value: object
    path: str

    @property
    def is_null(self) -> bool:
        """Whether the value is null or missing."""
        return self.value is None

    def get(self, key: str) -> Node:
        """The value under the key of an object; null if the key is missing."""
        if not isinstance(self.value, dict):
            raise self._wrong("an object")
        return Node(self.value.get(key), f"{self.path}.{key}" if self.path else key)

    def items(self) -> Iterator[Node]:
        """The entries of a list; none if it is missing."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self._wrong("a list")
        for index, value in enumerate(self.value):
            yield Node(value, f"{self.path}[{index}]")

    def text(self, default: str | None = None) -> str:
        """The text; the default, if there is one, where it is missing."""
        if self.value is None and default is not None:
            return default
        if not isinstance(self.value, str):
            raise self._wrong("a text")
        return self.value

    def text_or_none(self) -> str | None:
        """The text, None where it is null or missing."""
        return None if self.value is None else self.text()

    def integer(self, default: int | None = None) -> int:
        """The whole number; the default, if there is one, where it is missing."""
        if self.value is None and default is not None:
            return default
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self._wrong("a whole number")
        if abs(self.value) > LARGEST:
            raise self._wrong("a whole number")
        return self.value

    def integer_or_none(self) -> int | None:
        """The whole number, None where it is null or missing."""
        return None if self.value is None else self.integer()

    def number(self, default: float | None = None) -> float:
        """The number; the default, if there is one, where it is missing."""
        if self.value is None and default is not None:
            return default
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self._wrong("a number")
        if abs(self.value) > LARGEST:
            raise self._wrong("a number")
        return float(self.value)

    def _wrong(self, expected: str) -> UnreadableDocument:
        return wrong_shape(self.path or "/", _KINDS[expected], expected)
