"""What people ask first, and examples for the commands."""

from __future__ import annotations

from hqaudit.model.message import Message

QUESTIONS = (
    (
        Message("怎样核对一份报告？", "How do I check a report?"),
        Message("hqaudit check 报告.pdf", "hqaudit check report.pdf"),
    ),
    (
        Message("一个文件夹呢？", "And a folder?"),
        Message("hqaudit check 文件夹 --quiet（每份一行结论）", "hqaudit check FOLDER --quiet (a line for each)"),
    ),
    (
        Message("怎样在原文上看到错处？", "How do I see it on the page?"),
        Message(
            "加 --output 标注.pdf（原文加标注）或 --output 报告.html（网页）；给用 Excel 的同事：--output 问题.xlsx",
            "--output marked.pdf (the report, marked) or --output report.html; for Excel --output findings.xlsx",
        ),
    ),
    (
        Message("错误、警告、提示有何不同？", "Error, warning, info?"),
        Message(
            "错误：报告自相矛盾，要改；警告：多半要改，请人判断；提示：尾差、写法等，供参考",
            "error: the report contradicts itself; warning: probably to be put right, a person decides; "
            "info: tail differences, style",
        ),
    ),
    (
        Message("疑点和佐证是什么？", "Suspect and evidence?"),
        Message(
            "疑点是可能写错的数字，佐证是据以判断的数字；几个疑点并列，表示不能确定是哪一个",
            "a suspect may be wrong, evidence is what proves it; several suspects: it is not certain which",
        ),
    ),
    (
        Message("为什么说这个数字错？", "Why is this figure wrong?"),
        Message(
            "hqaudit why 报告.pdf 498.51；算式：check --verbose；规则的依据：hqaudit explain 规则",
            "hqaudit why report.pdf 498.51; the working: check --verbose; what a rule is for: hqaudit explain RULE",
        ),
    ),
    (
        Message("没有列出的就都对吗？", "Is all else right?"),
        Message(
            "不一定。未核对的数字另外计数：hqaudit coverage 报告.pdf 逐个标出，check --show-unchecked 说明缘由",
            "not necessarily. What was not checked is counted: hqaudit coverage report.pdf, check --show-unchecked",
        ),
    ),
    (
        Message("这一项我们核实过，不是错？", "We have settled this one?"),
        Message(
            "写进 hqaudit.yaml 的 suppress（编号、原因、谁决定的）；不用某条规则：--ignore 规则",
            "put it into suppress of hqaudit.yaml (id, reason, author); to do without a rule: --ignore RULE",
        ),
    ),
    (
        Message("改过以后怎样复核？", "After the corrections?"),
        Message(
            "hqaudit diff 旧版.pdf 新版.pdf；边改边看：hqaudit watch 报告.pdf",
            "hqaudit diff old.pdf new.pdf; while working on it: hqaudit watch report.pdf",
        ),
    ),
    (
        Message("为什么“无法核对”？", "Why can it not be checked?"),
        Message(
            "扫描件没有文字，请用能复制文字的 PDF；加密的用 --password；读不全的页会逐一说明。退出码为 3，不算无误",
            "a scan has no text: use a PDF whose text can be copied; --password opens an encrypted one. "
            "The exit status is 3: it never counts as right",
        ),
    ),
    (
        Message("退出码？", "Exit status?"),
        Message(
            "0 没有问题，1 有问题（--fail-on），2 命令、规则或配置有误，3 有文件无法核对",
            "0 nothing found, 1 something found (--fail-on), 2 command, rule or configuration wrong, 3 not checked",
        ),
    ),
    (
        Message("在程序里用？", "In programs?"),
        Message(
            '--format json（jsonl、sarif、junit、github …）；Python：hqaudit.audit("报告.pdf")',
            '--format json (jsonl, sarif, junit, github …); in Python hqaudit.audit("report.pdf")',
        ),
    ),
)
"""Each with its answer."""

EXAMPLES = {
    "hqaudit check": (
        (Message("核对一份报告", "check a report"), "hqaudit check a.pdf"),
        (
            Message("同时另存网页和标注", "with a page and marks"),
            "hqaudit check a.pdf --output a.html --output marked.pdf",
        ),
        (Message("标准输入", "standard input"), "cat a.txt | hqaudit check -"),
        (Message("只看错误", "errors only"), "hqaudit check a.pdf --show error"),
        (Message("供程序使用", "for programs"), "hqaudit check a.pdf --format json"),
    ),
    "hqaudit why": ((Message("每一处", "every place"), "hqaudit why a.pdf 498.51"),),
    "hqaudit diff": ((Message("改好了吗", "is it put right"), "hqaudit diff old.pdf new.pdf"),),
    "hqaudit baseline": (
        (Message("存为基线", "keep"), "hqaudit baseline a.pdf"),
        (Message("以后只报新的", "then only what is new fails"), "hqaudit check a.pdf"),
    ),
    "hqaudit completion": ((Message("装入 bash", "for bash"), "hqaudit completion bash >> ~/.bashrc"),),
}
"""By the path of the command: what for, and the line to type."""
