"""Things of two versions put side by side: rows, columns, forms, sections, the figures of a section."""

from __future__ import annotations

from collections import defaultdict, deque
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

T = TypeVar("T")


def pairs(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    *looser: Callable[[T], Hashable],
    in_place: bool = False,
) -> Iterator[tuple[T | None, T | None]]:
    """Every thing of both, once, in the order of ``new``; what is gone comes last and has None beside it.

    First what has one key in one order, then (with ``in_place``) runs of equal length between such, then what has one
    key anywhere, then one ``looser`` key; None as a key is like nothing.
    """
    of_new: dict[int, int] = {}
    blocks = SequenceMatcher(None, [key(one) for one in old], [key(one) for one in new], autojunk=False).get_opcodes()
    for tag, start, end, start_new, end_new in blocks:
        if tag == "equal" or (in_place and tag == "replace" and end - start == end_new - start_new):
            of_new.update(zip(range(start_new, end_new), range(start, end), strict=True))
    for like in (key, *looser):
        _pair(old, new, like, of_new)
    for index, one in enumerate(new):
        yield (old[of_new[index]] if index in of_new else None), one
    kept = set(of_new.values())
    yield from ((one, None) for index, one in enumerate(old) if index not in kept)


def _pair(old: Sequence[T], new: Sequence[T], like: Callable[[T], Hashable], of_new: dict[int, int]) -> None:
    """Adds, of what has no partner yet, what has the same key."""
    taken = set(of_new.values())
    free: dict[Hashable, deque[int]] = defaultdict(deque)
    for index, one in enumerate(old):
        if index not in taken:
            free[like(one)].append(index)
    for index, one in enumerate(new):
        name = like(one)
        if index not in of_new and name is not None and free[name]:
            of_new[index] = free[name].popleft()
