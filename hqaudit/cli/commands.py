"""The commands."""

from __future__ import annotations

import sys

from hqaudit.cli import options as take
from hqaudit.cli import streams
from hqaudit.cli.workers import Limits, alone
from hqaudit.readers import STANDARD_INPUT
from hqaudit.reports.view import View

LIMITS = Limits()


def check(  # noqa: PLR0913, PLR0917 - one for each option of the command line
    files: take.Files,
    form: take.Format = "text",
    output: take.Outputs = None,
    fail_on: take.FailOn = "error",
    select: take.Select = None,
    ignore: take.Ignore = None,
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    pack: take.Packs = None,
    baseline: take.BaselineFile = None,
    suppressed: take.ShowSuppressed = False,
    skip_broken: take.SkipBroken = False,
    show: take.Show = "info",
    show_unchecked: take.ShowUnchecked = False,
    verbose: take.Verbose = False,
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
    from hqaudit.cli import ahead, documents  # noqa: PLC0415 - only where needed

    paths, wanted, limits = documents.documents(files), output or [], Limits(timeout, max_memory)
    with ahead.Ahead([] if resume else paths, jobs, limits, password, debug) as reading:
        from hqaudit.cli import accepting, audits, books, checking, outputs  # noqa: PLC0415 - while it is read

        outputs.check_outputs([*wanted], paths)
        house, selected, ignored = books.config(config), books.ids(select), books.ids(ignore)
        folders = [*house.rules, *(rules or ())]
        options = [*selected, "-", *ignored, "-", house.text, "-", *(pack or ())]
        order = audits.Order(
            paths,
            books.book(rules, house, selected, ignored, skip_broken, pack),
            limits,
            jobs,
            password,
            debug,
            audits.journal(resume, folders, options) if resume else None,
            sys.stdin.buffer.read() if STANDARD_INPUT in paths else None,
            outputs.keeps(wanted),
            reading,
        )
        view = View(
            lang,
            streams.width(),
            streams.colored(),
            show,
            quiet,
            fail_on,
            suppressed,
            show_unchecked,
            verbose,
            streams.linked(),
            password=password,
        )
        accepted = accepting.Accepting(house, accepting.found_baseline(house, baseline))
        return checking.check(order, form, wanted, view, accepted)


def baseline(
    files: take.Files,
    output: take.BaselineOutput = None,
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> int:
    """Accept what is found today."""
    from hqaudit.cli import accepting, audits, books, checking, documents  # noqa: PLC0415 - only where needed

    house = books.config(config)
    order = audits.Order(documents.documents(files), books.book(rules, house), LIMITS, debug=debug)
    reports = checking.gathered(order, lang)
    streams.write(accepting.written_baseline(reports, house, output).text(lang) + "\n")
    return checking.UNREADABLE if any(report.status == "unreadable" for report in reports) else 0


def coverage(  # noqa: PLR0913, PLR0917 - one for each option of the command line
    file: take.File,
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    timeout: take.Timeout = LIMITS.seconds,
    max_memory: take.MaxMemory = LIMITS.megabytes,
    password: take.Password = "",
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> None:
    """Show what was checked in a report, figure by figure."""
    from hqaudit.audit import figures_of  # noqa: PLC0415 - each command loads what it needs
    from hqaudit.cli import books  # noqa: PLC0415
    from hqaudit.reports.terminal.sheet import draw  # noqa: PLC0415

    book, view = books.book(rules, books.config(config)), streams.view(lang)
    answer = alone(lambda: draw(*figures_of(file, book, password), view), Limits(timeout, max_memory), debug)
    streams.write(str(answer.result()))


def diff(  # noqa: PLR0913, PLR0917 - one for each option of the command line
    old: take.OldFile,
    new: take.NewFile,
    form: take.ListFormat = "text",
    fail_on: take.FailOn = "error",
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    show: take.Show = "info",
    lang: take.Lang = "zh",
    timeout: take.Timeout = LIMITS.seconds,
    max_memory: take.MaxMemory = LIMITS.megabytes,
    password: take.Password = "",
    debug: take.Debug = False,
) -> int:
    """Compare two versions."""
    from hqaudit.cli import accepting, audits, books, comparing  # noqa: PLC0415 - only where needed

    house = books.config(config)
    limits = Limits(timeout, max_memory)
    order = audits.Order([old, new], books.book(rules, house), limits, None, password, debug, keep=True)
    view = View(lang, streams.width(), streams.colored(), show, fail_on=fail_on)
    return comparing.compare(order, form, view, accepting.Accepting(house, None))


def watch(  # noqa: PLR0913, PLR0917 - one for each option of the command line
    file: take.WatchedFile,
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    show: take.Show = "info",
    lang: take.Lang = "zh",
    timeout: take.Timeout = LIMITS.seconds,
    max_memory: take.MaxMemory = LIMITS.megabytes,
    password: take.Password = "",
    debug: take.Debug = False,
) -> None:
    """Check a document each time it is written."""
    from hqaudit.cli import accepting, audits, books, watching  # noqa: PLC0415 - only where needed

    house = books.config(config)
    limits = Limits(timeout, max_memory)
    order = audits.Order([file], books.book(rules, house), limits, None, password, debug, keep=True)
    view = View(lang, streams.width(), streams.colored(), show)
    watching.watch(order, view, accepting.Accepting(house, None))


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


def why(  # noqa: PLR0913, PLR0917 - one for each option of the command line
    file: take.File,
    figure: take.Figure,
    form: take.ListFormat = "text",
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    password: take.Password = "",
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> None:
    """Tell what is known of a figure."""
    from hqaudit.cli import books  # noqa: PLC0415 - each command loads what it needs
    from hqaudit.cli import why as telling  # noqa: PLC0415
    from hqaudit.readers import read  # noqa: PLC0415

    book, view = books.book(rules, books.config(config)), streams.view(lang)
    tell = telling.why_json if form == "json" else telling.why_text
    answer = alone(
        lambda: tell(telling.standings(read(file, password=password), book, figure), figure, view), LIMITS, debug
    )
    streams.write(str(answer.result()))


def explain(
    rule: take.RuleId,
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> None:
    """Explain one rule."""
    from hqaudit.cli import books, catalogue  # noqa: PLC0415 - each command loads what it needs

    del debug
    known = books.book(rules, books.config(config))
    streams.write(catalogue.explained(catalogue.find(known, rule), streams.view(lang)))


def complete(shell: take.Shell, lang: take.Lang = "zh", debug: take.Debug = False) -> None:
    """Write the script for a shell."""
    from hqaudit.cli import completion  # noqa: PLC0415 - each command loads what it needs

    del lang, debug
    streams.write(completion.script(shell))


ABOUT = "核对公开的部门预算、决算报告：指出哪个数字错了、为什么、应当是多少。"
COMMANDS: dict[str, take.Command] = {
    "check": (check, "核对报告。退出码：0 没有问题，1 有问题，2 命令或规则有误，3 有文件无法核对。"),
    "baseline": (baseline, "把现有的问题存为基线：以后核对时分清新的、仍在的、已改的。"),
    "coverage": (coverage, "显示一份报告的表和段落，每个数字标明：一致、不一致、未核对（缘由）。"),
    "diff": (diff, "比较一份报告的两个版本：已改、仍在、新的问题，以及变动的数字。退出码同 check 新版。"),
    "watch": (watch, "报告每次重新导出后即核对，并显示与上次的不同；Ctrl-C 结束。"),
    "parse": (parse, "读出一份报告的内容（JSON），可代替原文件交给 check。"),
    "why": (why, "说明一个数字：它在哪里，哪些规则核对过它，结果如何。"),
    "explain": (explain, "说明一条规则：核对什么、为什么、依据、例子。"),
    "completion": (complete, "显示命令行补全的脚本，放进 shell 的启动文件即可。"),
}
"""What may follow ``hqaudit``, but for ``rules``."""
