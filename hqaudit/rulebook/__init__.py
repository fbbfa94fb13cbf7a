"""The rules that are in force: built-in ones, those of --rules, less what is ignored."""

from __future__ import annotations

from hqaudit.rulebook.catalogue import Rulebook, load_rulebook
from hqaudit.rulebook.config import Config, found_above, read_config

__all__ = ["Config", "Rulebook", "found_above", "load_rulebook", "read_config"]
