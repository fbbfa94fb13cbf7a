"""The graphics state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hqaudit.model.place import Box
    from hqaudit.readers.pdf.fonts import Font
    from hqaudit.readers.pdf.geometry import Matrix


class State(NamedTuple):
    """The graphics state as far as it matters here, as q saves and Q restores it."""

    ctm: Matrix
    clip: Box
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    scale: float = 1.0
    mode: int = 0
    line_width: float = 1.0
