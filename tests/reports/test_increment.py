from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from hqaudit.reports.marked.increment import Increment
from tests.readers.pdf.minimal import pdf


def packed() -> bytes:
    """A document whose cross-reference is a stream."""
    out, offsets = bytearray(b"%PDF-1.7\n"), [0]
    for number, body in enumerate((
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
    ), start=1):  # fmt: skip
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    start = len(out)
    entries = b"".join(bytes([min(at, 1)]) + at.to_bytes(2) + b"\0" for at in [*offsets, start])
    head = f"<< /Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R /Length {len(entries)} >>"
    out += f"4 0 obj\n{head}\nstream\n".encode() + entries + b"\nendstream\nendobj\n"
    return bytes(out) + f"startxref\n{start}\n%%EOF".encode()


def outlined() -> bytes:
    writer = PdfWriter(BytesIO(pdf("", "")))
    writer.add_outline_item(title="一、", page_number=0)
    writer.add_outline_item(title="二、", page_number=1)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def page() -> DictionaryObject:
    box = ArrayObject(map(NumberObject, (0, 0, 50, 60)))
    return DictionaryObject({NameObject("/Type"): NameObject("/Page"), NameObject("/MediaBox"): box})


@pytest.mark.parametrize(
    ("data", "count", "titles"), [(pdf("", ""), 2, []), (packed(), 1, []), (outlined(), 2, ["一、", "二、"])]
)
def test_pages_and_bookmarks_are_added_behind_the_bytes(data: bytes, count: int, titles: list[str]) -> None:
    increment = Increment(data)
    increment.add_page(page())
    increment.add_page(page())
    there = ArrayObject([increment.page(1).indirect_reference, NameObject("/Fit")])
    increment.add_outline("结果", [("甲", there), ("乙", there), ("丙", there)])
    made = increment.data()
    assert made.startswith(data)
    reader = PdfReader(BytesIO(made), strict=True)
    outline: Any = reader.outline
    *before, top, below = outline
    assert [one["/Title"] for one in before] == titles
    assert (top["/Title"], [one["/Title"] for one in below]) == ("结果", ["甲", "乙", "丙"])
    document = pypdfium2.PdfDocument(made)
    assert len(document) == len(reader.pages) == count + 2
    assert document[count + 1].get_size() == (50, 60)
    assert sum(1 for _ in document.get_toc()) == len(titles) + 4


def test_a_second_increment_on_the_first() -> None:
    data = packed()
    for _ in range(2):
        increment = Increment(data)
        increment.add_page(page())
        increment.add_outline("结果", [("甲", ArrayObject([increment.page(1).indirect_reference, NameObject("/Fit")]))])
        data = increment.data()
    outline: Any = PdfReader(BytesIO(data), strict=True).outline
    assert len(pypdfium2.PdfDocument(data)) == 3
    assert [one["/Title"] for one in outline if not isinstance(one, list)] == ["结果", "结果"]


def encrypted(algorithm: str, password: str) -> bytes:
    writer = PdfWriter(BytesIO(pdf("BT ET")))
    writer.encrypt(password, algorithm=algorithm)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
@pytest.mark.parametrize("password", ["", "geheim"])
def test_what_is_added_to_an_encrypted_document_is_encrypted_as_it_is(algorithm: str, password: str) -> None:
    data = encrypted(algorithm, password)
    increment = Increment(data, password)
    increment.add_page(page())
    there = ArrayObject([increment.page(1).indirect_reference, NameObject("/Fit")])
    increment.add_outline("结果甲乙丙", [("甲", there)])
    made = increment.data()
    assert made.startswith(data)
    assert "结果甲乙丙".encode("utf-16-be") not in made[len(data) :]
    document = pypdfium2.PdfDocument(made, password=password or None)
    assert len(document) == 2
    assert [item.get_title() for item in document.get_toc()] == ["结果甲乙丙", "甲"]


def test_an_encrypted_document_is_refused_without_its_password() -> None:
    with pytest.raises(ValueError, match="encrypted"):
        Increment(encrypted("AES-128", "geheim"))
