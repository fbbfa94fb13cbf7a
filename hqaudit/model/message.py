"""A sentence in the languages of the reports."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Message(NamedTuple):
    """One sentence, in Chinese and in English. Text quoted from a document stands in it as it is printed."""

    zh: str
    en: str

    def text(self, language: Language) -> str:
        """The sentence in one language."""
        return self.zh if language == "zh" else self.en
