"""Dates in English text: single days, ranges, weekdays and "yesterday", resolved by the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from babel import Locale

from app.extraction.date_patterns import (
    beside_weekday,
    month_number,
    month_opening,
    month_year,
    numeric,
    weekdays,
    written,
)
from app.extraction.worded import find_worded

_SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AGO = re.compile(rf"\b(?:(?P<count>{'|'.join(_SMALL)})\s+days|(?P<week>a\s+week)) ago\b", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\w/])")
_BOTH_DAYS = re.compile(r"\b(?:today and yesterday|yesterday and today)\b", re.IGNORECASE)
_ONE_DAY = re.compile(
    r"(?<!\band )\b(today|the day before yesterday|yesterday|last (?:night|evening)|this morning|this afternoon"
    r"|good (?:morning|afternoon|evening))\b"
    r"(?! and (?:to|yester)day)",
    re.IGNORECASE,
)
_WEEKEND = re.compile(r"\b(?:at|over|on|last|during)\s+(?:the\s+)?(?:last\s+)?weekend\b")
_YEAR = re.compile(r"(?=[12])(?<![\w,.-])(?:19|20)\d\d(?![\w%]|[,.]\d)")
_DIGIT = re.compile(r"\d")
_DIGITS_APART = re.compile(r"\d[.-]\s?\d")
# One of these stands in every match of `_ONE_DAY`.
_NEAR = ("today", "yesterday", "night", "morning", "afternoon", "evening")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A day or a range of days named at characters `start` to `end`.

    `has_year` says that the text itself gives the year; `is_relative` that the words are a weekday or "yesterday".
    """

    start: int
    end: int
    starts_on: date
    ends_on: date
    has_year: bool = True
    is_relative: bool = False

    @property
    def is_range(self) -> bool:
        """Whether more than one day is meant."""
        return self.ends_on > self.starts_on


@dataclass(frozen=True, slots=True)
class _Day:
    day: int
    month: int | None = None
    year: int | None = None


def find_dates(text: str, known_on: date | int | None = None) -> list[DateFound]:
    """Return the days and ranges of days in the order of the text, without those that cannot be resolved.

    `known_on` is the day of publication: days without a year are those nearest to it, weekdays the last before it.
    Where only the year of publication is known, days without a year are that year's.
    """
    return list(_dates(text, known_on))


@lru_cache(maxsize=1024)
def _dates(text: str, known_on: date | int | None) -> tuple[DateFound, ...]:
    """Several finders ask for the days of the same sentences."""
    found = [*_calendar(text, known_on), *_slashed(text), *_worded(text, known_on)]
    if isinstance(known_on, date):
        found += [*_relative(text, known_on), *_counted_back(text, known_on)]
    return tuple(sorted(found, key=lambda f: (f.start, -f.end)))


def find_months(text: str) -> list[tuple[int, date]]:
    """Return start and first day of each "October 2017" and of each full date, in the order of the text."""
    return [(m.start(), date(int(m["year"]), month_number(m["month"]), 1)) for m in month_year().finditer(text)]


def find_years(text: str) -> list[tuple[int, int]]:
    """Return start and number of each year that the text names."""
    return [(m.start(), int(m[0])) for m in _YEAR.finditer(text)] if "19" in text or "20" in text else []


def copyright_year(text: str) -> int | None:
    """Return the year of a copyright line, the last one of several; None where there is none."""
    years = re.findall(
        r"(?:©|\(c\)|\bcopyright)\D{0,12}(?:(?:19|20)\d\d\s*[-–]\s*)?((?:19|20)\d\d)", text, re.IGNORECASE
    )
    return int(years[-1]) if years else None


def impossible_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each written date that no calendar has, such as 31 June 2020."""
    for match in written().finditer(text):
        days = _days(match)
        if days and None not in {d.year for d in days[1:]} and not all(_date(d) for d in days):
            yield match.start(), match.end()


def _calendar(text: str, known_on: date | int | None) -> Iterator[DateFound]:
    for pattern in _calendar_patterns(text):
        for match in pattern.finditer(text):
            days = _days(match)
            resolved = days and _resolved(days, known_on)
            if resolved:
                yield DateFound(match.start(), match.end(), *resolved, has_year=days[-1].year is not None)


def _calendar_patterns(text: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that a text can match: the long ones are slow, and most sentences have no date."""
    if _DIGIT.search(text):
        if month_opening().search(text):
            yield written()
        if _DIGITS_APART.search(text):
            yield numeric()


def _slashed(text: str) -> Iterator[DateFound]:
    """Read 23/05/2012 and 05/23/2012; where day and month could be either, nobody can tell."""
    for match in _SLASHED.finditer(text) if "/" in text else ():
        one, two, year = map(int, match.groups())
        day, month = (one, two) if one > 12 else (two, one)
        found = _date(_Day(day, month, year)) if day > 12 or one == two else None
        if found:
            yield DateFound(match.start(), match.end(), found, found)


def _worded(text: str, known_on: date | int | None) -> Iterator[DateFound]:
    for start, end, day, month, year in find_worded(text):
        resolved = _resolved((_Day(day, month, year), _Day(day, month, year)), known_on)
        if resolved:
            yield DateFound(start, end, *resolved, has_year=year is not None)


def _days(match: re.Match[str]) -> tuple[_Day, ...]:
    """Return first and last day of a match, the parts that only one of them names lent to the other."""
    part = {k: v for k, v in match.groupdict().items() if v}
    last = _day_of(part, "2") or _day_of(part, "1")
    first = (_day_of(part, "0") if part.get("da0") else None) or _day_of(part, "1") or last
    if not first or not last:
        return ()
    month = first.month or last.month
    year = last.year or first.year
    early = first.year or (year and year - (1 if last.month and month and month > last.month else 0))
    return _Day(first.day, month, early), _Day(last.day, last.month or month, year)


def _day_of(part: dict[str, str], which: str) -> _Day | None:
    for style in ("a", "b", "n", "i"):
        day = part.get(f"d{style}{which}")
        if day:
            month = part.get(f"m{style}{which}")
            number = None if month is None else int(month) if month.isdigit() else month_number(month)
            year = part.get(f"y{style}{which}")
            return _Day(int(day), number, int(year[-4:]) if year else None)
    return None


def _resolved(days: tuple[_Day, ...], known_on: date | int | None) -> tuple[date, date] | None:
    if days[-1].year is None:
        days = _with_year(days, known_on) if known_on else ()
    first, last = (_date(days[0]), _date(days[-1])) if days else (None, None)
    return (first, last) if first and last and first <= last else None


def _with_year(days: tuple[_Day, ...], known_on: date | int) -> tuple[_Day, ...]:
    """Return the days in the year that brings them nearest to the day of publication, rather before it than after."""
    year = known_on if isinstance(known_on, int) else _nearest_year(days[-1], known_on)
    early = year - (1 if (days[0].month or 0) > (days[-1].month or 0) else 0)
    return _Day(days[0].day, days[0].month, early), _Day(days[-1].day, days[-1].month, year)


def _nearest_year(last: _Day, known_on: date) -> int:

    def distance(year: int) -> int:
        day = _date(_Day(last.day, last.month, year))
        ahead = (day - known_on).days if day else 10_000
        return 2 * ahead if ahead > 0 else -ahead  # what is reported has mostly happened

    return min((known_on.year + step for step in (-1, 0, 1)), key=distance)


def _date(day: _Day) -> date | None:
    try:
        return date(day.year or 0, day.month or 0, day.day)
    except ValueError:
        return None


def _relative(text: str, known_on: date) -> Iterator[DateFound]:
    small = text.lower()  # a word looked for here first saves most sentences the patterns
    if "day" in small:
        yield from _on_weekdays(text, known_on)
    if "today" in small or "yesterday" in small:
        yield from _beside_another(text, known_on)
    for match in _ONE_DAY.finditer(text) if any(word in small for word in _NEAR) else ():
        words = match[0].casefold()
        day = known_on - timedelta(
            days=2 if "before" in words else int(words in {"yesterday", "last night", "last evening"})
        )
        yield DateFound(match.start(), match.end(), day, day, has_year=False, is_relative=True)


def _on_weekdays(text: str, known_on: date) -> Iterator[DateFound]:
    for match in weekdays().finditer(text):
        last = _weekday(match["last"] or match["first"], known_on, match)
        first = _last_weekday(match["first"], last)
        yield DateFound(match.start(), match.end(), first, last, has_year=False, is_relative=True)


def _beside_another(text: str, known_on: date) -> Iterator[DateFound]:
    """Read "today and yesterday", "yesterday and on Monday"."""
    for match in _BOTH_DAYS.finditer(text):
        before = known_on - timedelta(days=1)
        yield DateFound(match.start(), match.end(), before, known_on, has_year=False, is_relative=True)
    for match in beside_weekday().finditer(text):
        day = known_on - timedelta(days=int("yesterday" in match[0].casefold()))
        first = _last_weekday(match["day"] or match["other"], day)
        yield DateFound(match.start(), match.end(), first, day, has_year=False, is_relative=True)


def _counted_back(text: str, known_on: date) -> Iterator[DateFound]:
    """Read "three days ago", "a week ago", "at the weekend"."""
    for match in _AGO.finditer(text) if " ago" in text.lower() else ():
        day = known_on - timedelta(days=7 if match["week"] else _SMALL.get(match["count"].casefold(), 0))
        yield DateFound(match.start(), match.end(), day, day, has_year=False, is_relative=True)
    for match in _WEEKEND.finditer(text) if "weekend" in text else ():
        sunday = known_on - timedelta(days=known_on.isoweekday() % 7)
        yield DateFound(
            match.start(), match.end(), sunday - timedelta(days=1), sunday, has_year=False, is_relative=True
        )


def _weekday(name: str, known_on: date, match: re.Match[str]) -> date:
    if match["of_last_week"]:
        sunday = known_on - timedelta(days=known_on.isoweekday())
        return _last_weekday(name, sunday)
    return _last_weekday(name, known_on - timedelta(days=1) if match["before"] else known_on)


def _last_weekday(name: str, until: date) -> date:
    wanted = next(number for number, day in Locale("en").days["format"]["wide"].items() if day == name.capitalize())
    return until - timedelta(days=(until.weekday() - wanted) % 7)
