"""The measurements, and what they must be and should be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from hqaudit.audit import audit
from hqaudit.readers.pdf.reader import read_pdf
from hqaudit.rulebook import load_rulebook
from hqaudit.rulebook.catalogue import built_in
from tests.benchmark.cold import cold
from tests.benchmark.growth import growth
from tests.benchmark.measures import Measure, best, tables_only
from tests.benchmark.processes import NOTHING, VERSION, run

REPORT = 25
"""Pages of a usual report."""


def measure(files: Sequence[Path], rounds: int, write: Callable[[str], object]) -> int:
    """Measure and print; 1 if something misses what it must be."""
    write(f"{len(files)} reports, best of {rounds}\n\n| measure | value | must | aim |\n| --- | --- | --- | --- |\n")
    missed = False
    for part in (_in_process, cold, _start, growth):
        for line in part(files, rounds):
            write(line.line())
            missed = missed or (line.must is not None and line.value > line.must)
    return int(missed)


def _in_process(files: Sequence[Path], rounds: int) -> list[Measure]:
    book = load_rulebook()

    def load() -> object:
        built_in.cache_clear()
        return load_rulebook()

    pages = sum(len(read_pdf(path.read_bytes(), path.name).pages) for path in files)
    ours, whole, rival, loading = best(
        rounds,
        lambda: [read_pdf(path.read_bytes(), path.name) for path in files],
        lambda: [audit(str(path), book) for path in files],
        lambda: [tables_only(path) for path in files],
        load,
    )
    return [
        Measure("pages", pages),
        Measure("pdfplumber extract_tables, a page", 1000 * rival / pages, unit=" ms"),
        Measure("extraction, a page", 1000 * ours / pages, unit=" ms"),
        Measure("extraction / pdfplumber extract_tables", ours / rival, 0.09, 0.06),
        Measure("whole audit in process / pdfplumber extract_tables", whole / rival, 0.15, 0.12),
        Measure("pages a second, whole audit in process", pages / whole),
        Measure(f"loading the rules / audit of {REPORT} pages", loading / (REPORT * whole / pages), 0.15),
    ]


def _start(_: Sequence[Path], rounds: int) -> list[Measure]:
    version, nothing = (min(run(*command).seconds for _ in range(3 * rounds)) for command in (VERSION, NOTHING))
    return [Measure("`hqaudit --version` / `python -c pass`", version / nothing, 6, 4)]
