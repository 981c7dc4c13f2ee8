"""Words that tell what a day is to a meeting: it opens or closes it, is a deadline, or that of something beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.extraction.countries import find_phrase, find_phrases
from app.extraction.dates import DateFound
from app.extraction.segments import Segment

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = rf"(?P<count>{'|'.join(NUMBERS)}|\d)"
LASTED = re.compile(rf"\b{_COUNT}[- ](?:day|days)\b(?!\s+(?:later|ago|after|before))", re.IGNORECASE)
# "Day two of three".
OF_SO_MANY = re.compile(rf"\bday (?:{'|'.join(NUMBERS)}|\d) of (?P<count>{'|'.join(NUMBERS)}|[2-5])\b", re.IGNORECASE)
LATER = re.compile(
    rf"\b(?:{_COUNT}\s+days?\s+later|a day later|the (?:next|following) (?:day|morning)|the day (?:after|following))\b",
    re.IGNORECASE,
)
_LAST = r"last|final|closing|concluding"
_NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
ORDINAL = re.compile(
    rf"\b(?:the|its|their)\s+(?P<nth>{'|'.join(_NTH)}|{_LAST})(?:\s+and\s+(?P<last>{_LAST}))?\s+day\b", re.IGNORECASE
)
OPENS = re.compile(
    r"\b(?:opened|opens|began|begun|started|kicked off|got under way|inaugurated|since|arrived)\b", re.IGNORECASE
)
CLOSES = re.compile(
    r"\b(?:ended|ends|closed(?! doors)|concluded|concludes|wound up|finished|parted|wrapped up|rounded off|broke up"
    r"|brought to (?:an end|a close)|came to (?:an end|a close)|done (?:at|in)|adopted|gave their|left on|departed)\b",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    r"\b(?:by|until|before|from|end of|due|since|as of|as at|next|autumn|spring|summer|winter|later than)"
    r"\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:ministers|delegations|delegates|participants|they|we)\b", re.IGNORECASE)
DATELINE = re.compile(r"[A-Z][^–—\n.!?]{2,60}?(?:\.[^–—\n!?]{1,30}?)?\s(?:–|—|--?)\s")


@dataclass(frozen=True, slots=True)
class Sitting:
    """First and last day of the meeting, the places in the text that give them, and the strongest signs for them."""

    starts_on: date | None
    ends_on: date | None
    places: tuple[tuple[int, int], ...]
    because: str = ""


def is_deadline(text: str, found: DateFound) -> bool:
    """Whether a day is one by which something is to be done."""
    before = text[max(found.start - 30, 0) : found.start]
    return bool(DEADLINE.search(before)) and not re.search(r"\b(?:from|since)\s+$", before, re.IGNORECASE)


_WITH = re.compile(r"\bministers(?:,| and| or)\s+$", re.IGNORECASE)


def is_aside(text: str, sentence: Segment, start: int) -> bool:
    """Whether a day or town is that of a preparatory session, a workshop, a courtesy call, named right before it."""
    before = text[sentence.start : start]
    cues = [cue.end() for cue in find_phrases("occasions", "aside", before) if not _WITH.search(before[: cue.start()])]
    return bool(cues) and len(before) - cues[-1] < 60 and not re.search(r"\bministers|,\s+\w+ing\b", before[cues[-1] :])


def is_visit(text: str, sentence: Segment) -> bool:
    """Whether a sentence tells that somebody came, spoke or left, who is not the meeting as a body."""
    visit = find_phrase("occasions", "personal", text, sentence.start, sentence.end)
    return visit is not None and not _BODY.search(text, sentence.start, visit.start())
