"""The bytes of a file, or one sentence that says why there are none."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from hqaudit.errors import UnreadableDocument
from hqaudit.model.message import Message

LARGEST = 512 << 20
"""Bytes: the largest published report is a hundred times smaller."""
_CHUNK = 4 << 20


def bytes_of(path: str) -> bytes:
    """All of a file. Raises UnreadableDocument, also for a file that changes while it is read."""
    try:
        return _read(path)
    except FileNotFoundError as error:
        raise unreadable(path, "找不到文件；请检查路径", "there is no such file; check the path") from error
    except IsADirectoryError as error:
        zh, en = "是目录而不是文件；请给出其中的报告文件", "this is a directory; name the reports in it"
        raise unreadable(path, zh, en) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        zh, en = f"无法读取（{reason}）；请检查权限和路径", f"cannot be read ({reason}); check its permissions and path"
        raise unreadable(path, zh, en) from error


def unreadable(path: str, zh: str, en: str) -> UnreadableDocument:
    """The error that names the file."""
    return UnreadableDocument(Message(f"{path}：{zh}", f"{path}: {en}"))


def _read(path: str) -> bytes:
    with Path(path).open("rb", buffering=0) as file:
        before = os.fstat(file.fileno())
        data = bytearray()
        while part := file.read(_CHUNK):
            data += part
            if len(data) > LARGEST:
                most = f"{LARGEST >> 20} MB"
                zh, en = f"文件超过 {most}，不会是一份报告", f"the file has more than {most}: this is no report"
                raise unreadable(path, zh, en)
        after = os.fstat(file.fileno())
    if stat.S_ISREG(after.st_mode) and (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        zh, en = "文件在读取时被改动；请等它写完再核对", "the file changed while it was read; wait until it is written"
        raise unreadable(path, zh, en)
    return bytes(data)
