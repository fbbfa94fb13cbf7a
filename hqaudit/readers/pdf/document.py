"""The document layer: opening a PDF, its pages one by one, and what to do about those that cannot be read."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream, dict_value, int_value, resolve1

from hqaudit.errors import UnreadableDocument
from hqaudit.layout.raw import PageContent
from hqaudit.model.message import Message
from hqaudit.readers.pdf.content import Interpreter, State
from hqaudit.readers.pdf.doubles import without_doubles
from hqaudit.readers.pdf.fallback import read_with_pdfminer
from hqaudit.readers.pdf.fonts import FontCache
from hqaudit.readers.pdf.geometry import Matrix, page_view

UNREADABLE_PAGE = "页面内容无法解析"
DAMAGED_STREAM = "页面内容流已损坏，可能缺字"
RECOGNISED_TEXT = "页面是图片，文字来自图片识别层"

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its remarks on odd files are not for our users


def read_pages(data: bytes, name: str) -> Iterator[PageContent]:
    """The pages of a PDF; UnreadableDocument at once if it cannot be opened or has none."""
    pages = _pages(data, name)
    return _contents(pages)


def _contents(pages: list[PDFPage]) -> Iterator[PageContent]:
    fonts = FontCache()
    for number, page in enumerate(pages, 1):
        yield _content(page, number, fonts)


def _pages(data: bytes, name: str) -> list[PDFPage]:
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        pages = list(PDFPage.create_pages(document))
        promised = int_value(dict_value(document.catalog.get("Pages", {})).get("Count", 0))
    except PDFEncryptionError as error:
        raise UnreadableDocument(
            Message(f"{name}：文件已加密，需要密码；请提供未加密的文件", f"{name}: encrypted with a password; give a file without one")
        ) from error
    except Exception as error:  # pdfminer raises whatever damaged bytes lead it to
        raise _damaged(name) from error
    if len(pages) < promised:
        raise UnreadableDocument(
            Message(
                f"{name}：文件已损坏或不完整，应有 {promised} 页，只找到 {len(pages)} 页；请重新获取文件",
                f"{name}: damaged or cut short, {len(pages)} of {promised} pages found; fetch the file again",
            )
        )
    if not pages:
        raise UnreadableDocument(Message(f"{name}：PDF 中没有页面", f"{name}: the PDF has no pages"))
    return pages


def _damaged(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        Message(
            f"{name}：PDF 文件已损坏或不完整，无法读取；请重新获取文件",
            f"{name}: the PDF is damaged or cut short; fetch the file again",
        )
    )


def _content(page: PDFPage, number: int, fonts: FontCache) -> PageContent:
    matrix, width, height = page_view(page.mediabox, page.cropbox, page.rotate)
    content = PageContent(number, width, height)
    interpreter = Interpreter(fonts, content)
    try:
        data, whole = _stream_data(page)
        interpreter.run(data, page.resources, State(matrix, (0.0, 0.0, width, height)))
        if not whole:
            content.problem = DAMAGED_STREAM
    except Exception:  # a stream out of grammar, or what damaged objects lead pdfminer to
        content = _second_try(page, number, matrix, (width, height))
    if content.images and interpreter.unseen and not any(glyph.visible for glyph in content.glyphs):
        content.problem = RECOGNISED_TEXT
        content.glyphs = [glyph._replace(visible=True) for glyph in content.glyphs]
    if interpreter.doubled:
        content.glyphs = without_doubles(content.glyphs)
    return content


def _second_try(page: PDFPage, number: int, matrix: Matrix, size: tuple[float, float]) -> PageContent:
    content = PageContent(number, *size)
    try:
        read_with_pdfminer(page, matrix, content)
        content.glyphs = without_doubles(content.glyphs)
    except Exception:  # neither interpreter can make sense of it
        content.problem = UNREADABLE_PAGE
    return content


def _stream_data(page: PDFPage) -> tuple[bytes, bool]:
    """The content of a page, its streams joined, and whether all of it could be unpacked."""
    parts, whole = [], True
    for item in page.contents:
        stream = resolve1(item)
        if isinstance(stream, PDFStream):
            part, sound = _unpack(stream)
            parts.append(part)
            whole = whole and sound
    return b"\n".join(parts), whole


def _unpack(stream: PDFStream) -> tuple[bytes, bool]:
    """A stream's data and whether it is whole: pdfminer passes over damaged compression in silence."""
    raw = stream.get_rawdata()
    if raw is None or stream.decipher or [item for item, _ in stream.get_filters() if item not in LITERALS_FLATE_DECODE]:
        return stream.get_data(), True
    sound = True
    if stream.get_filters():
        try:
            zlib.decompress(raw)
        except zlib.error:
            sound = False
    return stream.get_data(), sound
