"""Single days of a meeting put together: opening and closing days, "the second and last day", how long it lasted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.extraction.countries import phrases
from app.extraction.dates import DateFound, find_dates
from app.extraction.segments import Segment

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|\d)"
_LASTED = re.compile(rf"\b{_COUNT}[- ](?:day|days)\b(?!\s+(?:later|ago|after|before))", re.IGNORECASE)
_LATER = re.compile(
    rf"\b(?:{_COUNT}\s+days?\s+later|a day later|the (?:next|following) day|the day after)\b", re.IGNORECASE
)
_LAST = r"last|final|closing|concluding"
_NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINAL = re.compile(
    rf"\b(?:the|its|their)\s+(?P<nth>{'|'.join(_NTH)}|{_LAST})(?:\s+and\s+(?P<last>{_LAST}))?\s+day\b", re.IGNORECASE
)
_OPENS = re.compile(
    r"\b(?:opened|opens|began|begun|started|kicked off|got under way|inaugurated|since|arrived)\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"\b(?:ended|ends|closed(?! doors)|concluded|concludes|wound up|finished|parted|wrapped up|rounded off|broke up"
    r"|brought to (?:an end|a close)|came to (?:an end|a close)|done (?:at|in)|adopted|gave their|left on|departed)\b",
    re.IGNORECASE,
)
# "… agreed Thursday as they wrapped up two days of talks": the day before it is the last one.
_ENDING = re.compile(
    r"\b(?:end(?:ed|s|ing)|clos(?:ed|es|ing)|conclud\w+|(?:wound|winding|wrapped|wrapping|broke|breaking) up|finish\w+"
    r"|round\w+ off|(?:end|close|conclusion) of)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:days?|talks|meeting|conference|session|summit)\b",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    r"\b(?:by|until|before|from|end of|due|since|as of|as at|next|autumn|spring|summer|winter|later than)"
    r"\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)
DATELINE = re.compile(r"[A-Z][^–—\n.!?]{2,60}?(?:\.[^–—\n!?]{1,30}?)?\s(?:–|—|--?)\s")
_BODY = re.compile(r"\b(?:ministers|delegations|delegates|participants|they|we)\b", re.IGNORECASE)
_MET = re.compile(r"\b(?:met|meet|gathered|convened)\b", re.IGNORECASE)
_LONGEST = timedelta(days=6)
_IMPRINT = 60


@dataclass(frozen=True, slots=True)
class Sitting:
    """First and last day of the meeting, and the places in the text that give them."""

    starts_on: date | None
    ends_on: date | None
    places: tuple[tuple[int, int], ...]


@dataclass
class _Days:
    """The first day found in each role."""

    roles: dict[str, DateFound] = field(default_factory=dict)
    lasted: int = 0
    later: int = 0

    def add(self, role: str, found: DateFound) -> None:
        self.roles.setdefault(role, found)

    def sitting(self) -> Sitting | None:
        """Return the days that follow from what was found; a visitor's day is not the whole of a longer meeting."""
        opened, closed, single = (self.roles.get(role) for role in ("opens", "closes", "single"))
        if not (opened or closed or single) and self.lasted <= 1:
            single = self.roles.get("visits")
        first, last = opened.starts_on if opened else None, closed.ends_on if closed else None
        first = None if first and last and first > last else first
        named = [d for d in (opened, closed) if d]
        if single and first and not last and timedelta(0) < single.ends_on - first < _LONGEST:
            last, named = single.ends_on, [*named, single]
        if single and last and not first and not self.lasted and timedelta(0) <= last - single.starts_on < _LONGEST:
            first, named = single.starts_on, [single, *named]
        if single and not first and not last:
            first, named = single.starts_on, [single]
            last = first + timedelta(days=max(self.lasted, 1) - 1)
        places = tuple((d.start, d.end) for d in named)
        return self._completed(first, last, places)

    def _completed(self, first: date | None, last: date | None, places: tuple[tuple[int, int], ...]) -> Sitting | None:
        if first and not last:
            days = self.lasted - 1 if self.lasted else self.later
            last = first + timedelta(days=days) if days > 0 or self.lasted else None
        if last and not first and self.lasted:
            first = last - timedelta(days=self.lasted - 1)
        return Sitting(first, last, places) if first or last else None


def from_days(text: str, by: date | int | None, parts: list[Segment]) -> Sitting | None:
    """Put the meeting together from the single days that sentences name; `by` resolves those without a year."""
    days = _Days(lasted=_lasted(text, parts), later=_days_later(text, parts))
    for sentence in parts:
        for found in placed(text, sentence, by):
            if is_deadline(text, found) or is_aside(text, sentence, found) or _is_imprint(text, sentence, found, by):
                continue
            for role, day in _roles(text, sentence, found):
                days.add(role, day)
    return days.sitting()


def placed(text: str, part: Segment, by: date | int | None) -> Iterator[DateFound]:
    """Yield the dates of one part, at their places in the text, without the day of the report in its dateline."""
    words = part.of(text)
    dateline = DATELINE.match(words)
    for found in find_dates(words, by):
        if dateline and found.end <= dateline.end() and len(words) > dateline.end() + 40:
            continue
        yield replace(found, start=found.start + part.start, end=found.end + part.start)


def is_deadline(text: str, found: DateFound) -> bool:
    """Whether a day is one by which something is to be done."""
    before = text[max(found.start - 30, 0) : found.start]
    if re.search(r"\b(?:met|sat|meeting|sitting|conferring|together)\s+since\s+$", before):
        return False
    return bool(DEADLINE.search(before)) and not re.search(r"\bfrom\s+$", before)


def is_aside(text: str, sentence: Segment, found: DateFound) -> bool:
    """Whether a day is that of a preparatory session, a workshop, a courtesy call, named right before it."""
    before = text[sentence.start : found.start]
    cues = [cue.end() for cue in phrases("occasions", "aside").finditer(before)]
    return bool(cues) and len(before) - cues[-1] < 60 and not re.search(r"\bministers|,\s+\w+ing\b", before[cues[-1] :])


def _is_imprint(text: str, sentence: Segment, found: DateFound, by: date | int | None) -> bool:
    """Whether a day is the document's own, in a line that does no more than give it."""
    words = sentence.of(text)
    return found.has_year and found.ends_on == by and len(words) < _IMPRINT and words[-1] not in ".!?"


def _roles(text: str, sentence: Segment, found: DateFound) -> Iterator[tuple[str, DateFound]]:
    """Yield what a day is to the meeting: it opens or closes it, lies within it, or is the day of a visitor."""
    ordinal = _ORDINAL.search(text, sentence.start, sentence.end)
    own = ordinal and not _MET.search(text, sentence.start, min(found.start, ordinal.start()))
    if ordinal and own and not found.is_range:
        number = _NTH.get(ordinal["nth"].casefold())
        if number:
            first = found.starts_on - timedelta(days=number - 1)
            yield "opens", replace(found, starts_on=first, ends_on=first)
        if ordinal["last"] or not number:
            yield "closes", found
        return
    yield _role(text, sentence, found), found


def _role(text: str, sentence: Segment, found: DateFound) -> str:
    """Return whether the verb nearest before a day opens or closes the meeting, or somebody only came on it."""
    before = text[sentence.start : found.start]
    cues = [(m.start(), "opens") for m in _OPENS.finditer(before)] + [
        (m.start(), "closes") for m in _CLOSES.finditer(before)
    ]
    if cues:
        return max(cues)[1]
    if _CLOSES.match(text, found.end + 1) or _ENDING.search(text, found.end, sentence.end):
        return "closes"
    visit = phrases("occasions", "personal").search(text, sentence.start, sentence.end)
    return "visits" if visit and not _BODY.search(text, sentence.start, visit.start()) else "single"


def _lasted(text: str, parts: list[Segment]) -> int:
    length = next((m for part in parts if (m := _LASTED.search(part.of(text)))), None)
    return (_NUMBERS.get(length["count"].casefold()) or int(length["count"])) if length else 0


def _days_later(text: str, parts: list[Segment]) -> int:
    """Return 2 for "closed two days later", 1 for "the next day", 0 where nothing of the kind is said."""
    later = next((m for part in parts if (m := _LATER.search(part.of(text)))), None)
    if later is None:
        return 0
    return _NUMBERS.get((later["count"] or "").casefold(), 1)
