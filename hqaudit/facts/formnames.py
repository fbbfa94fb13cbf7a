"""Which forms of a report a rule speaks of: by their title, or by another wording that means the same form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase

from hqaudit.facts.titles import is_body, plain_title, title_means
from hqaudit.facts.vocabulary import Vocabulary
from hqaudit.model.facts import Profile
from hqaudit.model.form import Form
from hqaudit.model.formula import FormName

_NOBODY = Profile(None, None, None, "")
_FORM_WORDS = re.compile(r"(?:经费|支出|预算|决算|情况|总)*表$")
_ANYTHING = "\ue000"
_OPEN = ("fund", "side")
"""What a name leaves open that says what the form is about: 基本支出表 is the one of any fund."""


def read_form_name(text: str, vocabulary: Vocabulary) -> FormName:
    """The form that a title in a rule names; year, number and brackets of the title count for nothing."""
    plain = plain_title(text.replace("*", _ANYTHING)).replace(_ANYTHING, "*")  # a lone * in a title is a footnote's
    return FormName(text.strip(), plain, title_means(text, _NOBODY, vocabulary))


def forms_named(name: FormName, forms: Iterable[Form], profile: Profile) -> list[Form]:
    """The forms with that title; where there is none, those whose titles mean the same, then those that join it to
    others (三公经费、会议费和培训费支出表 is a 三公表 too).
    """
    known = list(forms)
    return (
        [form for form in known if _titled(form, name, profile)]
        or [form for form in known if _meant(form, name)]
        or [form for form in known if _joins(form, name)]
    )


def _titled(form: Form, name: FormName, profile: Profile) -> bool:
    for title in {form.title, plain_title(form.table.title or "")}:
        if "*" in name.plain and fnmatchcase(title, name.plain.replace("[", "[[]")):
            return True
        if name.plain and title.endswith(name.plain) and is_body(title.removesuffix(name.plain), profile):
            return True
    return False


def _meant(form: Form, name: FormName) -> bool:
    if name.means is None or form.means is None:
        return False
    if not name.means:
        return not form.means and "收支" in form.title and "收支" in name.plain
    about = any(name.means.get(key) for key in ("item", "nature"))
    keys = {*name.means, *form.means}
    return all(
        name.means.get(key, "") == form.means.get(key, "") or (about and key in _OPEN and not name.means.get(key))
        for key in keys
    )


def _joins(form: Form, name: FormName) -> bool:
    """A name that is one item may stand among others in a title that means no single thing."""
    item = _FORM_WORDS.sub("", name.plain)
    return bool(name.means and name.means.get("item") and item and not form.means) and item in form.title
