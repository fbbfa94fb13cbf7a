"""Characters that PDF fonts put in place of ordinary ones of the same look: radicals (⻔ ⻋ ⺠) for 门 车 民."""

from __future__ import annotations

import re
import unicodedata

HAN = r"[^\W\da-zA-Z_①-⑳]"
"""A Chinese character, for patterns: compiling the range of them by its ends takes a hundred times as long."""
_ODD = "⺟⺠⺮⻁⻄⻅⻆⻉⻊⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳戶"
_PLAIN = "母民竹虎西见角贝足车长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟户"
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_ORDINARY = {**_KANGXI, 0x2F3E: "户", **{ord(odd): plain for odd, plain in zip(_ODD, _PLAIN, strict=True)}}
_SUSPECT = re.compile("[\u2e80-\u2fd5戶]")


def ordinary(text: str) -> str:
    """The text with ordinary characters in place of their lookalikes, one for one."""
    return text.translate(_ORDINARY) if _SUSPECT.search(text) else text
