"""Many tasks, some at a time, their answers in the order of the tasks whatever is done first."""

from __future__ import annotations

import gc
import select
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from hqaudit.cli.answers import Answer, answer_to
from hqaudit.cli.workers import CAN_FORK, TICK, Limits, Worker

if TYPE_CHECKING:
    Task = Callable[[], object]

_AHEAD = 8
"""Tasks begun, for each that may run at once, before the first answer that is still out has come."""


class Batch:
    """The answers to tasks, in their order, with at most ``jobs`` of them at work at once.

    Of the time for each, ``spent`` seconds are gone already. ``stopped`` is asked again and again; once it says yes,
    what runs is ended, and of the tasks that are left only the answers that have come already are given. An answer is a
    pair: the number of the task, and what came of it.
    """

    def __init__(
        self,
        tasks: Sequence[Task],
        jobs: int,
        limits: Limits,
        stopped: Callable[[], bool],
        debug: bool = False,
        spent: float = 0.0,
    ) -> None:
        self._tasks = tasks
        self._jobs = jobs
        self._limits = limits
        self._stopped = stopped
        self._debug = debug
        self._spent = spent
        self._begun = 0
        self._running: dict[int, Worker] = {}
        self._answers: dict[int, Answer] = {}

    def __iter__(self) -> Iterator[tuple[int, Answer]]:
        """Every answer as soon as those before it have been given."""
        if not CAN_FORK:
            yield from self._one_by_one()
            return
        try:
            for number in range(len(self._tasks)):
                while number not in self._answers and not self._stopped():
                    self._begin(number)
                    self._wait()
                if number in self._answers:
                    yield number, self._answers.pop(number)
        finally:
            for worker in self._running.values():
                worker.kill()
            self._running.clear()

    def _one_by_one(self) -> Iterator[tuple[int, Answer]]:
        for number, task in enumerate(self._tasks):
            if self._stopped():
                return
            yield number, answer_to(task, self._debug)
            gc.collect()  # it does not run by itself, see main

    def _begin(self, wanted: int) -> None:
        """Begin as many tasks as may run, not too far ahead of the answer that is wanted next."""
        last = min(len(self._tasks), wanted + self._jobs * _AHEAD)
        while len(self._running) < self._jobs and self._begun < last:
            task = self._tasks[self._begun]
            self._running[self._begun] = Worker(task, self._limits, self._debug, self._spent)
            self._begun += 1

    def _wait(self) -> None:
        """Take the news of the workers; end those that are out of time."""
        soonest = min(worker.left() for worker in self._running.values())
        numbers = {worker: number for number, worker in self._running.items()}
        ready, _, _ = select.select(list(numbers), [], [], max(0.0, min(soonest, TICK)))
        for worker in ready:
            if worker.take():
                self._answers[numbers[worker]] = self._running.pop(numbers[worker]).answer()
        for worker in set(self._running.values()).difference(ready):
            if worker.left() <= 0:
                self._answers[numbers[worker]] = self._running.pop(numbers[worker]).kill()
