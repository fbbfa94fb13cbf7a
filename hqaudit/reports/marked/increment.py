"""Objects added to a PDF behind its own bytes: an incremental update that reads no more of the file than it touches."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby, pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

from hqaudit.reports.marked.strings import text


class Increment:
    """A PDF and what is added to it, encrypted as the PDF is. Raises pypdf's errors for a file that it cannot read."""

    def __init__(self, data: bytes, password: str = "") -> None:
        self._data = data
        self._reader = PdfReader(BytesIO(data))
        if self._reader.is_encrypted and not self._reader.decrypt(password):
            raise ValueError("encrypted")
        stated: Any = self._reader.trailer["/Size"]
        known = (*self._reader.xref_objStm, *(number for table in self._reader.xref.values() for number in table))
        self._size = max(int(stated), *(number + 1 for number in known))
        self._objects: dict[tuple[int, int], Any] = {}
        self._root: Any = self._reader.trailer["/Root"]

    def page(self, number: int) -> Any:
        """A page of the document, counted from 1."""
        return self._reader.pages[number - 1]

    def add(self, item: Any) -> IndirectObject:
        """Add an object; the reference to it."""
        self._objects[self._size, 0] = item
        self._size += 1
        return IndirectObject(self._size - 1, 0, self._reader)

    def changed(self, item: Any) -> None:
        """Write an object of the document anew, as it is now."""
        reference = item.indirect_reference
        self._objects[reference.idnum, reference.generation] = item

    def add_page(self, page: DictionaryObject) -> None:
        """Add a page behind the last one."""
        tree: Any = self._root["/Pages"]
        page[NameObject("/Parent")] = tree.indirect_reference
        tree[NameObject("/Kids")] = ArrayObject([*tree["/Kids"].get_object(), self.add(page)])
        tree[NameObject("/Count")] = NumberObject(int(tree["/Count"]) + 1)
        self.changed(tree)

    def add_outline(self, title: str, items: list[tuple[str, ArrayObject]]) -> None:
        """Add a bookmark, closed, behind those that there are, and below it one for each title and destination."""
        outlines: Any = self._root.get("/Outlines")
        outlines = outlines.get_object() if outlines is not None else None
        if outlines is None:
            outlines = DictionaryObject({NameObject("/Type"): NameObject("/Outlines")})
            outlines.indirect_reference = self.add(outlines)
            self._root[NameObject("/Outlines")] = outlines.indirect_reference
            self.changed(self._root)
        top = DictionaryObject({NameObject("/Title"): text(title), NameObject("/Dest"): items[0][1]})
        mine = self.add(top)
        below = [self.add(self._item(name, mine, there)) for name, there in items]
        self._chain(below)
        top.update({
            NameObject("/Parent"): outlines.indirect_reference,
            NameObject("/First"): below[0],
            NameObject("/Last"): below[-1],
            NameObject("/Count"): NumberObject(-len(below)),
        })  # fmt: skip
        self._append(outlines, top, mine)

    def data(self) -> bytes:
        """The document with what was added."""
        out = BytesIO()
        out.write(self._data if self._data.endswith(b"\n") else self._data + b"\n")
        offsets = {}
        for (number, generation), item in sorted(self._objects.items()):
            offsets[number, generation] = out.tell()
            out.write(f"{number} {generation} obj\n".encode())
            self._locked(item, number, generation).write_to_stream(out)
            out.write(b"\nendobj\n")
        start = out.tell()
        out.write(self._table(offsets, start))
        return out.getvalue() + f"startxref\n{start}\n%%EOF\n".encode()

    def _locked(self, item: Any, number: int, generation: int) -> Any:
        """An object as it is written: pypdf has no other door to the key of the document than this one."""
        key = self._reader._encryption
        return item if key is None else key.encrypt_object(item, number, generation)

    @staticmethod
    def _item(title: str, parent: IndirectObject, there: ArrayObject) -> DictionaryObject:
        return DictionaryObject({
            NameObject("/Title"): text(title),
            NameObject("/Parent"): parent,
            NameObject("/Dest"): there,
        })  # fmt: skip

    def _chain(self, items: list[IndirectObject]) -> None:
        for before, after in pairwise(items):
            self._objects[before.idnum, 0][NameObject("/Next")] = after
            self._objects[after.idnum, 0][NameObject("/Prev")] = before

    def _append(self, outlines: Any, top: DictionaryObject, mine: IndirectObject) -> None:
        last: Any = outlines.get("/Last")
        if last is None:
            outlines[NameObject("/First")] = mine
        else:
            reference, last = outlines.raw_get("/Last"), last.get_object()
            last[NameObject("/Next")] = mine
            top[NameObject("/Prev")] = reference
            self.changed(last)
        outlines[NameObject("/Last")] = mine
        outlines[NameObject("/Count")] = NumberObject(max(int(outlines.get("/Count", 0)), 0) + 1)
        self.changed(outlines)

    def _table(self, offsets: dict[tuple[int, int], int], start: int) -> bytes:
        """The cross-reference of what was added, in the manner of the document's own."""
        before = int(self._data[self._data.rindex(b"startxref") + 9 :].split()[0])
        trailer = DictionaryObject({NameObject("/Prev"): NumberObject(before)})
        for key in ("/Root", "/Info", "/ID", "/Encrypt"):
            if key in self._reader.trailer:
                trailer[NameObject(key)] = self._reader.trailer.raw_get(key)
        if self._data[before : before + 20].lstrip().startswith(b"xref"):
            return self._plain(offsets, trailer)
        return self._packed({**offsets, (self._size, 0): start}, trailer)

    def _plain(self, offsets: dict[tuple[int, int], int], trailer: DictionaryObject) -> bytes:
        lines = b""
        for first, run in _runs(offsets):
            lines += f"{first} {len(run)}\n".encode()
            lines += b"".join(f"{offset:010d} {generation:05d} n \n".encode() for generation, offset in run)
        trailer[NameObject("/Size")] = NumberObject(self._size)
        out = BytesIO()
        trailer.write_to_stream(out)
        return b"xref\n" + lines + b"trailer\n" + out.getvalue() + b"\n"

    def _packed(self, offsets: dict[tuple[int, int], int], trailer: DictionaryObject) -> bytes:
        stream = DecodedStreamObject()
        runs = list(_runs(offsets))
        entries = (entry for _, run in runs for entry in run)
        stream.set_data(b"".join(b"\x01%b%b" % (at.to_bytes(5), generation.to_bytes(2)) for generation, at in entries))
        stream.update(trailer)
        stream.update({
            NameObject("/Type"): NameObject("/XRef"),
            NameObject("/Size"): NumberObject(self._size + 1),
            NameObject("/W"): ArrayObject(map(NumberObject, (1, 5, 2))),
            NameObject("/Index"): ArrayObject(NumberObject(n) for first, run in runs for n in (first, len(run))),
        })  # fmt: skip
        out = BytesIO(f"{self._size} 0 obj\n".encode())
        out.seek(0, 2)
        stream.write_to_stream(out)
        return out.getvalue() + b"\nendobj\n"


def _runs(offsets: dict[tuple[int, int], int]) -> list[tuple[int, list[tuple[int, int]]]]:
    """Objects with consecutive numbers together: the first number, and generation and offset of each."""
    ordered = enumerate(sorted(offsets.items()))
    groups = (list(group) for _, group in groupby(ordered, key=lambda entry: entry[1][0][0] - entry[0]))
    return [(group[0][1][0][0], [(key[1], offset) for _, (key, offset) in group]) for group in groups]
