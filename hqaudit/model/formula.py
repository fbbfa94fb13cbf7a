"""A formula over items, as a rule states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["=", "<=", ">="]


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """An item of a formula: its name as written, its sign (+1, −1), and what the vocabulary says it means.

    ``means`` is None for a name that the vocabulary does not know: it is then looked for among the printed names of
    columns and rows.
    """

    name: str
    sign: int
    means: dict[str, str] | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """``left`` relation ``right``; ``form`` limits it to forms of that title."""

    text: str
    left: tuple[Term, ...]
    relation: Relation
    right: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, those of the left side first."""
        return self.left + self.right
