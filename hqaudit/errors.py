"""What can go wrong with a file or a rule: one clear sentence each (what, where, what to do), never a traceback."""

from __future__ import annotations

from hqaudit.model.message import Message


class HqauditError(Exception):
    """The root of hqaudit's errors; ``message`` is the sentence a user reads."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class UnreadableDocument(HqauditError):  # noqa: N818 - named for what it is, as users and DESIGN speak of it
    """A document that could not be read, or not well enough to vouch for (exit status 3)."""


class BrokenRule(HqauditError):  # noqa: N818 - as above
    """A rule file, vocabulary or command line that is wrong (exit status 2)."""
