"""Results kept in a file as they come, so that a run that was broken off is taken up where it stopped (--resume)."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hqaudit.cli.codec import decoded, encoded
from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message
from hqaudit.model.report import Report

if TYPE_CHECKING:
    from typing import IO

SCHEMA = "hqaudit/result/1"
_HEAD = json.dumps({"schema": SCHEMA}).encode()[:-1]
PACKAGE = Path(__file__).resolve().parents[1]


class Journal:
    """A file with a line for each report; a line counts for the same document, audited by the same rules.

    ``basis`` is the digest of all that a report depends on besides its document. Raises BrokenRule for a file that
    cannot be read or written. Only where the lines begin is held, not what they say.
    """

    def __init__(self, path: Path, basis: str) -> None:
        self._path = path
        self._basis = basis
        self._starts: dict[tuple[str, str], int] = {}
        try:
            with path.open("a+b") as file:
                self._read(file)
        except OSError as error:
            why = error.strerror or str(error)
            zh, en = f"--resume {path}：无法读写（{why}）", f"--resume {path}: cannot be read and written ({why})"
            raise BrokenRule(Message(zh, en)) from error

    @staticmethod
    def digest(path: str, stdin: bytes | None) -> str:
        """The digest of a document's content; "" if it is no file that can be read twice."""
        if stdin is not None:
            return hashlib.sha256(stdin).hexdigest()
        if not Path(path).is_file():
            return ""
        try:
            with Path(path).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except (OSError, ValueError):
            return ""

    def known(self, path: str, mark: str) -> Report | None:
        """The report on the document at the path with the digest ``mark``, if there is one."""
        start = self._starts.get((path, mark))
        if start is None or not mark:
            return None
        with self._path.open("rb") as file:  # its own position: several processes read at once
            file.seek(start)
            try:
                report = decoded(Report, json.loads(file.readline())["report"])
            except (ValueError, TypeError, KeyError, ArithmeticError):
                return None  # touched by someone: audited again
        return report if isinstance(report, Report) else None

    def add(self, path: str, mark: str, report: Report) -> None:
        """Write down one report more. Raises BrokenRule if that fails (a full disk)."""
        line = {"schema": SCHEMA, "basis": self._basis, "path": path, "sha256": mark, "report": encoded(report)}
        try:
            with self._path.open("ab") as file:
                file.write(json.dumps(line).encode() + b"\n")
        except OSError as error:
            why = error.strerror or str(error)
            zh, en = f"--resume {self._path}：无法写入（{why}）", f"--resume {self._path}: cannot be written ({why})"
            raise BrokenRule(Message(zh, en)) from error

    def _read(self, file: IO[bytes]) -> None:
        """Find the lines that count. One that was cut off is closed, so that the next one stands by itself."""
        file.seek(0)
        head = file.read(len(_HEAD))
        if not _HEAD.startswith(head):
            zh = f"--resume {self._path}：不是由 --resume 写成的文件；请另给一个文件名"
            raise BrokenRule(Message(zh, f"--resume {self._path}: not written by --resume; name another file"))
        file.seek(0)
        start, line = 0, b"\n"
        for line in file:
            try:
                entry = json.loads(line)
                if entry["schema"] == SCHEMA and entry["basis"] == self._basis:
                    self._starts[entry["path"], entry["sha256"]] = start
            except (ValueError, TypeError, KeyError):
                pass  # not ours, or cut off: what it was about is audited again
            start += len(line)
        if not line.endswith(b"\n"):
            file.write(b"\n")


def basis(folders: Iterable[Path], options: Sequence[str]) -> str:
    """The digest of this program, of all rules, and of the options that matter to a report."""
    found = hashlib.sha256(json.dumps(list(options)).encode())
    for folder in (PACKAGE, *folders):
        for name in sorted(folder.rglob("*")):
            if name.is_file() and name.suffix in {".py", ".yaml", ".csv"}:
                found.update(os.fsencode(name.relative_to(folder)) + b"\0" + name.read_bytes())
    return found.hexdigest()
