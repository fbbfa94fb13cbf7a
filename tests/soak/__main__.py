"""``python -m tests.soak --documents N``: one ``hqaudit check`` of N reports, and the memory of its processes."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.soak.curve import Curve, watched
from tests.soak.reports import DAMAGED, write_reports

CHECK = (sys.executable, "-m", "hqaudit", "check", "--quiet", "--lang", "en")
PARTS = 10
"""Lines of the table."""
GROWN = 1.1
"""The parent may hold so much more at the end than when a fifth of the reports were done."""


def main() -> int:
    """Run, show the curve; the exit status is 1 if a report was lost or the memory grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_reports(Path(folder), options.documents)
        command = [*CHECK, folder, "--jobs", str(options.jobs)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            curve = watched(process, max(options.documents // PARTS, 1))
    told = curve[-1].done - 1  # the last line is about all of them
    sys.stdout.write("\n".join(_table(curve[:-1])) + "\n")
    sys.stdout.write(f"exit status {process.returncode}; {told} of {options.documents} documents told\n")
    early, late = curve[min(len(curve) - 1, PARTS // 5)].parent, curve[-1].parent
    expected = 3 if options.documents >= DAMAGED else 1
    return 0 if (told, process.returncode) == (options.documents, expected) and late <= GROWN * early else 1


def _table(curve: Curve) -> list[str]:
    head = ["| documents | seconds | parent, MB | largest worker, MB |", "| --- | --- | --- | --- |"]
    return head + [f"| {at.done} | {at.seconds:.0f} | {at.parent:.0f} | {at.worker:.0f} |" for at in curve]


if __name__ == "__main__":
    sys.exit(main())
