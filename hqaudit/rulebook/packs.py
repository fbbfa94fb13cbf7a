"""Packs: folders of rules and vocabulary for some places, years or kinds of report only, chosen from the document.

A folder is a pack if it has a ``pack.yaml``: title, since and until (years), and ``when`` with place, basis and kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hqaudit.errors import BrokenRule
from hqaudit.facts.profile import read_profile
from hqaudit.facts.vocabulary import Vocabulary, normal
from hqaudit.model.blocks import Document, TextBlock
from hqaudit.model.message import Message
from hqaudit.model.rule import When
from hqaudit.rulebook.keys import PACK as KEYS
from hqaudit.rulebook.keys import PACK_WHEN
from hqaudit.rulebook.load import PACK
from hqaudit.rulebook.values import Reading, english, value, when
from hqaudit.rulebook.yamltext import broken, load_yaml, near

NONE = "none"
"""The name that stands for no pack at all."""
_COVER = 20
"""So many texts from the beginning are looked at for the name of a place."""


class Pack(NamedTuple):
    """A pack by the name of its folder, and the reports that it is for."""

    name: str
    title: Message
    folder: Path
    when: When
    since: int | None = None
    until: int | None = None

    def is_for(self, document: Document) -> bool:
        """Whether the document is one of those; a document without a year is taken to be recent."""
        profile = read_profile(document)
        if self.until is not None and (profile.year is None or profile.year > self.until):
            return False
        if self.since is not None and profile.year is not None and profile.year < self.since:
            return False
        places = [profile.entity or "", *_cover(document)] if self.when.place else []
        return (
            (not self.when.basis or profile.basis in self.when.basis)
            and (not self.when.kind or (profile.kind or "") in self.when.kind)
            and (not self.when.place or any(place in text for place in self.when.place for text in places))
        )


def _cover(document: Document) -> Iterator[str]:
    texts = (block for block in document.blocks if isinstance(block, TextBlock))
    return (normal(block.text) for block, _ in zip(texts, range(_COVER), strict=False))


def pack_heads(directory: Path) -> list[Path]:
    """The heads of the packs under a directory, hidden folders aside."""
    found = sorted(directory.rglob(PACK))
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(directory).parts)]


def read_pack(path: Path, content: Mapping[str, Any] | None = None) -> Pack:
    """The pack whose head stands in a file, its content known or not. Raises BrokenRule."""
    said = load_yaml(path) if content is None else content
    reading = Reading(path, Vocabulary({}, {}))
    for key in said:
        if key not in KEYS:
            zh, en = near(str(key), tuple(KEYS))
            raise reading.error((key,), f"不认识的键“{key}”{zh}", f"unknown key “{key}”{en}")
    if "title" not in said:
        raise reading.error((), "缺少“title”", "expected the key “title” with a text")
    found = {key: value(reading, (key,), said[key], KEYS[key].shape) for key in said}
    for key in said.get("when", {}):
        if key not in PACK_WHEN:
            zh, en = f"包只能按 {'、'.join(PACK_WHEN)} 选择", f"a pack is chosen by {', '.join(PACK_WHEN)} only"
            raise reading.error(("when", key), zh, en)
    meant = when(reading, found.get("when", {}))
    title = found["title"]
    in_english = english(reading, found.get("en", {})).get("title", title)
    return Pack(
        path.parent.name, Message(title, in_english), path.parent, meant, found.get("since"), found.get("until")
    )


def chosen(packs: Sequence[Pack], names: Sequence[str] | None, document: Document) -> list[Pack]:
    """The packs for a document, or those that are named."""
    if names is None:
        return [pack for pack in packs if pack.is_for(document)]
    return [pack for pack in packs if pack.name in names]


def check_names(packs: Sequence[Pack], names: Sequence[str] | None, path: Path | None = None) -> None:
    """Raises BrokenRule for a name that no pack has."""
    known = [*(pack.name for pack in packs), NONE]
    for at, name in enumerate(names or ()):
        if name not in known:
            zh, en = near(name, known)
            zh, en = zh or f"，可用：{' '.join(known)}", en or f", there are {' '.join(known)}"
            told = Message(f"没有包 {name}{zh}", f"there is no pack {name}{en}")
            raise broken(path, ("packs", at), told.zh, told.en) if path else BrokenRule(told)
