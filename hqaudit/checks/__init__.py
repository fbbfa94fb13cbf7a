"""The kinds of rules: each a pure function from a rule and the facts to outcomes. One kind, one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hqaudit.checks.agree import agree
from hqaudit.checks.change import change
from hqaudit.checks.identity import identity
from hqaudit.checks.present import present
from hqaudit.checks.ratio import ratio
from hqaudit.checks.total import total
from hqaudit.checks.wording import wording
from hqaudit.model.fact import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule

Check = Callable[[Rule, Facts], Iterable[Outcome]]

CHECKS: Mapping[str, Check] = {
    "agree": agree,
    "identity": identity,
    "total": total,
    "ratio": ratio,
    "change": change,
    "present": present,
    "wording": wording,
}
