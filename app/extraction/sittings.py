"""When the meeting reported on was held: ranges of days, opening and closing days, "a two-day meeting"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.extraction.dates import DateFound, find_dates, find_months
from app.extraction.occasions import is_coming, is_elsewhere, is_held, is_told, own_sentences
from app.extraction.segments import Segment, blocks

_LEAD = 1200
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|\d)"
_LASTED = re.compile(rf"\b{_COUNT}[- ](?:day|days)\b(?!\s+(?:later|ago|after|before))", re.IGNORECASE)
_LATER = re.compile(
    rf"\b(?:{_COUNT}\s+days?\s+later|a day later|the (?:next|following) day|the day after)\b", re.IGNORECASE
)
_OPENS = re.compile(
    r"\b(?:opened|opens|began|begun|started|kicked off|got under way|inaugurated|since)\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"\b(?:ended|ends|closed(?! doors)|concluded|concludes|wound up|finished|parted|wrapped up|rounded off|broke up"
    r"|brought to (?:an end|a close)|came to (?:an end|a close)|done (?:at|in)|adopted|gave their)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|until|before|from|end of|due|since|as of|as at|next|autumn|spring|summer|winter|later than)"
    r"\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][^–—\n.!?]{2,60}?(?:\.[^–—\n!?]{1,30}?)?\s(?:–|—|--?)\s")
_ISSUED = re.compile(r"\b(?:published|released|issued|posted|updated|changed)\b[^.\n]{0,20}$", re.IGNORECASE)
_FORMAL = re.compile(
    r"\b(?:communiqu[ée]|declaration|conclusions|statement|summary|resolution|action plan|as it happened|live)\b",
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
    for found in find_dates(text):
        if found.has_year and _ISSUED.search(text[max(found.start - 40, 0) : found.start]):
            return found.ends_on
    return None


def find_sitting(text: str, known_on: date | None) -> Sitting | None:
    """Return the days of the meeting; days without a year follow `known_on`, else the latest past month named."""
    known_on = known_on or _first_told(text)
    by = known_on or _earliest(text)
    year = known_on.year if known_on else None
    lead = [s for s in own_sentences(text, year) if s.start < _LEAD]
    for parts in (_told(text, year), _told(text, None), lead):
        ranges = [*_headings(text, by), *_ranges(text, by, parts)]
        if ranges:
            # Headings come first; then the sentence that stands first.
            return Sitting(ranges[0].starts_on, ranges[0].ends_on, ((ranges[0].start, ranges[0].end),))
        days = _from_days(text, by, parts)
        if days:
            return days
    return _from_imprint(text)


def _from_imprint(text: str) -> Sitting | None:
    """A declaration that dates itself "Tirana, 14 March 2011" and names no other day was made on that day."""
    head = blocks(text)[:6]
    formal = any(_FORMAL.search(b.of(text)) and len(b.of(text)) < 100 for b in head)
    for block in head if formal else ():
        dates = [d for d in _placed(text, block, None) if d.has_year]
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
    past = [day for start, day in find_months(text) if not _DEADLINE.search(text[max(start - 30, 0) : start])]
    return max(past) + timedelta(days=200) if past else None


def _headings(text: str, by: date | None) -> Iterator[DateFound]:
    """Yield ranges of days in the headings at the beginning and over sections."""
    for number, block in enumerate(blocks(text)):
        words = block.of(text)
        if len(words) > 160 or _SERIAL.search(words) or is_elsewhere(words, coming=is_coming(text)):
            continue
        heading = not re.search(r"[.!?]$", words) and (number < 10 or len(words) < 60)
        for found in _placed(text, block, by) if heading else ():
            if found.is_range and (number < 10 or found.start - block.start < 40):
                yield found


def _ranges(text: str, by: date | None, parts: list[Segment]) -> Iterator[DateFound]:
    for sentence in parts:
        for found in _placed(text, sentence, by):
            if found.is_range and (found.ends_on - found.starts_on).days < 10 and not _is_deadline(text, found):
                yield found


def _from_days(text: str, by: date | None, parts: list[Segment]) -> Sitting | None:
    """Put the meeting together from single days: opening, closing, and how long it lasted."""
    opened = closed = single = None
    lasted = 0
    for sentence in parts:
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
    return _joined(opened, closed, single, lasted, _days_later(text, parts))


def _days_later(text: str, parts: list[Segment]) -> int:
    """Return 2 for "closed two days later", 1 for "the next day", 0 where nothing of the kind is said."""
    later = next((m for part in parts if (m := _LATER.search(part.of(text)))), None)
    if later is None:
        return 0
    return _NUMBERS.get((later["count"] or "").casefold(), 1)


def _joined(
    opened: DateFound | None, closed: DateFound | None, single: DateFound | None, lasted: int, later: int
) -> Sitting | None:
    first = opened.starts_on if opened else None
    last = closed.ends_on if closed else None
    places = tuple((d.start, d.end) for d in (opened, closed) if d)
    if first and last and first > last:
        first = None
    if single and first and not last and timedelta(0) < single.ends_on - first < timedelta(days=6):
        last, places = single.ends_on, (*places, (single.start, single.end))
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
    return [s for s in own_sentences(text, year) if is_told(s.of(text))]


def _placed(text: str, part: Segment, by: date | None) -> Iterator[DateFound]:
    words = part.of(text)
    dateline = _DATELINE.match(words)
    for found in find_dates(words, by):
        if dateline and found.end <= dateline.end() and len(words) > dateline.end() + 40:
            continue  # the day of the report, not of the meeting
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
    if re.search(r"\b(?:met|sat|meeting|sitting|conferring|together)\s+since\s+$", before):
        return False
    return bool(_DEADLINE.search(before)) and not re.search(r"\bfrom\s+$", before)
