"""What a promise is about: themes found by their words in the act's object, each with the words that made it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "vocabulary" / "themes.toml"
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of the ledger: its slug, its name and one sentence for readers, and the patterns of its words.

    `ends` is set for a theme that is often only the means to another: its own words that make it an end.
    """

    slug: str
    name: str
    description: str
    pattern: re.Pattern[str] | None
    ends: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """A theme and the words that made it, in the order of the text."""

    slug: str
    words: tuple[str, ...]


@cache
def vocabulary() -> tuple[Theme, ...]:
    """Return the themes of `vocabulary/themes.toml` in their order; raises ValueError where an entry is incomplete."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))["theme"]
    themes = tuple(_theme(table) for table in tables)
    if len({theme.slug for theme in themes}) != len(themes):
        raise ValueError("Two themes have the same slug.")
    return themes


def _theme(table: dict[str, str | list[str]]) -> Theme:
    slug, name, description, words = (table.get(key) for key in ("slug", "name", "description", "words"))
    if not (
        isinstance(slug, str) and isinstance(name, str) and isinstance(description, str) and isinstance(words, list)
    ):
        raise ValueError(f"The theme {slug!r} needs a slug, a name, a description and words.")
    ends = table.get("ends")
    return Theme(slug, name, description, _pattern(words), _pattern(ends) if isinstance(ends, list) else None)


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None


def themes_of(promise: str, *context: str) -> Sequence[ThemeFound]:
    """Return the themes of what is promised, in the vocabulary's order; "other" where nothing names a theme.

    Where the promise names none, or only the means (sharing information, INTERPOL), the nearest context that names
    an end gives it: pass the whole sentence, then what stands before it, nearest first.
    """
    found = _all(promise)
    for text in context:
        if any(_is_end(theme.slug, promise) for theme in found):
            break
        ends = [theme for theme in _all(text) if _is_end(theme.slug, "")]
        found = sorted([*found, *ends], key=lambda theme: _order()[theme.slug])
    return found or [ThemeFound(OTHER, ())]


def _all(text: str) -> list[ThemeFound]:
    return [found for theme in vocabulary() if (found := _found(theme, text))]


def _is_end(slug: str, promise: str) -> bool:
    theme = next(theme for theme in vocabulary() if theme.slug == slug)
    return theme.ends is None or theme.ends.search(promise) is not None


@cache
def _order() -> dict[str, int]:
    return {theme.slug: place for place, theme in enumerate(vocabulary())}


def _found(theme: Theme, text: str) -> ThemeFound | None:
    if theme.pattern is None:
        return None
    words = dict.fromkeys(" ".join(match.group().split()) for match in theme.pattern.finditer(text))
    return ThemeFound(theme.slug, tuple(words)) if words else None
