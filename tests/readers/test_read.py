from __future__ import annotations

import io
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from hqaudit.errors import UnreadableDocument
from hqaudit.model.blocks import Document, TextBlock
from hqaudit.readers import read

WORDS = "收入 5 万元。".encode()
PARSED = b'{"schema": "hqaudit/document/1", "source": "a.pdf", "blocks": []}'


@pytest.fixture
def pdf(monkeypatch: pytest.MonkeyPatch) -> Document:
    """A PDF reader that reads whatever it is given."""
    document = Document("pdf", (), ())
    module = ModuleType("hqaudit.readers.pdf.reader")
    module.read_pdf = lambda data, source, password: document  # type: ignore[attr-defined]  # noqa: ARG005
    monkeypatch.setitem(sys.modules, "hqaudit.readers.pdf.reader", module)
    return document


def written(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def first_text(document: Document) -> str:
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    return block.text


@pytest.mark.parametrize("name", ["a.txt", "a.MD", "a", "a.dat"])
def test_text(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, WORDS)
    document = read(path)
    assert (document.source, first_text(document)) == (path, "收入 5 万元。")


@pytest.mark.parametrize("name", ["a.json", "a", "a.out"])
def test_json(tmp_path: Path, name: str) -> None:
    assert read(written(tmp_path, name, PARSED)).source == "a.pdf"


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b"x"), ("a", b"%PDF-1.7"), ("a.dat", b"\n\n%PDF-1.4 ")])
def test_pdf(tmp_path: Path, name: str, data: bytes, pdf: Document) -> None:
    assert read(written(tmp_path, name, data)) is pdf


def test_standard_input(monkeypatch: pytest.MonkeyPatch, pdf: Document) -> None:
    assert first_text(read("-", lambda: WORDS)) == "收入 5 万元。"
    assert read("-", lambda: b"\xef\xbb\xbf " + PARSED).source == "a.pdf"
    assert read("-", lambda: b"%PDF-1.7") is pdf
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(WORDS)))
    assert read("-").source == "-"


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.txt: the file is empty"):
        read(written(tmp_path, "a.txt", data))


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="there is no such file") as caught:
        read(str(tmp_path / "a.pdf"))
    assert "找不到文件" in caught.value.message.zh


def test_a_directory(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="this is a directory"):
        read(str(tmp_path))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableDocument, match=r"cannot be read \(Permission denied\)"):
        read(str(tmp_path / "a.txt"))


def test_a_path_that_is_none() -> None:
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read("a\0.txt")


def test_binary_content_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.txt: not text"):
        read(written(tmp_path, "a.txt", b"\x00\x01"))
