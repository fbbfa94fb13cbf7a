"""The reports of the run: whole ones in the wordings of ``tests/templates``, with PDFs and damaged files in between."""

from __future__ import annotations

from pathlib import Path

from tests.templates.accounts import final_accounts
from tests.templates.budget import budget

SAMPLE = (Path(__file__).parents[2] / "samples" / "budget-2024.pdf").read_bytes()
PDF, DAMAGED = 50, 97
"""Every so many-th report is a PDF, or one that is cut short."""


def write_reports(folder: Path, count: int) -> None:
    """So many reports, a hundred to a folder; the text of each is another one."""
    for number in range(count):
        inside = folder / f"{number // 100:04}"
        inside.mkdir(exist_ok=True)
        name, data = _report(number)
        (inside / f"{number:06}{name}").write_bytes(data)


def _report(number: int) -> tuple[str, bytes]:
    if number % DAMAGED == DAMAGED - 1:
        return ".pdf", SAMPLE[: len(SAMPLE) * (1 + number % 7) // 8]
    if number % PDF == PDF - 1:
        return ".pdf", SAMPLE
    return ".txt", (budget if number % 2 else final_accounts)(number).encode()
