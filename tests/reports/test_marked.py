from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from hqaudit import audit
from hqaudit.errors import UnreadableDocument
from hqaudit.model.blocks import Table
from hqaudit.model.figure import Figure
from hqaudit.model.message import Message
from hqaudit.model.place import Place
from hqaudit.model.report import Exhibit, Finding, Report
from hqaudit.readers.pdf.source import open_pages
from hqaudit.reports import OUTPUTS
from hqaudit.reports.marked.annotations import MARGIN
from hqaudit.reports.marked.lettering import letters, width, wrapped
from hqaudit.reports.view import View
from tests.readers.pdf.minimal import pdf
from tests.reports.hostile import ALL, finding

SAMPLE = Path(__file__).parents[2] / "samples" / "budget-2024.pdf"
LOCK = "geheim"
HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def marked(report: Report) -> bytes:
    return b"".join(OUTPUTS[".pdf"].data([report], View()))


def marks_on(data: bytes, page: int) -> list[Any]:
    found = PdfReader(BytesIO(data)).pages[page - 1].get("/Annots", [])
    return [one.get_object() for one in found if one.get_object().get("/T") == "hqaudit"]


def read_back(data: bytes, page: int, mark: Any) -> str:
    """The text that pdfium, which knows nothing of hqaudit, finds under a mark."""
    text = pypdfium2.PdfDocument(data)[page - 1].get_textpage()
    left, bottom, right, top = (float(value) for value in mark["/Rect"])
    inner = MARGIN + 0.5  # pdfium takes in every letter that the box touches
    return str(text.get_text_bounded(left + inner, bottom + inner, right - inner, top - inner)).strip()


@pytest.fixture(scope="module")
def made() -> tuple[Report, bytes]:
    report = audit(str(SAMPLE))
    return report, marked(report)


def test_the_original_is_kept_byte_for_byte(made: tuple[Report, bytes]) -> None:
    _, data = made
    assert data.startswith(SAMPLE.read_bytes())


def told(report: Report) -> dict[Place, str]:
    """The figures and words of all findings, as they were read."""
    blocks = report.document.blocks if report.document else ()
    texts: dict[Place, str] = {}
    for found in report.findings:
        for place in (*found.places, *(one.figure.place for one in found.exhibits)):
            block = blocks[place.block]
            cell = block.rows[place.row_index or 0][place.column_index or 0] if isinstance(block, Table) else block
            texts[place] = "".join((cell.text if cell else "")[place.start : place.end].split())
    return texts


def test_a_mark_on_each_figure_and_word_of_each_finding(made: tuple[Report, bytes]) -> None:
    report, data = made
    texts = told(report)
    assert len(texts) > 50
    for page in sorted({place.page or 0 for place in texts}):
        marks = [one for one in marks_on(data, page) if one["/Subtype"] == "/Highlight"]
        under = ["".join(read_back(data, page, mark).split()) for mark in marks]
        wanted = [(text, place.row_index is None) for place, text in texts.items() if place.page == page]
        assert len(under) == len(wanted)
        for text, alone in wanted:  # a word of a cell is marked with the cell
            under.remove(next(one for one in under if one == text or (not alone and text in one)))
        assert {mark["/F"] for mark in marks} == {4}
        assert all(mark["/AP"]["/N"]["/Subtype"] == "/Form" for mark in marks)


def test_a_mark_says_what_is_wrong_and_in_which_colour(made: tuple[Report, bytes]) -> None:
    _, data = made
    by_text = {read_back(data, 4, mark): mark for mark in marks_on(data, 4) if mark["/Subtype"] == "/Highlight"}
    suspect, evidence = by_text["498.51"], by_text["489.51"]
    assert list(suspect["/C"]) != list(evidence["/C"])
    assert "应为 489.51：相邻两位数字颠倒" in suspect["/Contents"]
    assert str(evidence["/Contents"]).startswith("错误（佐证） ")


def test_every_finding_has_a_bookmark_and_a_link_from_the_summary(made: tuple[Report, bytes]) -> None:
    report, data = made
    reader = PdfReader(BytesIO(data))
    outline: Any = reader.outline
    *_, root, bookmarks = outline
    placed = [one for one in report.findings if one.exhibits or one.page is not None]
    assert root["/Title"] == f"hqaudit（{len(placed)}）"
    assert len(bookmarks) == len(placed)
    links = [one.get_object() for page in reader.pages[report.pages :] for one in page.get("/Annots", [])]
    assert [link["/Subtype"] for link in links] == ["/Link"] * len(placed)
    assert {link["/Dest"][0] for link in links} <= {page.indirect_reference for page in reader.pages[: report.pages]}


def test_a_finding_about_a_page_has_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("", page="/MediaBox [0 0 300 200]"))
    message = Message("页上有看不见的文字", "hidden text")
    (note,) = marks_on(
        marked(Report(str(path), "checked", pages=1, findings=(Finding("1", "r", "info", message, message, page=1),))),
        1,
    )
    assert (note["/Subtype"], note["/Contents"]) == ("/Text", "提示 页上有看不见的文字 [r]")


def test_the_summary_can_be_read(made: tuple[Report, bytes]) -> None:
    report, data = made
    document = pypdfium2.PdfDocument(data)
    assert len(document) > report.pages
    text = "".join(document[at].get_textpage().get_text_range() for at in range(report.pages, len(document)))
    assert "hqaudit 核对结果" in text
    assert "错误 18 · 警告 9 · 提示 5" in text
    assert "“收入合计”印作 498.51 万元，应为 489.51 万元（相邻两位数字颠倒）" in text.replace("\r\n", "")
    picture = document[report.pages].render(scale=1).to_pil().convert("L")
    assert sum(picture.histogram()[:128]) > 2_000  # the letters are drawn, though their font is not in the file


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("boxes", ["/MediaBox [0 0 300 200]", "/MediaBox [310 220 10 20] /CropBox [25 40 300 215]"])
def test_turned_shifted_and_cropped_pages(tmp_path: Path, turn: int, boxes: str) -> None:
    path = tmp_path / "a.pdf"
    content = "BT /F1 12 Tf 60 100 Td (total) Tj ET BT /F1 12 Tf 160 100 Td (123.45) Tj ET"
    path.write_bytes(pdf(content, page=f"{boxes} /Rotate {turn}", fonts="/F1 11 0 R", objects={11: HELVETICA}))
    (page,) = open_pages(path.read_bytes(), "a.pdf")
    glyphs = [glyph for glyph in page.glyphs if glyph.text in "0123456789."]
    box = (
        min(one.x0 for one in glyphs), min(one.top for one in glyphs),
        max(one.x1 for one in glyphs), max(one.bottom for one in glyphs),
    )  # fmt: skip
    figure = Figure("123.45", Decimal("123.45"), 2, "元", Place(0, 0, 6, page=1, box=box))
    told = Message("不符", "wrong")
    one = Finding("1", "r", "error", told, told, (Exhibit(figure, "合计", "suspect"),))
    data = marked(Report(str(path), "checked", pages=1, findings=(one,)))
    (mark,) = marks_on(data, 1)
    assert read_back(data, 1, mark) == "123.45"
    picture = pypdfium2.PdfDocument(data)[0].render(scale=2, may_draw_forms=False).to_pil().convert("RGB")
    corners = [(box[0] + 0.5, box[1] + 0.5), (box[2] - 0.5, box[3] - 0.5)]
    for x, y in corners:
        red, green, _ = picture.getpixel((int(x * 2), int(y * 2)))
        assert red > 200 > green
    outside = picture.getpixel((int((box[0] - 4) * 2), int((box[1] - 4) * 2)))
    assert outside == (255, 255, 255)


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("收入合计 1.00 万元", "utf-8")
    with pytest.raises(UnreadableDocument, match="no PDF"):
        marked(Report(str(path), "checked"))
    path.write_bytes(b"%PDF-1.7\nbroken")
    with pytest.raises(UnreadableDocument, match="cannot be marked"):
        marked(Report(str(path), "checked"))
    with pytest.raises(UnreadableDocument, match="cannot be marked"):
        marked(Report(str(tmp_path / "nowhere.pdf"), "checked"))


def test_an_encrypted_report_is_marked(tmp_path: Path) -> None:
    writer = PdfWriter(SAMPLE)
    writer.encrypt(LOCK, algorithm="AES-128")
    path = tmp_path / "a.pdf"
    writer.write(path)
    report = audit(str(SAMPLE))._replace(path=str(path))
    data = b"".join(OUTPUTS[".pdf"].data([report], View(password=LOCK)))
    document = pypdfium2.PdfDocument(data, password=LOCK)
    assert len(document) > report.pages
    assert "hqaudit 核对结果" in document[report.pages].get_textpage().get_text_range()
    with pytest.raises(UnreadableDocument, match="encrypted"):
        marked(report)


def test_hostile_text_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("", "BT ET", page="/MediaBox [0 0 300 200]"))
    data = marked(Report(str(path), "checked", pages=2, findings=tuple(map(finding, ALL))))
    says = "".join(mark["/Contents"] for mark in marks_on(data, 2))
    assert "<script>alert(1)</script>" in says
    assert not {"\x1b", "\x00", "\x07", "\u202e"} & set(says)
    assert b"/URI" not in data
    assert b"/JavaScript" not in data


def test_lines_fit_and_keep_numbers_whole() -> None:
    text = letters("“基本支出”印作 1,234,567.89 万元，应为 1,234,576.89 万元（相邻两位数字颠倒）。 - 𠮷")
    lines = wrapped(text, 10, 120)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert "□" in text
    assert all(width(line.rstrip("，。）”"), 10) <= 120 for line in lines)
    assert any("1,234,567.89" in line for line in lines)
    assert not [line for line in lines if line.startswith(("，", "）", "。", "”"))]
    assert wrapped("一二三四（五六）", 10, 50) == ["一二三四", "（五六）"]
