"""Dates written in words, as treaties have them: "the thirtieth day of June, two thousand and eleven"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

_ONES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_COUNT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_NUMBERS = {word: n for n, word in enumerate([*_COUNT.split(), "eighteen", "nineteen"], start=1)}
_TENS = {
    word: n * 10
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}


def find_worded(text: str) -> Iterator[tuple[int, int, int, int, int | None]]:
    """Yield start, end, day, month and year; a day without a year has that of the next one that has."""
    if not _of_month().search(text):
        return  # the long pattern is slow, and hardly a text has such dates
    found = list(_pattern().finditer(text))
    years = [_year(match) for match in found]
    for place, match in enumerate(found):
        year = next((year for year in years[place:] if year), None)
        yield match.start(), match.end(), _days()[_plain(match["day"])], _months()[match["month"].lower()], year


def _plain(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.casefold())


@cache
def _days() -> dict[str, int]:
    tens = {"twentieth": 20, "thirtieth": 30, "thirty first": 31}
    twenties = {f"twenty {word}": n for n, word in enumerate(_ONES, start=21)}
    return {word: n for n, word in enumerate([*_ONES, *_TEENS], start=1)} | tens | twenties


@cache
def _months() -> dict[str, int]:
    return {name.lower(): number for number, name in Locale("en").months["format"]["wide"].items()}


@cache
def _of_month() -> re.Pattern[str]:
    return re.compile(rf"of\s+(?:{'|'.join(name[:3] for name in _months())})", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    days = "|".join(word.replace(" ", r"[\s-]") for word in sorted(_days(), key=len, reverse=True))
    number = rf"(?:{'|'.join([*_TENS, *sorted(_NUMBERS, key=len, reverse=True)])})"
    rest = rf"(?P<rest>{number}(?:[\s-]{number})?)"
    year = rf"(?P<figures>(?:19|20)\d\d)|(?P<age>two\sthousand|nineteen(?:\shundred)?|twenty)(?:\s(?:and\s)?{rest})?"
    return re.compile(
        rf"\b(?P<day>{days})\s+(?:day\s+)?of\s+(?P<month>{'|'.join(_months())})"
        rf"(?:,?\s+(?:in\sthe\syear\s+(?:of\s+)?)?(?:{year}))?\b",
        re.IGNORECASE,
    )


def _year(match: re.Match[str]) -> int | None:
    if match["figures"]:
        return int(match["figures"])
    if not match["age"]:
        return None
    rest = sum(_TENS.get(word, 0) or _NUMBERS[word] for word in _plain(match["rest"] or "").split())
    return (1900 if match["age"].casefold().startswith("nineteen") else 2000) + rest
