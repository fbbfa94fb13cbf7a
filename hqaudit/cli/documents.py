"""Which documents the command line names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hqaudit.model.message import Message
from hqaudit.model.report import Report
from hqaudit.readers import READERS, STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def documents(names: Iterable[str]) -> list[str]:
    """The files named and those in the folders named, each once; a folder without any stands for itself."""
    found: dict[str, None] = {}
    for name in names:
        inside = sorted(_inside(name)) if name != STANDARD_INPUT and Path(name).is_dir() else []
        found.update(dict.fromkeys(inside or [name]))
    return list(found)


def empty_folder(path: str) -> Report | None:
    """What there is to say of a folder in which there is nothing to check."""
    if path == STANDARD_INPUT or not Path(path).is_dir():
        return None
    if not os.access(path, os.R_OK | os.X_OK):
        return Report(
            path,
            "unreadable",
            Message("无法打开文件夹；请检查权限", "the folder cannot be opened; check its permissions"),
        )
    suffixes = " ".join(sorted(READERS))
    problem = Message(f"文件夹中没有可核对的文件（{suffixes}）", f"the folder has no file to check ({suffixes})")
    return Report(path, "unreadable", problem)


def _inside(folder: str) -> Iterator[str]:
    """All documents below a folder, hidden ones aside; a folder that cannot be looked into stands for itself.

    Links to folders are followed, each folder is gone through once.
    """
    closed: list[str] = []
    seen: set[str] = set()
    for root, folders, files in os.walk(folder, onerror=lambda error: closed.append(error.filename), followlinks=True):
        real = os.path.realpath(root)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if Path(name).suffix.lower() in READERS and not name.startswith("."):
                yield str(Path(root) / name)
    yield from map(str, closed)
