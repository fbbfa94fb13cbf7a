"""``python -m tests.limits``: the worst inputs, each by ``hqaudit check``, its time and memory, the worst first."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from hqaudit.cli.workers import Limits
from tests.benchmark.processes import Run, compile_ahead, run
from tests.limits.hostile import WORST

START = 5.0
"""Seconds of the processor that the program itself may take, beside what the document does."""


class Measured(NamedTuple):
    """An input, its size in bytes, what its check took, and the sentence or the count that came of it."""

    name: str
    size: int
    run: Run
    told: str


def main() -> int:
    """Measure; the exit status is 1 if an input took more than the limits."""
    parser = argparse.ArgumentParser(prog="python -m tests.limits", description=__doc__)
    parser.add_argument("inputs", nargs="*", choices=[[], *WORST], help="all of them if none is named")
    parser.add_argument("--shown", type=int, default=20, help="lines of the table")
    options = parser.parse_args()
    compile_ahead()
    found = []
    for name in options.inputs or WORST:
        found.append(measured(name))
        sys.stderr.write(f"{found[-1]}\n")
    found.sort(key=lambda one: -one.run.processor)
    sys.stdout.write("| input | KB | processor, s | peak, MB | what is said |\n| --- | --- | --- | --- | --- |\n")
    for one in found[: options.shown]:
        cells = (one.name, str(one.size // 1000), f"{one.run.processor:.1f}", f"{one.run.megabytes:.0f}", one.told)
        sys.stdout.write(f"| {' | '.join(cells)} |\n")
    over = [one.name for one in found if not within(one.run)]
    peak = max(one.run.megabytes for one in found)
    sys.stdout.write(f"{len(found)} inputs; peak {peak:.0f} MB; over the limits: {', '.join(over) or 'none'}\n")
    return 1 if over else 0


def within(taken: Run) -> bool:
    """Whether a check kept the limits of a document."""
    limits = Limits()
    return taken.megabytes <= limits.megabytes and taken.processor <= limits.seconds + START


def measured(name: str) -> Measured:
    """What a check of an input takes, and what it says."""
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / name, Path(folder) / "out" / "report.json"
        output.parent.mkdir()
        path.write_bytes(WORST[name]())
        taken = run(sys.executable, "-m", "hqaudit", "check", str(path), "--lang", "en", "--output", str(output))
        (document,) = json.loads(output.read_bytes())["documents"]
        told = document["problem"] or f"{len(document['findings'])} findings, {document['coverage']['figures']} figures"
        return Measured(name, path.stat().st_size, taken, told.replace(f"{path}: ", ""))


if __name__ == "__main__":
    sys.exit(main())
