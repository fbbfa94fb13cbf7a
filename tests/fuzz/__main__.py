"""``python -m tests.fuzz --minutes N``: mutated input until the time is over; what breaks is kept under ``found/``."""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import sys
import time
import traceback
from collections import Counter
from functools import partial

from hqaudit.cli.workers import Limits, alone
from tests.fuzz.mutate import mutated
from tests.fuzz.targets import FOUND, TARGETS, seeds

SLOW = 20
"""Seconds of processor time that one input may take."""
ROUND = 40
"""Inputs in one process."""

Failure = tuple[bytes, str]


def one_round(target: str, material: list[bytes], seed: int) -> list[Failure]:
    """A round of inputs; each that broke something, and how."""
    rng = random.Random(seed)  # noqa: S311 - a choice to repeat, no secret
    signal.signal(signal.SIGPROF, _too_slow)
    failures = []
    for _ in range(ROUND):
        data = mutated(rng.choice(material), material, rng)
        signal.setitimer(signal.ITIMER_PROF, SLOW)
        try:
            TARGETS[target](data)
        except Exception:
            failures.append((data, traceback.format_exc()))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return failures


def _too_slow(number: int, frame: object) -> None:
    raise TimeoutError(number, frame)


def main() -> int:
    """Fuzz all targets (or those named) in turn; the exit status is 1 if anything broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS], help="all of them if none is named")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    targets = options.targets or list(TARGETS)
    material = {target: seeds(target) for target in targets}
    end, seed = time.monotonic() + 60 * options.minutes, options.seed
    inputs: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    while time.monotonic() < end:
        target = targets[seed % len(targets)]
        answer = alone(partial(one_round, target, material[target], seed), Limits(ROUND * SLOW * 4, 4096))
        found = answer.value if answer.kind == "done" else [(f"{target} {seed}".encode(), str(answer.value))]
        assert isinstance(found, list)
        inputs[target] += ROUND
        for data, said in found:
            broken[target] += 1
            _keep(target, seed, data, said)
        seed += 1
    for target in targets:
        sys.stdout.write(f"{target:8} {inputs[target]:7} inputs  {broken[target]} broken\n")
    return 1 if broken else 0


def _keep(target: str, seed: int, data: bytes, said: str) -> None:
    FOUND.mkdir(exist_ok=True)
    name = f"{target}-{hashlib.sha256(data).hexdigest()[:12]}"
    (FOUND / name).write_bytes(data)
    sys.stdout.write(f"{name} (seed {seed}, {len(data)} bytes)\n{said}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
