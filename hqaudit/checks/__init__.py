"""The kinds of rules: each a pure function from a rule and the facts to outcomes. One kind, one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hqaudit.checks.agree import agree
from hqaudit.checks.change import CHANGES, change
from hqaudit.checks.echo import echo
from hqaudit.checks.identity import identity
from hqaudit.checks.present import PRESENTS, present
from hqaudit.checks.ratio import RATIOS, ratio
from hqaudit.checks.total import TOTALS, total
from hqaudit.checks.wording import WORDINGS, wording
from hqaudit.checks.wording.leftovers import joined_patterns
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule

__all__ = ["CHECKS", "CHOICES", "Check", "joined_patterns"]

Check = Callable[[Rule, Facts], Iterable[Outcome]]

CHECKS: Mapping[str, Check] = {
    "agree": agree,
    "echo": echo,
    "identity": identity,
    "total": total,
    "ratio": ratio,
    "change": change,
    "present": present,
    "wording": wording,
}

CHOICES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "total": ("along", TOTALS),
    "ratio": ("of", RATIOS),
    "change": ("of", CHANGES),
    "present": ("what", tuple(PRESENTS)),
    "wording": ("what", tuple(WORDINGS)),
}
"""Per kind: the key that names the check, and the names there are."""
