"""The formats an audit can be shown in, one format one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hqaudit.model.report import Report
from hqaudit.reports import findings_json
from hqaudit.reports.view import View

Renderer = Callable[[Sequence[Report], View], str]


def _text(reports: Sequence[Report], view: View) -> str:
    from hqaudit.reports import terminal  # noqa: PLC0415 - rich is loaded only when it is used

    return terminal.render(reports, view)


def _json(reports: Sequence[Report], view: View) -> str:
    return findings_json.render(reports, view.language)


REPORTS: dict[str, Renderer] = {"text": _text, "json": _json}
"""What ``--format`` names."""

OUTPUTS: dict[str, Renderer] = {".json": _json}
"""What the suffix of ``--output`` names."""
