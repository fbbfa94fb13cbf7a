"""The arguments and options of the commands, each once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from hqaudit.model.message import Language
from hqaudit.model.report import Severity

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="文件、文件夹（含下级），或 - 表示标准输入")]
File = Annotated[str, typer.Argument(metavar="FILE", help="文件，或 - 表示标准输入")]
WatchedFile = Annotated[str, typer.Argument(metavar="FILE", help="文件")]
OldFile = Annotated[str, typer.Argument(metavar="OLD", help="旧版")]
NewFile = Annotated[str, typer.Argument(metavar="NEW", help="新版")]
RuleId = Annotated[str, typer.Argument(metavar="RULE", help="规则的 id")]
Shell = Annotated[Literal["bash", "zsh", "fish", "powershell"], typer.Argument(metavar="SHELL", help="哪一种 shell")]
Format = Annotated[
    Literal["text", "json", "jsonl", "csv", "markdown", "sarif", "junit", "github"],
    typer.Option("--format", help="标准输出的格式"),
]
ListFormat = Annotated[Literal["text", "json"], typer.Option("--format", help="标准输出的格式")]
JsonFormat = Annotated[Literal["json"], typer.Option("--format", help="标准输出的格式")]
Outputs = Annotated[
    list[Path] | None, typer.Option("--output", metavar="PATH", help="另存一份，格式由后缀决定；可重复")
]
FailOn = Annotated[Severity, typer.Option("--fail-on", help="有这一级或更严重的问题时，退出码为 1")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="ID,…", help="只用这些规则，可写 total-*；可重复")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="ID,…", help="不用这些规则，写法同上；可重复")]
RuleFolders = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="DIR", help="另加文件夹里的规则，id 相同的取代内置规则；可重复")
]
Show = Annotated[Severity, typer.Option("--show", help="文字报告显示到哪一级")]
ShowUnchecked = Annotated[bool, typer.Option("--show-unchecked", help="另列出未核对的数字，连同位置和缘由")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="每项问题列出全部数字、原文和算式；列出所有的表")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="每份文件只显示一行结论")]
Lang = Annotated[Language, typer.Option("--lang", envvar="HQAUDIT_LANG", help="输出语言")]
NewRuleId = Annotated[str, typer.Argument(metavar="[RULE]", help="规则的 id；不写则为 house-1、house-2 …")]
RuleFolder = Annotated[Path, typer.Argument(metavar="DIR", help="规则文件夹")]
Figure = Annotated[str, typer.Argument(metavar="FIGURE", help="数字，照印出的样子，如 498.51、75%")]
SkipBroken = Annotated[bool, typer.Option("--skip-broken", help="规则文件有误时仍用其余规则核对；退出码至少为 2")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="本单位的配置；默认为本文件夹或上级的 hqaudit.yaml")
]
Packs = Annotated[
    list[str] | None, typer.Option("--pack", metavar="NAME", help="用哪些地方、年份的规则包，none 为不用；默认按报告选")
]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="与「hqaudit baseline」存下的基线比较")
]
BaselineOutput = Annotated[
    Path | None, typer.Option("--output", metavar="PATH", help="存到哪里；默认 hqaudit-baseline.json")
]
ShowSuppressed = Annotated[bool, typer.Option("--suppressed", help="也列出按配置搁置的问题")]
Debug = Annotated[bool, typer.Option("--debug", help="出错时显示完整经过")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", metavar="N", min=1, help="同时核对几份文件，默认为处理器个数")
]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="每份文件最多用几秒")]
MaxMemory = Annotated[int, typer.Option("--max-memory", metavar="MB", min=64, help="每份文件最多用多少内存")]
Resume = Annotated[
    Path | None,
    typer.Option("--resume", metavar="JSONL", help="边核对边把结果记入这个文件；再次运行时，记过且未变的文件不再核对"),
]
Password = Annotated[str, typer.Option("--password", metavar="TEXT", help="打开加密 PDF 的密码")]
