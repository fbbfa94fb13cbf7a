"""Text from a document as plain text, safe in every format: no control characters, no change of writing direction."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hqaudit.reports.words import word

if TYPE_CHECKING:
    from hqaudit.model.message import Language
    from hqaudit.model.place import Place

STEP = " › "


def clean(text: str) -> str:
    """The text without what could move the cursor, turn the writing direction or break XML; as long as before."""
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if (
        category == "Cs" or ord(character) & 0xFFFE == 0xFFFE
    ):  # surrogates and the last two of each plane: no characters
        return "\N{REPLACEMENT CHARACTER}"
    return " " if category in {"Cc", "Cf", "Co", "Zl", "Zp"} else character


def where(place: Place, language: Language, column: bool = True) -> str:
    """A place in words: page or line, then the section, or the form with its row and column."""
    spot = [word(key, language, n) for key, n in (("page", place.page), ("line", place.line)) if n is not None]
    named = within(place, column)
    return " · ".join([*spot, *([named] if named else [])])


def within(place: Place, column: bool = True) -> str:
    """The section, or the form with its row and column; "" where neither is known."""
    path = [place.table, place.row, place.column if column else None] if place.table or place.row else [place.section]
    return clean(STEP.join(step for step in path if step))
