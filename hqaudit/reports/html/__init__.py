"""One HTML file that needs nothing else: the findings at the left, the document with its figures at the right.

Everything that comes from the document is escaped; the policy of the page allows its own style and script and no other.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from hqaudit.reports.html.document import document_view
from hqaudit.reports.html.findings import findings_view
from hqaudit.reports.html.marks import Marks
from hqaudit.reports.html.overview import overview
from hqaudit.reports.html.phrases import phrase
from hqaudit.reports.plain import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hqaudit.model.message import Language
    from hqaudit.model.report import Report
    from hqaudit.reports.view import View


def stream(reports: Sequence[Report], view: View) -> Iterator[str]:
    """The page; of several documents one is shown at a time, chosen at the top."""
    here, language = files(__package__), view.language
    style, script = (here.joinpath(name).read_text("utf-8") for name in ("page.css", "page.js"))
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = clean(reports[0].entity or reports[0].path) if len(reports) == 1 else phrase("several", language)
    yield f'<!DOCTYPE html>\n<html lang="{"en" if language == "en" else "zh-CN"}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield f"<title>hqaudit · {escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    if len(reports) > 1:
        yield _chooser(reports, language)
    taken: set[str] = set()
    for at, report in enumerate(reports):
        yield from _document(at, report, taken, view)
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _document(at: int, report: Report, taken: set[str], view: View) -> Iterator[str]:
    language, marks = view.language, Marks(report, taken)
    yield f'<main class="doc" data-doc="{at}"><section class="side" aria-label="{phrase("findings", language)}">'
    yield overview(report, language)
    yield findings_view(report, marks, language)
    yield f'</section><section class="pages" tabindex="0" aria-label="{phrase("document", language)}">'
    yield from document_view(report, marks, view)
    yield "</section></main>\n"


def _chooser(reports: Sequence[Report], language: Language) -> str:
    options = "".join(f'<option value="{at}">{escape(clean(one.path))}</option>' for at, one in enumerate(reports))
    return f'<nav><label>{phrase("file", language)} <select id="chooser">{options}</select></label></nav>\n'


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
