from __future__ import annotations

import subprocess
import sys
import zlib
from base64 import a85encode

import pytest

from hqaudit.errors import UnreadableDocument
from hqaudit.layout.raw import PageContent
from hqaudit.model.message import Message
from hqaudit.readers.pdf.source import open_pages
from tests.readers.pdf.minimal import FORM, chinese, first, lines, pdf, read, shown, starts, stream

ONE = "BT /F1 10 Tf 20 50 Td (A) Tj ET"


def refusal(data: bytes) -> Message:
    with pytest.raises(UnreadableDocument) as caught:
        open_pages(data, "report.pdf")
    return caught.value.message


def test_pages_in_order() -> None:
    pages = read(ONE, ONE.replace("(A)", "(B)"))
    assert [(page.number, shown(page)) for page in pages] == [(1, "A"), (2, "B")]


def test_an_empty_file() -> None:
    assert refusal(b"") == Message("report.pdf：文件是空的", "report.pdf: the file is empty")


def test_a_file_that_is_no_pdf() -> None:
    assert refusal(b"PK\x03\x04 a workbook") == Message(
        "report.pdf：不是 PDF 文件（缺少 %PDF- 标记）", "report.pdf: not a PDF file (no %PDF- mark)"
    )


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 8, pdf(ONE)[:300]])
def test_a_damaged_file(data: bytes) -> None:
    assert refusal(data) == Message(
        "report.pdf：PDF 文件已损坏或不完整，无法读取；请重新获取文件",
        "report.pdf: the PDF is damaged or cut short; fetch the file again",
    )


def test_a_file_that_lacks_pages() -> None:
    assert refusal(pdf(ONE, count=3)) == Message(
        "report.pdf：文件已损坏或不完整，应有 3 页，只找到 1 页；请重新获取文件",
        "report.pdf: damaged or cut short, 1 of 3 pages found; fetch the file again",
    )


@pytest.mark.parametrize("lost", [b"/Pages 2 0 R", b"/Count 1"])
def test_a_file_that_says_not_how_many_pages_it_has(lost: bytes) -> None:
    data = pdf(ONE)
    assert lost in data
    assert "已损坏或不完整" in refusal(data.replace(lost, b" " * len(lost))).zh


def test_a_file_without_pages() -> None:
    assert refusal(pdf()) == Message("report.pdf：PDF 中没有页面", "report.pdf: the PDF has no pages")


def test_a_file_that_needs_a_password() -> None:
    encrypt = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "00" * 32 + "> /U <" + "00" * 32 + "> /P -4 >>"
    assert refusal(pdf(ONE, trailer=encrypt)) == Message(
        "report.pdf：文件已加密，需要密码；请用 --password 给出，或提供未加密的文件",
        "report.pdf: the file is encrypted and needs a password; give it with --password, or a file without",
    )


def test_an_unknown_way_to_encrypt() -> None:
    assert "加密" in refusal(pdf(ONE, trailer="/Encrypt << /Filter /Own /V 9 >>")).zh


def test_a_damaged_index_is_rebuilt() -> None:
    data = pdf(ONE).replace(b"startxref\n", b"startxref\n9")
    assert [shown(page) for page in open_pages(data, "report.pdf")] == ["A"]


def test_packed_streams() -> None:
    assert shown(first(stream(ONE, packed=True))) == "A"
    ascii85 = stream(a85encode(ONE.encode()) + b"~>", "/Filter /ASCII85Decode")
    assert (shown(first(ascii85)), first(ascii85).problem) == ("A", None)


def test_a_damaged_stream_is_read_as_far_as_it_goes() -> None:
    raw = zlib.compress((ONE + " " * 100 + "BT /F1 10 Tf 60 50 Td (B) Tj ET").encode() + bytes(range(256)))[:-150]
    page = first(stream(raw, "/Filter /FlateDecode"))
    assert page.problem == "damaged_content"
    broken = zlib.compress(ONE.encode() * 40)
    page = first(stream(broken[:30] + b"\xff\xff\xff\xff" + broken[34:], "/Filter /FlateDecode"))
    assert page.problem == "damaged_content"


def test_a_damaged_form() -> None:
    form = stream(zlib.compress(ONE.encode())[:-4], f"{FORM} /Filter /FlateDecode")
    page = first("/Fm0 Do", resources="/XObject << /Fm0 11 0 R >>", objects={11: form})
    assert (shown(page), page.problem) == ("A", "damaged_content")


def test_content_that_is_missing() -> None:
    assert first(ONE, page="/MediaBox [0 0 200 100] /Contents 99 0 R").problem == "damaged_content"
    assert first("/Fm0 Do", resources="/XObject << /Fm0 99 0 R >>").problem == "damaged_content"


def test_a_page_out_of_grammar_is_read_by_pdfminer() -> None:
    content = (
        "} BT /F1 10 Tf 20 50 Td (A) Tj 0.3 0 Td (A) Tj /F2 10 Tf <0041> Tj ET 10 40 m 60 40 l 60 20 l h S"
        " 20 30 100 0.5 re f 0 0 m 9 9 9 9 9 0 c S BT /F1 10 Tf 190 50 Td (BC) Tj ET /Im0 Do"
    )
    picture = stream(b"\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1")
    page = first(
        content,
        fonts="/F1 10 0 R /F2 11 0 R",
        resources="/XObject << /Im0 12 0 R >>",
        objects={11: chinese(None), 12: picture},
    )
    assert starts(page) == [("A", 20, 42), ("\ufffd", 25.3, 42), ("B", 190, 42), ("C", 195, 42)]
    assert (shown(page, True), page.glyphs[0].bold, page.glyphs[0].size) == ("A\ufffdBC", True, 10)
    assert lines(page) == [("h", 60, 10, 60), ("v", 60, 60, 80), ("h", 69.75, 20, 120)]
    assert (page.images, page.problem) == (1, None)


@pytest.mark.parametrize("operators", ["(A Tj", "1 Td", "abc Tm Tm", "/F1 Tf", "1 2 3 re", "1 2 l"])
def test_malformed_operands_are_left_to_pdfminer(operators: str) -> None:
    page = first(f"BT /F1 10 Tf 20 50 Td (A) Tj {operators} ET")
    assert page.problem is None
    assert shown(page).startswith("A")


def test_a_page_that_nobody_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("hqaudit.readers.pdf.document.read_with_pdfminer", refuse)
    assert first("}" + ONE) == PageContent(1, 200, 100, problem="unreadable_content")


def test_pdfminer_is_not_loaded_before_a_pdf_is_read() -> None:
    code = "import sys, hqaudit.readers.pdf.source; sys.exit(any(name.startswith('pdfminer') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


FOREIGN: dict[str, bytes | str] = {
    "a map": "/CIDInit /ProcSet findresource begin begincmap\n1 beginbfrange <0000> <FFFF> <0000> endbfrange",
    "a font": bytes(range(256)) * 4,
    "a font of words": "(Song) readonly def dup 32 /space put currentfile eexec",
}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("packed", [False, True])
def test_a_stream_of_something_else_in_the_place_of_the_content(name: str, packed: bool) -> None:
    assert first(stream(FOREIGN[name], packed=packed)).problem == "damaged_content"
    form = stream(FOREIGN[name], FORM, packed=packed)
    page = first(f"{ONE} /Fm0 Do", resources="/XObject << /Fm0 11 0 R >>", objects={11: form})
    assert page.problem == "damaged_content"


@pytest.mark.parametrize("content", ["", "q Q\n", "/P <</MCID 0>> BDC q 0 g /GS7 gs EMC Q", "1 1 1 rg 0 0 9 9 re n"])
def test_a_page_on_which_nothing_is_drawn_is_empty(content: str) -> None:
    assert first(content).problem is None


def test_an_operator_that_there_is_not_does_no_harm() -> None:
    page = first(f"{ONE} 5 xyz {ONE.replace('(A)', '(B)')}")
    assert (shown(page), page.problem) == ("AB", None)


def test_a_stream_that_cannot_be_unpacked_at_all() -> None:
    page = first(stream("not in base 85: ~~~ {|}", "/Filter [/ASCII85Decode /FlateDecode]"))
    assert page.problem == "unreadable_content"
