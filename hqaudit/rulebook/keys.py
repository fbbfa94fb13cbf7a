"""The keys of a rule file: which kind has which, what a value looks like, and what it is for. The JSON Schema is made
from these tables, and the loader checks by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Shape = Literal[
    "text", "texts", "year", "formula", "forms", "pattern", "patterns", "named patterns", "mapping", "file",
    "english", "when",
]  # fmt: skip


class Key(NamedTuple):
    """What a value looks like, and what it says, in the words that an editor shows."""

    shape: Shape
    says: str


COMMON: Mapping[str, Key] = {
    "id": Key("text", "编号，全部规则中唯一；与内置规则相同的取代内置规则"),
    "title": Key("text", "规则的名称"),
    "severity": Key("text", "级别：error 错误、warning 警告、info 提示"),
    "kind": Key("text", "规则的种类，不写就是 identity（公式）"),
    "when": Key("when", "在什么报告中适用；各项都成立才适用"),
    "since": Key("year", "从哪一年的报告起适用"),
    "until": Key("year", "到哪一年的报告为止"),
    "message": Key("text", "不符时说的话；可用 {left} {right} {difference} {row} 等占位"),
    "why": Key("text", "为什么要核对"),
    "basis": Key("text", "依据的文件"),
    "example": Key("text", "例子"),
    "en": Key("english", "英文的 title、why、message"),
}
"""Keys that every rule may have."""
MUST = ("id", "title", "severity")
ENGLISH = ("title", "why", "message")
WHEN: Mapping[str, str] = {
    "form": "有这张表（列几张，有一张即可）",
    "no-form": "没有这张表",
    "basis": "预算 或 决算",
    "kind": "部门预算、单位预算、部门决算、单位决算",
    "place": "单位名称中有这些字（地名）",
    "text": "文中有这样的文字（正则表达式）",
    "no-text": "文中没有这样的文字（正则表达式）",
    "no-body": "本部门没有这类单位，如 事业单位",
}
"""The keys of ``when`` and what holds where they apply."""
PACK: Mapping[str, Key] = {
    "title": Key("text", "包的名称"),
    "when": Key("when", "用于哪些报告：place、basis、kind"),
    "since": COMMON["since"],
    "until": COMMON["until"],
    "en": Key("english", "英文的 title"),
}
"""The keys of a pack.yaml."""
PACK_WHEN = ("place", "basis", "kind")
OWN: Mapping[str, Key] = {
    "check": Key(
        "formula",
        "公式：合计 = 甲 + 乙；公务接待费[基本支出表] <= 公务接待费[三公表]；占比 = 甲 ÷ 合计；会议费 <= 5万元",
    ),
    "form": Key("forms", "只在这张表（这些表）中核对；写表题，年份和单位名称不计，* 代表任意文字"),
    "along": Key("text", "columns 列、rows 行、lists 文字中的分项、scores 分值"),
    "wholes": Key("texts", "分值合计可以是多少"),
    "of": Key("text", "核对什么"),
    "what": Key("text", "核对什么"),
    "forms": Key("named patterns", "应有的表：名称: 表题的模式"),
    "sections": Key("named patterns", "应有的章节：名称: 标题的模式"),
    "kinds": Key("texts", "只在这些报告中核对，如 部门预算"),
    "note": Key("pattern", "说明文字的模式"),
    "subjects": Key("named patterns", "名称: 模式"),
    "except": Key("pattern", "不算在内的文字的模式"),
    "patterns": Key("patterns", "不应出现的文字（正则表达式），或 {find: 模式, reason: 原因}"),
    "heads": Key("texts", "列的名称"),
    "codes": Key("file", "编码表文件（code,name|另一名称）"),
    "renamed": Key("mapping", "旧名称: {now: 新名称, since: 年}"),
    "pairs": Key("mapping", "部门经济分类: [政府经济分类]"),
}
"""Keys that rules of some kinds have."""
KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "identity": (("check",), ("form",)),
    "agree": ((), ()),
    "echo": ((), ()),
    "total": (("along",), ("wholes",)),
    "ratio": (("of",), ()),
    "change": (("of",), ()),
    "present": (("what",), ("forms", "sections", "kinds", "note", "subjects", "except")),
    "wording": (("what",), ("patterns", "heads", "codes", "subjects", "renamed", "pairs")),
}
"""Per kind: the keys a rule must have and those it may have."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "patterns": ("patterns",),
    "projects": ("heads",),
    "code-names": ("codes",),
    "required": ("forms",),
    "sections": ("sections",),
    "empty-notes": ("note", "subjects"),
    "filled-notes": ("note",),
    "other-notes": ("subjects",),
    "purposes": ("subjects",),
    "item-lists": ("codes",),
    "renamed": ("renamed",),
    "class-pairs": ("pairs",),
}
"""Per check: the keys it cannot do without."""
