from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from hqaudit.cli import streams

if TYPE_CHECKING:
    import pytest


def test_a_reader_that_goes_away_leaves_the_rest_unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        streams.write("收入\n")
        streams.write("支出\n")


def test_a_terminal_may_be_narrow_but_not_too_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    assert streams.width() == 40
