"""What goes into reading a file, and what comes out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a file is read; beyond it the file is refused, or its end is kept without findings.

    `max_bytes` is the file itself, `max_inflated` what is packed inside it, in bytes; `max_characters` its text;
    `max_parsed` the characters that are searched for findings.
    """

    max_bytes: int = 20_000_000
    max_inflated: int = 60_000_000
    max_pages: int = 1_000
    max_characters: int = 5_000_000
    max_parsed: int = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The words of a file and what the file itself tells of them; None where it says nothing."""

    text: str
    media_type: str
    title: str | None = None
    published_on: date | None = None
    publisher: str | None = None
    language: str | None = None
    nothing: str = "There is no text in the file."

    def with_text(self, text: str) -> Reading:
        """Return the same reading with other words."""
        return replace(self, text=text)


def words(of: str) -> frozenset[str]:
    """Return one of the word lists of `vocabulary/reading.toml`."""
    return frozenset(_vocabulary()[of])


@cache
def _vocabulary() -> dict[str, list[str]]:
    return tomllib.loads(files("app.extraction.vocabulary").joinpath("reading.toml").read_text("utf-8"))
