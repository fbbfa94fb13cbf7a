"""The formats an audit can be shown in, one format one file. A format that is not asked for is not loaded."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hqaudit.model.report import Report
    from hqaudit.reports.view import View


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name of its module, whose ``render`` (reports, view) gives its text, or bytes for a file.

    A module with a ``stream`` gives the same text in pieces, while the reports come in.
    ``needs`` is a package that it cannot do without, and ``extra`` the extra of hqaudit that brings it. ``keep``
    says that it wants the document and every figure of it kept in the reports, ``single`` that it is about one file.
    """

    module: str
    renderer: str = "render"
    needs: str = ""
    extra: str = ""
    keep: bool = False
    single: bool = False

    @property
    def missing(self) -> bool:
        """Whether the package that it needs is not installed."""
        return bool(self.needs) and find_spec(self.needs) is None

    def text(self, reports: Sequence[Report], view: View) -> str:
        """The reports for standard output."""
        rendered = self._rendered(reports, view)
        return rendered if isinstance(rendered, str) else rendered.decode()

    def pieces(self, reports: Iterable[Report], view: View) -> Iterator[str]:
        """The same in pieces: no more than one report is held at a time, if the format allows that."""
        stream = getattr(import_module(f"hqaudit.reports.{self.module}"), "stream", None)
        yield from stream(reports, view) if stream else (self.text(list(reports), view),)

    def data(self, reports: Sequence[Report], view: View) -> bytes:
        """The reports for a file. What UTF-8 has no place for (half a surrogate pair) is written as an escape."""
        rendered = self._rendered(reports, view)
        return rendered if isinstance(rendered, bytes) else rendered.encode(errors="backslashreplace")

    def _rendered(self, reports: Sequence[Report], view: View) -> str | bytes:
        rendered: str | bytes = getattr(import_module(f"hqaudit.reports.{self.module}"), self.renderer)(reports, view)
        return rendered


REPORTS = {
    "text": Format("terminal"),
    "json": Format("findings_json"),
    "jsonl": Format("findings_jsonl"),
    "csv": Format("findings_csv"),
    "markdown": Format("markdown"),
    "sarif": Format("sarif"),
    "junit": Format("junit"),
    "github": Format("github"),
}
"""What ``--format`` names."""

OUTPUTS = {
    ".json": Format("findings_json"),
    ".jsonl": Format("findings_jsonl"),
    ".sarif": Format("sarif"),
    ".xml": Format("junit"),
    ".html": Format("html", keep=True),
    ".pdf": Format("marked", needs="pypdf", extra="pdf", single=True),
    ".xlsx": Format("xlsx", needs="xlsxwriter", extra="xlsx", keep=True),
    ".csv": Format("findings_csv", "render_file"),
    ".md": Format("markdown"),
}
"""What the suffix of ``--output`` names."""
