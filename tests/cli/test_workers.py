from __future__ import annotations

import os
import signal
import time
from functools import partial
from typing import NoReturn

import pytest

from hqaudit.cli.answers import Answer
from hqaudit.cli.batch import Batch
from hqaudit.cli.workers import Limits, Worker, alone
from hqaudit.errors import BrokenRule, UnreadableDocument
from hqaudit.model.message import Message

AMPLE = Limits(30, 2048)


def never() -> bool:
    return False


def fail(error: BaseException) -> NoReturn:
    raise error


def hang() -> NoReturn:
    while True:
        pass


def test_a_value_comes_back() -> None:
    assert alone(lambda: "收入" * 100_000, AMPLE) == Answer("done", "收入" * 100_000)


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (UnreadableDocument(Message("坏", "bad")), "unreadable", Message("坏", "bad")),
        (BrokenRule(Message("坏规则", "bad rule")), "broken", Message("坏规则", "bad rule")),
        (
            ValueError("boom"),
            "crashed",
            Message(
                "内部错误（ValueError: boom），加 --debug 查看经过",
                "internal error (ValueError: boom), --debug shows more",
            ),
        ),
    ],
)
def test_what_stops_it_comes_back(error: Exception, kind: str, said: Message) -> None:
    answer = alone(lambda: fail(error), AMPLE)
    assert (answer.kind, answer.value) == (kind, said)
    with pytest.raises(BrokenRule if kind == "broken" else UnreadableDocument):
        answer.result()


def test_an_answer_that_would_fill_the_memory_of_who_asks_is_not_sent() -> None:
    answer = alone(lambda: b"x" * (100 << 20), Limits(30, 512))
    assert answer.kind == "killed"
    assert "需要的内存超过 512 MB" in str(answer.value)
    assert alone(lambda: b"x" * (50 << 20), Limits(30, 512)).kind == "done"


def test_a_task_that_hangs_is_ended() -> None:
    start = time.monotonic()
    answer = alone(hang, Limits(0.3, 2048))
    assert time.monotonic() - start < 40
    assert answer.kind == "killed"
    assert isinstance(answer.value, Message)
    assert answer.value.zh.startswith("0.3 秒内没有处理完")
    assert "--timeout" in answer.value.en


def test_a_task_that_takes_too_much_memory_is_ended() -> None:
    answer = alone(lambda: len(bytearray(1 << 30)), Limits(30, 512))
    assert answer.kind == "killed"
    assert isinstance(answer.value, Message)
    assert "需要的内存超过 512 MB" in answer.value.zh


def test_a_process_that_dies_is_noticed() -> None:
    answer = alone(lambda: os.kill(os.getpid(), signal.SIGKILL), AMPLE)
    assert answer.kind == "killed"
    assert isinstance(answer.value, Message)
    assert "意外终止（信号 9）" in answer.value.zh


def test_processor_time_is_bound_by_the_system_too() -> None:
    answer = alone(lambda: os.kill(os.getpid(), signal.SIGXCPU), Limits(7, 2048))
    assert isinstance(answer.value, Message)
    assert answer.value.zh.startswith("7 秒内没有处理完")


def test_answers_come_in_order_whatever_is_done_first() -> None:
    def later(number: int) -> int:
        time.sleep(0.02 * (5 - number))
        return number

    tasks = [partial(later, number) for number in range(5)]
    for jobs in (1, 3, 5):
        answers = list(Batch(tasks, jobs, AMPLE, never))
        assert answers == [(i, Answer("done", i)) for i in range(5)]


def test_one_that_hangs_or_dies_costs_no_other_its_answer() -> None:
    answers = dict(Batch([lambda: 1, hang, lambda: os._exit(9), lambda: 4], 2, Limits(5, 2048), never))
    assert [answers[number].kind for number in range(4)] == ["done", "killed", "killed", "done"]
    assert (answers[0].value, answers[3].value) == (1, 4)


def test_not_more_than_jobs_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = 0, 0

    class Counted(Worker):
        def __init__(self, *arguments: object) -> None:
            nonlocal running, most
            running += 1
            most = max(most, running)
            super().__init__(*arguments)  # type: ignore[arg-type]  # passed on as they are

        def answer(self) -> Answer:
            nonlocal running
            running -= 1
            return super().answer()

    monkeypatch.setattr("hqaudit.cli.batch.Worker", Counted)
    assert len(list(Batch([lambda: time.sleep(0.01)] * 12, 3, AMPLE, never))) == 12
    assert most == 3


def test_a_stop_ends_what_runs_and_gives_what_is_done() -> None:
    start = time.monotonic()
    batch = Batch([lambda: 0, hang, lambda: 2, lambda: 3], 2, AMPLE, lambda: time.monotonic() - start > 4)
    assert [number for number, _ in batch] == [0, 2, 3]
    assert time.monotonic() - start < 40


def test_leaving_early_ends_what_runs() -> None:
    batch = Batch([lambda: 0, hang], 2, AMPLE, never)
    for number, _ in batch:
        assert number == 0
        break
    assert not batch._running or all(worker.left() > 0 for worker in batch._running.values())


def test_a_slow_reader_of_answers_costs_nobody_an_answer() -> None:
    answers = []
    for number, answer in Batch([lambda: "x" * 500_000] * 3, 2, Limits(4, 2048), never):
        answers.append((number, answer.kind))
        time.sleep(2.5)
    assert answers == [(0, "done"), (1, "done"), (2, "done")]
