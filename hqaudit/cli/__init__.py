"""The command line. What takes time to load is loaded by the command that needs it."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from hqaudit.cli.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run hqaudit and return its exit status. Without ``arguments`` it is the whole process that runs hqaudit."""
    whole = arguments is None
    arguments = sys.argv[1:] if arguments is None else arguments
    if list(arguments) == ["--version"]:
        sys.stdout.write(f"hqaudit {VERSION}\n")
        return 0
    enabled = gc.isenabled()
    gc.disable()  # loading makes no garbage, and what a document leaves is collected after it
    try:
        from hqaudit.cli.guard import run  # noqa: PLC0415 - --version answers before anything is loaded

        return run(arguments)
    finally:
        if whole:
            gc.freeze()  # the process ends: Python need not look through all that is left for garbage
        elif enabled:
            gc.enable()
