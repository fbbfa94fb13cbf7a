"""Input that is damaged or hostile, made by hand: small enough for a test, bad enough to be one."""

from __future__ import annotations

import zlib
from pathlib import Path

from tests.readers.pdf.minimal import FORM, chinese, pdf, stream

ONE = "BT /F1 10 Tf 20 50 Td (A) Tj ET"
SAMPLE = Path(__file__).parents[2] / "samples" / "budget-2024.pdf"
TEXT = (Path(__file__).parents[2] / "samples" / "budget-2024.txt").read_text("utf-8")
PARSED = '{"schema": "hqaudit/document/1", "source": "x", "blocks": [%s]}'


def bomb(megabytes: int = 2048) -> bytes:
    """A stream packed twice, of a thousandth of a thousandth of the size it unpacks to."""
    packer = zlib.compressobj()
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return stream(zlib.compress(head + block * megabytes), "/Filter [/FlateDecode /FlateDecode]")


def forms_within_forms() -> bytes:
    """Fifty forms deep, each draws the next fifty times."""
    deeper = {
        number: stream("/Fm0 Do " * 50, f"{FORM} /Resources << /XObject << /Fm0 {number + 1} 0 R >> >>")
        for number in range(11, 60)
    }
    return pdf("/Fm0 Do", resources="/XObject << /Fm0 11 0 R >>", objects={**deeper, 60: stream(ONE, FORM)})


def form_that_draws_itself() -> bytes:
    form = stream("/Fm0 Do /Fm0 Do", f"{FORM} /Resources << /XObject << /Fm0 11 0 R >> >>")
    return pdf("/Fm0 Do", resources="/XObject << /Fm0 11 0 R >>", objects={11: form})


def map_of_a_million() -> bytes:
    mapping = stream("beginbfrange " + "<0000> <FFFF> <0000>\n" * 2000 + "endbfrange")
    return pdf("BT /F1 10 Tf <0001> Tj ET", fonts="/F1 11 0 R", objects={11: chinese(12), 12: mapping})


def index_that_leads_to_itself() -> bytes:
    data = pdf(ONE, trailer="/Prev 00000")
    start = data.rindex(b"startxref\n") + 10
    return data.replace(b"/Prev 00000", b"/Prev %05d" % int(data[start : data.index(b"\n", start)]))


def scan() -> bytes:
    picture = stream(b"\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1")
    return pdf("/Im0 Do", "/Im0 Do", resources="/XObject << /Im0 12 0 R >>", objects={12: picture})


def page_without_unicode() -> bytes:
    return pdf("BT /F1 10 Tf 20 50 Td <00410042004300440045> Tj ET", fonts="/F1 11 0 R", objects={11: chinese(None)})


def locked() -> bytes:
    encrypt = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "00" * 32 + "> /U <" + "00" * 32 + "> /P -4 >>"
    return pdf(ONE, trailer=encrypt)


NO_FORM = "没有找到任何预算表或金额"
DAMAGED = "已损坏"
GARBLED = "第 1 页的内容有损坏，可能没有读全"
NO_TEXT = "内容不是文本"
NO_PARSED = "不是 hqaudit/document/1 文档"

INPUTS: dict[str, tuple[bytes, str]] = {
    "empty.pdf": (b"", "文件是空的"),
    "blank.txt": (b" \n\n", "文件是空的"),
    "workbook.pdf": (b"PK\x03\x04 a workbook", "不是 PDF 文件"),
    "only-a-head.pdf": (b"%PDF-1.7\n", DAMAGED),
    "noise.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 50, DAMAGED),
    "locked.pdf": (locked(), "文件已加密，需要密码；请用 --password 给出"),
    "unknown-lock.pdf": (pdf(ONE, trailer="/Encrypt << /Filter /Own /V 9 >>"), "加密方式无法识别"),
    "index-loop.pdf": (index_that_leads_to_itself(), DAMAGED),
    "object-loop.pdf": (pdf(ONE, objects={50: "50 0 R"}, page="/MediaBox 50 0 R"), DAMAGED),
    "length-loop.pdf": (pdf(ONE).replace(b"/Length 31", b"/Length 200 0 R"), f"{NO_FORM}|{DAMAGED}"),
    "page-tree-loop.pdf": (pdf(ONE).replace(b"/Kids [100 0 R]", b"/Kids [2 0 R]"), "应有 1 页，只找到 0 页"),
    "no-pages.pdf": (pdf(), "PDF 中没有页面"),
    "a-million-pages.pdf": (pdf(ONE, count=1_000_000), "应有 1000000 页，只找到 1 页"),
    "form-loop.pdf": (form_that_draws_itself(), GARBLED),
    "form-tree.pdf": (forms_within_forms(), f"{GARBLED}|内容无法读取"),
    "bomb.pdf": (pdf(bomb()), "需要的内存超过 1024 MB"),
    "map-bomb.pdf": (map_of_a_million(), "字体没有对应的编码"),
    "million-operators.pdf": (pdf(stream(b"q Q\n" * 500_000, packed=True)), NO_FORM),
    "open-arrays.pdf": (pdf(stream(b"[" * 100_000, packed=True)), GARBLED),
    "open-strings.pdf": (pdf("BT /F1 10 Tf " + "(" * 100_000 + " Tj ET"), GARBLED),
    "deep-object.pdf": (pdf(ONE, page="/MediaBox [0 0 9 9] /X " + "[" * 50_000 + "]" * 50_000), NO_FORM),
    "gigantic-box.pdf": (pdf(ONE, page="/MediaBox [0 0 1e30 1e30]"), NO_FORM),
    "box-of-words.pdf": (pdf(ONE, page="/MediaBox [0 0 (a) 5]"), NO_FORM),
    "no-box.pdf": (pdf(ONE, page="/MediaBox [0 0 0 0]"), NO_FORM),
    "huge-number.pdf": (pdf("BT /F1 10 Tf " + "9" * 100_000 + " 5 Td (A) Tj ET"), NO_FORM),
    "no-unicode.pdf": (page_without_unicode(), "字体没有对应的编码"),
    "scan.pdf": (scan(), "全部页面都没有文字层（可能是扫描件）"),
    "binary.txt": (bytes(range(256)) * 100, NO_TEXT),
    "zeros.txt": (bytes(1000), NO_TEXT),
    "utf32.txt": (TEXT.encode("utf-32"), NO_TEXT),
    "million-digits.txt": (f"收入合计{'9' * 1_000_000}万元。".encode(), NO_FORM),
    "million-marks.txt": (f"收入合计{'1,' * 300_000}万元。".encode(), NO_FORM),
    "open-brackets.txt": ("（收入预算安排\n".encode() * 3000, NO_FORM),
    "zero-width-table.txt": (("收支总表\n单位：万元\n项目\t数\n" + ("\t" * 200 + "\n") * 300).encode(), NO_FORM),
    "list.json": (b"[]", NO_PARSED),
    "word.json": (b'"a"', NO_PARSED),
    "nothing.json": (b"null", NO_PARSED),
    "deep.json": (b"[" * 200_000, "第 1 行不是有效的 JSON"),
    "cut.json": (b'{"schema": "hqaudit/docu', "第 1 行不是有效的 JSON"),
    "other.json": (b'{"schema": "hqaudit/findings/1", "documents": []}', NO_PARSED),
    "block.json": ((PARSED % '{"kind": 7}').encode(), NO_PARSED),
    "page.json": ((PARSED % ('{"kind": "note", "text": "a", "page": ' + "9" * 5000 + "}")).encode(), "不是有效的 JSON"),
    "web.dat": (b"<!DOCTYPE html><html></html>", "是网页"),
}
"""Name, content, and what must be said of it (one of several, where it depends on how deep the stack is already)."""
