"""The rules that are in force: built-in ones, those of --rules, less what is ignored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hqaudit.rulebook.catalogue import Rulebook, load_rulebook

__all__ = ["Rulebook", "load_rulebook"]

Directories = Sequence[Path]
