"""Every stretch of days that could be the meeting's, and the signs that speak for or against each.

The names of the signs are shown to readers in `because`, so they are words.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.extraction.countries import find_phrases
from app.extraction.dates import DateFound, find_dates
from app.extraction.days import (
    CLOSES,
    DATELINE,
    LASTED,
    LATER,
    NUMBERS,
    OF_SO_MANY,
    OPENS,
    ORDINAL,
    is_aside,
    is_deadline,
    is_visit,
)
from app.extraction.occasions import is_ahead, is_coming, is_elsewhere, is_held, names_ministers
from app.extraction.segments import Segment, sentences

_LONGEST, _MOST = 6, 12
# A list of dates without end must not take time without end.
_HEARD = 150
_DAY_NUMBER = re.compile(r"\b[Dd]ay (one|two|three|\d)\b")
_NUMBER = r"[1-9]\d?)(?:st|nd|rd|th)"
_THE_NTH = re.compile(
    rf"\bthe\s+(?P<first>{_NUMBER}(?:\s+(?:and|to)\s+(?:the\s+)?(?P<last>{_NUMBER})?"
    r"(?P<earlier>\s+of last month)?"
    r"(?=[,.;)]|\s+(?:of (?:this|the|the current|the present) month|in|at|inst|when|they|it|the|and)\b|$)"
)
_NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_HEAD, _READ = 350, 4000
_REACHES = ((150, "top"), (_HEAD, "head"), (1200, "lead"))
# What must be done "within two days" did not last them; what went on "for two days" did.
_ALLOWED = re.compile(r"\b(?:within|inside|every|than|last|past|next|in|by)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|after|over|during|of|the|ending|its|their)\s+(?:\w+\s+)?$", re.IGNORECASE)
Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Mention:
    """A day or a range that the text names, and what its surroundings are."""

    found: DateFound
    context: frozenset[str]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that a text says of days; `printed` is the day that it gives as its own."""

    mentions: Sequence[Mention]
    printed: date | None
    lengths: dict[int, bool]
    number: int | None
    coming: bool


def read_calendar(text: str, by: date | int | None, printed: date | None) -> Calendar:
    """Return the days that a text names; those without a year follow `by`."""
    coming = is_coming(text)
    year = printed.year if printed else None
    mentions: list[Mention] = []
    for part in sentences(text):
        other = is_elsewhere(part.of(text), year, coming=coming)
        near = mentions[-1].found.ends_on if mentions else printed
        mentions += [_mention(text, part, found, other=other) for found in _days_in(text, part, by, near)]
        if len(mentions) > _HEARD:
            break
    return Calendar(mentions, printed, _lengths(text), _number(text), coming)


def stretch_signs(calendar: Calendar) -> dict[Stretch, frozenset[str]]:
    """Return the signs of each stretch of days that could be the meeting's."""
    stretches = list(_stretches(calendar))
    numbered = [stretch for stretch in stretches if _is_numbered(calendar, stretch)]
    return {stretch: frozenset(_signs(calendar, stretch)) for stretch in numbered or stretches}


def _is_numbered(calendar: Calendar, stretch: Stretch) -> bool:
    """Whether the text was written on the day of the meeting that it says: "day two"."""
    if not calendar.number or not calendar.printed or not stretch[0] <= calendar.printed <= stretch[1]:
        return False
    return (calendar.printed - stretch[0]).days + 1 == calendar.number


def places_of(calendar: Calendar, stretch: Stretch) -> tuple[tuple[int, int], ...]:
    """Return where the text gives first and last day, those that speak of the meeting first."""
    named = [m for m in calendar.mentions if _role(m.found, stretch) not in {None, "within"}]
    return tuple((m.found.start, m.found.end) for m in sorted(named, key=lambda m: not m.is_own)[:2])


def _days_in(text: str, part: Segment, by: date | int | None, near: date | None) -> Iterator[DateFound]:
    """Yield the days that a sentence names; `near` is the day named last, in whose month "the 3rd" is."""
    words = part.of(text)
    named = find_dates(words, by)
    for found in [*named, *_later(words, named), *(_numbered(words, near) if near else ())]:
        yield replace(found, start=found.start + part.start, end=found.end + part.start)


def _mention(text: str, part: Segment, found: DateFound, *, other: bool) -> Mention:
    own = not other and not is_deadline(text, found) and not is_aside(text, part, found.start)
    return Mention(found, frozenset(_context(text, part, found, own=own)), own)


def _numbered(words: str, near: date) -> Iterator[DateFound]:
    """Read "the 3rd and 4th" as days of the month that was named last, or of the one before it: "of last month"."""
    for match in _THE_NTH.finditer(words):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        month = near.replace(day=1) - timedelta(days=1) if match["earlier"] else near
        if first <= last <= monthrange(month.year, month.month)[1]:
            days = month.replace(day=first), month.replace(day=last)
            yield DateFound(match.start(), match.end(), *days, has_year=False)


def _context(text: str, part: Segment, found: DateFound, *, own: bool) -> Iterator[str]:
    words, before = part.of(text), text[part.start : found.start]
    kind = _kind(text, part, found)
    mark = "" if own else " (of something else)"
    yield f"{kind}{mark}"
    where = next((name for reach, name in _REACHES if found.start < reach), "body")
    yield f"{kind}, {where}{mark}"
    yield f"{kind}, {'relative' if found.is_relative else 'with a year' if found.has_year else 'without a year'}{mark}"
    led = re.search(r"\b(\w+):?\s+(?:the\s+)?$", before)
    yield f"{kind} led by {led[1].lower() if led else 'nothing'}{mark}"
    if kind != "sentence":
        return
    held, body = is_held(words), names_ministers(words)
    yield f"sentence {'of a meeting' if held else 'of ministers' if body else 'of others'}{mark}"
    cues = [(m.start(), "opening") for m in OPENS.finditer(before)] + [
        (m.start(), "closing") for m in CLOSES.finditer(before)
    ]
    if cues:
        yield f"after {max(cues)[1]}{mark}"
    elif CLOSES.match(text, found.end + 1):
        yield f"before closing{mark}"
    if held and any(found.start - part.start - m.start() < 60 for m in find_phrases("occasions", "held", before)):
        yield f"soon after a meeting{mark}"
    if is_visit(text, part):
        yield f"of a visit{mark}"
    if is_ahead(words):
        yield f"ahead{mark}"


def _kind(text: str, part: Segment, found: DateFound) -> str:
    words = part.of(text)
    dateline = DATELINE.match(words)
    if dateline and found.end - part.start <= dateline.end() and len(words) > dateline.end() + 40:
        return "dateline"
    if re.search(r"[.!?:;][”\"’')]*$", words) or len(words) > 160:
        return "sentence"
    return "line" if len(words) > found.end - found.start + 50 else "short line"


def _lengths(text: str) -> dict[int, bool]:
    """Return how many days something is said to have lasted, and whether that is said of a meeting."""
    found: dict[int, bool] = {}
    for match in LASTED.finditer(text[:_READ]):
        count = NUMBERS.get(match["count"].casefold()) or int(match["count"])
        before, after = text[max(match.start() - 25, 0) : match.start()], text[match.end() : match.end() + 45]
        if (count > 1 or "-" in match[0]) and not _ALLOWED.search(before):
            found[count] = found.get(count, False) or bool(is_held(after) or _FOR.search(before))
    for match in OF_SO_MANY.finditer(text[:_READ]):
        found[NUMBERS.get(match["count"].casefold()) or int(match["count"])] = True
    return found


def _later(words: str, named: Sequence[DateFound]) -> Iterator[DateFound]:
    """Yield the days that are counted from the one named before: "and ended two days later", "the following day"."""
    for match in LATER.finditer(words) if named else ():
        before = [found for found in named if found.end <= match.start()]
        if before:
            day = before[-1].ends_on + timedelta(days=NUMBERS.get((match["count"] or "").casefold(), 1))
            yield DateFound(match.start(), match.end(), day, day, has_year=False, is_relative=True)


def _number(text: str) -> int | None:
    """Return on which day of the meeting a text is written, said at its head: "day two", "the second and last day"."""
    if match := _DAY_NUMBER.search(text[:_HEAD]):
        return NUMBERS.get(match[1]) or int(match[1])
    match = ORDINAL.search(text[:_HEAD])
    return _NTH.get(match["nth"].casefold()) if match and match["last"] else None


def _stretches(calendar: Calendar) -> Iterator[Stretch]:
    ranges = [(m.found.starts_on, m.found.ends_on) for m in calendar.mentions if m.found.is_range]
    days = [m.found.starts_on for m in calendar.mentions if not m.found.is_range][: 3 * _MOST]
    if calendar.printed:
        days += [calendar.printed - timedelta(days=n) for n in range(4)]
    days = sorted(set(days))[:_MOST] if len(set(days)) <= _MOST else list(dict.fromkeys(days))[:_MOST]
    lengths = {1, 2, 3, *calendar.lengths}
    found = [(first, last) for first, last in ranges if (last - first).days < 10]
    found += [(day, day + timedelta(days=n - 1)) for day in days for n in lengths]
    found += [(day - timedelta(days=n - 1), day) for day in days for n in lengths]
    found += [(one, two) for one in days for two in days if 0 < (two - one).days < _LONGEST]
    yield from dict.fromkeys(found)


def _signs(calendar: Calendar, stretch: Stretch) -> Iterator[str]:
    first, last = stretch
    length = (last - first).days + 1
    told = "not as told" if calendar.lengths else "untold"
    if length in calendar.lengths:
        told = "as told of a meeting" if calendar.lengths[length] else "as told"
    yield f"length {told}"
    yield f"{min(length, 4)} days, {told}"
    if calendar.printed:
        yield from _beside_print(calendar, calendar.printed, stretch)
    support: dict[str, set[str]] = defaultdict(set)
    for mention in calendar.mentions:
        role = _role(mention.found, stretch)
        if role:
            support[role].update(mention.context)
    roles = {"range", "first", "last", "only", "within"}
    for role in sorted(roles):
        yield from (f"{role}: {sign}" for sign in support.get(role, ()))
    if not support["range"] and not support["only"]:
        ends = " and ".join(role if support[role] else f"no {role}" for role in ("first", "last"))
        yield f"{ends} day, {told}"
    out = [m for m in calendar.mentions if m.is_own and not _role(m.found, stretch)]
    near = [m for m in out if any(s.startswith(("soon", "after", "sentence of a m")) for s in m.context)]
    yield f"leaves out {'no' if not near else 'a'} told day"
    if any(m.found.is_range for m in out):
        yield "leaves out a range"


def _beside_print(calendar: Calendar, printed: date, stretch: Stretch) -> Iterator[str]:
    gap = (printed - stretch[1]).days
    when = "long before" if gap > 30 else "in weeks before" if gap > 7 else "in days before" if gap > 1 else None
    when = when or {1: "the day before", 0: "on"}.get(gap, "long after" if gap < -30 else "after")
    yield f"ends {when} the day of print{' of a preview' if calendar.coming else ''}"
    if stretch[0] == printed:
        yield "begins on the day of print"


def _role(found: DateFound, stretch: Stretch) -> str | None:
    """Return what a day that the text names is to a stretch of days, None where it lies outside."""
    first, last = stretch
    if (found.starts_on, found.ends_on) == stretch:
        return "range" if found.is_range else "only"
    if found.is_range:
        return "within" if first <= found.starts_on and found.ends_on <= last else None
    if found.starts_on == first:
        return "first"
    if found.starts_on == last:
        return "last"
    return "within" if first < found.starts_on < last else None
