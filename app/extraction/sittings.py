"""When the meeting reported on was held: ranges of days, opening and closing days, "a two-day meeting"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from app.extraction.dates import DateFound, copyright_year, find_dates, find_months
from app.extraction.days import DATELINE, DEADLINE, Sitting, from_days, is_aside, is_deadline, placed
from app.extraction.occasions import is_coming, is_elsewhere, is_held, is_told, own_sentences
from app.extraction.segments import Segment, blocks

_LEAD = 1200
_HEAD = 8
_ISSUED = re.compile(r"\b(?:published|released|issued|posted|updated|changed|ends?)\b[^.\n]{0,20}$", re.IGNORECASE)
_FORMAL = re.compile(
    r"\b(?:communiqu[ée]|declaration|conclusions|statement|summary|resolution|action plan|as it happened|live)\b",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"\b(?:No\.|Issue|compiled|edition|Vol\.)", re.IGNORECASE)


def printed_on(text: str) -> date | None:
    """Return the day, or the first of the month, that a document gives as its own; None if it gives none.

    A day without a year at its head is taken together with the year of its copyright line.
    """
    return _headed(text) or _issued(text) or _month_headed(text) or _dated_by_copyright(text)


@lru_cache(maxsize=8)
def find_sitting(text: str, known_on: date | None) -> Sitting | None:
    """Return the days of the meeting; days without a year follow `known_on`, else the latest past month named."""
    known_on = known_on or _first_told(text)
    by = known_on or copyright_year(text) or _earliest(text)
    year = known_on.year if known_on else by if isinstance(by, int) else None
    lead = [s for s in own_sentences(text, year) if s.start < _LEAD]
    for parts in (_told(text, year), _told(text, None), lead):
        ranges = [*_headings(text, by), *_ranges(text, by, parts)]
        if ranges:
            # Headings come first; then the sentence that stands first.
            return Sitting(ranges[0].starts_on, ranges[0].ends_on, ((ranges[0].start, ranges[0].end),))
        days = from_days(text, by, parts)
        if days:
            return days
    return _from_imprint(text)


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


def _dated_by_copyright(text: str) -> date | None:
    year = copyright_year(text)
    for block in blocks(text)[:_HEAD] if year else ():
        words = block.of(text)
        dateline = DATELINE.match(words)
        head = dateline[0] if dateline else words if len(words) < 100 and words[-1] != "." else ""
        days = [d for d in find_dates(head, year) if not d.is_range]
        if days and not is_held(head):
            return days[0].ends_on
    return None


def _from_imprint(text: str) -> Sitting | None:
    """A declaration that dates itself "Tirana, 14 March 2011" and names no other day was made on that day."""
    head = blocks(text)[:6]
    formal = any(_FORMAL.search(b.of(text)) and len(b.of(text)) < 100 for b in head)
    for block in head if formal else ():
        dates = [d for d in placed(text, block, None) if d.has_year]
        if len(dates) == 1 and len(block.of(text)) < 60:
            (day,) = dates
            return Sitting(day.starts_on, day.ends_on, ((day.start, day.end),))
    return None


def _first_told(text: str) -> date | None:
    """Return the first full date that the text gives in telling of the meeting: others are counted from it."""
    full = (d for part in _told(text, None) for d in find_dates(part.of(text)) if d.has_year)
    return next((d.ends_on for d in full), None)


def _earliest(text: str) -> date | None:
    """Where nothing dates a document it was written after the latest past month that it mentions."""
    past = [day for start, day in find_months(text) if not DEADLINE.search(text[max(start - 30, 0) : start])]
    return max(past) + timedelta(days=200) if past else None


def _headings(text: str, by: date | int | None) -> Iterator[DateFound]:
    """Yield ranges of days in the headings at the beginning and over sections."""
    for number, block in enumerate(blocks(text)):
        words = block.of(text)
        if len(words) > 160 or _SERIAL.search(words) or is_elsewhere(words, coming=is_coming(text)):
            continue
        heading = not re.search(r"[.!?]$", words) and (number < 10 or len(words) < 60)
        for found in placed(text, block, by) if heading else ():
            if found.is_range and (number < 10 or found.start - block.start < 40):
                yield found


def _ranges(text: str, by: date | int | None, parts: list[Segment]) -> Iterator[DateFound]:
    for sentence in parts:
        for found in placed(text, sentence, by):
            if found.is_range and (found.ends_on - found.starts_on).days < 10 and not _is_beside(text, sentence, found):
                yield found


def _is_beside(text: str, sentence: Segment, found: DateFound) -> bool:
    return is_deadline(text, found) or is_aside(text, sentence, found)


def _told(text: str, year: int | None) -> list[Segment]:
    """Return the sentences that speak of the meeting itself."""
    return [s for s in own_sentences(text, year) if is_told(s.of(text))]
