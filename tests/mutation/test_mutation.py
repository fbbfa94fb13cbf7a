"""The benchmark's own parts, on a tiny report."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from hqaudit.readers.text import read_text
from hqaudit.rulebook import load_rulebook
from tests.mutation.__main__ import main
from tests.mutation.change import Change, changed, spot
from tests.mutation.choose import KINDS, NEIGHBOUR, ROW, TWO, Chooser
from tests.mutation.judge import Clean, Trial
from tests.mutation.slips import SLIPS, plain, slipped, value_of
from tests.mutation.tables import escapes, markdown

REPORT = (
    "测试局2024年部门预算\n\n部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
    "2130101\t行政运行\t1,009.00\t1,006.00\t3.00\n2130104\t事业运行\t8.00\t6.00\t2.00\n合计\t\t1,017.00\t1,012.00\t5.00\n"
    "\n三、支出说明\n2024年支出预算1,017.00万元，其中：基本支出1,012.00万元，占99.51%；项目支出5.00万元，占0.49%。\n"
)
ROWS = [("1,009.00", "1,006.00", "3.00"), ("8.00", "6.00", "2.00"), ("1,017.00", "1,012.00", "5.00")]


def rng() -> random.Random:
    return random.Random(1)  # noqa: S311 - a choice to repeat, no secret


def clean() -> Clean:
    return Clean("tiny", read_text(REPORT, "tiny.txt"), load_rulebook())


def test_the_number_of_a_printed_figure() -> None:
    assert [value_of(text) for text in ("-1,017.00", "90.88%", "－", "1-2")] == [
        Decimal("-1017.00"),
        Decimal("90.88"),
        None,
        None,
    ]
    assert (plain("１２"), plain("1，017.5％")) == ("１２", "1017.5")


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_gives_another_figure_of_the_same_shape(kind: str) -> None:
    for _ in range(50):
        new = slipped("1,017.25%", kind, rng())
        assert new is not None
        assert new.endswith("%")
        assert value_of(new) not in (None, Decimal("1017.25"), Decimal(0))


@pytest.mark.parametrize(
    ("kind", "new"),
    [
        ("point moved", {"10,172.5", "101.725"}),
        ("元/万元", {"10,172,500", "0.101725"}),
        ("digits swapped", {"1,107.25", "1,071.25", "1,012.75", "1,017.52"}),
        ("digit dropped", {"117.25", "107.25", "101.25", "1,017.5", "1,017.2"}),
        ("digit doubled", {"11,017.25", "10,017.25", "10,117.25", "10,177.25", "1,017.225", "1,017.255"}),
    ],
)
def test_all_there_is_of_a_kind(kind: str, new: set[str]) -> None:
    one = rng()
    assert {slipped("1,017.25", kind, one) for _ in range(300)} - {None} == new


def test_a_slip_that_changes_nothing_is_none() -> None:
    assert slipped("11", "digits swapped", rng()) is None
    assert slipped("5", "digit dropped", rng()) is None
    assert slipped("–", "one digit", rng()) is None


def test_figures_are_changed_where_they_stand() -> None:
    one = clean()
    facts = [fact for fact in one.facts.all if fact.figure.text == "1,012.00"]
    document, spots = changed(one.document, [Change(fact, "7.5") for fact in facts])
    again = Clean("again", document, load_rulebook())
    assert len(facts) == 2
    assert {spot(fact.figure.place) for fact in again.facts.all if fact.figure.text == "7.5"} == set(spots)


def test_the_second_figure_of_a_sentence_moves_with_the_first() -> None:
    one = clean()
    facts = [fact for fact in one.facts.statements if fact.figure.text in ("1,017.00", "5.00")]
    document, spots = changed(one.document, [Change(fact, "6") for fact in reversed(facts)])
    again = Clean("again", document, load_rulebook())
    assert {spot(fact.figure.place) for fact in again.facts.statements if fact.figure.text == "6"} == set(spots)


@pytest.mark.parametrize("kind", KINDS)
def test_the_choice_is_the_same_every_time(kind: str) -> None:
    facts = clean().facts
    first, second = (list(Chooser(facts, rng()).trials(kind, 4)) for _ in range(2))
    assert first == second
    assert {len(chosen) for _, chosen in first} == ({1} if kind not in (ROW, TWO) else {2})
    assert {where for where, _ in first} == {ROW: {"table"}, TWO: {"both"}}.get(kind, {"table", "text"})


def test_neighbours_and_rows_are_those_of_the_report() -> None:
    facts = clean().facts
    for where, (change,) in Chooser(facts, rng()).trials(NEIGHBOUR, 10):
        if where == "table":
            assert any(change.text in row for row in ROWS)
    copied = {tuple(change.text for change in chosen) for _, chosen in Chooser(facts, rng()).trials(ROW, 10)}
    assert copied == {row[1:] for row in ROWS[1:]}


def test_what_hqaudit_says_is_judged() -> None:
    one = clean()
    fact = next(f for f in one.facts.statements if f.figure.text == "1,012.00")
    seen = one.trial("text", "one digit", (Change(fact, "1,013.00"),))
    assert (seen.detected, seen.named, seen.corrected, seen.asserted) == (True, True, True, False)
    assert seen.rule == "agreement"
    assert seen.change == "1,012.00 → 1,013.00"
    assert seen.why.startswith("held by agreement")
    unchanged = one.trial("text", "one digit", (Change(fact, "1,012.00"),))
    assert (unchanged.detected, unchanged.named, unchanged.corrected, unchanged.asserted) == (False,) * 4


def test_the_tables_count() -> None:
    seen = Trial("a", "table", "one digit", "", "", True, True, True, False, "agreement", "")
    unseen = Trial("a", "table", "one digit", "p. 1", "1 → 2", False, False, False, False, "", "stated once")
    wrong = Trial("a", "text", "digit dropped", "", "", True, False, False, True, "growth", "", ("不对",))
    text = markdown([seen, unseen, wrong])
    assert "| 50.0 % / 50.0 % / 50.0 % | 2 |" in text
    assert "| right figures asserted wrong | ≤ 1 % | 0 | 33.3 % | 3 |" in text
    assert "| digit dropped | text | 1 | 100.0 % | 0.0 % | 0.0 % | 100.0 % |" in text
    listed = escapes([seen, unseen, wrong])
    assert "### 1 × table, stated once\n- a, p. 1: 1 → 2" in listed
    assert "## right figures called wrong: 1\n### 1 × text, growth" in listed


def test_the_load_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert main(["--load", str(path)]) == 0
    head, _, row = capsys.readouterr().out.splitlines()
    assert head.startswith("| report | clean | 20 errors: diagnosis |")
    assert row.startswith("| tiny.txt | ")


def test_the_command_prints_its_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert main(["--each", "1", "--jobs", "1", "--escapes", str(path)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("| measure | must | aim | measured | trials |")
    assert "trials on 1 reports" in err
