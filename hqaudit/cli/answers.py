"""What a task comes to – a value, or what stopped it – and how that travels from one process to another."""

from __future__ import annotations

import pickle
import sys
import traceback
from collections.abc import Callable
from typing import Literal, NamedTuple

from hqaudit.errors import BrokenRule, UnreadableDocument
from hqaudit.model.message import Message

Kind = Literal["done", "unreadable", "broken", "crashed", "memory", "killed"]


class Answer(NamedTuple):
    """What came of a task: its value if it is ``done``, else a sentence that says why not.

    ``unreadable`` and ``broken`` are errors of a document and of a rule, ``crashed`` is a mistake of ours, ``memory``
    and ``killed`` mean that a limit was met.
    """

    kind: Kind
    value: object

    def result(self) -> object:
        """The value; raises UnreadableDocument or BrokenRule with the sentence that stands in its place."""
        if self.kind == "done":
            return self.value
        assert isinstance(self.value, Message)  # noqa: S101 - all but values are sentences
        raise (BrokenRule if self.kind == "broken" else UnreadableDocument)(self.value)


def answer_to(task: Callable[[], object], debug: bool = False) -> Answer:
    """Run a task; whatever it raises is its answer."""
    try:
        return Answer("done", task())
    except MemoryError:
        return Answer("memory", Message("内存不足，未予审核", "out of memory: not checked"))
    except Exception as error:
        if debug:
            traceback.print_exc(file=sys.stderr)
        if isinstance(error, UnreadableDocument | BrokenRule):
            return Answer("broken" if isinstance(error, BrokenRule) else "unreadable", error.message)
        return Answer("crashed", internal(error))


def internal(error: Exception) -> Message:
    """What is said of a mistake of our own."""
    kind = f"{type(error).__name__}: {error}"
    return Message(f"内部错误（{kind}），加 --debug 查看经过", f"internal error ({kind}), --debug shows more")


def sent(answer: Answer) -> bytes:
    """The answer as bytes."""
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def spoken(data: bytes) -> Answer | None:
    """The answer in bytes that a process of our own sent; None if it did not come to its end."""
    try:
        answer = pickle.loads(data)  # noqa: S301 - from our own process, through a pipe that nobody else holds
    except (EOFError, pickle.UnpicklingError):
        return None
    return answer if isinstance(answer, Answer) else None
