"""Whose report it is: read from the cover and the lines that name the body, else from the titles that follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hqaudit.facts.numbers import fold
from hqaudit.model.blocks import Document, Table, TextBlock
from hqaudit.model.facts import Profile

_COVER = 8
_LONG = 60
_DIGITS = str.maketrans("〇○零０一二三四五六七八九", "0000123456789")
_YEAR = re.compile(r"(20\d\d)(?:年|(?=部门|单位))")
_OTHER_YEAR = re.compile(r"(?:[比较与同至]|(?:上|去)年度?[（(])20\d\d年?")
"""A year that is compared with, or up to which something was counted: rarely the report's own."""
_CHINESE_YEAR = re.compile(r"二[〇○零０][一二三四五六七八九〇○零０]{2}年")
_DATE = re.compile(r"20\d\d年\d{1,2}月.*")
_KIND = re.compile(r"(部门|单位|政府|财政)?(?:整体支出)?(?:预算|决算)")
_NAMED = re.compile(
    r"(?:(?:预算|决算)?(?:主管)?(?:部门|单位)(?:名称)?|编制(?:单位|部门)|填报单位|公开部门|部门（单位）名称)[:：](?P<name>.{3,40})"
)
_NOT_A_BODY = re.compile(r"^(?:人民币)?(?:亿|百万|万|千)?元|^[\d.,]+$")
_GOVERNMENT = re.compile(r"全(?:区|市|省|县|国|州|盟|自治区)|(?:省|市|县|区)本级|本级政府")
_STRIP = re.compile(
    r"^(?:附件\d*[:：]?|公开|表)|(?:区级|市级|省级|县级|年度|公开|报告|说明|文本|草案|情况|信息|的|（|报表)+$"
)


def read_profile(document: Document) -> Profile:
    """Entity, year, kind and basis; None for what the report does not say."""
    texts = [_plain(block.text) for block in document.blocks if isinstance(block, TextBlock) and block.kind != "toc"]
    titles = [_plain(block.title) for block in document.blocks if isinstance(block, Table) and block.title]
    cover = "".join(_cover(document))
    kind = _kind(cover, titles)
    basis = "决算" if kind and kind.endswith("决算") else "预算"
    return Profile(_entity(cover, texts), _year(cover, titles, texts), kind, basis)


def _plain(text: str) -> str:
    folded = re.sub(r"\s+", "", fold(text))
    return _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), folded)


def _cover(document: Document) -> list[str]:
    """The short lines before the 目录 or the first form, without dates and notes."""
    lines = []
    for block in document.blocks[:_COVER]:
        if isinstance(block, Table) or block.kind == "toc" or _plain(block.text) == "目录" or len(block.text) > _LONG:
            break
        text = _DATE.sub("", _plain(block.text))
        if block.kind != "note" and not _NAMED.match(text) and not text.endswith("。"):
            lines.append(text)
    return lines


def _year(cover: str, titles: Sequence[str], texts: Sequence[str]) -> int | None:
    named = _YEAR.search(_OTHER_YEAR.sub("", cover))
    if named:
        return int(named[1])
    titled = Counter(year for text in titles for year in _YEAR.findall(text))
    counted = titled or Counter(year for text in texts for year in _YEAR.findall(_OTHER_YEAR.sub("", text)))
    return int(max(counted, key=lambda year: (counted[year], year))) if counted else None


def _kind(cover: str, titles: Sequence[str]) -> str | None:
    """部门预算, 单位决算, 政府决算 …: by the cover, else by what most titles say."""
    if sum(1 for title in titles if _GOVERNMENT.search(title)) * 3 > len(titles) > 0:
        return "政府决算" if "决算" in "".join(titles) else "政府预算"
    found = _KIND.search(cover)
    if found:
        return (found[1] or "部门") + ("决算" if "决算" in found[0] else "预算")
    joined = "".join(titles)
    if "预算" not in joined and "决算" not in joined:
        return None
    return "部门决算" if joined.count("决算") > joined.count("预算") else "部门预算"


def _entity(cover: str, texts: Sequence[str]) -> str | None:
    """The body that most lines name (部门名称：…), else the words of the cover beside the year and the kind."""
    named = Counter(
        match["name"]
        for text in texts
        if len(text) < _LONG and (match := _NAMED.match(text)) and not _NOT_A_BODY.match(match["name"])
    )
    if named:
        return re.split(r"(?:金额)?单位[:：]", named.most_common(1)[0][0])[0] or None
    year = _YEAR.search(cover)
    kind = _KIND.search(cover, year.end() if year else 0) or _KIND.search(cover)
    if year is None and kind is None:
        return None
    before = cover[: year.start()] if year else ""
    between = cover[year.end() if year else 0 : kind.start() if kind else len(cover)]
    for candidate in (before, re.sub(r"^度", "", between)):
        stripped = _STRIP.sub("", candidate)
        if len(stripped) >= 3:
            return stripped
    return None
