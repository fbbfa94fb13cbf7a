from __future__ import annotations

import inspect
from functools import wraps
from typing import Any, get_type_hints

import pytest

from hqaudit.cli import app
from hqaudit.cli.commands import COMMANDS
from hqaudit.cli.options import Argument, Command, Option
from hqaudit.cli.plain import understood
from hqaudit.cli.rulecommands import RULE_COMMANDS

PLAIN = [
    "check a.pdf",
    "check a.pdf - folder/b.txt --quiet --format json",
    "check --format=csv --output x.html a.pdf --output=y.md -v -q",
    "check a.pdf --select total-*,share --select growth --rules one --rules two --pack none",
    "check a.pdf --show error --show warning --lang en --password p=q --config c.yaml",
    "check a.pdf -j 4 --timeout 30 --max-memory 64",
    "why a.pdf 498.51",
    "diff old.pdf new.pdf --fail-on info",
    "explain total-income --debug",
    "completion bash",
    "rules",
    "rules --format json",
    "rules list --rules one",
    "rules test folder --cases cases",
    "rules new house-1 --dir folder",
]
UNUSUAL = [
    "",
    "--version",
    "chek a.pdf",
    "check",
    "check a.pdf --help",
    "check a.pdf -h",
    "check a.pdf --",
    "check a.pdf --formt json",
    "check a.pdf --format",
    "check a.pdf --format jsn",
    "check a.pdf --quiet=yes",
    "check a.pdf -qv",
    "check a.pdf -j4",
    "check a.pdf -j=4",
    "check a.pdf --jobs 0",
    "check a.pdf --jobs four",
    "check a.pdf --timeout 0.05",
    "check a.pdf --password -x",
    "why a.pdf",
    "why a.pdf 1.00 2.00",
    "why a.pdf -1.00",
    "rules chek folder",
    "rules new",
]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The commands do nothing but note what they are given."""
    given: list[dict[str, Any]] = []

    def noting(command: Command) -> Command:
        function, about = command

        @wraps(function)
        def note(**values: Any) -> None:
            bound = inspect.signature(function).bind(**values)
            bound.apply_defaults()
            given.append(bound.arguments)

        return note, about

    for commands in (COMMANDS, RULE_COMMANDS):
        for name, command in commands.items():
            monkeypatch.setitem(commands, name, noting(command))
    listing = RULE_COMMANDS["list"][0]
    for module in ("app", "rulecommands"):
        monkeypatch.setattr(f"hqaudit.cli.{module}.list_rules", listing)
    return given


@pytest.mark.parametrize("language", ["", "en"])
@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_command_line_is_understood_as_typer_does(
    taken: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, line: str, language: str
) -> None:
    monkeypatch.setenv("HQAUDIT_LANG", language)
    plain = understood(line.split())
    assert plain is not None
    plain()
    app.run(line.split())
    assert len(taken) == 2
    assert taken[0] == taken[1]


@pytest.mark.parametrize("line", UNUSUAL)
def test_what_is_unusual_is_left_to_typer(line: str) -> None:
    assert understood(line.split()) is None


def test_a_language_that_is_none_is_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HQAUDIT_LANG", "fr")
    assert understood(["check", "a.pdf"]) is None
    assert understood(["check", "a.pdf", "--lang", "zh"]) is not None


def test_whatever_a_command_takes_is_declared_and_has_a_default_if_it_is_an_option() -> None:
    for function, _ in (*COMMANDS.values(), *RULE_COMMANDS.values()):
        hints = get_type_hints(function, include_extras=True)
        for name, parameter in inspect.signature(function).parameters.items():
            (declared,) = hints[name].__metadata__
            assert isinstance(declared, Argument | Option)
            assert isinstance(declared, Argument) or parameter.default is not parameter.empty
