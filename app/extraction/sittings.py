"""When the meeting reported on was held: ranges of days, opening and closing days, "a two-day meeting"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.extraction.dates import DateFound, find_dates, find_months
from app.extraction.occasions import is_elsewhere, is_held, is_told
from app.extraction.segments import Segment, blocks, sentences

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "a": 1}
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|\d)"
_LASTED = re.compile(rf"\b{_COUNT}[- ](?:day|days)\b(?!\s+(?:later|ago|after|before))", re.IGNORECASE)
_LATER = re.compile(rf"\b{_COUNT}\s+days?\s+later\b", re.IGNORECASE)
_OPENS = re.compile(
    r"\b(?:opened|opens|began|begun|started|kicked off|convened|got under way|inaugurated)\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"\b(?:ended|ends|closed(?! doors)|concluded|concludes|wound up|finished|parted|wrapped up"
    r"|came to (?:an end|a close)|adopted|gave their)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|until|before|from|end of|due|since|as of|as at|next|autumn|spring|summer|winter|later than)"
    r"\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"\b(?:No\.|Issue|compiled|edition|Vol\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sitting:
    """First and last day of the meeting, and the places in the text that give them."""

    starts_on: date | None
    ends_on: date | None
    places: tuple[tuple[int, int], ...]


def printed_on(text: str) -> date | None:
    """Return the day, or the first of the month, that stands at the head of a document; None if none does."""
    for block in blocks(text)[:8]:
        words = block.of(text)[:200]
        full = [d for d in find_dates(words) if d.has_year]
        if full and (not is_held(words) or not full[0].is_range):
            return full[0].ends_on
        months = find_months(words)
        if months and len(words) < 60:
            return months[0][1]
    return None


def find_sitting(text: str, known_on: date | None) -> Sitting | None:
    """Return the days of the meeting; days without a year follow `known_on`, else the latest past month named."""
    by = known_on or _earliest(text)
    year = known_on.year if known_on else None
    ranges = [*_headings(text, by), *_ranges(text, by, year)]
    if ranges:
        # Headings come first; then the sentence that stands first.
        return Sitting(ranges[0].starts_on, ranges[0].ends_on, ((ranges[0].start, ranges[0].end),))
    return _from_days(text, by, year)


def _earliest(text: str) -> date | None:
    """Where nothing dates a document it was written after the latest past month that it mentions."""
    past = [day for start, day in find_months(text) if not _DEADLINE.search(text[max(start - 30, 0) : start])]
    return max(past) + timedelta(days=200) if past else None


def _headings(text: str, by: date | None) -> Iterator[DateFound]:
    """Yield ranges of days in the headings at the beginning and over sections."""
    for number, block in enumerate(blocks(text)):
        words = block.of(text)
        if len(words) > 160 or _SERIAL.search(words) or is_elsewhere(words):
            continue
        heading = not re.search(r"[.!?]$", words) and (number < 10 or len(words) < 60)
        for found in _placed(text, block, by) if heading else ():
            if found.is_range and (number < 10 or found.start - block.start < 40):
                yield found


def _ranges(text: str, by: date | None, year: int | None) -> Iterator[DateFound]:
    for sentence in _told(text, year):
        for found in _placed(text, sentence, by):
            if found.is_range and (found.ends_on - found.starts_on).days < 10 and not _is_deadline(text, found):
                yield found


def _from_days(text: str, by: date | None, year: int | None) -> Sitting | None:
    """Put the meeting together from single days: opening, closing, and how long it lasted."""
    opened = closed = single = None
    lasted = 0
    for sentence in _told(text, year):
        words = sentence.of(text)
        length = _LASTED.search(words)
        lasted = lasted or (_NUMBERS.get(length["count"].casefold()) or int(length["count"]) if length else 0)
        for found in _placed(text, sentence, by):
            if _is_deadline(text, found):
                continue
            role = _role(text, sentence, found)
            if role == "opens":
                opened = opened or found
            elif role == "closes":
                closed = closed or found
            else:
                single = single or found
    later = next((m for s in _told(text, year) if (m := _LATER.search(s.of(text)))), None)
    return _joined(opened, closed, single, lasted or 0, _NUMBERS.get(later["count"].casefold(), 0) if later else 0)


def _joined(
    opened: DateFound | None, closed: DateFound | None, single: DateFound | None, lasted: int, later: int
) -> Sitting | None:
    first = opened.starts_on if opened else None
    last = closed.ends_on if closed else None
    places = tuple((d.start, d.end) for d in (opened, closed) if d)
    if first and last and first > last:
        first = None
    if single and not first and not last:
        first, places = single.starts_on, ((single.start, single.end),)
        last = first + timedelta(days=max(lasted, 1) - 1)
    if first and not last:
        days = lasted - 1 if lasted else later
        last = first + timedelta(days=days) if days > 0 or lasted else None
    if last and not first and lasted:
        first = last - timedelta(days=lasted - 1)
    return Sitting(first, last, places) if first or last else None


def _told(text: str, year: int | None) -> list[Segment]:
    """Return the sentences that speak of the meeting itself."""
    return [s for s in sentences(text) if is_told(s.of(text)) and not is_elsewhere(s.of(text), year)]


def _placed(text: str, part: Segment, by: date | None) -> Iterator[DateFound]:
    for found in find_dates(part.of(text), by):
        yield DateFound(
            found.start + part.start,
            found.end + part.start,
            found.starts_on,
            found.ends_on,
            found.has_year,
            found.is_relative,
        )


def _role(text: str, sentence: Segment, found: DateFound) -> str:
    """Return whether the verb nearest before a day opens or closes the meeting."""
    before = text[sentence.start : found.start]
    cues = [(m.start(), "opens") for m in _OPENS.finditer(before)] + [
        (m.start(), "closes") for m in _CLOSES.finditer(before)
    ]
    if cues:
        return max(cues)[1]
    return "closes" if _CLOSES.match(text, found.end + 1) else "single"


def _is_deadline(text: str, found: DateFound) -> bool:
    before = text[max(found.start - 30, 0) : found.start]
    return bool(_DEADLINE.search(before)) and not re.search(r"\bfrom\s+$", before)
