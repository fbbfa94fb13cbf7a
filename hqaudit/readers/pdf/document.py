"""The document layer: opening a PDF, its pages one by one, and what to do about those that cannot be read."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, int_value

from hqaudit.errors import UnreadableDocument
from hqaudit.layout.raw import PageContent
from hqaudit.model.message import Message
from hqaudit.readers.pdf.content import Interpreter
from hqaudit.readers.pdf.doubles import without_doubles
from hqaudit.readers.pdf.fallback import read_with_pdfminer
from hqaudit.readers.pdf.fonts import FontCache
from hqaudit.readers.pdf.geometry import Matrix, page_view
from hqaudit.readers.pdf.objects import Objects
from hqaudit.readers.pdf.state import State
from hqaudit.readers.pdf.streams import any_garbled

UNREADABLE_PAGE = "unreadable_content"
"""Problem of a page: neither interpreter can make sense of what it draws."""
DAMAGED_STREAM = "damaged_content"
"""Problem of a page: part of what it draws cannot be unpacked and may be missing."""
RECOGNISED_TEXT = "recognised_text"
"""Problem of a page: a picture, over text that was recognised in it and that nobody sees."""

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its remarks on odd files are not for our users


def read_pages(data: bytes, name: str, password: str = "") -> Iterator[PageContent]:
    """The pages of a PDF; UnreadableDocument at once if it cannot be opened or has none."""
    pages = _pages(data, name, password)
    return _contents(pages)


def _contents(pages: list[PDFPage]) -> Iterator[PageContent]:
    fonts = FontCache()
    for number, page in enumerate(pages, 1):
        yield _content(page, number, fonts)


def _pages(data: bytes, name: str, password: str) -> list[PDFPage]:
    try:
        document = Objects(data, password)
        pages = list(PDFPage.create_pages(document))
        promised = int_value(dict_value(document.catalog["Pages"])["Count"])  # without it pages may be missing unseen
    except PDFPasswordIncorrect as error:
        raise _locked(name, password) from error
    except PDFEncryptionError as error:
        zh, en = (
            f"{name}：文件的加密方式无法识别；请提供未加密的文件",
            f"{name}: encrypted in an unknown way; provide it without",
        )
        raise UnreadableDocument(Message(zh, en)) from error
    except MemoryError:
        raise
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


def _locked(name: str, password: str) -> UnreadableDocument:
    if password:
        zh, en = f"{name}：文件已加密，密码不对；请检查 --password", f"{name}: encrypted, and this is not its password"
    else:
        zh = f"{name}：文件已加密，需要密码；请用 --password 给出，或提供未加密的文件"
        en = f"{name}: the file is encrypted and needs a password; give it with --password, or a file without"
    return UnreadableDocument(Message(zh, en))


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
    interpreter, broken = Interpreter(fonts, content), False
    try:
        interpreter.draw(page.contents, page.resources, State(matrix, (0.0, 0.0, width, height)))
    except MemoryError:
        raise
    except Exception:  # a stream out of grammar, or what damaged objects lead pdfminer to
        content, broken = _second_try(page, number, matrix, (width, height)), True
    if content.images and interpreter.unseen and not any(glyph.visible for glyph in content.glyphs):
        content.problem = RECOGNISED_TEXT
        content.glyphs = [glyph._replace(visible=True) for glyph in content.glyphs]
    if interpreter.damaged or ("Contents" not in page.attrs and "Font" in dict_value(page.resources)):
        content.problem = DAMAGED_STREAM
    doubtful = broken or interpreter.foreign or not (content.glyphs or content.rulings or content.images)
    if doubtful and content.problem is None and any_garbled(page.contents, interpreter.forms):
        content.problem = DAMAGED_STREAM
    if interpreter.doubled:
        content.glyphs = without_doubles(content.glyphs)
    return content


def _second_try(page: PDFPage, number: int, matrix: Matrix, size: tuple[float, float]) -> PageContent:
    content = PageContent(number, *size)
    try:
        read_with_pdfminer(page, matrix, content)
        content.glyphs = without_doubles(content.glyphs)
    except MemoryError:
        raise
    except Exception:  # neither interpreter can make sense of it
        content.problem = UNREADABLE_PAGE
    return content
