"""The lines that a form's title may be made of, and the name of a body that often stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hqaudit.layout.formrows import is_title
from hqaudit.layout.outline import ends_sentence, heading_level, is_note, squeeze

if TYPE_CHECKING:
    from hqaudit.model.blocks import TextBlock

LONGEST_PART = 40
"""A line of a title has no more characters."""
SAME_SIZE = 0.1
"""Lines of one title differ in height by this share at most …"""
APART = 1.4
"""… stand no further apart than this many of their heights …"""
OFF_AXIS = 0.5
"""… and their middles no further than this beside each other."""

_CLAUSES = re.compile(r"[，。；！？,;]")
_CODED = re.compile(r"[(（\[【]?\d{3,9}[)）\]】]?[-—_]?(?!年)[^\d\W][^，。；：:]{1,30}(?<!表)")
_NAMED = re.compile(
    r"[^，。；：:！？,;]{2,30}"
    r"(?:[局委厅院校所站处室部会馆团社联园台库场队府关司署办段]|中心|大学|中学|小学|党校|街道|机关|本级|本部|基地|公司|学会|乡|镇)"
    r"(?:[(（][^)）]{1,8}[)）])?"
)
"""A line with nothing but the body's name (or its code: 101-某局), between the title and 单位：… in many places."""

_DOCUMENT = re.compile(r"(?:[预决]算|公开|报告|报表|资料|说明|草案|文本)(?:[(（][^()（）]*[)）])?$")
"""The end of a report's own name, repeated over its forms: no part of their titles."""


def is_part(block: TextBlock) -> bool:
    """Whether the block may be a title or the first line of one."""
    short = len(squeeze(block.text)) <= LONGEST_PART and not _CLAUSES.search(block.text)
    return block.kind in {"heading", "paragraph"} and short and not ends_sentence(block.text)


def is_body(block: TextBlock) -> bool:
    """Whether the line names a body and says nothing else."""
    text = squeeze(block.text)
    return bool(_CODED.fullmatch(text) or _NAMED.fullmatch(text)) and not heading_level(block.text)


def stand_centred(above: TextBlock, part: TextBlock) -> bool:
    """Whether the line above the end of a title begins it: of its size, right over it, and both on one axis.

    Neither the name of a body or of the report nor a title of its own begins the next line's title.
    """
    if not is_part(above) or heading_level(above.text) or heading_level(part.text):
        return False
    words = squeeze(above.text)
    if is_note(words) or is_title(words) or _NAMED.fullmatch(words) or _DOCUMENT.search(words):
        return False
    if not above.lines or not part.lines:
        return False
    one, two = above.lines[-1], part.lines[0]
    if not one.box or not two.box or one.page != two.page:
        return False
    (left, top, right, bottom), (start, low, end, deep) = one.box, two.box
    height = deep - low
    alike = abs(bottom - top - height) <= SAME_SIZE * height and 0 <= low - bottom <= APART * height
    return alike and abs(left + right - start - end) <= 2 * OFF_AXIS * height and abs(left - start) > height
