"""Command lines with nothing unusual in them, understood without typer: loading that takes as long as reading a report.

What a command takes is told by its signature. Whatever is not plain – help, a mistake, ``-j4`` – is left to typer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hqaudit.cli.commands import COMMANDS
from hqaudit.cli.options import Argument, Option

_NUMBERS = (int, float)


class UnusualError(ValueError):
    """Something that has to be looked at more closely than is done here."""


def understood(arguments: Sequence[str]) -> Callable[[], int | None] | None:
    """What the command line asks for, ready to be run; None if that is for typer to say."""
    function, rest = _command(arguments)
    if function is None:
        return None
    try:
        return partial(function, **_Reading(get_type_hints(function, include_extras=True)).of(rest))
    except UnusualError:
        return None


def _command(arguments: Sequence[str]) -> tuple[Callable[..., int | None] | None, Sequence[str]]:
    """The command that is named, and what follows it."""
    first, *rest = arguments or ("",)
    if first != "rules":
        return COMMANDS[first][0] if first in COMMANDS else None, rest
    from hqaudit.cli.rulecommands import RULE_COMMANDS, list_rules  # noqa: PLC0415 - only for its commands

    if rest and rest[0] in RULE_COMMANDS:
        return RULE_COMMANDS[rest[0]][0], rest[1:]
    return list_rules, rest


class _Reading:
    """The words after a command, read by the declarations of its parameters. Raises UnusualError."""

    def __init__(self, hints: dict[str, Any]) -> None:
        declared = {key: hint for key, hint in hints.items() if key != "return"}
        self._kinds = {key: hint.__origin__ for key, hint in declared.items()}
        self._options: dict[str, tuple[str, Option]] = {}
        self._waiting: list[str] = []
        self._variables: dict[str, str] = {}
        for key, hint in declared.items():
            (what,) = hint.__metadata__
            if isinstance(what, Argument):
                self._waiting.append(key)
                continue
            self._options |= dict.fromkeys(what.names, (key, what))
            if what.variable:
                self._variables[key] = what.variable
        self._given: dict[str, object] = {}

    def of(self, words: Sequence[str]) -> dict[str, object]:
        """The values of the parameters; those that nothing is said of are left out."""
        left = iter(words)
        for word in left:
            if word.startswith("-") and word != "-":
                self._option(word, left)
            else:
                self._argument(word)
        if self._waiting and self._waiting[0] not in self._given:
            raise UnusualError
        for key, variable in self._variables.items():
            said = os.environ.get(variable)
            if said and key not in self._given:
                self._given[key] = _value(self._kinds[key], said)
        return self._given

    def _option(self, word: str, left: Iterator[str]) -> None:
        name, equals, value = word.partition("=")
        if name not in self._options or (equals and not name.startswith("--")):
            raise UnusualError
        key, option = self._options[name]
        kind = self._kinds[key]
        if kind is bool:
            if equals:
                raise UnusualError
            self._given[key] = True
            return
        if not equals:
            value = next(left, "-")
            if value.startswith("-"):
                raise UnusualError
        self._take(key, value, option.least)

    def _argument(self, word: str) -> None:
        if not self._waiting:
            raise UnusualError
        key = self._waiting[0]
        self._take(key, word)
        if get_origin(self._kinds[key]) is not list:
            del self._waiting[0]

    def _take(self, key: str, word: str, least: float | None = None) -> None:
        kind = self._kinds[key]
        if get_origin(kind) is UnionType:
            (kind,) = (part for part in get_args(kind) if part is not type(None))
        if get_origin(kind) is list:
            before = self._given.setdefault(key, [])
            assert isinstance(before, list)  # noqa: S101 - one parameter has one kind
            before.append(_value(get_args(kind)[0], word))
            return
        self._given[key] = _value(kind, word, least)


def _value(kind: Any, word: str, least: float | None = None) -> object:
    """A word as a value: a text, one of several, a path or a number without sign and point."""
    if kind is str:
        return word
    if kind is Path:
        return Path(word)
    if get_origin(kind) is Literal and word in get_args(kind):
        return word
    if kind in _NUMBERS and word.isascii() and word.isdigit() and int(word) >= (least or 0):
        return kind(word)
    raise UnusualError
