"""Standard output and standard error: what each carries, in which language, how wide and whether in colour."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message

if TYPE_CHECKING:
    from hqaudit.model.message import Language
    from hqaudit.reports.view import View

PIPED_WIDTH, NARROWEST = 100, 40


def write(text: str) -> bool:
    """Results, to standard output; False if its reader has gone away (``| head``), which is no error.

    Raises BrokenRule if they cannot be written (a full disk).
    """
    _safe(sys.stdout)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return False
    except OSError as error:
        _silence()
        why = error.strerror or str(error)
        zh, en = (
            f"无法写入标准输出（{why}），结果不完整",
            f"standard output cannot be written ({why})",
        )
        raise BrokenRule(Message(zh, en)) from error
    return True


def _silence() -> None:
    """What is still to be written goes nowhere, also what Python writes as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: Message, language: Language) -> None:
    """A warning or an error, to standard error."""
    _safe(sys.stderr)
    with suppress(OSError):  # nobody is there to be told
        sys.stderr.write(f"hqaudit: {_printable(message.text(language))}\n")


def _printable(text: str) -> str:
    """The text with escapes for what moves the cursor or turns the writing, as names of files may; lines stay."""
    return "\n".join(map(in_one_line, text.split("\n")))


def in_one_line(text: str) -> str:
    """The same, line ends too: for names of files."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def width() -> int:
    """The width of the terminal, or what COLUMNS says; 100 where there is neither."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return max(int(said), NARROWEST)
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns or PIPED_WIDTH, NARROWEST)
    except (OSError, ValueError):  # no terminal, or no file at all
        return PIPED_WIDTH


def colored() -> bool:
    """Whether standard output takes colour: a terminal on which NO_COLOR is not set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def linked() -> bool:
    """Whether standard output follows links: a terminal in colour, other than the console of Linux."""
    return colored() and sys.stdout.isatty() and os.environ.get("TERM") != "linux"


def _safe(stream: TextIO) -> None:
    """Whatever cannot be encoded is written as an escape, which JSON reads back, rather than raising."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def view(language: Language) -> View:
    """How a report is shown on this standard output, with nothing else asked for."""
    from hqaudit.reports.view import View  # noqa: PLC0415 - `hqaudit --version` shows no report

    return View(language, width(), colored())
