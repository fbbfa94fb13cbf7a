"""Processes of their own, timed from the outside, with the most memory they held."""

from __future__ import annotations

import compileall
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import hqaudit

AUDIT = (sys.executable, "-m", "hqaudit", "check", "--format", "json")
VERSION = (sys.executable, "-m", "hqaudit", "--version")
NOTHING = (sys.executable, "-c", "pass")
RIVAL = (
    sys.executable,
    "-c",
    "import sys, pdfplumber\n"
    "with pdfplumber.open(sys.argv[1]) as document:\n"
    "    for page in document.pages:\n"
    "        page.extract_tables()\n"
    "        page.close()\n",
)
"""The least that a checker on pdfplumber does: it finds the tables and compares nothing."""


_LAUNCHER = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, _, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
process.returncode = 0
"""
"""Starts what is measured: the system counts the memory of the process that starts another as the other's own, so that
must be a small one."""


class Run(NamedTuple):
    """What a process took: time on the clock, time of the processor, and its peak memory."""

    seconds: float
    processor: float
    megabytes: float


def compile_ahead() -> None:
    """Write the bytecode of hqaudit, as pip does for what it installs (and has done for the rival)."""
    compileall.compile_dir(str(Path(hqaudit.__file__).parent), quiet=1)


def run(*command: str) -> Run:
    """Run a command to its end; what it prints is dropped, and its exit status, too (1: findings)."""
    launcher = (sys.executable, "-I", "-S", "-c", _LAUNCHER, *command)
    seconds, processor, peak = subprocess.run(launcher, capture_output=True, text=True, check=True).stdout.split()
    return Run(float(seconds), float(processor), float(peak) / (1024 * 1024 if sys.platform == "darwin" else 1024))
