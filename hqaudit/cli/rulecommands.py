"""The commands behind ``hqaudit rules``: list, check, test, new, page."""

from __future__ import annotations

from pathlib import Path

from hqaudit.cli import options as take
from hqaudit.cli import streams


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
    known = books.book(rules, books.config(config))
    streams.write(
        catalogue.rules_json(known, lang) if form == "json" else catalogue.rules_text(known, streams.view(lang))
    )


def check_files(folder: take.RuleFolder, lang: take.Lang = "zh", debug: take.Debug = False) -> int:
    """Check rule files."""
    from hqaudit.cli import ruletests  # noqa: PLC0415 - each command loads what it needs

    del debug
    text, status = ruletests.checked(folder, lang)
    streams.write(text)
    return status


def run_cases(
    folder: take.RuleFolder,
    cases: take.CaseFolder = None,
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> int:
    """Run the cases of rules."""
    from hqaudit.cli import ruletests  # noqa: PLC0415 - each command loads what it needs

    del debug
    text, status = ruletests.tested(folder, cases, lang)
    streams.write(text)
    return status


def new_rule(
    rule: take.NewRuleId = "",
    folder: take.NewFolder = Path(),
    lang: take.Lang = "zh",
    debug: take.Debug = False,
) -> None:
    """Write a rule and its cases to start from."""
    from hqaudit.cli import newrule  # noqa: PLC0415 - each command loads what it needs

    del debug
    streams.write(newrule.written(rule, folder, lang))


def show_page(rules: take.RuleFolders = None, config: take.ConfigFile = None, debug: take.Debug = False) -> None:
    """Write the page of all rules."""
    from hqaudit.cli import books, rulepage  # noqa: PLC0415 - each command loads what it needs

    del debug
    streams.write(rulepage.page(books.book(rules, books.config(config)).rules))


ABOUT_RULES = "列出规则；检查、试验、新建自己的规则。"
RULE_COMMANDS: dict[str, take.Command] = {
    "list": (list_rules, "列出全部规则。"),
    "check": (check_files, "检查文件夹里的规则、词汇和用例是否写对。"),
    "test": (run_cases, "运行规则旁边的用例（*.cases.yaml）。"),
    "new": (new_rule, "新建一条带注释的规则和它的用例。"),
    "page": (show_page, "由规则文件生成说明页（Markdown）。"),
}
"""What may follow ``hqaudit rules``."""
