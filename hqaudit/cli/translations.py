"""The English of what the command line says in Chinese: heads and texts of the help pages."""

from __future__ import annotations

from hqaudit.model.message import Language, Message

HEADS = {
    "usage": Message("用法", "Usage"),
    "[options]": Message("[选项]", "[options]"),
    "examples": Message("例", "Examples"),
    "commands": Message("命令", "Commands"),
    "arguments": Message("参数", "Arguments"),
    "result": Message("结果", "What is shown"),
    "judging": Message("判断", "What counts"),
    "rules": Message("规则", "Rules"),
    "running": Message("运行", "Running"),
    "questions": Message("先要知道的", "First questions"),
    "command": Message("命令", "COMMAND"),
    "values": Message("：{}", ": {}"),
    "default": Message("（默认 {}）", " (default {})"),
    "variable": Message("（环境变量 {}）", " (environment: {})"),
}
"""Of a help page, in the order of the page."""

_ENGLISH = {
    "核对公开的部门预算、决算报告：指出哪个数字错了、为什么、应当是多少。":
        "Audits published budget reports (部门预算, 部门决算): names the figure that is wrong, proves it, says what it should be.",
    "核对报告。退出码：0 没有问题，1 有问题，2 命令或规则有误，3 有文件无法核对。":
        "Check reports. Exit status: 0 nothing found, 1 something found, 2 a wrong command or rule, 3 a file not checked.",
    "把现有的问题存为基线：以后核对时分清新的、仍在的、已改的。":
        "Keep what is found today as a baseline: later checks tell what is new, still there and put right.",
    "显示一份报告的表和段落，每个数字标明：一致、不一致、未核对（缘由）。":
        "Show the forms and paragraphs of a report, each figure as verified, inconsistent or unchecked (and why).",
    "比较一份报告的两个版本：已改、仍在、新的问题，以及变动的数字。退出码同 check 新版。":
        "Compare two versions: findings put right, still there and new, and the figures that changed. "
        "Exit status as of check NEW.",
    "报告每次重新导出后即核对，并显示与上次的不同；Ctrl-C 结束。":
        "Check a report each time it is exported again and show the difference; Ctrl-C ends it.",
    "读出一份报告的内容（JSON），可代替原文件交给 check。":
        "Write a report as it was read (JSON), which check takes in place of the file.",
    "说明一个数字：它在哪里，哪些规则核对过它，结果如何。":
        "Explain a figure: where it stands, which rules looked at it, and what they found.",
    "说明一条规则：核对什么、为什么、依据、例子。": "Explain a rule: what it checks, why, on what grounds, an example.",
    "显示命令行补全的脚本，放进 shell 的启动文件即可。": "Write the completion script for a shell, for its start-up file.",
    "列出规则；检查、试验、新建自己的规则。": "List the rules; check, test and begin rules of your own.",
    "列出全部规则。": "List all rules.",
    "检查文件夹里的规则、词汇和用例是否写对。": "Check whether the rules, vocabulary and cases of a folder are well written.",
    "运行规则旁边的用例（*.cases.yaml）。": "Run the cases beside the rules (*.cases.yaml).",
    "新建一条带注释的规则和它的用例。": "Begin a rule, with comments and its cases.",
    "由规则文件生成说明页（Markdown）。": "Make the page of all rules (Markdown).",
    "显示版本": "show the version",
    "显示本页": "show this page",
    "文件、文件夹（含下级），或 - 表示标准输入": "files, folders (and those below), or - for standard input",
    "文件，或 - 表示标准输入": "a file, or - for standard input",
    "文件": "a file",
    "旧版": "the old version",
    "新版": "the new version",
    "规则的 id": "the id of a rule",
    "规则的 id；不写则为 house-1、house-2 …": "the id of the rule; house-1, house-2 … if it is left out",
    "规则文件夹": "a folder of rules",
    "数字，照印出的样子，如 498.51、75%": "a figure as it is printed: 498.51, 75%",
    "哪一种 shell": "which shell",
    "标准输出的格式": "format of standard output",
    "另存一份，格式由后缀决定：.html .pdf .xlsx .csv .md .json .jsonl .sarif .xml；可重复":
        "write a file as well, in the format of its suffix: .html .pdf .xlsx .csv .md .json .jsonl .sarif .xml; "
        "may be repeated",
    "文字报告显示到哪一级": "the lowest severity that the text report shows",
    "另列出未核对的数字，连同位置和缘由": "also list the figures not checked, with place and reason",
    "每项问题列出全部数字、原文和算式；列出所有的表": "each finding with all figures, quotes and the working; all forms",
    "每份文件只显示一行结论": "one line for each file",
    "也列出按配置搁置的问题": "also list the findings that the configuration accepts",
    "输出语言": "language of what is shown",
    "有这一级或更严重的问题时，退出码为 1": "the lowest severity that makes the exit status 1",
    "与「hqaudit baseline」存下的基线比较": "compare with a baseline that `hqaudit baseline` has kept",
    "存到哪里；默认 hqaudit-baseline.json": "where to keep it; hqaudit-baseline.json if left out",
    "只用这些规则，可写 total-*；可重复": "use these rules only, total-* for several; may be repeated",
    "不用这些规则，写法同上；可重复": "do without these rules, written alike; may be repeated",
    "另加文件夹里的规则，id 相同的取代内置规则；可重复":
        "add the rules of a folder, which replace built-in ones of the same id; may be repeated",
    "本单位的配置；默认为本文件夹或上级的 hqaudit.yaml": "the house's configuration; hqaudit.yaml here or above if left out",
    "用哪些地方、年份的规则包，none 为不用；默认按报告选":
        "packs of rules by place and year, none for none; chosen by the report if left out",
    "规则文件有误时仍用其余规则核对；退出码至少为 2": "go on with the other rules if a rule file is broken; exit status 2",
    "用例在另一个文件夹里": "the cases are in another folder",
    "放在哪个文件夹": "the folder to put it in",
    "同时核对几份文件，默认为处理器个数": "how many files at a time; as many as processors if left out",
    "每份文件最多用几秒": "seconds a file may take",
    "每份文件最多用多少内存": "memory a file may take",
    "边核对边把结果记入这个文件；再次运行时，记过且未变的文件不再核对":
        "note results in this file as they come; a further run does not check again what is noted and unchanged",
    "打开加密 PDF 的密码": "the password of an encrypted PDF",
    "出错时显示完整经过": "show the whole trace of an error of our own",
}  # fmt: skip


def said(text: str, language: Language) -> str:
    """A text of the command line in a language. Raises KeyError for one without English (a test sees to that)."""
    return text if language == "zh" else _ENGLISH[text]
