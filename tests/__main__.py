"""Everything that must pass, one after the other; what fails is shown and named again at the end."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
COVERED = 95
"""Per cent of the lines that the tests must run."""
STEPS = {
    "ruff check": [sys.executable, "-m", "ruff", "check", "."],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "mypy": [sys.executable, "-m", "mypy"],
    "import-linter": [str(Path(sys.executable).parent / "lint-imports")],
    "pytest": [
        sys.executable, "-m", "pytest", "-rs", "-n", "auto",
        "--cov", "--cov-report=term-missing:skip-covered", f"--cov-fail-under={COVERED}",
    ],
}  # fmt: skip


def main() -> int:
    """Run all steps; the exit status is 1 if any of them failed."""
    failed = []
    for name, command in STEPS.items():
        say(f"── {name} ".ljust(72, "─"))
        start = time.monotonic()
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        say(f"{'ok' if status == 0 else f'FAILED ({status})'}, {time.monotonic() - start:.1f} s")
        failed += [name] if status else []
    say(f"failed: {', '.join(failed)}" if failed else "all passed")
    return 1 if failed else 0


def say(line: str) -> None:
    """One line, in order with what the steps print themselves."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
