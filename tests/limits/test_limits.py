from __future__ import annotations

import pytest

from hqaudit.audit import audit
from tests.benchmark.processes import Run
from tests.limits import hostile
from tests.limits.__main__ import measured, within


def test_what_a_check_of_an_input_takes() -> None:
    found = measured("blank.txt")
    assert found.size == len(hostile.WORST["blank.txt"]())
    assert found.told == "the file is empty; give a report with content"
    assert within(found.run)
    assert not within(found.run._replace(megabytes=4000))
    assert not within(Run(1, 100, 50))


@pytest.mark.parametrize("what", hostile.REPEATED)
def test_a_text_of_one_thing_is_not_called_right(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostile, "MEGABYTES", 0.02)
    report = audit("-", None, hostile.text(what))
    assert report.status == "unreadable" or report.coverage.figures
