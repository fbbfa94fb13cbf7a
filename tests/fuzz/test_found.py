from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import FOUND, TARGETS


@pytest.mark.parametrize("path", sorted(FOUND.iterdir()), ids=lambda path: path.name)
def test_what_once_broke_it_breaks_it_no_more(path: Path) -> None:
    TARGETS[path.name.partition("-")[0]](path.read_bytes())
