"""The words of the field, read from rules/vocabulary/*.yaml: what a header, a label or a phrase adds to a context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypedDict

from hqaudit.facts.numbers import fold

_KEPT = 1 << 14  # labels: a report repeats its own ten times over

Means = dict[str, str]


class Expanded(TypedDict):
    """The entries of vocabulary files, patterns written out (plain data): what is said, and what it means."""

    phrases: list[tuple[str, list[str], Means]]
    words: list[tuple[str, list[str]]]
    frames: list[tuple[str, Means]]


_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans(dict.fromkeys("“”\"'‘’「」《》*＊") | {"(": "（", ")": "）", "〔": "（", "〕": "）", ":": "："})
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|（[一二三四五六七八九十]+）[、.．]?|\d{1,2}[、．]|\d{1,2}\.(?!\d)|（\d{1,2}）|[①-⑳])"
)


@lru_cache(_KEPT)
def normal(text: str) -> str:
    """A label as the vocabulary knows it: no space, no quotes, Chinese brackets, plain digits."""
    return _SPACE.sub("", fold(text)).translate(_QUOTES)


@lru_cache(_KEPT)
def unnumbered(text: str) -> str:
    """The label without its leading number (一、, （二）, 3.)."""
    return _NUMBERING.sub("", text)


def expand(pattern: str) -> Iterable[str]:
    """All wordings of a pattern: ``[x]`` may be left out, ``(a|b)`` is one of them, nested at will."""
    heads = [""]
    position = 0
    while position < len(pattern):
        sign = pattern[position]
        if sign in "[(":
            end = _closing(pattern, position)
            inside = pattern[position + 1 : end]
            choices = [word for part in _alternatives(inside) for word in expand(part)]
            heads = [head + word for head in heads for word in ([*choices, ""] if sign == "[" else choices)]
            position = end + 1
        else:
            heads = [head + sign for head in heads]
            position += 1
    return heads


def _closing(pattern: str, start: int) -> int:
    depth = 0
    for position in range(start, len(pattern)):
        depth += (pattern[position] in "[(") - (pattern[position] in "])")
        if depth == 0:
            return position
    raise ValueError(f"bracket not closed in {pattern!r}")


def _alternatives(inside: str) -> list[str]:
    parts, depth = [""], 0
    for sign in inside:
        depth += (sign in "[(") - (sign in "])")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


@dataclass(frozen=True)
class Lexicon:
    """Phrases of one group and what each means; ``read`` cuts a label into them without a remainder."""

    phrases: Mapping[str, Means]
    cache: dict[str, Means | None] = field(default_factory=dict)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(phrase) for phrase in self.phrases}, reverse=True))

    def read(self, label: str) -> Means | None:
        """What the label means if it consists of known phrases only, later ones overriding; None if it does not."""
        if label not in self.cache:
            self.cache[label] = self._cut(label)
        return self.cache[label]

    def _cut(self, label: str) -> Means | None:
        best: list[Means | None] = [None] * len(label) + [{}]
        for position in range(len(label) - 1, -1, -1):
            for length in self._lengths:
                rest = best[position + length] if position + length <= len(label) else None
                means = self.phrases.get(label[position : position + length]) if rest is not None else None
                if rest is not None and means is not None:
                    best[position] = {**means, **rest}
                    break
        return best[0]

    def scan(self, text: str) -> Means:
        """What the known phrases in a text mean together, longest first, unknown words passed over."""
        means: Means = {}
        position = 0
        while position < len(text):
            for length in self._lengths:
                found = self.phrases.get(text[position : position + length])
                if found is not None:
                    means.update(found)
                    position += length
                    break
            else:
                position += 1
        return means


@dataclass(frozen=True)
class Vocabulary:
    """The groups of phrases by their name, lists of plain words, and frames: patterns of words before an amount."""

    groups: Mapping[str, Mapping[str, Means]]
    words: Mapping[str, tuple[str, ...]]
    frames: tuple[tuple[re.Pattern[str], Means], ...] = ()
    lexicons: dict[tuple[str, ...], Lexicon] = field(default_factory=dict)

    def lexicon(self, *names: str) -> Lexicon:
        """The phrases of several groups as one; an earlier group wins where two know a phrase."""
        if names not in self.lexicons:
            merged: dict[str, Means] = {}
            for name in reversed(names):
                merged.update(self.groups.get(name, {}))
            self.lexicons[names] = Lexicon(merged)
        return self.lexicons[names]

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """Each list of words as one alternation, longest first."""
        return {
            name: re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)")
            for name, words in self.words.items()
        }

    def joined(self, other: Vocabulary) -> Vocabulary:
        """This vocabulary with another one added, which overrides it."""
        groups, words = dict(self.groups), dict(self.words)
        for name, phrases in other.groups.items():
            groups[name] = {**groups.get(name, {}), **phrases}
        for name, listed in other.words.items():
            words[name] = (*words.get(name, ()), *listed)
        return Vocabulary(groups, words, (*self.frames, *other.frames))

    def extended(self, group: str, phrases: Mapping[str, Means]) -> Vocabulary:
        """This vocabulary with the phrases of one document added (its own entity, units, class names)."""
        merged = {**self.groups, group: {**self.groups.get(group, {}), **phrases}}
        return Vocabulary(merged, self.words, self.frames)


def build(files: Iterable[Mapping[str, object]]) -> Vocabulary:
    """A vocabulary from files as loaded: ``phrases: {group: [{say: [...], means: {...}}]}``, ``words: {name: [...]}``,
    ``frames: [{before: pattern, means: {...}}]``.

    Raises ValueError with a sentence where a file has another shape.
    """
    return assembled(expanded(files))


def expanded(files: Iterable[Mapping[str, object]]) -> Expanded:
    """The entries of the files with every wording written out. Raises ValueError as ``build`` does."""
    found: Expanded = {"phrases": [], "words": [], "frames": []}
    for content in files:
        for name, entries in _mapping(content.get("phrases", {}), "phrases").items():
            for entry in _list(entries, name):
                record = _mapping(entry, name)
                said = _wordings(_list(record.get("say"), f"{name}: say"))
                found["phrases"].append((name, said, _means(record.get("means", {}), name)))
        for name, listed in _mapping(content.get("words", {}), "words").items():
            found["words"].append((name, _wordings(_list(listed, name))))
        for entry in _list(content.get("frames", []), "frames"):
            frame = _mapping(entry, "frames")
            found["frames"].append((str(frame.get("before")), _means(frame.get("means"), "frames")))
    return found


def assembled(entries: Expanded) -> Vocabulary:
    """The vocabulary of expanded entries; a later one overrides an earlier one."""
    groups: dict[str, dict[str, Means]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for name, said, means in entries["phrases"]:
        groups.setdefault(name, {}).update(dict.fromkeys(said, means))
    for name, listed in entries["words"]:
        words[name] = (*words.get(name, ()), *listed)
    return Vocabulary(groups, words, tuple((re.compile(before), means) for before, means in entries["frames"]))


def _wordings(patterns: Iterable[object]) -> list[str]:
    return [normal(word) for pattern in patterns for word in expand(str(pattern)) if word]


def _means(value: object, where: str) -> Means:
    return {key: str(item) for key, item in _mapping(value, where).items()}


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: expected a mapping, found {value!r}")
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{where}: expected a list, found {value!r}")
    return value
