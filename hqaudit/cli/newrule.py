"""``hqaudit rules new``: a commented rule, its cases, and the schemas that editors check them by."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from hqaudit.errors import BrokenRule
from hqaudit.model.message import Message
from hqaudit.rulebook.schema import SCHEMAS, schema_text

if TYPE_CHECKING:
    from pathlib import Path

    from hqaudit.model.message import Language

FOLDER = ".schema"
"""Beside the rules, so that they stay true when the folder moves; hidden, so that nothing in it is a rule."""
RULE = """\
# yaml-language-server: $schema={folder}/rule.schema.json
id: {rule}
title: 奖补资金合计                        # 规则的名称
severity: error                            # error 错误、warning 警告、info 提示
check: 合计 = 种子补贴 + 农机补贴          # 公式：= <= >=；+ 和 -（减号前后留空格）；[项目] 可以没有；项目[表]；甲 ÷ 乙
form: 奖补资金明细表                       # 只在这张表中核对；不写则在全文核对
# when: {{basis: 决算}}                      # 在什么报告中适用：form no-form basis kind place text no-text no-body
# message: 合计应为 {{right}}，相差 {{difference}}
why: 合计应等于各项补贴之和。
# basis: 依据的文件
"""
CASES = """\
# yaml-language-server: $schema={folder}/cases.schema.json
rule: {rule}
passes:
  - |
    测试局2024年部门预算

    奖补资金明细表
    单位：万元
    | 乡镇 | 合计 | 种子补贴 | 农机补贴 |
    | 东山乡 | 9.00 | 5.00 | 4.00 |
fails:
  - document: |
      测试局2024年部门预算

      奖补资金明细表
      单位：万元
      | 乡镇 | 合计 | 种子补贴 | 农机补贴 |
      | 东山乡 | 9.00 | 5.00 | 3.00 |
    figures: ["9.00", "5.00", "3.00"]      # 问题中列出的数字
    words: [8.00 万元]                     # 说明中的文字
    severity: error
unchecked:
  - |
    测试局2024年部门预算

    奖补资金明细表
    单位：万元
    | 乡镇 | 种子补贴 | 农机补贴 |
    | 东山乡 | 5.00 | 3.00 |
"""


def written(rule: str, folder: Path, language: Language) -> str:
    """Write both files and say where they are. Raises BrokenRule for an id that is none or is taken.

    Without an id the first of house-1, house-2 … that is free is taken.
    """
    names = (f"house-{number}" for number in count(1))
    rule = rule or next(name for name in names if not (folder / f"{name}.yaml").exists())
    if not re.fullmatch(r"[\w-]+", rule):
        raise BrokenRule(
            Message(f"编号 {rule} 只能有字母、数字和 -", f"the id {rule} may have letters, digits and - only")
        )
    files = {f"{rule}.yaml": RULE, f"{rule}.cases.yaml": CASES}
    for name in files:
        if (folder / name).exists():
            raise BrokenRule(Message(f"{folder / name} 已存在", f"{folder / name} is there already"))
    try:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        for name in SCHEMAS:
            (folder / FOLDER / name).write_text(schema_text(name), encoding="utf-8")
        for name, text in files.items():
            (folder / name).write_text(text.format(rule=rule, folder=FOLDER), encoding="utf-8")
    except OSError as error:
        why = error.strerror or str(error)
        raise BrokenRule(Message(f"{folder}：无法写入（{why}）", f"{folder}: cannot be written ({why})")) from error
    told = Message(
        f"已写入 {folder / rule}.yaml 和 {rule}.cases.yaml；「hqaudit rules test {folder}」运行用例",
        f"wrote {folder / rule}.yaml and {rule}.cases.yaml; `hqaudit rules test {folder}` runs the cases",
    )
    return told.text(language) + "\n"
