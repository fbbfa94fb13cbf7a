"""The version, stated here so that asking for it loads nothing; a test holds it to pyproject.toml."""

VERSION = "0.1.0"
