"""The commands."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hqaudit.cli import options as take
from hqaudit.cli import streams
from hqaudit.cli.light import LightCommand, LightGroup
from hqaudit.cli.version import VERSION
from hqaudit.cli.workers import Limits, alone
from hqaudit.errors import BrokenRule
from hqaudit.model.message import Language, Message
from hqaudit.readers import STANDARD_INPUT
from hqaudit.reports.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hqaudit.rulebook import Rulebook

LIMITS = Limits()

app = typer.Typer(
    cls=LightGroup,
    help="核对公开的部门预算、决算报告：指出哪个数字错了、为什么、应当是多少。",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        streams.write(f"hqaudit {VERSION}\n")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")] = False,
) -> None:
    """What stands before every command."""
    del version


@app.command(cls=LightCommand, help="核对报告。退出码：0 没有问题，1 有问题，2 命令或规则有误，3 有文件无法核对。")
def check(  # noqa: PLR0913, PLR0917 - one for each option of the command line
    files: take.Files,
    form: take.Format = "text",
    output: take.Outputs = None,
    fail_on: take.FailOn = "error",
    select: take.Select = None,
    ignore: take.Ignore = None,
    rules: take.RuleFolders = None,
    show: take.Show = "info",
    quiet: take.Quiet = False,
    lang: take.Lang = "zh",
    jobs: take.Jobs = None,
    timeout: take.Timeout = LIMITS.seconds,
    max_memory: take.MaxMemory = LIMITS.megabytes,
    resume: take.Resume = None,
    password: take.Password = "",
    debug: take.Debug = False,
) -> int:
    """Audit documents."""
    from hqaudit.cli import audits, checking, documents, outputs  # noqa: PLC0415 - each command loads what it needs

    paths, wanted = documents.documents(files), output or []
    outputs.check_outputs([*wanted], paths)
    folders, selected, ignored = list(rules or ()), _ids(select), _ids(ignore)
    book = _book(folders, selected, ignored)
    order = audits.Order(
        paths,
        book,
        Limits(timeout, max_memory),
        jobs,
        password,
        debug,
        audits.journal(resume, folders, [*selected, "-", *ignored]) if resume else None,
        sys.stdin.buffer.read() if STANDARD_INPUT in paths else None,
    )
    return checking.check(order, form, wanted, View(lang, streams.width(), streams.colored(), show, quiet, fail_on))


@app.command(cls=LightCommand, help="读出一份报告的内容（JSON），可代替原文件交给 check。")
def parse(
    file: take.File,
    form: take.JsonFormat = "json",
    timeout: take.Timeout = LIMITS.seconds,
    max_memory: take.MaxMemory = LIMITS.megabytes,
    password: take.Password = "",
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> None:
    """Write the document as it was read."""
    from hqaudit.readers import read  # noqa: PLC0415 - each command loads what it needs
    from hqaudit.reports.document import render_document  # noqa: PLC0415

    del form, lang  # there is one format; the language is looked at where errors are shown
    answer = alone(lambda: render_document(read(file, password=password)), Limits(timeout, max_memory), debug)
    streams.write(str(answer.result()))


@app.command("rules", cls=LightCommand, help="列出全部规则。")
def list_rules(
    form: take.ListFormat = "text", rules: take.RuleFolders = None, lang: take.Lang = "zh", debug: take.Debug = False
) -> None:
    """List the rules."""
    from hqaudit.cli import catalogue  # noqa: PLC0415 - each command loads what it needs

    del debug
    known = _book(rules).rules
    streams.write(catalogue.rules_json(known, lang) if form == "json" else catalogue.rules_text(known, _view(lang)))


@app.command(cls=LightCommand, help="说明一条规则：核对什么、为什么、依据、例子。")
def explain(
    rule: take.RuleId, rules: take.RuleFolders = None, lang: take.Lang = "zh", debug: take.Debug = False
) -> None:
    """Explain one rule."""
    from hqaudit.cli import catalogue  # noqa: PLC0415 - each command loads what it needs

    del debug
    streams.write(catalogue.explained(catalogue.find(_book(rules).rules, rule), _view(lang)))


def _book(folders: Iterable[Path] | None, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Rulebook:
    from hqaudit.rulebook import load_rulebook  # noqa: PLC0415 - reading the rules takes time

    book = load_rulebook(list(folders or ()), select, ignore)
    if not book.rules:
        raise BrokenRule(
            Message("没有选中任何规则，请看 --select 和 --ignore", "no rule is selected, see --select and --ignore")
        )
    return book


def _ids(values: Iterable[str] | None) -> list[str]:
    return [part.strip() for value in values or () for part in value.split(",") if part.strip()]


def _view(language: Language) -> View:
    return View(language, streams.width(), streams.colored())
