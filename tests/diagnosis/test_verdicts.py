from __future__ import annotations

from decimal import Decimal

import pytest

from hqaudit.diagnosis import verdicts as verdict_module
from hqaudit.diagnosis.conclusions import conclude
from hqaudit.diagnosis.verdicts import verdicts
from hqaudit.model.blocks import Document
from hqaudit.model.fact import Fact
from hqaudit.model.facts import Facts, Profile
from hqaudit.model.message import Message
from hqaudit.model.outcome import Outcome, Status
from hqaudit.model.relation import Linear, Percent, Relation, Same
from hqaudit.model.report import Severity
from hqaudit.model.rule import Rule
from tests.diagnosis.bits import fact, sums

RULE = Rule("own", Message("自己的", "own"), "error", "identity", Message("", ""))
AGREE = Rule("agreement", Message("一致", "agree"), "error", "agree", Message("", ""))
EMPTY = Facts(Document("x", (), ()), Profile(None, 2024, None, "预算"), (), (), (), ())


def outcome(
    relation: Relation, status: Status = "failed", *suspects: Fact, rule: Rule = RULE, severity: Severity | None = None
) -> Outcome:
    message = Message("不对", "wrong") if status == "failed" else None
    return Outcome(rule, status, relation.facts, suspects, message, severity=severity, relation=relation)


def told(changes: tuple[tuple[Fact, Decimal], ...]) -> list[str]:
    return [f"{one.figure.text} → {format(value, 'f')}" for one, value in changes]


def test_a_certain_change() -> None:
    whole, one, two, again = fact("19.00"), fact("6.00"), fact("3.00"), fact("9.00")
    outcomes = [outcome(sums(whole, one, two)), outcome(Same((whole, again))), Outcome(RULE, "passed")]
    (verdict,) = verdicts(outcomes)
    assert verdict.outcomes == tuple(outcomes[:2])
    assert (told(verdict.certain), verdict.open) == (["19.00 → 9.00"], ())


def test_open_alternatives() -> None:
    (verdict,) = verdicts([outcome(sums(fact("99.00"), fact("61.00"), fact("17.00")))])
    assert verdict.certain == ()
    assert [told(one) for one in verdict.open] == [["99.00 → 78.00"], ["61.00 → 82.00"], ["17.00 → 38.00"]]


def test_what_is_common_to_all_alternatives_is_certain() -> None:
    whole, one, two = fact("99.00"), fact("61.00"), fact("17.00")
    shared = fact("43.00", form=False)
    stated = Same((shared, fact("34.00"), fact("34.00")))
    others: list[Relation] = [stated, Linear(((1, shared), (-1, two), (-1, fact("17.00"))))]
    (verdict,) = verdicts([outcome(sums(whole, one, two)), *(outcome(other) for other in others)])
    assert told(verdict.certain) == ["43.00 → 34.00"]
    assert [told(one) for one in verdict.open] == [["99.00 → 78.00"], ["61.00 → 82.00"]]


def test_what_cannot_be_mended_is_left_undecided() -> None:
    failed = outcome(Linear(((1, fact("5.00")), (-1, fact("3.00"))), "<="))
    (verdict,) = verdicts([failed])
    assert (verdict.certain, verdict.open) == ((), ())
    (conclusion,) = conclude(EMPTY, [failed])
    assert conclusion.suggestion is None
    assert conclusion.outcome.message == Message("不对", "wrong")
    assert conclusion.outcome.suspects == failed.facts


def test_a_wrong_figure_is_told_once_with_all_it_contradicts() -> None:
    whole, one, two = fact("1,019.00", "万元", "合计", form=False), fact("6.00", "万元"), fact("1,003.00", "万元")
    again = fact("1,009.00", "万元")
    failed = [outcome(sums(whole, one, two), severity="warning"), outcome(Same((whole, again)))]
    (conclusion,) = conclude(EMPTY, failed)
    assert conclusion.suggestion is not None
    assert (conclusion.suggestion.value, conclusion.suggestion.cause) == ("1009.00", "digit_wrong")
    found = conclusion.outcome
    assert found.message == Message(
        "“合计”印作 1,019.00 万元，应为 1,009.00 万元（有一位数字写错）",
        "“合计” is printed as 1,019.00 万元 and should be 1,009.00 万元 (one digit is wrong)",
    )
    assert (found.suspects, found.facts, found.severity) == ((whole,), (whole, one, two, again), "error")
    assert found.working == (Message("不对", "wrong"),)


def test_a_wrong_percentage_is_called_by_its_amount() -> None:
    figure, part, whole = fact("91.00%", label="占比", form=False), fact("50.00", label="甲"), fact("200.00")
    outcomes = [outcome(Percent(figure, "share", part, whole))]
    outcomes += [outcome(Same((one, fact(one.figure.text))), "passed") for one in (part, whole) for _ in range(3)]
    (conclusion,) = conclude(EMPTY, outcomes)
    assert conclusion.outcome.message is not None
    assert conclusion.outcome.message.zh == "“甲”的占比印作 91.00%，应为 25.00%"


def test_an_open_choice_names_all_and_corrects_none() -> None:
    whole, one, two = fact("99.00"), fact("61.00"), fact("17.00")
    (conclusion,) = conclude(EMPTY, [outcome(sums(whole, one, two))])
    assert conclusion.suggestion is None
    assert conclusion.outcome.suspects == (whole, one, two)
    assert conclusion.outcome.message is not None
    assert conclusion.outcome.message.zh.startswith("不对")
    assert conclusion.outcome.message.zh.endswith(
        "：99.00 元应为 78.00 元；或者 61.00 元应为 82.00 元；或者 17.00 元应为 38.00 元"
    )
    assert conclusion.outcome.message.en.endswith("; or 17.00 元 should be 38.00 元")


def test_too_many_choices_are_not_told() -> None:
    failed = outcome(sums(fact("99.00"), *(fact(text) for text in ("21.00", "13.00", "14.00", "17.00"))))
    (conclusion,) = conclude(EMPTY, [failed])
    assert conclusion.outcome == Outcome(**{**_fields(failed), "suspects": failed.facts})  # type: ignore[arg-type]


def test_a_certain_change_beside_an_open_one() -> None:
    whole, one, two = fact("99.00"), fact("61.00"), fact("17.00")
    shared = fact("43.00", form=False)
    stated = Same((shared, fact("34.00"), fact("34.00")))
    others: list[Relation] = [stated, Linear(((1, shared), (-1, two), (-1, fact("17.00"))))]
    sure, choice = conclude(EMPTY, [outcome(sums(whole, one, two)), *(outcome(other) for other in others)])
    assert sure.suggestion is not None
    assert sure.suggestion.value == "34.00"
    assert (choice.suggestion, choice.outcome.suspects) == (None, (whole, one))


def test_trusted_figures_are_not_doubted_and_echoes_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict_module, "_ALL", 0)
    whole, one, two = fact("99.00"), fact("61.00"), fact("17.00")
    same = outcome(Same((whole, fact("99.00"), fact("99.00"))), "passed", rule=AGREE)
    first, echo = outcome(sums(whole, one, two)), outcome(sums(whole, two, one))
    (conclusion,) = conclude(EMPTY, [same, first, echo])
    assert conclusion.outcome.suspects == (one, two)


def test_info_is_passed_on_untouched() -> None:
    info = Outcome(RULE, "failed", (fact("5.01"), fact("5.00")), (), Message("尾差", "tail"), severity="info")
    words = Outcome(RULE, "failed", message=Message("词", "word"))
    assert [conclusion.outcome for conclusion in conclude(EMPTY, [info, words])] == [info, words]


def _fields(failed: Outcome) -> dict[str, object]:
    return failed._asdict()


def test_no_two_figures_are_brought_to_one_that_only_a_lone_part_holds() -> None:
    one, two, apart, part = fact("120.00"), fact("120.00"), fact("10.00"), fact("10.00")
    stated, by_chance = outcome(Same((one, two, apart))), outcome(sums(apart, part), "passed")
    (verdict,) = verdicts([stated, by_chance])
    assert (verdict.certain, verdict.open) == ((), ())
    (verdict,) = verdicts([stated])
    assert told(verdict.certain) == ["10.00 → 120.00"]


def test_a_wrong_word_is_not_corrected_by_a_figure() -> None:
    change = Rule("change", Message("增减", "change"), "error", "change", Message("", ""))
    current, prior, moved = fact("3.20"), fact("4.00"), fact("0.80", form=False)
    relation = Linear(((1, current), (-1, prior), (-1, moved)))
    failed = outcome(relation, "failed", rule=change)
    (verdict,) = verdicts([failed])
    assert (verdict.words, verdict.certain, verdict.open) == ((failed,), (), ())
    (conclusion,) = conclude(EMPTY, [failed])
    assert conclusion.suggestion is None
