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
# Themes that are as often the means to an end as the end itself.
_MEANS = frozenset({"information-sharing", "interpol-capabilities"})


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of the ledger: its slug, its name and one sentence for readers, and the pattern of its words."""

    slug: str
    name: str
    description: str
    pattern: re.Pattern[str] | None


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
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None
    return Theme(slug, name, description, pattern)


def themes_of(promise: str, *context: str) -> Sequence[ThemeFound]:
    """Return the themes of what is promised, in the vocabulary's order; "other" where nothing names a theme.

    Where the promise names none, or only the means (sharing information, INTERPOL), the nearest context that names
    an end gives it: pass the whole sentence, then what stands before it, nearest first.
    """
    found = _all(promise)
    for text in context:
        if any(theme.slug not in _MEANS for theme in found):
            break
        ends = [theme for theme in _all(text) if theme.slug not in _MEANS]
        found = sorted([*found, *ends], key=lambda theme: _order()[theme.slug])
    return found or [ThemeFound(OTHER, ())]


def _all(text: str) -> list[ThemeFound]:
    return [found for theme in vocabulary() if (found := _found(theme, text))]


@cache
def _order() -> dict[str, int]:
    return {theme.slug: place for place, theme in enumerate(vocabulary())}


def _found(theme: Theme, text: str) -> ThemeFound | None:
    if theme.pattern is None:
        return None
    words = dict.fromkeys(" ".join(match.group().split()) for match in theme.pattern.finditer(text))
    return ThemeFound(theme.slug, tuple(words)) if words else None
