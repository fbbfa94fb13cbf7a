"""``python -m tests.mutation``: the benchmark on the corrected sample and, where it is there, the corpus."""

from __future__ import annotations

import argparse
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from hqaudit.readers import read
from hqaudit.rulebook import load_rulebook
from tests.mutation.choose import KINDS, Chooser
from tests.mutation.judge import Clean, Trial
from tests.mutation.load import load_rows
from tests.mutation.tables import LOAD, escapes, markdown, table

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLE = ROOT / "samples" / "budget-2024-corrected.txt"
CLEAN = (
    "上海-2026年上海市信访局_部门预算.pdf",
    "北京-国有资产监督管理委员会_2026年部门预算.pdf",
    "广州-信访局_2026年部门预算.pdf",
    "无锡-2026年无锡市统计局部门预算.pdf",
    "泉州-公安局_2026年度泉州市公安局（本级）单位预算.pdf",
    "深圳-2026年深圳市信访局部门预算.pdf",
    "湖州-2026年湖州市财政局部门预算.pdf",
    "烟台-2026年烟台市审计局部门预算.pdf",
    "福州-2026年福州市商务局部门预算.pdf",
    "西安-2026年西安市信访局部门预算.pdf",
    "重庆-2026年重庆市委宣传部部门预算.pdf",
    "长沙-2026年长沙市信访局部门预算.pdf",
)
"""Reports of twelve places in which nothing is known to be wrong."""


def trials(path: Path, each: int, seed: int) -> list[Trial]:
    """All trials on one report: ``each`` for each kind of slip, in tables and in the text."""
    name = path.stem if path == SAMPLE else path.name.partition("-")[0]
    clean = Clean(name, read(str(path)), load_rulebook())
    found = []
    for kind in KINDS:
        rng = random.Random(f"{seed} {path.name} {kind}")  # noqa: S311 - a choice to repeat, no secret
        chooser = Chooser(clean.facts, rng)
        found += [clean.trial(where, kind, chosen) for where, chosen in chooser.trials(kind, each)]
    return found


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--each", type=int, default=10, help="trials for each report, kind of slip, and table or text")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--escapes", action="store_true", help="list what was not seen or not named as well")
    parser.add_argument("--load", action="store_true", help="measure what 20 and 200 errors at once cost instead")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("reports", nargs="*", type=Path, help="other reports, in which nothing is wrong")
    options = parser.parse_args(arguments)
    reports = options.reports or [SAMPLE, *(CORPUS / name for name in CLEAN if (CORPUS / name).exists())]
    if options.load:
        sys.stdout.write(table(LOAD, load_rows(reports, options.seed)) + "\n")
        return 0
    start = time.monotonic()
    with ProcessPoolExecutor(options.jobs) as pool:
        found = list(pool.map(partial(trials, each=options.each, seed=options.seed), reports))
    everything = [trial for report in found for trial in report]
    sys.stdout.write(markdown(everything))
    if options.escapes:
        sys.stdout.write("\n" + escapes(everything))
    sys.stderr.write(f"{len(everything)} trials on {len(reports)} reports in {time.monotonic() - start:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
