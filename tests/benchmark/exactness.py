"""Every figure cell of the reports against pdfplumber's: what differs must be classified in exactness.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import yaml

from hqaudit.layout.continuation import written
from hqaudit.layout.grid import find_grids
from hqaudit.layout.raw import RawGrid
from hqaudit.readers.pdf.source import open_pages

KNOWN = Path(__file__).with_name("exactness.yaml")
VERDICTS = ("rival wrong", "ours wrong", "both right")
_FIGURE = re.compile(r"[-+−（(]?[\d０-９][\d０-９,，.．]*[%％)）]?")

Rows = list[list[str | None]]


class Difference(NamedTuple):
    """A figure that one side has in a cell of the page, and the other has not, or not in that cell."""

    file: str
    page: int
    figure: str
    side: str


class Comparison(NamedTuple):
    """What the two readers see on a page: figure cells of the rival, those compared place by place, differences."""

    figures: int
    placed: int
    differences: list[Difference]


def check(files: Sequence[Path], write: Callable[[str], object]) -> int:
    """Compare, list what is not classified and what is classified but gone; 1 if there is any, or ours is wrong."""
    known = _known({path.name for path in files})
    found: dict[Difference, int] = {}
    figures = placed = 0
    for path in files:
        for page in _compared(path):
            figures, placed = figures + page.figures, placed + page.placed
            found |= Counter(page.differences)
    verdicts = Counter(dict.fromkeys(VERDICTS, 0))
    for difference, count in found.items():
        verdicts[known.get(difference, "not classified")] += count
    write(f"{figures} figure cells of pdfplumber, {placed} compared place by place\n")
    write("".join(f"{verdict}: {count}\n" for verdict, count in verdicts.items()))
    unknown, stale = found.keys() - known.keys(), known.keys() - found.keys()
    write("".join(f"not classified: {difference}\n" for difference in sorted(unknown)))
    write("".join(f"stale: {difference}\n" for difference in sorted(stale)))
    return int(bool(unknown or stale or verdicts["ours wrong"]))


def _known(names: set[str]) -> dict[Difference, str]:
    """The classification, as far as it concerns the files."""
    known: dict[Difference, str] = {}
    for entry in yaml.safe_load(KNOWN.read_text("utf-8")):
        if entry["verdict"] not in VERDICTS or not entry["why"]:
            raise ValueError(entry)
        for page, sides in entry["pages"].items() if entry["file"] in names else ():
            for side, figures in sides.items():
                known |= {Difference(entry["file"], page, figure, side): entry["verdict"] for figure in figures}
    return known


def _compared(path: Path) -> Iterator[Comparison]:
    with pdfplumber.open(path) as document:
        for ours, theirs in zip(open_pages(path.read_bytes(), path.name), document.pages, strict=True):
            grids = written(find_grids(ours)[0], ())
            tables = theirs.extract_tables()
            theirs.close()
            yield _page(path.name, ours.number, [_rows(grid) for grid in grids], tables)


def _page(name: str, number: int, grids: list[Rows], tables: list[Rows]) -> Comparison:
    mine, other = _figures(grids), _figures(tables)
    only = [Difference(name, number, figure, "rival") for figure in (other - mine).elements()]
    only += [Difference(name, number, figure, "ours") for figure in (mine - other).elements()]
    shapes = {(len(rows), len(rows[0])): rows for rows in grids}
    placed = 0
    for table in tables:
        grid = shapes.get((len(table), len(table[0])))
        for one, two in zip(grid or (), table, strict=bool(grid)):
            pairs = [(_figure(a), _figure(b)) for a, b in zip(one, two, strict=True)]
            placed += sum(bool(theirs) for _, theirs in pairs)
            if not only:
                only += [Difference(name, number, b, "moved") for a, b in pairs if b and a != b]
    return Comparison(sum(other.values()), placed, only)


def _rows(grid: RawGrid) -> Rows:
    rows: Rows = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def _figures(tables: list[Rows]) -> Counter[str]:
    return Counter(figure for rows in tables for row in rows for cell in row if (figure := _figure(cell)))


def _figure(text: str | None) -> str:
    squeezed = "".join((text or "").split())
    return squeezed if _FIGURE.fullmatch(squeezed) else ""
