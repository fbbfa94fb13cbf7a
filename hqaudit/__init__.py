"""hqaudit: an auditor of public budget reports (部门预算, 部门决算)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hqaudit.model.report import Report

__all__ = ["audit"]


def audit(path: str) -> Report:
    """The audit of one file (PDF, text, Markdown or parsed JSON) by the built-in rules, every figure of it kept.

    Never raises for a bad document: its report has the status ``unreadable`` and says why.
    """
    from hqaudit.audit import audit as run  # noqa: PLC0415 - importing hqaudit stays cheap

    return run(path, keep=True)
