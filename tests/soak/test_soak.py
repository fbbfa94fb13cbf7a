from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.curve import watched
from tests.soak.reports import write_reports


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc here")
def test_the_curve_of_a_process_that_grows() -> None:
    grow = (
        "import time\nheld = bytearray()\nfor at in range(4):\n"
        " held += b'x' * (30 << 20)\n time.sleep(0.3)\n print(at, flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", grow], stdout=subprocess.PIPE) as process:
        curve = watched(process, 1)
    assert curve[-1].done == 4
    assert 120 < max(sample.parent for sample in curve) < 180
    assert not any(sample.worker for sample in curve)


def test_the_reports_are_all_different(tmp_path: Path) -> None:
    write_reports(tmp_path, 120)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    texts = [path.read_bytes() for path in files if path.suffix == ".txt"]
    assert (len(files), len(texts), len(set(texts))) == (120, 117, 117)
