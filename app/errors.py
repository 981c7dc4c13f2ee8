"""What can go wrong, in words that can be shown as they are; status codes belong to `app.web.errors`."""

from __future__ import annotations


class LedgerError(Exception):
    """The root of all errors a user can do something about; the message is one whole sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(LedgerError):
    """Nothing stands at this address."""


class Gone(NotFound):
    """Something stood at this address and was withdrawn; nothing else will ever stand there."""


class Refused(LedgerError):
    """The request cannot be carried out as it was made: a bad parameter, a rule broken."""


class Unreadable(LedgerError):
    """A file that gives no text."""


class Unavailable(LedgerError):
    """The ledger itself cannot be used: locked, read-only, damaged, or newer than the program."""
