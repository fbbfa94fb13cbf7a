"""Objects added to a PDF behind its own bytes: an incremental update that reads no more of the file than it touches."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from hqaudit.reports.marked.strings import text
from hqaudit.reports.marked.written import Written, bundle


class Increment:
    """A PDF and what is added to it, encrypted as the PDF is. Raises pypdf's errors for a file that it cannot read."""

    def __init__(self, data: bytes, password: str = "") -> None:
        self._data = data
        self._reader = PdfReader(BytesIO(data))
        if self._reader.is_encrypted and not self._reader.decrypt(password):
            raise ValueError("encrypted")
        stated: Any = self._reader.trailer["/Size"]
        known = (*self._reader.xref_objStm, *(number for table in self._reader.xref.values() for number in table))
        self._first = self._size = max(int(stated), *(number + 1 for number in known))
        self._objects: dict[tuple[int, int], Any] = {}
        self._root: Any = self._reader.trailer["/Root"]
        self._pages = list(self._reader.pages)

    def page(self, number: int) -> Any:
        """A page of the document, counted from 1."""
        return self._pages[number - 1]

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
        written = Written(self._data if self._data.endswith(b"\n") else self._data + b"\n")
        small = {key[0]: item for key, item in self._objects.items() if key[0] >= self._first and not _heavy(item)}
        packed = self._size
        self._objects[packed, 0] = bundle(small)
        self._size += 1
        for (number, generation), item in sorted(self._objects.items()):
            if number not in small:
                written.add(number, generation, self._locked(item, number, generation))
        written.packed = {number: (packed, at) for at, number in enumerate(small)}
        return written.finished(self._size, self._trailer(), self._data)

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

    def _trailer(self) -> DictionaryObject:
        kept = DictionaryObject()
        for key in ("/Root", "/Info", "/ID", "/Encrypt"):
            if key in self._reader.trailer:
                kept[NameObject(key)] = self._reader.trailer.raw_get(key)
        return kept


def _heavy(item: Any) -> bool:
    """What cannot stand in a bundle: a stream."""
    return isinstance(item, StreamObject)
