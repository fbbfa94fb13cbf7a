from __future__ import annotations

import pytest

from tests.diagnosis.tiny import findings, form

ROWS = ("2130101|行政运行|{}|51.13|46.12", "2130104|事业运行|38.00|26.00|12.00")


def text(printed: str, other: str = "51.13") -> str:
    rows = (ROWS[0].format(printed).replace("51.13", other), ROWS[1])
    return form(*rows) + form(ROWS[0].format("97.25"), ROWS[1], title="部门支出情况表")


def test_a_digit_typed_twice_is_found_where_another_form_has_it_once() -> None:
    (finding,) = findings(text("97.255"), "agreement")
    assert finding.severity == "warning"
    assert finding.suggestion is not None
    assert (finding.suggestion.value, finding.suggestion.cause) == ("97.25", "digit_doubled")
    assert [(e.figure.text, e.role) for e in finding.exhibits] == [("97.255", "suspect"), ("97.25", "evidence")]


@pytest.mark.parametrize(
    ("printed", "other"),
    [("97.251", "51.13"), ("97.254", "51.13"), ("97.255", "51.130"), ("97.25", "51.13"), ("97.250", "51.13")],
    ids=["not doubled", "rounded", "customary", "alike", "a zero more"],
)
def test_a_finer_statement_is_no_slip(printed: str, other: str) -> None:
    assert findings(text(printed, other), "agreement") == ()
