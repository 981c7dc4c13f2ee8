"""When a text was written: the day that it gives as its own, or else the year that its other years make likely."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from app.extraction.dates import copyright_year, find_dates, find_months, find_years
from app.extraction.days import DATELINE, DEADLINE
from app.extraction.occasions import is_ahead, is_elsewhere, is_held
from app.extraction.segments import blocks, sentences

_HEAD, _SHORT, _LINE = 8, 80, 120
# How long after the latest year that it names a text may have been written.
_LATER = 4
_ISSUED = re.compile(
    r"\b(?:published|public|released|issued|posted|updated|changed|communicated|answered|dated|ends?)\b[^.\n]{0,20}$",
    re.IGNORECASE,
)
_AHEAD = re.compile(rf"(?:{DEADLINE.pattern[:-1]}|\bahead\s+of\s+(?:the\s+)?)(?:\w+\s+)?$", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def printed_on(text: str) -> date | None:
    """Return the day, or the first of the month, that a document gives as its own; None if it gives none.

    A day without a year at its head is taken together with the year of its copyright line, or else the likely one.
    """
    return _headed(text) or _issued(text) or _signed(text) or _month_headed(text) or _dated_by_year(text)


def _headed(text: str) -> date | None:
    for block in blocks(text)[:_HEAD]:
        words = block.of(text)[:200]
        full = [d for d in find_dates(words) if d.has_year]
        if full and not is_elsewhere(words) and (not is_held(words) or not full[0].is_range):
            return full[0].ends_on
    return None


def _month_headed(text: str) -> date | None:
    short = [b.of(text) for b in blocks(text)[:_HEAD] if len(b.of(text)) < 60]
    return next((months[0][1] for words in short if words[-1] != "." and (months := find_months(words))), None)


def _issued(text: str) -> date | None:
    """Read "Published on 5 May 2017", "Ends – Apia, 5 May 2017"."""
    for found in find_dates(text):
        if found.has_year and _ISSUED.search(text[max(found.start - 40, 0) : found.start]):
            return found.ends_on
    return None


def _signed(text: str) -> date | None:
    """Read the place and date under a text: "Budva, 27 March 2018"."""
    for block in blocks(text)[-4:]:
        words = block.of(text)
        full = [found for found in find_dates(words) if found.has_year] if len(words) < _SHORT else []
        if full and full[0].end > len(words) - 3 and not is_elsewhere(words) and not is_held(words):
            return full[0].ends_on
    return None


def _dated_by_year(text: str) -> date | None:
    year = likely_year(text)
    for block in blocks(text)[:_HEAD] if year else ():
        words = block.of(text)
        dateline = DATELINE.match(words)
        head = dateline[0] if dateline else words if len(words) < 100 and words[-1] != "." else ""
        days = [d for d in find_dates(head, year) if not d.is_range]
        if days and not is_held(head):
            return days[0].ends_on
    return None


@lru_cache(maxsize=16)
def likely_year(text: str) -> int | None:
    """Return the year of a text's copyright line or heading, or the year in which its days fall on their weekdays.

    That is sought from the latest year on that the text tells of; None where nothing tells it.
    """
    if year := copyright_year(text) or max(_heading_years(text), default=None):
        return year
    latest, ahead = latest_year(text), max(_years_ahead(text), default=None)
    likely = range(latest, latest + _LATER) if latest else range(ahead, ahead - _LATER, -1) if ahead else ()
    return next((year for year in likely if _has_weekday(text, year)), None)


def latest_year(text: str) -> int | None:
    """Return the latest year that a text tells of as past."""
    ahead = Counter(_years_ahead(text))
    return max((Counter(year for _, year in find_years(text)) - ahead), default=None)


def _years_ahead(text: str) -> Iterator[int]:
    """Yield the years that a text speaks of as still to come: "by 2027", "they meet next in Riyadh on 5 May 2009"."""
    for part in sentences(text):
        words = part.of(text)
        named = find_years(words)
        later = len(named) == 1 and is_ahead(words)
        yield from (year for start, year in named if later or _AHEAD.search(words[max(start - 40, 0) : start]))


def _heading_years(text: str) -> Iterator[int]:
    """Yield the years of "Issue 3/2013", "Week 45, 2010"."""
    for block in blocks(text)[:_HEAD]:
        words = block.of(text)
        if len(words) < _LINE and not re.search(r"[.!?:;][”\"’')]*$", words):
            yield from (year for _, year in find_years(words))


def _has_weekday(text: str, year: int) -> bool:
    """Whether the first day that stands in a sentence with a weekday fell on it: "Sept 9 – ... ended on Friday"."""
    for part in sentences(text):
        words = part.of(text)
        named = set(_WEEKDAY.findall(words)) if "day" in words else set()
        days = [d.ends_on for d in find_dates(words, year) if not d.has_year] if named else []
        if days:
            return f"{days[0]:%A}" in named
    return False
