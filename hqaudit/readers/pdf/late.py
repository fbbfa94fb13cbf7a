"""What pdfminer imports and hardly ever uses, left until it does.

cryptography and hashlib (encrypted files), charset_normalizer (odd strings), gzip (character maps of its own), html and
the look-up of pdfminer's own version take almost half of the time and of the memory that importing pdfminer does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType

_POSTPONED = (
    "charset_normalizer",
    "cryptography.hazmat.backends",
    "cryptography.hazmat.primitives.ciphers",
    "gzip",
    "hashlib",
    "html",
)


class _Late:
    """A name of a module that is imported when the name is called or looked into."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __call__(self, *arguments: object, **named: object) -> object:
        return getattr(import_module(self._module), self._name)(*arguments, **named)

    def __getattr__(self, name: str) -> object:
        return getattr(getattr(import_module(self._module), self._name), name)


@contextmanager
def postponed() -> Iterator[None]:
    """While pdfminer is imported, stand in for what it wants to import; what is imported already is left alone."""
    if "pdfminer.pdfdocument" in sys.modules:
        yield
        return
    if "pdfminer" not in sys.modules:
        sys.modules["pdfminer"] = _pdfminer()
    stand_ins = {name: _stand_in(name) for name in _POSTPONED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    module.__getattr__ = lambda attribute: _Late(name, attribute)  # type: ignore[method-assign]
    return module


def _pdfminer() -> ModuleType:
    """The package pdfminer, which does nothing but look up its version, without that."""
    spec = find_spec("pdfminer")
    if spec is None:
        raise ModuleNotFoundError("pdfminer")
    package = module_from_spec(spec)

    def version(name: str) -> str:
        if name != "__version__":
            raise AttributeError(name)
        return str(import_module("importlib.metadata").version("pdfminer.six"))

    package.__getattr__ = version  # type: ignore[method-assign]
    return package
