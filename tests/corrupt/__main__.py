"""``python -m tests.corrupt``: thousands of damaged reports, and a table of what came of them."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

from hqaudit.cli.batch import Batch
from hqaudit.cli.workers import Limits
from tests.corrupt.damage import DAMAGES
from tests.corrupt.judge import VERDICTS, Reading, reading, verdict

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
PATIENCE = 900
"""Seconds on the clock after which a case hangs: the machine may be busy, the limit is on the processor's time."""


def main() -> int:
    """Damage and audit; the exit status is 1 if anything crashed, met a limit, or was called right with less read."""
    parser = argparse.ArgumentParser(prog="python -m tests.corrupt", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="reports (PDF)")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the files that were not taken well")
    options = parser.parse_args()
    paths = sorted([*options.folder.glob("*.pdf"), *(ROOT / "samples").glob("*.pdf")])
    known = {path: reading(path.read_bytes()) for path in paths}
    paths = [path for path in paths if known[path].vouched]
    cases = [(paths[n % len(paths)], list(DAMAGES)[n // len(paths) % len(DAMAGES)], n) for n in range(options.cases)]
    start, slowest, counts = time.monotonic(), 0.0, Counter[tuple[str, str]]()
    tasks = [partial(_case, *case, options.seed) for case in cases]
    for number, answer in Batch(tasks, options.jobs, Limits(PATIENCE), lambda: False):
        path, damage, at = cases[number]
        found = verdict(known[path], answer)
        counts[damage, found] += 1
        slowest = max(slowest, answer.value.seconds if isinstance(answer.value, Reading) else 0.0)
        if found not in {"as before", "refused"}:
            sys.stdout.write(f"{found}: {path.name}, {damage}, case {at}: {known[path]} → {answer.value}\n")
            sys.stdout.flush()
            if options.keep:
                (options.keep / f"{at}.pdf").write_bytes(_damaged(path, damage, at, options.seed))
    _show(counts, len(paths), time.monotonic() - start, slowest)
    return 1 if any(counts[damage, bad] for damage in DAMAGES for bad in VERDICTS[2:]) else 0


def _damaged(path: Path, damage: str, number: int, seed: int) -> bytes:
    return DAMAGES[damage](path.read_bytes(), random.Random(f"{seed} {number}"))  # noqa: S311 - a choice to repeat


def _case(path: Path, damage: str, number: int, seed: int) -> Reading:
    return reading(_damaged(path, damage, number, seed))


def _show(counts: Counter[tuple[str, str]], files: int, seconds: float, slowest: float) -> None:
    lines = [f"{files} reports, {counts.total()} cases, {seconds:.0f} s", f"| damage | {' | '.join(VERDICTS)} |"]
    lines.append("| --- |" + " --- |" * len(VERDICTS))
    lines += [f"| {damage} | " + " | ".join(str(counts[damage, how]) for how in VERDICTS) + " |" for damage in DAMAGES]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.write(f"most processor time of a case that ended: {slowest:.1f} s\n")


if __name__ == "__main__":
    sys.exit(main())
