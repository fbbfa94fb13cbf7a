"""Completion of commands, options and their values in a shell."""

from __future__ import annotations

import os

VARIABLE = "_HQAUDIT_COMPLETE"
"""What a shell's script sets when it asks what a command line may go on with."""


def script(shell: str) -> str:
    """What to put into the start-up file of a shell (bash, zsh, fish, powershell)."""
    from typer import completion  # noqa: PLC0415 - only where it is asked for

    return (
        completion.get_completion_script(  # type: ignore[attr-defined]  # typer has it for its own option
            prog_name="hqaudit", complete_var=VARIABLE, shell=shell
        )
        + "\n"
    )


def asked() -> bool:
    """Whether it is a shell that runs this program, to know what may follow."""
    return VARIABLE in os.environ


def prepare() -> None:
    """Get ready to answer a shell, if it is one that asks."""
    if asked():
        from typer import completion  # noqa: PLC0415 - same

        completion.completion_init()  # type: ignore[attr-defined]  # same
