"""A house without rooms: what the commands call, made by hand, so that they are tested by themselves."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from hqaudit.errors import BrokenRule, UnreadableDocument
from hqaudit.model.message import Message
from hqaudit.model.report import Report
from hqaudit.model.rule import Rule
from tests.reports import specimens

if TYPE_CHECKING:
    from collections.abc import Sequence

RULES = (
    Rule(
        id="identity-basic",
        title=Message("基本支出等于人员经费加公用经费", "Basic expenditure is personnel plus running costs"),
        severity="error",
        kind="identity",
        why=Message("部分之和是整体。", "The parts make the whole."),
        basis="财预〔2016〕143号",
        example="基本支出 10.00 万元\n其中人员经费 9.00 万元，公用经费 2.00 万元",
        source=Path("rules/identity-basic.yaml"),
    ),
    Rule("total-income", Message("各项收入相加", "Income adds up"), "warning", "total", Message("因为。", "Because.")),
)


NOTHING_SETTLED = SimpleNamespace(suppress=(), baseline=None, rules=(), text="")


@dataclass
class House:
    """What the commands were given, and what they get: reports by path, an error for a path, or the rules."""

    reports: dict[str, Report | Exception] = field(default_factory=dict)
    rules: tuple[Rule, ...] = RULES
    audited: list[tuple[str, bytes | None]] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)
    loaded: list[tuple[list[Path], list[str], list[str]]] = field(default_factory=list)

    def audit(
        self, path: str, book: object = None, stdin: bytes | None = None, password: str = "", keep: bool = False
    ) -> Report:
        assert password == ""
        assert book is not None
        self.kept.append(keep)
        self.audited.append((path, stdin))
        report = self.reports.get(path, Report(path, "checked"))
        if isinstance(report, Exception):
            raise report
        return report

    def load_rulebook(
        self,
        directories: Sequence[Path] = (),
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        skip_broken: bool = False,
        config: object = None,
        packed: Sequence[str] | None = None,
    ) -> SimpleNamespace:
        assert packed is None
        assert not skip_broken
        assert config is NOTHING_SETTLED
        self.loaded.append((list(directories), list(select), list(ignore)))
        if "broken" in select:
            raise BrokenRule(Message("坏规则.yaml:3: 应为文字", "broken.yaml:3: expected text"))
        return SimpleNamespace(rules=self.rules, broken=(), shelf=lambda: ())

    def read(self, path: str, password: str = "") -> str:
        assert password == ""
        if "broken" in path:
            raise UnreadableDocument(Message(f"{path}：文件已损坏", f"{path}: the file is damaged"))
        return path


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    built = House({"wrong.pdf": specimens.WRONG, "scan.pdf": specimens.SCAN, "clean.txt": specimens.CLEAN})
    rooms: dict[str, dict[str, object]] = {
        "hqaudit.audit": {"audit": built.audit},
        "hqaudit.rulebook": {
            "load_rulebook": built.load_rulebook,
            "found_above": lambda *_: None,
            "read_config": lambda _: NOTHING_SETTLED,
        },
    }
    for name, contents in rooms.items():
        module = ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr("hqaudit.readers.read", built.read)
    for room in ("batch", "workers"):  # everything in this process, so that it can be looked into
        monkeypatch.setattr(f"hqaudit.cli.{room}.CAN_FORK", False)
    monkeypatch.setattr("hqaudit.cli.audits._prepare", lambda: None)
    monkeypatch.setattr("hqaudit.reports.document.render_document", lambda document: f'{{"source": "{document}"}}\n')
    for variable in ("NO_COLOR", "FORCE_COLOR", "HQAUDIT_LANG", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    return built
