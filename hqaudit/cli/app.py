"""The commands as typer has them: for completion, and for command lines that plain.py leaves to it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from hqaudit.cli import options as take
from hqaudit.cli import streams
from hqaudit.cli.commands import ABOUT, COMMANDS
from hqaudit.cli.rulecommands import ABOUT_RULES, RULE_COMMANDS, list_rules
from hqaudit.cli.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def run(arguments: Sequence[str]) -> int | None:
    """Understand and run a command line. Raises what typer raises where it is wrong, or KeyboardInterrupt."""
    try:
        status: int | None = app()(args=list(arguments), prog_name="hqaudit", standalone_mode=False)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return status


def app() -> typer.Typer:
    """All commands."""
    made = _group(ABOUT, COMMANDS)
    made.callback()(_root)
    rules = _group(ABOUT_RULES, RULE_COMMANDS, invoke_without_command=True)
    rules.callback()(_for_typer(list_rules, alone=True))
    made.add_typer(rules, name="rules")
    return made


def _group(about: str, commands: dict[str, take.Command], invoke_without_command: bool = False) -> typer.Typer:
    made = typer.Typer(
        help=about,
        invoke_without_command=invoke_without_command,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name, (function, what) in commands.items():
        made.command(name, help=what)(_for_typer(function))
    return made


def _version(wanted: bool) -> None:
    if wanted:
        streams.write(f"hqaudit {VERSION}\n")
        raise typer.Exit


def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
) -> None:
    """What stands before every command."""
    del version


def _for_typer(function: Callable[..., int | None], alone: bool = False) -> Callable[..., int | None]:
    """The function with its options declared in typer's way; ``alone``: it does nothing if another command follows."""

    def command(context: typer.Context, **given: Any) -> int | None:
        return None if alone and context.invoked_subcommand else function(**given)

    hints = get_type_hints(function, include_extras=True)
    parameters = inspect.signature(function).parameters.values()
    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    typed = [parameter.replace(annotation=_annotated(hints[parameter.name])) for parameter in parameters]
    command.__signature__ = inspect.Signature([context, *typed])  # type: ignore[attr-defined]  # inspect asks for it
    return command


def _annotated(hint: Any) -> Any:
    (declared,) = hint.__metadata__
    if isinstance(declared, take.Argument):
        return Annotated[hint.__origin__, typer.Argument(metavar=declared.metavar, help=declared.about)]
    option = typer.Option(
        *declared.names,
        help=declared.about,
        metavar=declared.metavar,
        envvar=declared.variable,
        min=declared.least,
    )
    return Annotated[hint.__origin__, option]
