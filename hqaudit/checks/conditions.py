"""`when`: whether a rule is meant for a report at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hqaudit.facts.formnames import forms_named
from hqaudit.facts.vocabulary import normal
from hqaudit.model.blocks import Document, TextBlock
from hqaudit.model.facts import Facts
from hqaudit.model.rule import ALWAYS, When

_GLOSSARY = re.compile(r"名词解释|专业名词|名词说明")
_NONE = re.compile(r"(?:无|没有|不含|不包括|未设)[^，。；,;]{0,8}$")
_NOT_A_BODY = re.compile(r"(?:经营|其他|专用|和|或|、)?(?:收入|支出|结余|预算|改革|法人证|招聘|人员工资)")


def meant_for(when: When, facts: Facts) -> bool:
    """Whether all that ``when`` asks for holds of the report."""
    if when is ALWAYS or when == ALWAYS:
        return True
    return (
        all(_one_is(wanted, said) for wanted, said in _said(when, facts))
        and (not when.form or any(forms_named(name, facts.forms, facts.profile) for name in when.form))
        and not any(forms_named(name, facts.forms, facts.profile) for name in when.no_form)
        and (not when.text or _stands(when.text, facts.document))
        and not (when.no_text and _stands(when.no_text, facts.document))
        and not any(_speaks_of(kind, facts) for kind in when.no_body)
    )


def _said(when: When, facts: Facts) -> Iterator[tuple[Sequence[str], str]]:
    profile = facts.profile
    yield when.basis, profile.basis
    yield when.kind, profile.kind or ""
    yield when.place, normal(profile.entity or "")


def _one_is(wanted: Sequence[str], said: str) -> bool:
    return not wanted or any(one in said for one in wanted)


def _stands(patterns: Sequence[str], document: Document) -> bool:
    joined = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    return any(joined.search(text) for text in _texts(document))


def _texts(document: Document) -> Iterator[str]:
    """Every sentence and cell of a report, without spaces."""
    for block in document.blocks:
        if isinstance(block, TextBlock):
            yield normal(block.text)
        else:
            yield from (normal(cell.text) for row in block.rows for cell in row if cell is not None and cell.text)


def _speaks_of(kind: str, facts: Facts) -> bool:
    """Whether a sentence outside the glossary, or a cell, names bodies of a kind as part of the report's own.

    事业单位经营收入 names a kind of income and no body; 无下属事业单位 says that there is none.
    """
    for at, block in enumerate(facts.document.blocks):
        if isinstance(block, TextBlock) and (block.kind == "toc" or _GLOSSARY.search(facts.sections[at] or "")):
            continue
        texts = [block.text] if isinstance(block, TextBlock) else [c.text for row in block.rows for c in row if c]
        for text in map(normal, texts):
            for match in re.finditer(re.escape(kind), text):
                if not _NONE.search(text[: match.start()]) and not _NOT_A_BODY.match(text, match.end()):
                    return True
    return False
