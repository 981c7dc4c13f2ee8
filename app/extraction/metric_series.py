"""The known series of figures: data of `vocabulary/metrics.toml`, read and checked once. Needs no parser."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TEXTS = ("slug", "name", "unit", "counts", "theme")
_PLAIN_LISTS = ("rates", "counted", "counted_not", "beside_not", "passage_not")
_GROUP_LISTS = ("beside", "sentence", "passage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series: what it is for readers, and the words by which a figure of it is known.

    Words are lower-case dictionary forms or phrases of them; `counted` looks at the thing counted, `beside` at the
    words between the figures before and after it, `sentence` at its sentence, `passage` at that and the four before.
    These three hold groups: one word of each group must stand there. The `_not` lists hold words that must not.
    `part` admits figures that count a part of something: "some 11,000 of the profiles".
    """

    slug: str
    name: str
    unit: str
    counts: str
    theme: str
    kind: str = "count"
    rates: tuple[str, ...] = ()
    at_least: float = 0.0
    at_most: float = float("inf")
    part: bool = False
    counted: tuple[str, ...] = ()
    counted_not: tuple[str, ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()
    beside_not: tuple[str, ...] = ()
    sentence: tuple[tuple[str, ...], ...] = ()
    passage: tuple[tuple[str, ...], ...] = ()
    passage_not: tuple[str, ...] = ()


@cache
def vocabulary() -> tuple[Series, ...]:
    """Return the series in the order of the file, which is also the order in which they are tried."""
    return read_vocabulary((files("app.extraction") / "vocabulary" / "metrics.toml").read_text("utf-8"))


def read_vocabulary(toml: str) -> tuple[Series, ...]:
    """Return the series of a TOML text; raises ValueError that names the series and what is wrong with it."""
    try:
        tables = tomllib.loads(toml).get("series", [])
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"The vocabulary of series is not TOML: {error}.") from error
    if not isinstance(tables, list) or not tables:
        raise ValueError("The vocabulary of series holds no [[series]] table.")
    found = tuple(_series(table) for table in tables)
    slugs = [series.slug for series in found]
    if doubled := sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        raise ValueError(f"The series {doubled[0]!r} stands twice in the vocabulary.")
    return found


def _series(table: dict[str, Any]) -> Series:
    slug = str(table.get("slug", "without a slug"))
    if unknown := sorted(set(table) - {f.name for f in fields(Series)}):
        raise ValueError(f"The series {slug!r} has an unknown key: {unknown[0]}.")
    for key in _TEXTS:
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise ValueError(f"The series {slug!r} needs a {key}.")
    if not _SLUG.fullmatch(slug):
        raise ValueError(f"The slug {slug!r} may hold only lower-case letters, digits and single hyphens.")
    for key in (*_PLAIN_LISTS, *_GROUP_LISTS):
        _check_words(slug, key, table.get(key, []))
    series = Series(**{key: _frozen(value) for key, value in table.items()})  # type: ignore[arg-type]
    _check(series)
    return series


def _check(series: Series) -> None:
    if series.kind not in {"count", "money", "percent"}:
        raise ValueError(f"The series {series.slug!r} must have the kind count, money or percent, not {series.kind!r}.")
    if not (series.counted or series.beside):
        raise ValueError(f"The series {series.slug!r} needs words that tell its figures: counted or beside.")
    bounds = (series.at_least, series.at_most)
    if not all(isinstance(bound, int | float) for bound in bounds) or not 0 <= series.at_least <= series.at_most:
        raise ValueError(f"The series {series.slug!r} has bounds that no figure can meet.")


def _check_words(slug: str, key: str, entries: object) -> None:
    grouped = key in _GROUP_LISTS
    if not isinstance(entries, list) or any(isinstance(entry, list) is not grouped for entry in entries):
        raise ValueError(f"In the series {slug!r}, {key} must be a list of {'word lists' if grouped else 'words'}.")
    words = [word for entry in entries for word in (entry if grouped else [entry])]
    if any(not isinstance(word, str) or word != word.lower() or not word.strip() for word in words):
        raise ValueError(f"In the series {slug!r}, {key} may hold only words in lower case.")


def _frozen(value: object) -> object:
    return tuple(_frozen(entry) for entry in value) if isinstance(value, list) else value
