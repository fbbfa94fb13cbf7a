"""How the cost of the longest report grows: against its first pages, and against its parts one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader, PdfWriter

from hqaudit.layout.assemble import assemble
from hqaudit.readers.pdf.source import open_pages
from tests.benchmark.measures import Measure, best, tables_only
from tests.benchmark.processes import AUDIT, run

CHUNK = 37
"""Pages: the longest report is compared with its first so many, and with its runs of so many."""


def growth(files: Sequence[Path], rounds: int) -> list[Measure]:
    """Reading, checking as a process, and layout; nothing where no report is long enough.

    The pages of a real report are not alike (prose first, forms after): what pdfplumber takes for the same pages says
    how much more the later ones hold.
    """
    count, path = max((sum(1 for _ in open_pages(path.read_bytes(), path.name)), path) for path in files)
    if count < 2 * CHUNK:
        return []
    theirs, their_first = best(1, lambda: tables_only(path), lambda: tables_only(path, CHUNK))
    return [
        Measure(f"{count} pages / first {CHUNK} of them, `hqaudit check`", _checked(path, rounds), 5.3, 5),
        Measure("the same, extraction alone", _read(path, rounds), 5.3, 5),
        Measure("the same, pdfplumber", theirs / their_first),
        Measure(f"{count} pages / sum of its runs of {CHUNK}, layout", _laid_out(path, count, rounds), 1.06, 1),
    ]


def _checked(path: Path, rounds: int) -> float:
    with TemporaryDirectory() as folder:
        first, writer = Path(folder) / path.name, PdfWriter()
        for page in PdfReader(path).pages[:CHUNK]:
            writer.add_page(page)
        writer.write(first)
        whole, part = (min(run(*AUDIT, str(one)).processor for _ in range(rounds)) for one in (path, first))
    return whole / part


def _read(path: Path, rounds: int) -> float:
    data = path.read_bytes()

    def read(pages: int | None) -> object:
        return assemble(islice(open_pages(data, path.name), pages), path.name)

    whole, first = best(rounds, lambda: read(None), lambda: read(CHUNK))
    return whole / first


def _laid_out(path: Path, count: int, rounds: int) -> float:
    def part(first: int, last: int | None) -> float:
        pages = list(islice(open_pages(path.read_bytes(), path.name), first, last))
        return best(rounds, lambda: assemble(pages, path.name))[0]

    return part(0, None) / sum(part(start, start + CHUNK) for start in range(0, count, CHUNK))
