"""What can go wrong, as finished sentences that a tired person can act on."""

from __future__ import annotations


class JournalError(Exception):
    """Something the person can put right; its text is one finished sentence."""


class NotUnderstood(JournalError):
    """A text could not be read as what was asked for."""


class InvalidEntry(JournalError):
    """A value was read, and is refused."""


class UnknownEntry(JournalError):
    """No entry, or more than one, goes by the name that was typed."""


class JournalUnavailable(JournalError):
    """The journal's file cannot be opened, read or written."""
