"""The bytes of an incremental update: objects, a bundle of the small ones, and the cross-reference to them."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

if TYPE_CHECKING:
    from collections.abc import Mapping

Entry = tuple[int, int, int]
"""Of an object: 1, its offset and generation; or 2, the bundle that it stands in and its place there."""


def bundle(items: Mapping[int, Any]) -> Any:
    """Objects by their numbers in one compressed stream."""
    index, body = "", BytesIO()
    for number, item in items.items():
        index += f"{number} {body.tell()} "
        item.write_to_stream(body)
        body.write(b"\n")
    stream = DecodedStreamObject()
    stream.set_data(index.encode() + body.getvalue())
    packed = stream.flate_encode()
    packed.update({
        NameObject("/Type"): NameObject("/ObjStm"),
        NameObject("/N"): NumberObject(len(items)),
        NameObject("/First"): NumberObject(len(index)),
    })  # fmt: skip
    return packed


class Written:
    """A document, and objects behind it; ``packed`` says of each that stands in a bundle in which, and where in it."""

    def __init__(self, data: bytes) -> None:
        self._out = BytesIO(data)
        self._out.seek(0, 2)
        self._entries: dict[int, Entry] = {}
        self.packed: dict[int, tuple[int, int]] = {}

    def add(self, number: int, generation: int, item: Any) -> None:
        """Write an object."""
        self._entries[number] = (1, self._out.tell(), generation)
        self._out.write(f"{number} {generation} obj\n".encode())
        item.write_to_stream(self._out)
        self._out.write(b"\nendobj\n")

    def finished(self, size: int, trailer: DictionaryObject, before: bytes) -> bytes:
        """All of it, with a cross-reference in the manner of the document's own.

        Where that is a table, a stream beside the new table tells of the bundle, as Word writes it: of PDF's own
        ways the one that every viewer since 2003 follows.
        """
        start = int(before[before.rindex(b"startxref") + 9 :].split()[0])
        plain = before[start : start + 20].lstrip().startswith(b"xref")
        trailer[NameObject("/Size")] = NumberObject(size + 1)
        inside = {number: (2, *where) for number, where in self.packed.items()}
        known = inside if plain else {**self._entries, **inside}
        at = self._out.tell()
        self.add(size, 0, _stream({**known, size: (1, at, 0)}, trailer, None if plain else start))
        if plain:
            trailer[NameObject("/Prev")], trailer[NameObject("/XRefStm")] = NumberObject(start), NumberObject(at)
            at = self._out.tell()
            self._out.write(_table(self._entries))
            trailer.write_to_stream(self._out)
            self._out.write(b"\n")
        self._out.write(f"startxref\n{at}\n%%EOF\n".encode())
        return self._out.getvalue()


def _stream(entries: Mapping[int, Entry], trailer: DictionaryObject, before: int | None) -> Any:
    stream = DecodedStreamObject()
    runs = list(_runs(entries))
    data = b"".join(
        b"%c%b%b" % (kind, where.to_bytes(5), more.to_bytes(2)) for _, run in runs for kind, where, more in run
    )
    stream.set_data(data)
    made = stream.flate_encode()
    made.update(trailer)
    made.update({
        NameObject("/Type"): NameObject("/XRef"),
        NameObject("/W"): ArrayObject(map(NumberObject, (1, 5, 2))),
        NameObject("/Index"): ArrayObject(NumberObject(n) for first, run in runs for n in (first, len(run))),
    })  # fmt: skip
    if before is not None:
        made[NameObject("/Prev")] = NumberObject(before)
    return made


def _table(entries: Mapping[int, Entry]) -> bytes:
    lines = b"xref\n"
    for first, run in _runs(entries):
        lines += f"{first} {len(run)}\n".encode()
        lines += b"".join(f"{offset:010d} {generation:05d} n \n".encode() for _, offset, generation in run)
    return lines + b"trailer\n"


def _runs(entries: Mapping[int, Entry]) -> list[tuple[int, list[Entry]]]:
    """Objects with consecutive numbers together: the first number, and the entry of each."""
    ordered = enumerate(sorted(entries.items()))
    groups = (list(group) for _, group in groupby(ordered, key=lambda numbered: numbered[1][0] - numbered[0]))
    return [(group[0][1][0], [entry for _, (_, entry) in group]) for group in groups]
