"""The rules that are in force, and the vocabulary they are written in."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

from hqaudit.errors import BrokenRule
from hqaudit.facts import numbers, vocabulary
from hqaudit.model.blocks import Document
from hqaudit.model.message import Message
from hqaudit.model.rule import Rule
from hqaudit.rulebook.cache import cached
from hqaudit.rulebook.config import Config
from hqaudit.rulebook.house import all_of, read_house
from hqaudit.rulebook.load import load_rule, rule_files
from hqaudit.rulebook.packs import Pack, check_names, chosen, pack_heads, read_pack
from hqaudit.rulebook.yamltext import load_yaml

_NOTHING = Config()


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Rules in the order of their files, and the words of the field.

    ``packs`` are for some documents only; ``named`` are those that are wanted whatever the document, None for those
    that are meant for it. ``broken`` says what is wrong with the files that were skipped.
    """

    rules: tuple[Rule, ...]
    vocabulary: vocabulary.Vocabulary
    broken: tuple[Message, ...] = ()
    packs: tuple[Pack, ...] = ()
    named: tuple[str, ...] | None = None
    settle: Callable[[Sequence[Rule]], tuple[Rule, ...]] = tuple
    used: tuple[str, ...] = ()
    """The packs that are among the rules and words already."""

    def for_document(self, document: Document) -> Rulebook:
        """The rules and words with those of the packs for a document. Raises BrokenRule for a broken file of a pack."""
        packs = chosen(self.packs, self.named, document)
        if not packs:
            return replace(self, packs=())
        book = _with_packs(self, tuple(pack.folder for pack in packs))
        return replace(book, used=tuple(pack.name for pack in packs))

    def shelf(self) -> tuple[tuple[Pack, tuple[Rule, ...]], ...]:
        """Every pack with the rules that it adds. Raises BrokenRule for a broken file of a pack."""
        known = {rule.id for rule in self.rules}
        books = ((pack, _with_packs(self, (pack.folder,))) for pack in self.packs)
        return tuple((pack, tuple(rule for rule in book.rules if rule.id not in known)) for pack, book in books)


@lru_cache(maxsize=16)
def _with_packs(book: Rulebook, folders: tuple[Path, ...]) -> Rulebook:
    house = read_house(folders, book.vocabulary)
    if house.broken:
        raise all_of(house.broken)
    rules = {rule.id: rule for rule in (*book.rules, *book.settle(house.rules))}
    return replace(book, rules=tuple(rules.values()), vocabulary=house.vocabulary, packs=())


@cache
def rules_directory() -> Path:
    """Where the built-in rules are: inside the package (installed) or beside it (a checkout)."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


@cache
def built_in() -> Rulebook:
    """The rules and the vocabulary that ship."""
    directory = rules_directory()
    words, rules = sorted((directory / "vocabulary").glob("*.yaml")), list(rule_files(directory))
    code = [Path(__file__), *(Path(str(module.__file__)) for module in (vocabulary, numbers))]
    name = f"rules-{crc32(os.fsencode(directory)):08x}"
    heads = pack_heads(directory)

    def make() -> list[object]:
        return [_expanded(words), [load_yaml(path) for path in rules], [load_yaml(path) for path in heads]]

    read = cached(name, [*words, *rules, *heads, *code], make)
    known = vocabulary.assembled(read[0])
    loaded = tuple(load_rule(path, known, content) for path, content in zip(rules, read[1], strict=True))
    packs = tuple(read_pack(path, content) for path, content in zip(heads, read[2], strict=True))
    return Rulebook(loaded, known, packs=packs)


def _expanded(files: Sequence[Path]) -> vocabulary.Expanded:
    contents = [load_yaml(path) for path in files]
    try:
        return vocabulary.expanded(contents)
    except ValueError as error:
        directory = files[0].parent
        raise BrokenRule(Message(f"词汇文件 {directory}：{error}", f"vocabulary {directory}: {error}")) from error


def load_rulebook(
    directories: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    skip_broken: bool = False,
    config: Config = _NOTHING,
    packed: Sequence[str] | None = None,
) -> Rulebook:
    """The rules in force: the built-in ones, those of the house and of ``directories`` added (one with a known id
    replaces it), less those that the house has switched off, each with the severity that it gives them; ``packed``
    names the packs to take, whatever the document.

    ``select`` and ``ignore`` hold rule ids or patterns (total-*). Raises BrokenRule for broken files (unless they are
    to be skipped: ``broken`` of the book then says what is wrong with them), a directory that is none, and a pattern
    that names no rule.
    """
    built = built_in()
    words = built.vocabulary.joined(config.vocabulary) if config.vocabulary else built.vocabulary
    house = read_house((*config.rules, *directories), words)
    if house.broken and not skip_broken:
        raise all_of(house.broken)
    known = {rule.id for rule in built.rules}
    first = [rule for rule in house.rules if rule.id not in known]  # what both see is told by the rule of the house
    rules = {rule.id: rule for rule in (*first, *built.rules, *house.rules)}
    heads = [head for folder in (*config.rules, *directories) for head in pack_heads(folder)]
    packs = (*built.packs, *map(read_pack, heads))
    ids = tuple(rules)
    wanted = (*select, *ignore, *config.ignore, *(config.severity or {}))
    if not all(any(fnmatchcase(one, pattern) for one in ids) for pattern in wanted):
        ids += tuple(rule.id for pack in packs for rule in read_house([pack.folder], house.vocabulary).rules)
    for pattern in (*select, *ignore):
        _known(pattern, ids)
    config.check(ids)

    def settle(some: Sequence[Rule]) -> tuple[Rule, ...]:
        kept = [
            rule for rule in some if (_matches(rule.id, select) if select else not _matches(rule.id, config.ignore))
        ]
        graded = (replace(rule, severity=config.graded(rule)) if config.severity else rule for rule in kept)
        return tuple(rule for rule in graded if not _matches(rule.id, ignore))

    named = tuple(packed) if packed is not None else config.packs
    check_names(packs, named, config.path if packed is None else None)
    broken = tuple(error.message for error in house.broken)
    return Rulebook(settle(tuple(rules.values())), house.vocabulary, broken, packs, named, settle)


def _matches(identity: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(identity, pattern) for pattern in patterns)


def _known(pattern: str, ids: tuple[str, ...]) -> None:
    if any(fnmatchcase(identity, pattern) for identity in ids):
        return
    near = get_close_matches(pattern, ids, n=1)
    zh, en = (f"，是否想写 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")
    raise BrokenRule(Message(f"没有规则 {pattern}{zh}", f"there is no rule {pattern}{en}"))
