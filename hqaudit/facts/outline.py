"""Amounts whose parts the next paragraphs list: 其中： at the end of one, and the numbers that tell where that ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hqaudit.model.fact import Claim, Fact

_STYLES = (
    re.compile(r"[一二三四五六七八九十]+[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"\d{1,2}[、．]|\d{1,2}\.(?!\d)"),
    re.compile(r"[（(]\d{1,2}[)）]"),
    re.compile(r"[①-⑳]"),
)
"""The ways in which paragraphs are numbered."""
_NEAR = 60
"""How far into a paragraph the amount may stand that the paragraph is about."""
_FEW = 2


def _style(text: str) -> int | None:
    plain = text.lstrip()
    return next((at for at, pattern in enumerate(_STYLES) if pattern.match(plain)), None)


@dataclass(slots=True)
class Announced:
    """The amounts announced, outermost first, each with how its own paragraph was numbered."""

    _open: list[tuple[int | None, Fact]] = field(default_factory=list)
    _parts: list[list[tuple[int | None, Fact]]] = field(default_factory=list)
    series: list[Claim] = field(default_factory=list)
    """What is known of lists that have ended: a whole with the first amounts of the paragraphs under it."""

    def clear(self) -> None:
        """A new section: nothing is announced."""
        self._end(0)

    def _end(self, at: int) -> None:
        for (_, whole), parts in zip(self._open[at:], self._parts[at:], strict=True):
            styles = {style for style, _ in parts}
            units = {part.figure.unit for _, part in parts} | {whole.figure.unit}
            if len(parts) >= _FEW and len(styles) == 1 and len(units) == 1:
                made = tuple(part for _, part in parts)
                self.series.append(Claim("series", None, whole.figure.place.block, 0, whole=whole, parts=made))
        del self._open[at:], self._parts[at:]

    def over(self, text: str) -> Fact | None:
        """The amount whose parts a paragraph lists: one numbered like the paragraph that announced it ends it."""
        style = _style(text)
        styles = [known for known, _ in self._open]
        if style is not None and style in styles:
            self._end(styles.index(style))
        return self._open[-1][1] if self._open else None

    def add(self, text: str, found: Sequence[Fact], before: Fact | None, after: Fact | None) -> None:
        """What a paragraph is a part of – by the amount it begins with –, and what it announced, if it did."""
        first = found[0] if found and found[0].why != "measure" else None  # a change is no part of an amount
        if first is not None and self._open and first.figure.is_amount and first.figure.place.start <= _NEAR:
            self._parts[-1].append((_style(text), first))
        if after is not None and after is not before:
            self._open.append((_style(text), after))
            self._parts.append([])
