"""The words in front of a number: what they call it, for which year and on which basis."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hqaudit.facts.codes import code_kind
from hqaudit.facts.titles import is_body
from hqaudit.facts.vocabulary import Means, Vocabulary, normal, unnumbered
from hqaudit.model.facts import Profile
from hqaudit.model.form import Form

_YEAR = re.compile(r"(20\d\d)(?:年度|年(?=初)|年|度)")
_PATH = re.compile(
    r"^(?:(?P<class>.+?)（类）(?:支出)?)?(?:\d{1,2}[.．、])?(?:(?P<section>.+?)（款）(?:支出)?)?(?:\d{1,2}[.．、])?(?P<item>.+?)（项）"
)
_HYPHENS = re.compile(r"^(?P<class>[^-—]{2,})[-—](?P<section>[^-—]{2,})[-—](?P<item>[^-—]{2,}?)(?=科目|$)")
_CLASS = re.compile(r"^(?P<class>[^（）]+?)(?:支出)?（类）")
_BRACKETED = re.compile(r"^[^（）]+?（(?P<code>[235]\d{2}(?:\d\d){0,2})）(?:支出)?$")
_CODE = re.compile(r"^(?P<code>2\d{2}(?:\d\d){0,2})(?!\d)[-—]?(?P<name>.*)$")
_TAIL = re.compile(r"(?:科目|支出)+$")
_KIND = re.compile(r"类?科目$")
_CALLED = re.compile(r"^.*（(?:以下)?(?:统)?(?:简称)?(?P<name>三公经费)）")
"""A list of expenses and what it is called for short: 公务接待费、公务用车费（简称三公经费）支出."""
_ITEM = 7
"""Digits of the code of a 项: a 款 may bear the same name."""
_BUDGET = "预算"
_ACCOUNTS = "决算"
_PLANNED = re.compile(r"(?<!公共)(?<!基金)(?<!经营)(?<!财政)预算[数额]?$")
"""What an amount of accounts was planned to be: 支出预算为, not 一般公共预算."""
_GROUPS = ("said", "items", "funds", "functions", "basis", "fillers", "own")


class Label(NamedTuple):
    """A label read: its words, what they mean (None: not understood), and whether they name an earlier year."""

    words: str
    means: Means | None
    earlier: bool = False

    @property
    def silent(self) -> bool:
        """Only filling words: the subject is what was spoken of before."""
        return self.means is not None and not set(self.means) - {"year", "basis"}


class Labels:
    """Reads labels of one document: the vocabulary, its own entity, and the names of classes its forms print."""

    def __init__(self, vocabulary: Vocabulary, profile: Profile, forms: Iterable[Form]) -> None:
        own: dict[str, Means] = {}
        entity = normal(profile.entity or "")
        for name in (entity, re.sub(r"（[^（）]*）", "", entity), entity.removesuffix("部门")):
            if len(name) > 2:
                own[name] = {}
        self._profile = profile
        self._names = _class_names(forms)
        self._own = tuple(own)
        self._lexicon = vocabulary.extended("own", own).lexicon(*_GROUPS)
        self._previous = vocabulary.patterns["previous"]
        self._cache: dict[str, Label] = {}

    def read(self, words: str) -> Label:
        """The label that the words in front of a number are."""
        if words not in self._cache:
            text = normal(words)
            self._cache[words] = Label(self._shown(text), self._means(text), self._earlier(text))
        return self._cache[words]

    def _shown(self, text: str) -> str:
        """The label as a message calls it: without its number, and without the body and the year before it."""
        named = unnumbered(text.strip("：，、；。"))
        rest = _YEAR.split(named)[-1].removeprefix("预算")
        return rest if len(rest) > 1 and not self._lexicon_only(rest) else named

    def _lexicon_only(self, rest: str) -> bool:
        means = self._lexicon.read(rest)
        return means is not None and not set(means) - {"year", "basis"}

    def _earlier(self, text: str) -> bool:
        years = [int(year) for year in _YEAR.findall(text)]
        before = bool(years) and self._profile.year is not None and years[-1] < self._profile.year
        return before or (self._previous.search(text) is not None and not self._is_carried(unnumbered(text)))

    def _is_carried(self, text: str) -> bool:
        """上年结转 names last year and is an amount of this one."""
        return (self._plain(text) or {}).get("item") == "上年结转"

    def _means(self, text: str) -> Means | None:
        text = unnumbered(text.replace("收、支", "收支").lstrip("：，、；。").rstrip("：，、；。（"))
        text = _CALLED.sub(lambda match: match["name"], _KIND.sub("", text))
        year, before, after = self._year(text)
        found = self._plain(before + after)
        if found is None and before and after:
            parts = (self._plain(before), self._plain(after))
            found = None if None in parts else {**(parts[0] or {}), **(parts[1] or {})}
        if found is None and before and is_body(before, self._profile):
            found = self._plain(after)
        if (before + after).endswith(_BUDGET) and self._is_body((before + after).removesuffix(_BUDGET)):
            found = {"side": "支出"}  # the budget of a body is what it may spend
        return None if found is None else {**self._basis(text), **found, **year}

    def _basis(self, text: str) -> Means:
        """The basis that the words name, where it is not the report's: a phrase may hold it (公务接待费决算数)."""
        if self._profile.basis == _BUDGET:
            return {"basis": _ACCOUNTS} if _ACCOUNTS in text else {}
        return {"basis": _BUDGET} if _PLANNED.search(text) and _ACCOUNTS not in text else {}

    def _is_body(self, name: str) -> bool:
        return len(name) > 2 and (name in self._own or is_body(name, self._profile))

    def _plain(self, text: str) -> Means | None:
        found = self._function(text)
        return self._lexicon.read(text) if found is None else found

    def _year(self, text: str) -> tuple[Means, str, str]:
        """The year named (the last, if several), and the words before and after it."""
        means: Means = {}
        before, after = "", text
        for match in _YEAR.finditer(text):
            means["year"] = match[1]
            before, after = _YEAR.sub("", text[: match.start()]), text[match.end() :]
        previous = self._previous.search(after)
        if previous and self._profile.year and not self._is_carried(after):
            means["year"] = str(self._profile.year - 1)
            after = after[: previous.start()] + after[previous.end() :]
        return means, before.lstrip("比较与同在"), after.lstrip("比较与同在")

    def _function(self, text: str) -> Means | None:
        """A class by its path of names, by its code, or by a name that only one row of the forms bears."""
        readers = (self._by_path, self._by_kind, self._by_code, self._by_name)
        return next((found for reader in readers if (found := reader(text)) is not None), None)

    def _by_path(self, text: str) -> Means | None:
        path = _PATH.match(text) or _HYPHENS.match(text)
        rest = _TAIL.sub("", text[path.end() :]) if path else ""
        if path is None or (rest and self._lexicon.read(rest) is None):
            return None
        return self._named(path["item"], path["section"], path["class"])

    def _by_kind(self, text: str) -> Means | None:
        kind = _CLASS.match(text)
        found = self._lexicon.read(kind["class"]) if kind else None
        known = self._lexicon.read(text[kind.end() :]) if kind else None
        if not found or "function" not in found or known is None:
            return None
        return {**known, "side": "支出", "function": found["function"]}

    def _by_code(self, text: str) -> Means | None:
        bracketed = _BRACKETED.match(text)
        if bracketed:
            return {"side": "支出", code_kind(bracketed["code"]): bracketed["code"]}
        code = _CODE.match(text)
        return {"side": "支出", "function": code["code"]} if code else None

    def _by_name(self, text: str) -> Means | None:
        bare = _TAIL.sub("", text) or text
        return next((self._named(name, None, None) for name in (text, bare) if name in self._names), None)

    def _named(self, item: str, section: str | None, kind: str | None) -> Means | None:
        codes = self._names.get(item) or self._names.get(_TAIL.sub("", item)) or self._names.get(item + "支出") or set()
        if kind:
            known = self._lexicon.read(_TAIL.sub("", kind)) or self._lexicon.read(kind) or {}
            prefix = known.get("function")
            codes = {code for code in codes if prefix and code.startswith(prefix)}
        if section:
            codes = {code for code in codes if len(code) == _ITEM} or codes
            above = self._names.get(section, set()) | self._names.get(section + "支出", set())
            narrowed = {code for code in codes if any(code.startswith(top) for top in above)}
            codes = narrowed if above else codes
        return {"side": "支出", "function": next(iter(codes))} if len(codes) == 1 else None


def _class_names(forms: Iterable[Form]) -> Mapping[str, set[str]]:
    """Names of functional classes as the forms print them, with the codes that bear them."""
    names: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        for side in form.sides:
            for head in side.rows:
                if head.means and "function" in head.means and head.code == head.means["function"]:
                    names[normal(head.label)].add(head.code)
    names.pop("", None)
    return names
