from __future__ import annotations

from random import Random

import pytest

from hqaudit.cli.answers import Answer, answer_to
from tests.corrupt.damage import DAMAGES
from tests.corrupt.judge import Reading, reading, verdict
from tests.robust.bad import SAMPLE

WHOLE = SAMPLE.read_bytes()


@pytest.fixture(scope="module")
def before() -> Reading:
    return reading(WHOLE)


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_sample_damaged_is_never_called_right_with_less_read(damage: str, before: Reading) -> None:
    for number in range(6):
        data = DAMAGES[damage](WHOLE, Random(f"{damage} {number}"))  # noqa: S311 - a choice to repeat, no secret
        assert data != WHOLE
        answer = answer_to(lambda data=data: reading(data))  # type: ignore[misc]  # mypy and default values
        assert verdict(before, answer) in {"as before", "refused"}, (damage, number, answer)


def test_verdicts(before: Reading) -> None:
    assert before.vouched
    assert verdict(before, Answer("done", before)) == "as before"
    assert verdict(before, Answer("done", before._replace(vouched=False))) == "refused"
    assert verdict(before, Answer("done", before._replace(characters=before.characters - 1))) == "less read"
    assert verdict(before, Answer("crashed", "")) == "crash"
    assert verdict(before, Answer("memory", "")) == "over limits"
