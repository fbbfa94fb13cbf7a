"""What pdfminer hardly ever uses is imported when it does."""

from __future__ import annotations

import subprocess
import sys

READ = """
import sys
from tests.readers.pdf.minimal import first
first("")
"""


def _printed(program: str) -> str:
    command = [sys.executable, "-c", READ + program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_reading_a_pdf_does_not_import_them() -> None:
    loaded = _printed("print(*sorted(sys.modules))").split()
    assert "pdfminer.pdfdocument" in loaded
    assert {"cryptography", "charset_normalizer", "importlib.metadata", "email", "pydantic"}.isdisjoint(loaded)


def test_ciphers_work_when_they_are_wanted() -> None:
    program = """
from pdfminer.pdfdocument import Cipher, algorithms, default_backend, modes
cipher = Cipher(algorithms.AES(b"k" * 16), modes.CBC(b"i" * 16), backend=default_backend())
one, other = cipher.encryptor(), cipher.decryptor()
print(other.update(one.update(b"sixteen bytes ok")))
"""
    assert _printed(program) == "b'sixteen bytes ok'"


def test_encodings_are_detected() -> None:
    assert _printed("import pdfminer.utils as u; print(u.charset_normalizer.detect('中文文本'.encode())['encoding'])")


def test_the_version_is_looked_up() -> None:
    assert _printed("import pdfminer; print(pdfminer.__version__)") >= "20260107"
