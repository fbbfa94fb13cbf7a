"""``python -m tests.benchmark [FOLDER]`` measures speed.

``python -m tests.benchmark exactness`` compares figures with pdfplumber's,
``python -m tests.benchmark totals`` lists the sums in forms that do not hold,
``python -m tests.benchmark coverage`` counts the figures that are verified,
``python -m tests.benchmark precision`` holds every error and warning against the verdict of a person.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
WHAT = ("speed", "exactness", "totals", "coverage", "precision")
EVERY = 8
"""``--quick`` takes every eighth report."""


def main() -> int:
    """Run what the command line asks for; the exit status says whether all is as it must be."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", nargs="?", default="speed", help=f"{', '.join(WHAT)}, or a folder")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="folder of PDFs (default: the corpus)")
    parser.add_argument("--quick", action="store_true", help="a few reports, measured once")
    given = parser.parse_args()
    if given.what not in WHAT:
        given.what, given.folder = "speed", Path(given.what)
    files = sorted(given.folder.glob("*.pdf"))
    if given.quick:
        files = files[::EVERY]
    if not files:
        parser.error(f"no PDF in {given.folder}")
    logging.disable(logging.CRITICAL)
    if given.what == "exactness":
        from tests.benchmark.exactness import check  # noqa: PLC0415 - pdfplumber only where it is needed

        return check(files, sys.stdout.write)
    if given.what == "totals":
        from tests.benchmark import totals  # noqa: PLC0415 - same

        return totals.check(files, sys.stdout.write)
    if given.what == "coverage":
        from tests.benchmark import covered  # noqa: PLC0415 - same

        return covered.measure(files, sys.stdout.write)
    if given.what == "precision":
        from tests.benchmark import precision  # noqa: PLC0415 - same

        return precision.check(files, sys.stdout.write)
    from tests.benchmark.speed import measure  # noqa: PLC0415 - same

    return measure(files, 1 if given.quick else 3, sys.stdout.write)


if __name__ == "__main__":
    sys.exit(main())
