"""A PDF encrypted the oldest way (RC4, 40 bits), which any reader of PDFs opens with its password."""

from __future__ import annotations

import hashlib
import struct

from pdfminer.arcfour import Arcfour

from tests.readers.pdf.minimal import pdf, stream

_FILL = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_CONTENT = 200  # the number that minimal gives to the content of the first page


def encrypted(content: bytes, password: str) -> bytes:
    """A document of one page whose user has to know the password; "" is none."""
    user = (password.encode() + _FILL)[:32]
    owner = Arcfour(hashlib.md5(user).digest()[:5]).encrypt(user)  # noqa: S324 - as PDF has it
    key = hashlib.md5(user + owner + struct.pack("<i", -4) + b"id").digest()[:5]  # noqa: S324 - same
    proof = Arcfour(key).encrypt(_FILL)
    own = hashlib.md5(key + struct.pack("<I", _CONTENT)[:3] + b"\0\0").digest()[:10]  # noqa: S324 - same
    locked = stream(Arcfour(own).encrypt(content))
    trailer = f"/ID [<{b'id'.hex()}> <{b'id'.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
    return pdf(locked, trailer=f"{trailer} /O <{owner.hex()}> /U <{proof.hex()}> >>")
