"""What the built-in rule files say, kept in the user's cache folder: a tenth of the time that reading YAML takes.

It is plain JSON, goes through the same checks as the files do, and holds only for the very files it was made from. A
cache that cannot be read, belongs to another user, or is damaged is no cache; one that cannot be written is not missed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any


def cached(name: str, files: Sequence[Path], make: Callable[[], Any]) -> Any:
    """What ``make`` returns (JSON data), or what it returned when the files were the same; raises what it raises."""
    try:
        state = [[str(path), (stat := path.stat()).st_mtime_ns, stat.st_size] for path in files]
        path = _folder() / f"{name}.json"
    except (OSError, RuntimeError):  # a file that has gone, or no home
        return make()
    known = _read(path)
    if isinstance(known, dict) and known.get("files") == state and "content" in known:
        return known["content"]
    content = make()
    _write(path, {"files": state, "content": content})
    return content


def _folder() -> Path:
    """Where the user's caches are."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "hqaudit"


def _read(path: Path) -> object:
    try:
        with path.open(encoding="utf-8") as file:
            if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
                return None
            return json.load(file)
    except (OSError, ValueError, RecursionError):
        return None


def _write(path: Path, content: object) -> None:
    """Written beside and put in place at once, so that no other process reads half of it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
