"""Processes of their own, timed from the outside, with the most memory they held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import NamedTuple

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


class Run(NamedTuple):
    """What a process took: time on the clock, and its peak memory."""

    seconds: float
    megabytes: float


def run(*command: str) -> Run:
    """Run a command to its end; what it prints is dropped, and its exit status, too (1: findings)."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = 0  # waited for
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Run(seconds, kilobytes / 1024)
