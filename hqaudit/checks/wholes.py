"""The whole that a share is of, where its sentence does not state it: named in words, or what the part is a part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from hqaudit.checks.common import known
from hqaudit.model.edits import slip
from hqaudit.model.fact import Claim, Context, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.figure import Figure
from hqaudit.model.relation import HUNDRED, Percent, as_printed

_DIVIDED = (("function",), ("econ",), ("gov",), ("nature",), ("function", "nature"), ("fund",))
"""Dimensions in which an amount may be a part of another."""
_ITEMS = {
    "因公出国（境）费": ("三公经费",),
    "公务接待费": ("三公经费",),
    "公务用车购置及运行费": ("三公经费",),
    "公务用车购置费": ("三公经费", "公务用车购置及运行费"),
    "公务用车运行维护费": ("三公经费", "公务用车购置及运行费"),
    "政府采购货物": ("政府采购",),
    "政府采购工程": ("政府采购",),
    "政府采购服务": ("政府采购",),
}
"""Items that are parts of others: 三公经费支出决算中，公务接待费 …，占 …."""


def found_wholes(claims: Sequence[Claim], facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Mapping[int, Fact]:
    """The wholes of shares (by identity) that have none, or do not fit the one they have, which no word names.

    Several amounts may be meant. The one that fits is taken; where none does, the one that is the whole of the other
    shares of the section, if most of them fit it, or the only amount that comes into question.
    """
    found: dict[int, Fact] = {}
    sections: dict[str | None, list[tuple[Claim, Sequence[Fact]]]] = defaultdict(list)
    for claim in claims:
        if claim.whole is not None and not claim.words and claim.figure is not None and not _fits(claim, claim.whole):
            others = (whole for whole in _candidates(claim, facts, index) if _fits(claim, whole))
            found[id(claim)] = next(others, claim.whole)
        if claim.whole is None and claim.part is not None and claim.figure is not None:
            section = claim.figure.figure.place.section
            sections[section].append((claim, list(_candidates(claim, facts, index))))
    for members in sections.values():
        common: dict[Decimal, int] = defaultdict(int)
        for claim, candidates in members:
            fitting = [whole for whole in candidates if _fits(claim, whole)]
            if fitting:
                found[id(claim)] = fitting[0]
                common[fitting[0].amount] += 1
        missing = [(claim, candidates) for claim, candidates in members if candidates and id(claim) not in found]
        for claim, candidates in missing:
            whole = _of_the_others(candidates, common, len(missing)) or _only(claim, candidates)
            if whole is not None:
                found[id(claim)] = whole
    return found


def _of_the_others(candidates: Sequence[Fact], common: Mapping[Decimal, int], missing: int) -> Fact | None:
    """The whole that at least as many shares of the section fit as fit nothing."""
    shared = [whole for whole in candidates if common.get(whole.amount, 0) >= missing]
    return shared[0] if len({whole.amount for whole in shared}) == 1 else None


def _only(claim: Claim, candidates: Sequence[Fact]) -> Fact | None:
    """The only amount that the share can be of: named in words, or as large as the part where 100% is mistyped."""
    amounts = {whole.amount for whole in candidates}
    if claim.subject is not None:
        return candidates[0] if len(amounts) == 1 else None
    figure, part = claim.figure, claim.part
    if figure is None or part is None or amounts != {part.amount}:
        return None
    return candidates[0] if _is_like_all(figure.figure) else None


def _is_like_all(figure: Figure) -> bool:
    texts = (format(figure.value, "f"), format(figure.value, f".{figure.decimals}f"))
    return any(slip(text, format(HUNDRED, f".{figure.decimals}f")) for text in texts)


def _candidates(claim: Claim, facts: Facts, index: Mapping[Context, Sequence[Fact]]) -> Iterator[Fact]:
    part = claim.part.context if claim.part is not None else None
    yield from claim.parts
    if part is None:
        return
    wider: list[Context] = []
    if claim.subject is not None:
        subject = claim.subject._replace(year=part.year, basis=part.basis)
        named = [subject._replace(fund=part.fund), subject._replace(item="", side=part.side)]
        wider = [subject, *(context for context in named if context != part)]
    elif not claim.words:
        wider = [_without(part, keys) for keys in _DIVIDED if any(getattr(part, key) for key in keys)]
        wider += [_without(part, (*keys, "fund")) for keys in _DIVIDED]
        wider += [part._replace(item=item) for item in _ITEMS.get(part.item, ())]
    for context in dict.fromkeys(wider):
        for item in dict.fromkeys((context.item, "总计", "本年合计") if not context.item else (context.item,)):
            whole = known(context._replace(item=item), facts, index)
            if whole is not None and whole is not claim.part and whole.figure.value:
                yield whole


def _without(context: Context, keys: Sequence[str]) -> Context:
    return context._replace(**dict.fromkeys(keys, ""))  # type: ignore[arg-type]  # strings all, never the year


def _fits(claim: Claim, whole: Fact) -> bool:
    figure, part = claim.figure, claim.part
    return figure is not None and part is not None and Percent(figure, "share", part, whole).holds(as_printed)
