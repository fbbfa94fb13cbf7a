"""What a form's title says: fund, side, nature, item, basis – and whether it says it without a remainder."""

from __future__ import annotations

import re

from hqaudit.facts.vocabulary import Means, Vocabulary, normal, unnumbered
from hqaudit.model.blocks import Table
from hqaudit.model.facts import Profile

_LEAD = re.compile(
    r"^(?:附[件表]?\d*[、.:：]?|(?:[预决]算|公开|部门公开|单位公开)?\d{1,2}-?\d*表|(?:[预决]算|(?:部门|单位)?公开)?表(?:\d+(?:-\d+)?|[一二三四五六七八九十]+?(?=一般|[^一二三四五六七八九十])))[:：、.]?"
)
_NUMBERED = re.compile(r"(?<=.)(?:附件|附表|表)[一二三四五六七八九十\d]{1,3}[：、]")
_YEAR = re.compile(r"(?:20\d\d|[二〇○零一三四五六七八九]{4})年度?")
_CUT_YEAR = re.compile(r"^年度?(?![初末终])")
"""What is left of a year whose digits stand apart."""
_TAIL = re.compile(r"（[^（）]*）$")
_BODY = re.compile(
    r"(?:局|委|办|院|厅|部|会|校|所|站|处|馆|园|台|中心|学|学院|单位|部门|政府|[支大总]队|办公室|机关|级|镇|乡|街道)$"
)
_PROJECT = re.compile(r".{0,2}项目(?:名称)?")
_OVERALL: Means = {"only": "record"}
_PROJECTS: Means = {"side": "支出", "nature": "项目支出", "only": "project"}
_FORM = ("titles", "items", "funds", "neutral", "basis")


def plain_title(title: str) -> str:
    """The title without number, year, brackets at its end and form code: 部门支出总体情况表."""
    text = unnumbered(_NUMBERED.split(normal(title))[-1])
    text = unnumbered(_LEAD.sub("", text))
    previous = ""
    while previous != text:
        previous, text = text, _TAIL.sub("", text)
    found = list(_YEAR.finditer(text))
    if found:
        text = text[found[-1].end() :] if found[-1].end() < len(text) - 2 else _YEAR.sub("", text)
    return _CUT_YEAR.sub("", text)


def title_means(title: str, profile: Profile, vocabulary: Vocabulary) -> Means | None:
    """What the title adds to the context of every amount in the form; None if a word of it is not understood."""
    text = plain_title(title)
    if (profile.kind or "").startswith("政府"):
        return None
    if vocabulary.patterns["performance"].search(text):
        whole = vocabulary.patterns["overall"].search(text)
        return dict(_OVERALL if whole else _PROJECTS)
    if vocabulary.patterns["other_forms"].search(text) and text not in vocabulary.groups.get("titles", {}):
        return None
    lexicon = vocabulary.lexicon(*_FORM)
    body = text
    for cut in range(len(body)):
        if cut and not is_body(body[:cut], profile):
            continue
        means = lexicon.read(body[cut:].replace("收支", "收入支出"))
        if means is not None:
            return _settle(means, text, body[:cut])
    return None


def untitled_means(table: Table, vocabulary: Vocabulary) -> Means | None:
    """The same for a table without a title: one of projects with their goals shows in its head; None for any other."""
    heads = [normal(path[-1]) for path in table.columns if path]
    goals = any(vocabulary.patterns["performance"].search(head) for head in heads)
    return dict(_PROJECTS) if goals and any(_PROJECT.fullmatch(head) for head in heads) else None


def names_body(label: str) -> bool:
    """Whether words name a body, what stands in brackets behind it aside: 某某局（本级）."""
    return _BODY.search(_TAIL.sub("", label)) is not None


def is_body(prefix: str, profile: Profile) -> bool:
    """Whether the words before a title or a year name the report's body, or a body at all."""
    entity = normal(profile.entity or "")
    return prefix in entity or names_body(prefix)


def _settle(means: Means, text: str, _prefix: str) -> Means:
    settled = dict(means)
    if "收支" in text or "收入支出" in text:
        settled.pop("side", None)
    if settled.get("item") in ("总计", "本年合计"):
        settled.pop("item")
    if settled.get("basis") in ("预算", "决算"):
        settled.pop("basis")
    return settled
