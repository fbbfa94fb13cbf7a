"""present: what must be there – the forms that the 目录 announces, required forms, notes on empty ones, units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hqaudit.checks.present.forms import empty_contradicted, required, unit_fits, units
from hqaudit.checks.present.headings import toc_headings
from hqaudit.checks.present.hidden import hidden
from hqaudit.checks.present.notes import empty_notes, filled_notes, other_notes
from hqaudit.checks.present.sections import sections
from hqaudit.checks.present.toc import toc_missing, toc_titles
from hqaudit.model.facts import Facts
from hqaudit.model.outcome import Outcome
from hqaudit.model.rule import Rule

PRESENTS: Mapping[str, Callable[[Rule, Facts], Iterable[Outcome]]] = {
    "toc": toc_missing,
    "toc-titles": toc_titles,
    "toc-headings": toc_headings,
    "required": required,
    "sections": sections,
    "empty-notes": empty_notes,
    "empty-contradicted": empty_contradicted,
    "filled-notes": filled_notes,
    "other-notes": other_notes,
    "units": units,
    "unit-fits": unit_fits,
    "hidden": hidden,
}


def present(rule: Rule, facts: Facts) -> Iterable[Outcome]:
    """The outcomes of the presence check that the rule names (``what``)."""
    return PRESENTS[str(rule.settings["what"])](rule, facts)
