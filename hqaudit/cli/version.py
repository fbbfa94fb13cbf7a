"""The version, stated here so that asking for it loads nothing; the package takes it from here."""

VERSION = "0.1.0"
