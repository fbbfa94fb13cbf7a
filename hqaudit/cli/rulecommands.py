"""``hqaudit rules`` and what stands behind it: list, check, test, new, page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hqaudit.cli import options as take
from hqaudit.cli import streams
from hqaudit.cli.light import LightCommand, LightGroup
from hqaudit.reports.view import View

if TYPE_CHECKING:
    from hqaudit.model.message import Language

rules_app = typer.Typer(
    cls=LightGroup,
    help="列出规则；检查、试验、新建自己的规则。",
    invoke_without_command=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@rules_app.callback()
def rules(
    context: typer.Context,
    form: take.ListFormat = "text",
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> None:
    """List the rules, if no command is named."""
    if context.invoked_subcommand is None:
        list_rules(form, rules, config, lang, debug)


@rules_app.command("list", cls=LightCommand, help="列出全部规则。")
def list_rules(
    form: take.ListFormat = "text",
    rules: take.RuleFolders = None,
    config: take.ConfigFile = None,
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> None:
    """List the rules."""
    from hqaudit.cli import books, catalogue  # noqa: PLC0415 - each command loads what it needs

    del debug
    known = books.book(rules, books.config(config)).rules
    streams.write(catalogue.rules_json(known, lang) if form == "json" else catalogue.rules_text(known, _view(lang)))


@rules_app.command("check", cls=LightCommand, help="检查文件夹里的规则、词汇和用例是否写对。")
def check_files(folder: take.RuleFolder, lang: take.Lang = "zh", debug: take.Debug = False) -> int:
    """Check rule files."""
    from hqaudit.cli import ruletests  # noqa: PLC0415 - each command loads what it needs

    del debug
    text, status = ruletests.checked(folder, lang)
    streams.write(text)
    return status


@rules_app.command("test", cls=LightCommand, help="运行规则旁边的用例（*.cases.yaml）。")
def run_cases(
    folder: take.RuleFolder,
    cases: Annotated[Path | None, typer.Option("--cases", metavar="DIR", help="用例在另一个文件夹里")] = None,
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> int:
    """Run the cases of rules."""
    from hqaudit.cli import ruletests  # noqa: PLC0415 - each command loads what it needs

    del debug
    text, status = ruletests.tested(folder, cases, lang)
    streams.write(text)
    return status


@rules_app.command("new", cls=LightCommand, help="新建一条带注释的规则和它的用例。")
def new_rule(
    rule: take.NewRuleId = "",
    folder: Annotated[Path, typer.Option("--dir", metavar="DIR", help="放在哪个文件夹")] = Path(),
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> None:
    """Write a rule and its cases to start from."""
    from hqaudit.cli import newrule  # noqa: PLC0415 - each command loads what it needs

    del debug
    streams.write(newrule.written(rule, folder, lang))


@rules_app.command("page", cls=LightCommand, help="由规则文件生成说明页（Markdown）。")
def show_page(rules: take.RuleFolders = None, config: take.ConfigFile = None, debug: take.Debug = False) -> None:
    """Write the page of all rules."""
    from hqaudit.cli import books, rulepage  # noqa: PLC0415 - each command loads what it needs

    del debug
    streams.write(rulepage.page(books.book(rules, books.config(config)).rules))


def _view(language: Language) -> View:
    return View(language, streams.width(), streams.colored())
