"""What a citation says, and how it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from slugify import slugify

NAME = "G7 Ledger"
LONGEST_KEY = 100


class Genre(StrEnum):
    """What is cited, in the words of CSL (Citation Style Language)."""

    PAGE = "webpage"
    DATA = "dataset"
    CHART = "graphic"


@dataclass(frozen=True, slots=True)
class Edition:
    """A state of the ledger: its revision, and the day something last came in or was decided; None for an empty one."""

    revision: int
    day: date | None


@dataclass(frozen=True)
class Citation:
    """One part of the ledger at its permanent address, in the edition that was read; one part has one key.

    `says` has the exact words of a promise or a figure, and `source` who published them, where and when.
    """

    title: str
    address: str
    edition: Edition
    genre: Genre = Genre.PAGE
    says: str = ""
    source: str = ""

    @cached_property
    def key(self) -> str:
        """A name for reference managers, ASCII, the same for the same part and revision."""
        name = slugify(f"{NAME} {self.address.partition('://')[2].partition('/')[2]}")
        if len(name) > LONGEST_KEY:
            name = f"{name[:LONGEST_KEY]}-{sha256(name.encode()).hexdigest()[:6]}"
        return f"{name}-r{self.edition.revision}"

    @property
    def version(self) -> str:
        """The edition in a word."""
        return f"revision {self.edition.revision}"

    @property
    def note(self) -> str:
        """The words and their source on one line, as far as there are any."""
        words = f"“{self.says}”" if self.says else ""
        return " ".join(" – ".join(part for part in (words, self.source) if part).split())

    @property
    def plain(self) -> str:
        """The whole citation as it stands in a list of references."""
        day = self.edition.day
        year = f" ({day.year})" if day else ""
        when = f" of {day.day} {day:%B %Y}" if day else ""
        words = f" {_stopped(self.note)}" if self.note else ""
        return f"{NAME}{year}. {_stopped(self.title)}{words} {self.version.capitalize()}{when}. {self.address}"


def _stopped(sentence: str) -> str:
    """Return a sentence with one full stop at its end, inside its quotation marks where it has them there."""
    return sentence if sentence.rstrip("”").endswith((".", "?", "!", "…")) else f"{sentence}."
