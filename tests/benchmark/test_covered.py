from __future__ import annotations

from pathlib import Path

from hqaudit.model.report import Seen
from tests.benchmark.covered import counts, measure
from tests.diagnosis.bits import fact

SAMPLES = Path(__file__).parents[2] / "samples"


def test_figures_are_counted_by_where_they_stand() -> None:
    cell, said = fact("1.00").figure, fact("2.00", form=False).figure
    found = counts(
        [
            Seen(cell, "verified"),
            Seen(cell, "unchecked", "own_row"),
            Seen(cell, "unchecked", "form_unknown"),
            Seen(said, "inconsistent"),
            Seen(said, "unchecked", "threshold"),
        ]
    )
    assert +found == {"form": 2, "form verified": 1, "form: own_row": 1, "other form": 1, "sentence": 1, "limit": 1}


def test_the_table_has_a_row_for_each_report_and_one_for_all() -> None:
    told: list[str] = []
    measure([SAMPLES / "budget-2024-corrected.txt"], told.append)
    lines = "".join(told).splitlines()
    assert lines[0].startswith("| report | in recognised forms | verified |")
    assert [line.split(" | ")[0] for line in lines[2:4]] == ["| budget-2024-corrected", "| all"]
    assert lines[2].split(" | ")[1:] == lines[3].split(" | ")[1:]
