"""Standard output and standard error: what each carries, in which language, how wide and whether in colour."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from hqaudit.model.message import Language, Message

PIPED_WIDTH = 100


def write(text: str) -> None:
    """Results, to standard output. A reader that has gone away (``| head``) is no error."""
    _safe(sys.stdout)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: Message, language: Language) -> None:
    """A warning or an error, to standard error."""
    _safe(sys.stderr)
    sys.stderr.write(f"hqaudit: {message.text(language)}\n")


def width() -> int:
    """The width of the terminal, or what COLUMNS says; 100 where there is neither."""
    return max(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, 40)


def colored() -> bool:
    """Whether standard output takes colour: a terminal on which NO_COLOR is not set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _safe(stream: TextIO) -> None:
    """Whatever cannot be encoded is written as an escape, which JSON reads back, rather than raising."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
