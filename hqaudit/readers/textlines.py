"""The lines of a text file: what each of them is, and bytes to text."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from hqaudit.errors import UnreadableDocument
from hqaudit.layout.outline import is_note
from hqaudit.model.message import Message

LineKind = Literal["blank", "row", "rule", "text"]

_PIPES = re.compile(r"\s*\|.*")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_SPLIT_PIPES = re.compile(r"(?<!\\)\|")
_PAGE_NUMBER = re.compile(r"\s*[-—–]\s*\d{1,4}\s*[-—–]\s*|\s*第\s*\d{1,4}\s*页(?:\s*[,，共/]\s*共?\s*\d{1,4}\s*页)?\s*")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class SourceLine(NamedTuple):
    """A line of the file: its number from 1, what it is, its text, and the cells of a table row."""

    number: int
    kind: LineKind
    text: str
    cells: tuple[str, ...] = ()


def source_lines(data: str) -> list[SourceLine]:
    """The lines of the text, page numbers left out."""
    texts = data.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "").split("\n")
    lines = [_classified(number, text) for number, text in enumerate(texts, start=1)]
    return [line._replace(kind="text") if _is_lone(lines, i) else line for i, line in enumerate(lines)]


def _classified(number: int, text: str) -> SourceLine:
    if not text.strip() or _PAGE_NUMBER.fullmatch(text):
        return SourceLine(number, "blank", "")
    if _PIPES.fullmatch(text) and len(_SPLIT_PIPES.findall(text)) > 1:
        if _RULE.fullmatch(text):
            return SourceLine(number, "rule", "")
        return SourceLine(number, "row", text.strip(), _pipe_cells(text))
    if "\t" in text:
        cells = tuple(cell.rstrip() if cell.strip() else "" for cell in text.split("\t"))
        filled = [cell for cell in cells if cell.strip()]
        if not all(map(is_note, filled)) and (len(filled) > 1 or cells[0] != "" or len(cells) > 2):
            return SourceLine(number, "row", text.strip(), cells)
    return SourceLine(number, "text", text.replace("\t", " ").rstrip())


def _pipe_cells(text: str) -> tuple[str, ...]:
    inner = text.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _SPLIT_PIPES.split(inner))


def _is_lone(lines: list[SourceLine], i: int) -> bool:
    """Whether what looks like a row is a line of text with a tab in it: one cell, and no row it goes with."""
    line = lines[i]
    if line.kind != "row" or sum(1 for cell in line.cells if cell) > 1:
        return False
    if any(0 <= j < len(lines) and lines[j].kind in {"row", "rule"} for j in (i - 1, i + 1)):
        return False
    before = next((other for other in reversed(lines[:i]) if other.kind != "blank"), None)
    return before is None or before.kind != "row" or len(before.cells) != len(line.cells)


def decode_text(data: bytes, source: str = "-") -> str:
    """The text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030."""
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _looks_binary(text):
            return text
    raise UnreadableDocument(
        Message(
            f"{source}：内容不是文本（不是 UTF-8、UTF-16 或 GB18030 编码）；请提供文本、PDF 或 JSON 文件",
            f"{source}: not text (neither UTF-8, UTF-16 nor GB18030); give a text, PDF or JSON file",
        )
    )


def _looks_binary(text: str) -> bool:
    """Whether control characters stand in the text that no text has."""
    return any(ord(char) < 32 and char not in "\t\n\r\f\v\x1a" for char in text)
