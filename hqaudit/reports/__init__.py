"""The formats an audit can be shown in, one format one file. A format that is not asked for is not loaded."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hqaudit.model.report import Report
    from hqaudit.reports.view import View


class Format(NamedTuple):
    """A format by the name of its module, whose ``stream`` (reports, view) gives it in pieces, text or bytes.

    The reports are taken as they come, no more than one held at a time; with ``twice`` they are gone through more than
    once and must all be there. ``mark`` stands in front of the text in a file. ``needs`` is a package that the format
    cannot do without, and ``extra`` the extra of hqaudit that brings it. ``keep`` says that it wants the document and
    every figure of it kept in the reports, ``single`` that it is about one file.
    """

    module: str
    twice: bool = False
    mark: str = ""
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
        return "".join(self.pieces(reports, view))

    def pieces(self, reports: Iterable[Report], view: View) -> Iterator[str]:
        """The same in pieces; all ``reports`` must be there (a sequence) for a format that needs them ``twice``."""
        for piece in self._stream(reports, view):
            yield piece if isinstance(piece, str) else piece.decode()

    def data(self, reports: Sequence[Report], view: View) -> Iterator[bytes]:
        """The same for a file. What UTF-8 has no place for (half a surrogate pair) is written as an escape."""
        mark = self.mark.encode()
        for piece in self._stream(reports, view):
            yield mark + (piece if isinstance(piece, bytes) else piece.encode(errors="backslashreplace"))
            mark = b""

    def _stream(self, reports: Iterable[Report], view: View) -> Iterable[str | bytes]:
        found: Iterable[str | bytes] = import_module(f"hqaudit.reports.{self.module}").stream(reports, view)
        return found


REPORTS = {
    "text": Format("terminal"),
    "json": Format("findings_json"),
    "jsonl": Format("findings_jsonl"),
    "csv": Format("findings_csv"),
    "markdown": Format("markdown"),
    "sarif": Format("sarif", twice=True),
    "junit": Format("junit", twice=True),
    "github": Format("github"),
}
"""What ``--format`` names."""

OUTPUTS = {
    ".json": Format("findings_json"),
    ".jsonl": Format("findings_jsonl"),
    ".sarif": Format("sarif", twice=True),
    ".xml": Format("junit", twice=True),
    ".html": Format("html", twice=True, keep=True),
    ".pdf": Format("marked", twice=True, needs="pypdf", extra="pdf", single=True),
    ".xlsx": Format("xlsx", twice=True, needs="xlsxwriter", extra="xlsx", keep=True),
    ".csv": Format("findings_csv", mark="\ufeff"),
    ".md": Format("markdown"),
}
"""What the suffix of ``--output`` names."""
