"""What a rule file must not do: be huge, stand for more than it says, ask for objects, or take forever."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message

if TYPE_CHECKING:
    from types import FrameType

    from hqaudit.model.rule import Rule

LARGEST = 1 << 20
"""Bytes of a rule file."""
LONGEST_FORMULA = 10_000
"""Characters of a formula: the longest that ships has some two hundred."""
PATIENCE = 10.0
"""Seconds that a house rule may take for one document: built-in rules take a hundredth of one."""


def refused(path: Path) -> Message | None:
    """Why a file is not even read."""
    if path.exists() and not path.is_file():
        return Message("不是普通文件", "is no ordinary file")
    if path.exists() and path.stat().st_size > LARGEST:
        return Message(f"文件超过 {LARGEST >> 20} MB", f"has more than {LARGEST >> 20} MB")
    return None


def forbidden(text: str, yaml: Any, loader: Any) -> tuple[int, Message | None]:
    """The first tag or alias in the text: its line, and what is said of it. Raises yaml.YAMLError."""
    if "!" in text or "*" in text:
        for token in yaml.scan(text, Loader=loader):
            if isinstance(token, yaml.TagToken | yaml.AliasToken):
                mark, en = (
                    ("标签（!…）", "tags (!…)") if isinstance(token, yaml.TagToken) else ("引用（*…）", "aliases (*…)")
                )
                said = Message(f"规则文件不能用 YAML {mark}；文字请加引号", f"{en} are not allowed; quote text")
                return token.start_mark.line + 1, said
    return 1, None


@contextmanager
def patience(rule: Rule, built_in: Path) -> Iterator[None]:
    """A house rule that takes too long for a document is broken (BrokenRule): most likely a pattern backtracks forever.

    Without SIGALRM, or outside the main thread, there is no limit here.
    """
    source = rule.source
    waits = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if source is None or source.is_relative_to(built_in) or not waits:
        yield
        return

    def give_up(number: int, frame: FrameType | None) -> None:
        del number, frame
        zh = f"规则文件 {source}：规则 {rule.id} 核对一份文件超过 {PATIENCE:g} 秒；请检查其中的模式是否反复回溯"
        en = f"rule file {source}: the rule {rule.id} takes more than {PATIENCE:g} s for one document; does a pattern "
        raise BrokenRule(Message(zh, en + "of it backtrack forever, as (.+)+ does?"))

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
