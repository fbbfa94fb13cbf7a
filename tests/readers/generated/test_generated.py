"""Random forms, printed by two producers, come back cell for cell."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hqaudit.layout.header import header_text
from hqaudit.model.blocks import Document, Table, TextBlock
from hqaudit.readers import read
from tests.readers.generated.forms import Form
from tests.readers.generated.ink import Look
from tests.readers.generated.office import Office, Where
from tests.readers.generated.platypus import print_forms
from tests.readers.generated.strategies import forms

DEEP = int(os.environ.get("HQAUDIT_EXAMPLES", "20"))
"""Examples of each test; a thorough run asks for more."""
thorough = settings(
    max_examples=DEEP, deadline=None, derandomize="HQAUDIT_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck), database=None,
)  # fmt: skip
SIZES = ((595.0, 842.0), (842.0, 595.0), (1190.0, 842.0))

looks = st.builds(
    Look,
    st.just(1190.0),
    st.sampled_from((595.0, 842.0)),
    st.sampled_from((0, 90, 180, 270)),
    st.sampled_from((0.0, 36.5, -120.0)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
printers = st.builds(Office, looks, st.booleans(), st.booleans(), st.booleans())


def several(most: int) -> st.SearchStrategy[list[Form]]:
    """One to three forms with titles of their own."""
    return st.lists(forms(most), min_size=1, max_size=3).map(
        lambda found: [_numbered(form, number) for number, form in enumerate(found, 1)]
    )


def _numbered(form: Form, number: int) -> Form:
    title = f"{form.title}{number}" if form.title.endswith("表") else form.title.replace("（", f"{number}（")
    return replace(form, title=title, caption=(("", title, ""), *form.caption[1:]))


@thorough
@given(several(30), printers)
def test_an_office_program(forms: list[Form], office: Office) -> None:
    check(back(office.print(forms)), forms, office.shown)


@thorough
@given(several(30), st.sampled_from(SIZES))
def test_reportlab(forms: list[Form], size: tuple[float, float]) -> None:
    check(back(print_forms(forms, size)), forms, {})


def back(data: bytes) -> Document:
    """The document as it is read."""
    return read("-", lambda: data)


def check(document: Document, forms: Sequence[Form], shown: Mapping[Where, str]) -> None:
    """Every form has come back: title, unit, header paths, cells and notes. A difference is told in few words."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    _same("titles", [table.title for table in tables], [form.title for form in forms])
    _same("units", [table.unit for table in tables], [form.unit for form in forms])
    for number, (table, form) in enumerate(zip(tables, forms, strict=True)):
        _same("columns", table.columns, [tuple(map(header_text, path)) for path in form.paths()])
        _same(
            "rows", [[cell.text if cell else None for cell in row] for row in table.rows], _meant(form, number, shown)
        )
    notes = {block.text for block in document.blocks if isinstance(block, TextBlock) and block.kind == "note"}
    _same("notes", [note for form in forms for note in form.notes if note not in notes], [])
    _same("problems", [page.problem for page in document.pages if page.problem], [])


def _same(what: str, read: Sequence[object], meant: Sequence[object]) -> None:
    """The first difference, for pytest's own account of two whole documents takes minutes to make."""
    if list(read) == list(meant):
        return
    at = next((i for i, pair in enumerate(zip(read, meant, strict=False)) if pair[0] != pair[1]), -1)
    pytest.fail(f"{what}: {len(read)} for {len(meant)}, first at {at}: {read[at:][:1]} for {meant[at:][:1]}")


def _meant(form: Form, number: int, shown: Mapping[Where, str]) -> list[list[str | None]]:
    return [
        [
            None if text is None else shown.get((number, form.first_row + row, column), text)
            for column, text in enumerate(texts)
        ]
        for row, texts in enumerate(form.rows)
    ]
