"""A document understood: forms, sentences, claims, every figure with its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hqaudit.facts.carried import set_apart
from hqaudit.facts.forms import Setting, default_unit, read_form
from hqaudit.facts.labels import Labels
from hqaudit.facts.lists import read_lists
from hqaudit.facts.merge import merger
from hqaudit.facts.names import learned
from hqaudit.facts.outline import Announced
from hqaudit.facts.profile import read_profile
from hqaudit.facts.records import read_records
from hqaudit.facts.sentences import Sentences
from hqaudit.facts.spans import customary
from hqaudit.facts.subjects import topic
from hqaudit.facts.units import settle_units
from hqaudit.facts.vocabulary import Means, Vocabulary
from hqaudit.model.blocks import Document, Table, TextBlock
from hqaudit.model.fact import Claim, Fact
from hqaudit.model.facts import Facts
from hqaudit.model.form import Form


def read_facts(document: Document, vocabulary: Vocabulary) -> Facts:
    """Everything hqaudit understands of a document; what it does not is kept as facts without a context."""
    profile = read_profile(document)
    sections = tuple(_sections(document))
    tables = {at: block for at, block in enumerate(document.blocks) if isinstance(block, Table)}
    setting = Setting(profile, vocabulary, default_unit(list(tables.values())))
    forms = tuple(read_form(at, table, sections[at], setting) for at, table in tables.items())
    forms = tuple(_by_name(forms, sections, setting))
    for form in forms:
        for fact in read_records(form, sections[form.block], profile, vocabulary):
            place = fact.figure.place
            form.cells[place.row_index or 0, place.column_index or 0] = fact
    forms = set_apart(forms)
    labels = Labels(vocabulary, profile, forms)
    statements, claims = _read_sentences(document, Sentences(vocabulary, profile, labels), sections, vocabulary)
    facts = Facts(document, profile, forms, statements, claims, sections)
    facts = replace(facts, same=merger(facts.all, profile))
    misstated = settle_units(facts)
    if not misstated:
        return facts
    facts = replace(facts, misstated=misstated)  # anew: the figures of some forms have changed
    return replace(facts, same=merger(facts.all, profile))


def _by_name(forms: tuple[Form, ...], sections: tuple[str | None, ...], setting: Setting) -> Iterator[Form]:
    """The forms, those that print no codes read again with the names of classes that the others print with theirs."""
    known = setting._replace(names=learned(forms))
    for form in forms:
        bare = any(not head.code and head.label in known.names for side in form.sides for head in side.rows)
        yield read_form(form.block, form.table, sections[form.block], known) if bare else form


def _sections(document: Document) -> Iterator[str | None]:
    """The nearest heading above each block; for a heading, itself."""
    heading: str | None = None
    for block in document.blocks:
        if isinstance(block, TextBlock) and block.kind == "heading":
            heading = block.text
        yield heading


def _read_sentences(
    document: Document, sentences: Sentences, sections: tuple[str | None, ...], vocabulary: Vocabulary
) -> tuple[tuple[Fact, ...], tuple[Claim, ...]]:
    facts: list[Fact] = []
    claims: list[Claim] = []
    topics: dict[int, Means] = {0: {}}
    announced = Announced()
    for at, block in enumerate(document.blocks):
        if not isinstance(block, TextBlock) or block.kind == "toc":
            continue
        if block.kind == "heading":
            announced.clear()
            topics = {level: topic for level, topic in topics.items() if level < max(block.level, 1)}
            topics[max(block.level, 1)] = topic(block.text, topics[max(topics)], vocabulary)
        whole = announced.over(block.text)
        found, said, opened = sentences.read(at, block, topics[max(topics)], sections[at], whole)
        announced.add(block.text, found, whole, opened)
        facts.extend(found)
        claims.extend(said)
        claims.extend(read_lists(at, block, sections[at], {fact.figure.place.start: fact for fact in found}))
    announced.clear()
    claims.extend(announced.series)
    settled = dict(zip(map(id, facts), customary(facts), strict=True))
    return tuple(settled.values()), tuple(_settle(claim, settled) for claim in claims)


def _settle(claim: Claim, settled: dict[int, Fact]) -> Claim:
    def new(fact: Fact | None) -> Fact | None:
        return None if fact is None else settled.get(id(fact), fact)

    return claim._replace(
        figure=new(claim.figure),
        part=new(claim.part),
        whole=new(claim.whole),
        change=new(claim.change),
        parts=tuple(settled.get(id(part), part) for part in claim.parts),
    )
