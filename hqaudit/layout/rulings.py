"""Rulings of a page to frames: straight lines joined where they continue one another, grouped where they cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hqaudit.layout.raw import Ruling

Segment = tuple[float, float, float]
"""(position, start, end) of a line, points."""
_Group = tuple[list[Segment], list[Segment]]

_BESIDE = 1.2  # points between lines that are one
_GAP = 2.0  # points a line may be broken
_SHORTEST = 3.0  # points: anything less is a dot or the corner of a border
_REACH = 2.5  # points a line may miss another that it meets
_NARROWEST = 3.0  # points: nothing is written in a cell narrower than this (double borders)


class Frame(NamedTuple):
    """Lines that hang together, and the x and y at which they divide the page (sorted, at least two each)."""

    horizontal: tuple[Segment, ...]
    vertical: tuple[Segment, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def frames(rulings: Iterable[Ruling]) -> list[Frame]:
    """The frames of a page, top to bottom; lines that cross no other are left out."""
    across: list[Segment] = []
    down: list[Segment] = []
    for kind, at, start, end in rulings:
        (across if kind == "h" else down).append((at, start, end))
    if not across or not down:
        return []
    found = (_frame(hs, vs) for hs, vs in _with_bare(_groups(_joined(across), _joined(down))))
    return sorted((frame for frame in found if frame), key=lambda frame: (frame.ys[0], frame.xs[0]))


def _joined(segments: list[Segment]) -> list[Segment]:
    """Segments on one line that touch or overlap, as one; dots left out."""
    segments.sort()
    joined: list[Segment] = []
    first = 0
    for index in range(1, len(segments) + 1):
        if index < len(segments):
            at = segments[index][0]
            if at - segments[index - 1][0] <= _BESIDE and at - segments[first][0] <= 2 * _BESIDE:
                continue
        joined += _joined_line(segments[first:index])
        first = index
    return [segment for segment in joined if segment[2] - segment[1] >= _SHORTEST]


def _joined_line(segments: list[Segment]) -> list[Segment]:
    first = segments[0][0]
    weight = shift = 0.0
    for at, start, end in segments:
        length = end - start + 0.01
        weight += length
        shift += (at - first) * length
    at = first + shift / weight
    segments.sort(key=itemgetter(1))
    joined = []
    _, begin, finish = segments[0]
    for _, start, end in segments:
        if start > finish + _GAP:
            joined.append((at, begin, finish))
            begin, finish = start, end
        elif end > finish:
            finish = end
    joined.append((at, begin, finish))
    return joined


def _groups(across: list[Segment], down: list[Segment]) -> list[_Group]:
    """Horizontal and vertical segments that meet, group by group (union-find over the crossings)."""
    count = len(across)
    parent = list(range(count + len(down)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    columns = [segment[0] for segment in down]
    for row, (y, start, end) in enumerate(across):
        for index in range(bisect_left(columns, start - _REACH), bisect_right(columns, end + _REACH)):
            _, top, bottom = down[index]
            if top - _REACH <= y <= bottom + _REACH:
                parent[root(row)] = root(count + index)
    groups: dict[int, _Group] = {}
    for node in range(len(parent)):
        group = groups.setdefault(root(node), ([], []))
        if node < count:
            group[0].append(across[node])
        else:
            group[1].append(down[node - count])
    return list(groups.values())


def _with_bare(groups: list[_Group]) -> list[_Group]:
    """The groups that cross, with the vertical lines beside them that cross none but are as high as theirs.

    They divide columns of merged cells of which the page shows neither the beginning nor the end.
    """
    bare = [down[0] for across, down in groups if not across]
    whole: list[_Group] = []
    beside: list[_Group] = [(across, down) for across, down in groups if across and down]
    while beside:
        across, down = beside.pop(0)
        top, bottom = _extent(down)
        lines = [line for line in bare if _reaches(line[1:], (top, bottom))]
        if lines:
            bare = [line for line in bare if line not in lines]
            for group in [group for group in beside if _reaches(_extent(group[1]), (top, bottom))]:
                beside.remove(group)
                across, down = across + group[0], down + group[1]
        whole.append((across, sorted(down + lines)))
    return whole


def _extent(down: list[Segment]) -> tuple[float, float]:
    return min(start for _, start, _ in down), max(end for _, _, end in down)


def _reaches(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return abs(one[0] - two[0]) <= _REACH and abs(one[1] - two[1]) <= _REACH


def _frame(across: list[Segment], down: list[Segment]) -> Frame | None:
    """The frame of a group. Lines that run on past the outermost crossing lines open a further row or column there."""
    if not across or not down:
        return None
    ys = _axis([at for at, _, _ in across], [end for _, *ends in down for end in ends])
    xs = _axis([at for at, _, _ in down], [end for _, *ends in across for end in ends])
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Frame(tuple(across), tuple(down), tuple(xs), tuple(ys))


def _axis(positions: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Positions of lines, those too close together to write between taken as one, and the outermost ends."""
    ordered = sorted(positions)
    axis: list[float] = []
    group = [ordered[0]]
    for before, at in pairwise(ordered):
        if at - before <= _BESIDE or at - group[0] <= _NARROWEST:
            group.append(at)
        else:
            axis.append(sum(group) / len(group))
            group = [at]
    axis.append(sum(group) / len(group))
    low, high = min(ends), max(ends)
    if axis[0] - low > 2 * _NARROWEST:
        axis.insert(0, low)
    if high - axis[-1] > 2 * _NARROWEST:
        axis.append(high)
    return axis
