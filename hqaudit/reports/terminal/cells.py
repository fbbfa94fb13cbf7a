"""Text measured in the cells of a terminal: cleaned, wrapped where Chinese may be broken, shortened around figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqaudit.model.report import Role

ELLIPSIS = "…"
_NOT_AT_START = frozenset("，。、；：！？）》〉】」』”’％…,.;:!?)]}%")
_NOT_AT_END = frozenset("（《〈【「『“‘￥([{")
_NUMBER = frozenset("0123456789.,０１２３４５６７８９．，%％")


class Mark(NamedTuple):
    """A figure to be marked in a quote: offsets in the text, and its part in the proof."""

    start: int
    end: int
    role: Role


def pad(text: str, width: int, right: bool = False) -> str:
    """The text filled up with spaces to a number of cells, at its left if it is to stand right."""
    space = " " * max(0, width - cell_len(text))
    return space + text if right else text + space


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a text of that width begin and end, as offsets; no line begins or ends with a space."""
    lines: list[tuple[int, int]] = []
    start = end = 0
    for piece_start, piece_end in _pieces(text, width):
        if cell_len(text[start:piece_end].rstrip()) > width and end > start:
            lines.append((start, end))
            start = piece_start
        if start == piece_start and text[piece_start:piece_end].isspace():
            start = piece_end
        elif not text[piece_start:piece_end].isspace():
            end = piece_end
    if end > start or not lines:
        lines.append((start, max(start, end)))
    return lines


def _pieces(text: str, width: int) -> list[tuple[int, int]]:
    """The runs that must stay on one line, cut only where one is wider than the line."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for offset in range(1, len(text) + 1):
        full = cell_len(text[start : offset + 1]) > max(width, 2)
        if offset == len(text) or full or _may_break(text[offset - 1], text[offset]):
            pieces.append((start, offset))
            start = offset
    return pieces


def _may_break(before: str, after: str) -> bool:
    if before.isspace() or after.isspace():
        return True
    if after in _NOT_AT_START or before in _NOT_AT_END or before.isdigit():
        return False
    return cell_len(before) > 1 or cell_len(after) > 1


def excerpt(text: str, marks: Sequence[Mark], width: int) -> tuple[str, list[Mark]]:
    """The text, shortened around its marks with … until it fits, and the marks where they stand then."""
    room = cell_len(text)
    if room <= width:
        return text, list(marks)
    low, high = 0, room
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(_cut(text, marks, middle)[0]) <= width:
            low = middle
        else:
            high = middle - 1
    return _cut(text, marks, low)


def fits(text: str, marks: Sequence[Mark], width: int, context: int) -> bool:
    """Whether all marks can be shown on one line with so many cells of text on either side of each."""
    return cell_len(text) <= width or cell_len(_cut(text, marks, context)[0]) <= width


def _cut(text: str, marks: Sequence[Mark], context: int) -> tuple[str, list[Mark]]:
    windows: list[tuple[int, int]] = []
    for mark in sorted(marks or [Mark(0, 0, "evidence")], key=lambda mark: mark.start):
        start, end = _window(text, mark, context)
        if windows and start <= windows[-1][1] + 1:
            start, end = windows[-1][0], max(end, windows.pop()[1])
        windows.append((start, end))
    shown, moved = ELLIPSIS if windows[0][0] > 0 else "", []
    for index, (start, end) in enumerate(windows):
        shown += f" {ELLIPSIS} " if index else ""
        shift = len(shown) - start
        moved += [Mark(m.start + shift, m.end + shift, m.role) for m in marks if start <= m.start and m.end <= end]
        shown += text[start:end]
    return shown + (ELLIPSIS if windows[-1][1] < len(text) else ""), moved


def _window(text: str, mark: Mark, context: int) -> tuple[int, int]:
    """The mark with its surroundings, no other number cut in two, no space at either end."""
    start, room = mark.start, context
    while start > 0 and cell_len(text[start - 1]) <= room:
        start -= 1
        room -= cell_len(text[start])
    while 0 < start < mark.start and ({text[start - 1], text[start]} <= _NUMBER or text[start].isspace()):
        start += 1
    end, room = mark.end, context
    while end < len(text) and cell_len(text[end]) <= room:
        room -= cell_len(text[end])
        end += 1
    while mark.end < end < len(text) and ({text[end - 1], text[end]} <= _NUMBER or text[end - 1].isspace()):
        end -= 1
    return start, end
