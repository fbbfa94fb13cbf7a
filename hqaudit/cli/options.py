"""The arguments and options of the commands, each once.

They are plain data: a command line with nothing unusual in it is understood from them alone (plain.py), any other by
typer, which is told of them by app.py.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from hqaudit.model.message import Language
from hqaudit.model.report import Severity

Command = tuple[Callable[..., int | None], str]
"""What runs, with declarations of what it takes, and what its help says."""


class Argument(NamedTuple):
    """What stands by its place on the command line: the word for it and what it is."""

    metavar: str
    about: str


class Option(NamedTuple):
    """What is named on the command line: its names, what it does, the word for its value and the least value."""

    names: tuple[str, ...]
    about: str
    metavar: str | None = None
    variable: str | None = None
    """Of the environment: what it says holds where the command line says nothing."""
    least: float | None = None


Files = Annotated[list[str], Argument("FILE", "文件、文件夹（含下级），或 - 表示标准输入")]
File = Annotated[str, Argument("FILE", "文件，或 - 表示标准输入")]
WatchedFile = Annotated[str, Argument("FILE", "文件")]
OldFile = Annotated[str, Argument("OLD", "旧版")]
NewFile = Annotated[str, Argument("NEW", "新版")]
RuleId = Annotated[str, Argument("RULE", "规则的 id")]
Shell = Annotated[Literal["bash", "zsh", "fish", "powershell"], Argument("SHELL", "哪一种 shell")]
Format = Annotated[
    Literal["text", "json", "jsonl", "csv", "markdown", "sarif", "junit", "github"],
    Option(("--format",), "标准输出的格式"),
]
ListFormat = Annotated[Literal["text", "json"], Option(("--format",), "标准输出的格式")]
JsonFormat = Annotated[Literal["json"], Option(("--format",), "标准输出的格式")]
Outputs = Annotated[
    list[Path] | None,
    Option(
        ("--output",), "另存一份，格式由后缀决定：.html .pdf .xlsx .csv .md .json .jsonl .sarif .xml；可重复", "PATH"
    ),
]
FailOn = Annotated[Severity, Option(("--fail-on",), "有这一级或更严重的问题时，退出码为 1", "LEVEL")]
Select = Annotated[list[str] | None, Option(("--select",), "只用这些规则，可写 total-*；可重复", "ID,…")]
Ignore = Annotated[list[str] | None, Option(("--ignore",), "不用这些规则，写法同上；可重复", "ID,…")]
RuleFolders = Annotated[
    list[Path] | None, Option(("--rules",), "另加文件夹里的规则，id 相同的取代内置规则；可重复", "DIR")
]
Show = Annotated[Severity, Option(("--show",), "文字报告显示到哪一级", "LEVEL")]
ShowUnchecked = Annotated[bool, Option(("--show-unchecked",), "另列出未核对的数字，连同位置和缘由")]
Verbose = Annotated[bool, Option(("--verbose", "-v"), "每项问题列出全部数字、原文和算式；列出所有的表")]
Quiet = Annotated[bool, Option(("--quiet", "-q"), "每份文件只显示一行结论")]
Lang = Annotated[Language, Option(("--lang",), "输出语言", variable="HQAUDIT_LANG")]
NewRuleId = Annotated[str, Argument("[RULE]", "规则的 id；不写则为 house-1、house-2 …")]
CaseFolder = Annotated[Path | None, Option(("--cases",), "用例在另一个文件夹里", "DIR")]
NewFolder = Annotated[Path, Option(("--dir",), "放在哪个文件夹", "DIR")]
RuleFolder = Annotated[Path, Argument("DIR", "规则文件夹")]
Figure = Annotated[str, Argument("FIGURE", "数字，照印出的样子，如 498.51、75%")]
SkipBroken = Annotated[bool, Option(("--skip-broken",), "规则文件有误时仍用其余规则核对；退出码至少为 2")]
ConfigFile = Annotated[Path | None, Option(("--config",), "本单位的配置；默认为本文件夹或上级的 hqaudit.yaml", "FILE")]
Packs = Annotated[list[str] | None, Option(("--pack",), "用哪些地方、年份的规则包，none 为不用；默认按报告选", "NAME")]
BaselineFile = Annotated[Path | None, Option(("--baseline",), "与「hqaudit baseline」存下的基线比较", "FILE")]
BaselineOutput = Annotated[Path | None, Option(("--output",), "存到哪里；默认 hqaudit-baseline.json", "PATH")]
ShowSuppressed = Annotated[bool, Option(("--suppressed",), "也列出按配置搁置的问题")]
Debug = Annotated[bool, Option(("--debug",), "出错时显示完整经过")]
Jobs = Annotated[int | None, Option(("--jobs", "-j"), "同时核对几份文件，默认为处理器个数", "N", least=1)]
Timeout = Annotated[float, Option(("--timeout",), "每份文件最多用几秒", "SECONDS", least=0.1)]
MaxMemory = Annotated[int, Option(("--max-memory",), "每份文件最多用多少内存", "MB", least=64)]
Resume = Annotated[
    Path | None,
    Option(("--resume",), "边核对边把结果记入这个文件；再次运行时，记过且未变的文件不再核对", "JSONL"),
]
Password = Annotated[str, Option(("--password",), "打开加密 PDF 的密码", "TEXT")]
