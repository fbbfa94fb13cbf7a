"""What a line is by its look: its outline number, a note to a form, a line of the 目录, the end of a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from hqaudit.layout.lookalikes import HAN, ordinary
from hqaudit.model.figure import AMOUNT_UNITS

HAN_DIGITS = "一二三四五六七八九十百〇零"
_MONEY = "|".join(sorted(AMOUNT_UNITS, key=len, reverse=True))

_LEVELS = (
    (1, re.compile(rf"第\s*[{HAN_DIGITS}\d]+\s*(?:部分|章|篇)|附件(?=\s*(?:[{HAN_DIGITS}\d:：、.．]|$))")),
    (2, re.compile(rf"[{HAN_DIGITS}]+\s*[、.．]")),
    (3, re.compile(rf"[(（]\s*[{HAN_DIGITS}]+\s*[)）]")),
    (4, re.compile(r"\d{1,3}\s*(?:、|[.．](?!\s*\d)|[.．](?=\s*(?:19|20)\d\d\s*年))")),
    (5, re.compile(r"[(（]\s*\d{1,3}\s*[)）]|\d{1,2}\s*[)）]|[\u2460-\u2473]")),
)

_REMARK = re.compile(r"[(（]?(?:备注|注|说明|附注)\s*\d*\s*[:：]")
_LABELLED = re.compile(
    r"[(（]?(?:(?:金额|货币|计量|数量)?单位"
    r"|(?:编制|填报|预算|公开|填表|制表|报送|主管|所属)?(?:部门|单位)(?:[(（][^)）]{1,6}[)）])?(?:名称|编码|代码)?"
    r"|(?:编制|填报|公开|报送|制表)日期)"
    r"(?:[(（]盖章[)）])?[:：]"
)
_FORM_MARK = re.compile(
    rf"[(（]?(?:附?表|(?:部门|单位)?(?:预算|决算|财决|公开|批复)(?:公开|批复)?(?:附?表)?)[-—]?"
    rf"(?:[{HAN_DIGITS}]+|\d{{1,2}}(?:[-—.]\d{{1,2}})?)表?(?:[:：])?[)）]?"
)
_OPENED = re.compile(r"公开(?:部门|单位)(?:名称)?[:：]?")

_UNIT_AFTER_COLON = re.compile(
    rf"单位\s*[:：]\s*(?:[^\s\d:：，,、/；;]{{1,3}}\s*[、/，,；;]\s*)*(?:人民币)?\s*"
    rf"({_MONEY})(?:(?<=[百千万亿]元)|(?!{HAN})|(?=[至角整人编部]))"
)
_UNIT_IN_BRACKETS = re.compile(
    rf"[(（\[]\s*(?:(?:金额)?单位\s*[:：]?\s*)?(?:人民币)?\s*({_MONEY})\s*(?:[、/，,；;][^)）\]]{{1,4}})*[)）\]]"
)
_UNIT_OF_MONEY = re.compile(rf"(?:金额|预算数|决算数)\s*[:：/]?\s*({_MONEY})(?!{HAN})")

_TOC_TITLE = re.compile(r"(?:(?:\d{4}年?度?)?[^，。：、]{0,30}(?:预算|决算|公开|报告|说明))?目[录次][:：]?")
_LEADERS = "….．⋯·‥•_"
_PAGE_NUMBER = re.compile(r"[-—–(（第\s]*\d{1,4}[-—–)）页\s]*$")
_SHORT = 20
_CLOSING = "”’\"'）)】》」』"


@lru_cache(maxsize=2048)
def squeeze(text: str) -> str:
    """The text without any white space, lookalikes made ordinary."""
    return ordinary("".join(text.split()))


@lru_cache(maxsize=512)
def heading_level(text: str) -> int:
    """Depth of the outline number the text begins with (1 第一部分, 2 一、, 3 （一）, 4 1., 5 (1)), 0 if none."""
    start = text.lstrip()
    return next((level for level, pattern in _LEVELS if pattern.match(start)), 0)


def is_remark(text: str) -> bool:
    """Whether the text is a remark on a form: 备注：, 注：, 说明：."""
    return bool(_REMARK.match(text.strip()))


@lru_cache(maxsize=512)
def is_note(text: str) -> bool:
    """Whether the text belongs to a form without being its title: 单位：万元, 部门名称：…, 公开01表, 备注：…."""
    squeezed = squeeze(text)
    if _REMARK.match(squeezed) or _LABELLED.match(squeezed):
        return True
    return bool(_FORM_MARK.fullmatch(squeezed) or _OPENED.fullmatch(squeezed))


def is_toc_title(text: str) -> bool:
    """Whether the text is the heading of the table of contents."""
    return bool(_TOC_TITLE.fullmatch(squeeze(text)))


def is_toc_line(text: str) -> bool:
    """Whether the text is an entry of a table of contents: words, leaders, a page number (or many leaders alone)."""
    entry = text.strip()
    number = _PAGE_NUMBER.search(entry[-_SHORT:])
    head = entry[: len(entry) - len(number[0])] if number else entry
    words = head.rstrip(_LEADERS + " \t")
    leaders = [sign for sign in head[len(words) :] if sign in _LEADERS]
    if not words.strip():
        return False
    if number:
        return len(leaders) > 2 or any(sign in "…⋯" for sign in leaders)
    return leaders.count("…") > 2 or len(leaders) > 5


def ends_sentence(text: str) -> bool:
    """Whether nothing of the last sentence is missing at the end of the text."""
    end = text.rstrip().rstrip(_CLOSING)
    if end.endswith("."):
        return not end[:-1].endswith(tuple("0123456789"))
    return end.endswith(tuple("。！？；：!?;:"))


def unit_stated(text: str) -> str | None:
    """The unit of money that a note (单位：万元) or a column head (金额（万元）) states; None if it states none."""
    for pattern in (_UNIT_AFTER_COLON, _UNIT_IN_BRACKETS, _UNIT_OF_MONEY):
        if found := pattern.search(text):
            return found.group(1)
    return None
