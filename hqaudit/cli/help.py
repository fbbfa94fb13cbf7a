"""The help pages: what a command does, its options by what they are for; first of all the questions that come first."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from rich.cells import cell_len
from rich.text import Text

from hqaudit.cli import streams
from hqaudit.cli.commands import ABOUT, COMMANDS
from hqaudit.cli.options import Argument, Option
from hqaudit.cli.questions import EXAMPLES, QUESTIONS
from hqaudit.cli.rulecommands import ABOUT_RULES, RULE_COMMANDS, list_rules
from hqaudit.cli.translations import HEADS, said
from hqaudit.reports.terminal import printed
from hqaudit.reports.terminal.cells import pad
from hqaudit.reports.terminal.styles import STRONG, hanging, plain
from hqaudit.reports.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hqaudit.cli.options import Command
    from hqaudit.model.message import Language

LEFT = 28
"""Cells in which options and commands are set; a longer one has a line of its own."""
LONGEST = 60
"""The same for examples."""
WIDEST = 100
GROUPS = {
    "result": (
        "--format", "--output", "--show", "--show-unchecked", "--verbose", "--quiet", "--suppressed", "--lang",
    ),
    "judging": ("--fail-on", "--baseline", "--select", "--ignore", "--rules", "--config", "--pack", "--skip-broken"),
}  # fmt: skip
"""What options are for, where it is not how the command runs."""
FLAGS = (("--help, -h", "显示本页"),)
ROOT_FLAGS = (("--version", "显示版本"), *FLAGS)
Pair = tuple[str, str]


def page(arguments: Sequence[str], language: Language) -> str:
    """The page of the command that ``arguments`` name; the first page if they name none."""
    view = View(language, min(streams.width(), WIDEST), streams.colored())
    path, below, command = _named([word for word in arguments if not word.startswith("-")])
    return printed(list(_lines(path, below, command, view)), view)


def _named(words: Sequence[str]) -> tuple[str, Mapping[str, Command], Command | None]:
    """The command's path, the commands below it, and itself."""
    first, second = (*words, "", "")[:2]
    if first == "rules":
        if second in RULE_COMMANDS:
            return f"hqaudit rules {second}", {}, RULE_COMMANDS[second]
        return "hqaudit rules", RULE_COMMANDS, (list_rules, ABOUT_RULES)
    if first in COMMANDS:
        return f"hqaudit {first}", {}, COMMANDS[first]
    return "hqaudit", {**COMMANDS, "rules": (list_rules, ABOUT_RULES)}, None


def _lines(path: str, below: Mapping[str, Command], command: Command | None, view: View) -> Iterator[Text]:
    language = view.language
    arguments, options = (
        _declared(command[0], language)
        if command
        else ([], {"running": [(names, said(about, language)) for names, about in ROOT_FLAGS]})
    )
    words = [path, HEADS["command"].text(language) if below else "", HEADS["[options]"].text(language)]
    usage = " ".join(word for word in (*words, *(name for name, _ in arguments)) if word)
    yield from hanging(Text(), plain(said(command[1] if command else ABOUT, language)), view.width)
    yield Text()
    yield from hanging(plain(f"{HEADS['usage'].text(language)}  ", STRONG), plain(usage), view.width)
    yield from _table("commands", [(name, said(about, language)) for name, (_, about) in below.items()], view)
    yield from _table("arguments", arguments, view)
    for group, pairs in options.items():
        yield from _table(group, pairs, view)
    yield from _table("examples", [(line, what.text(language)) for what, line in EXAMPLES.get(path, ())], view)
    if command is None:
        yield from _table("questions", [(one.text(language), told.text(language)) for one, told in QUESTIONS], view)


def _table(head: str, pairs: Sequence[Pair], view: View) -> Iterator[Text]:
    """Two columns under a head; nothing for no pairs."""
    if not pairs:
        return
    yield Text()
    yield plain(HEADS[head].text(view.language), STRONG)
    most = LONGEST if head == "examples" else LEFT
    width = max((cell_len(name) for name, _ in pairs if cell_len(name) <= most), default=most) + 2
    for name, told in pairs:
        first = Text("  ").append(pad(name, width))
        if cell_len(name) + 2 > width:
            yield first
            first = Text(" " * (width + 2))
        yield from hanging(first, plain(told), view.width)


def _declared(function: Callable[..., int | None], language: Language) -> tuple[list[Pair], dict[str, list[Pair]]]:
    """The arguments of a command, and its options by what they are for."""
    arguments: list[Pair] = []
    options: dict[str, list[Pair]] = {name: [] for name in (*GROUPS, "running")}
    defaults = inspect.signature(function).parameters
    for key, hint in get_type_hints(function, include_extras=True).items():
        (declared,) = getattr(hint, "__metadata__", (None,))
        kind = getattr(hint, "__origin__", None)
        if isinstance(declared, Argument):
            repeated = " …" if get_origin(kind) is list else ""
            arguments.append(
                (f"{declared.metavar}{repeated}", f"{said(declared.about, language)}{_one_of(kind, language)}")
            )
        elif isinstance(declared, Option):
            group = next((name for name, names in GROUPS.items() if declared.names[0] in names), "running")
            options[group].append(_option(declared, kind, defaults[key].default, language))
    options["running"] += [(names, said(about, language)) for names, about in FLAGS]
    return arguments, options


def _option(option: Option, kind: Any, default: object, language: Language) -> Pair:
    names = ", ".join(option.names)
    if kind is not bool:
        names += f" {option.metavar or option.names[0].removeprefix('--').upper()}"
    told = said(option.about, language) + _one_of(kind, language)
    if default not in (None, False, ""):
        told += HEADS["default"].text(language).format(f"{default:g}" if isinstance(default, float) else default)
    return names, told + (HEADS["variable"].text(language).format(option.variable) if option.variable else "")


def _one_of(kind: Any, language: Language) -> str:
    """The values that there are, if they are told one by one."""
    return HEADS["values"].text(language).format(" ".join(get_args(kind))) if get_origin(kind) is Literal else ""
