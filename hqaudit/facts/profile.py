"""Whose report it is: read from the cover, else from the titles that follow."""

from __future__ import annotations

import re
from collections import Counter

from hqaudit.facts.numbers import fold
from hqaudit.model.blocks import Document, Table, TextBlock
from hqaudit.model.fact import Profile

_HEAD = 14
_DIGITS = str.maketrans("〇○零０一二三四五六七八九", "0000123456789")
_YEAR = re.compile(r"(20\d\d)\s*年")
_CHINESE_YEAR = re.compile(r"二[〇○零０][一二三四五六七八九〇○零０]{2}年")
_KIND = re.compile(r"(部门|单位|政府|财政)?\s*(?:整体支出)?\s*(预算|决算)")
_STRIP = re.compile(r"^(?:附件\d*[:：]?)|(?:公开|报告|说明|文本|草案|（草案）|（公开版）|情况|信息)+$")


def read_profile(document: Document) -> Profile:
    """Entity, year, kind and basis; None for what the report does not say."""
    texts = [block.text for block in document.blocks if isinstance(block, TextBlock) and block.kind != "toc"]
    titles = [block.title for block in document.blocks if isinstance(block, Table) and block.title]
    cover = [_plain(text) for text in texts[:_HEAD] if len(text) < 80]
    year = _year(cover, [_plain(text) for text in titles + texts])
    kind = _kind(cover, titles)
    entity = _entity(cover)
    return Profile(entity, year, kind, "决算" if kind and kind.endswith("决算") else "预算")


def _plain(text: str) -> str:
    folded = re.sub(r"(?<=\d)\s+(?=\d)|\s+(?=年)", "", fold(text))
    return _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), folded)


def _year(cover: list[str], rest: list[str]) -> int | None:
    for text in cover:
        if re.search("预\\s*算|决\\s*算", text) and (match := _YEAR.search(text)):
            return int(match[1])
    titled = Counter(match[1] for text in rest if "表" in text[-12:] and (match := _YEAR.match(text)))
    counted = titled or Counter(year for text in rest for year in _YEAR.findall(text))
    return int(counted.most_common(1)[0][0]) if counted else None


def _kind(cover: list[str], titles: list[str]) -> str | None:
    for text in cover:
        match = _KIND.search(re.sub(r"\s", "", text))
        if match:
            return (match[1] or "部门") + match[2]
    joined = "".join(titles)
    if not joined:
        return None
    return "部门决算" if joined.count("决算") > joined.count("预算") else "部门预算"


def _entity(cover: list[str]) -> str | None:
    """The cover's words before the year or the kind; a line of its own above them as well."""
    for index, text in enumerate(cover):
        match = _YEAR.search(text) or _KIND.search(text)
        if match is None:
            continue
        before = text[: match.start()].strip()
        after = text[match.end() :]
        rest = re.sub(r"^[度\s]+", "", after)
        kind = _KIND.search(rest)
        candidate = before or (rest[: kind.start()].strip() if kind else "")
        if len(candidate) < 3 and index:
            candidate = cover[index - 1].strip()
        candidate = _STRIP.sub("", candidate)
        if len(candidate) >= 3:
            return candidate
    return None
