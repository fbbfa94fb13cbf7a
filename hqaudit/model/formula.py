"""A formula over items, as a rule states it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Relation = Literal["=", "<=", ">="]
Arithmetic = Literal["sum", "share", "growth"]


class FormName(NamedTuple):
    """A form as a rule names it: its title (* stands for anything), and what the vocabulary says the title means."""

    text: str
    plain: str
    means: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """An item of a formula: its name as written, its sign (+1, −1), and what the vocabulary says it means.

    ``means`` is None for a name that the vocabulary does not know: it is then looked for among the printed names of
    columns and rows. ``form`` and ``column`` say where: ``公务接待费[三公表/预算数]``.
    """

    name: str
    sign: int
    means: dict[str, str] | None
    optional: bool = False
    form: FormName | None = None
    column: str | None = None


class Constant(NamedTuple):
    """A figure that the rule itself states (500 万元, 10%, 100): as written, its sign, its value in its own unit.

    Without a unit it is in that of the figures it is compared with.
    """

    text: str
    sign: int
    value: Decimal
    unit: str


class Formula(NamedTuple):
    """``left`` relation ``right``, the ``constants`` being on the right as well.

    ``arithmetic`` is "share" for ``left = one ÷ other``, "growth" for ``left = one ÷ other - 1``: the left side is
    then a percentage and the right side has exactly the two terms.
    """

    text: str
    left: tuple[Term, ...]
    relation: Relation
    right: tuple[Term, ...]
    arithmetic: Arithmetic = "sum"
    constants: tuple[Constant, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, those of the left side first."""
        return self.left + self.right
