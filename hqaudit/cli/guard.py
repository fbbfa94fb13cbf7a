"""Runs a command and turns whatever stops it into one sentence and an exit status."""

from __future__ import annotations

import os
import re
import sys
import traceback
from itertools import pairwise
from typing import TYPE_CHECKING

from hqaudit.cli import completion, streams
from hqaudit.cli.answers import internal
from hqaudit.cli.plain import understood
from hqaudit.cli.streams import complain
from hqaudit.errors import BrokenRule, HqauditError
from hqaudit.model.message import Language, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE, UNREADABLE, INTERRUPTED = 2, 3, 130
HELP_OPTIONS = frozenset({"-h", "--help"})
HELP = Message("「hqaudit --help」列出命令和选项", "see `hqaudit --help`")


def run(arguments: Sequence[str]) -> int:
    """The exit status of the command line ``arguments``."""
    language = _language(arguments)
    try:
        status = _done(arguments, language)
    except HqauditError as error:
        _trace(arguments)
        complain(error.message, language)
        return USAGE if isinstance(error, BrokenRule) else UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _stopped(error, arguments, language)
    return (status or 0) if arguments else USAGE


def _done(arguments: Sequence[str], language: Language) -> int | None:
    if completion.asked():
        return _by_typer(arguments)
    if not arguments or not HELP_OPTIONS.isdisjoint(arguments):
        from hqaudit.cli import help as pages  # noqa: PLC0415 - loads rich, wanted only for help

        streams.write(pages.page(arguments, language))
        return 0
    plain = understood(arguments)
    return plain() if plain else _by_typer(arguments)


def _by_typer(arguments: Sequence[str]) -> int | None:
    from hqaudit.cli import app  # noqa: PLC0415 - loads typer, which most command lines can do without

    completion.prepare()
    return app.run(arguments)


def _stopped(error: Exception, arguments: Sequence[str], language: Language) -> int:
    said = getattr(error, "format_message", None)
    if said is not None:
        complain(_usage(error, said()), language)
        complain(HELP, language)
        return USAGE
    _trace(arguments)
    complain(internal(error), language)
    return UNREADABLE


def _usage(error: Exception, said: str) -> Message:
    """A wrong command line, in both languages as far as its kind is known."""
    parameter = getattr(error, "param", None)
    hint = next(iter(getattr(parameter, "opts", [])), "")
    hint = hint if hint.startswith("-") else getattr(parameter, "metavar", None) or hint
    plain = re.sub(r" \(env var: '[^']*'\)", "", said)
    quoted = re.findall(r"'([^']+)'", plain.partition(": ")[2] or plain)
    known = "、".join(quoted[1:])
    chinese = {
        "NoSuchOption": f"没有选项 {getattr(error, 'option_name', '')}",
        "MissingParameter": f"缺少 {hint}",
        "BadParameter": f"{hint} 不能是 {quoted[0]}，可用：{known}" if known else f"{hint} 的值不对",
        "UsageError": f"没有命令 {quoted[0]}" + (f"，是不是 {known}" if known else "") if quoted else "命令有误",
    }
    return Message(chinese.get(type(error).__name__, f"命令有误（{said}）"), said.replace("Value error, ", ""))


def _trace(arguments: Sequence[str]) -> None:
    if "--debug" in arguments:
        traceback.print_exc(file=sys.stderr)


def _language(arguments: Sequence[str]) -> Language:
    """The language asked for, known before the command line is understood."""
    words = [part for argument in arguments for part in argument.split("=", 1)]
    after = [value for option, value in pairwise(words) if option == "--lang"]
    return "en" if (after[-1] if after else os.environ.get("HQAUDIT_LANG")) == "en" else "zh"
