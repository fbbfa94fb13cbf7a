"""The rules that a command works with: the built-in ones, those of the house, those of the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hqaudit.rulebook import Config, Rulebook


def config(path: Path | None) -> Config:
    """What ``--config`` names, or the hqaudit.yaml of this folder or the nearest one above."""
    from hqaudit.rulebook import found_above, read_config  # noqa: PLC0415 - reading the rules takes time

    if path is not None and not path.is_file():
        raise BrokenRule(Message(f"--config {path}：没有这个文件", f"--config {path}: no such file"))
    return read_config(path or found_above(Path.cwd()))


def book(
    folders: Iterable[Path] | None,
    house: Config,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    skip_broken: bool = False,
    packs: Sequence[str] | None = None,
) -> Rulebook:
    """The rules in force. Raises BrokenRule where none is left."""
    from hqaudit.rulebook import load_rulebook  # noqa: PLC0415 - as above

    found = load_rulebook(list(folders or ()), select, ignore, skip_broken, house, packs)
    if not found.rules:
        zh, en = "没有选中任何规则，请看 --select 和 --ignore", "no rule is selected, see --select and --ignore"
        raise BrokenRule(Message(zh, en))
    return found


def ids(values: Iterable[str] | None) -> list[str]:
    """What an option that may be repeated names, with commas or without."""
    return [part.strip() for value in values or () for part in value.split(",") if part.strip()]
