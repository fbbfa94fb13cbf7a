"""wording: what the words must be – no leftovers of a template, numbers that run on, one name for one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hqaudit.checks.wording.bodies import body_names
from hqaudit.checks.wording.classes import class_columns, class_pairs
from hqaudit.checks.wording.codes import code_names
from hqaudit.checks.wording.decimals import decimals
from hqaudit.checks.wording.itemlists import item_lists
from hqaudit.checks.wording.leftovers import doubled, patterns
from hqaudit.checks.wording.names import glossary, projects
from hqaudit.checks.wording.numbering import gaps, numbering
from hqaudit.checks.wording.pairs import pairs
from hqaudit.checks.wording.printing import code_lengths
from hqaudit.checks.wording.purposes import purposes
from hqaudit.checks.wording.renamed import renamed
from hqaudit.checks.wording.years import as_of_dates, compared_years, title_years
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule

WORDINGS: Mapping[str, Callable[[Rule, Facts], Iterable[Outcome]]] = {
    "patterns": patterns,
    "doubled": doubled,
    "glossary": glossary,
    "projects": projects,
    "numbering": numbering,
    "gaps": gaps,
    "pairs": pairs,
    "purposes": purposes,
    "item-lists": item_lists,
    "renamed": renamed,
    "class-pairs": class_pairs,
    "class-columns": class_columns,
    "code-names": code_names,
    "body-names": body_names,
    "code-lengths": code_lengths,
    "decimals": decimals,
    "compared-years": compared_years,
    "title-years": title_years,
    "as-of-dates": as_of_dates,
}


def wording(rule: Rule, facts: Facts) -> Iterable[Outcome]:
    """The outcomes of the wording check that the rule names (``what``)."""
    return WORDINGS[str(rule.settings["what"])](rule, facts)
