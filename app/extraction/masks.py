"""Numbers that count nothing in the world: dates, times, ages, references, telephone numbers, list marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.extraction.letters import in_small_letters
from app.extraction.span import Span

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_LIST = r"(?:\s*(?:,|and|or|to|&|[-–—])\s*)"
_GROUPS = r"(?:five|six|seven|eight|ten|twenty|twenty-seven)"
_REFERENCE = (
    r"(?:articles?|arts?\.|paragraphs?|paras?\.?|sections?|sect\.|chapters?|annex(?:es)?|appendix|resolutions?"
    r"|regulations?|directives?|recommendations?|goals?|sdgs?|tables?|figures?|fig\.|box|pages?|pp?\."
    r"|footnotes?|notes?|rooms?|ext\.|extension|gates?|nos?\.|number|#|issue|volume|vol\.|actions?|items?|points?"
    r"|steps?|phases?|stages?|sessions?|parts?|pillars?|protocols?|flight|version|objectives?|priority|level|tier"
    r"|track|rule|principle|channel|hall|terminal|route|highway|photo|image|slide|chart|map|row|column|clause|doc\.)"
)
# In small letters: they are matched against the text in small letters, which is much faster than to match any case.
# Each begins where a word does, so that at most places of a text none of them is tried.
_AT_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "date",
        (
            r"\d{4}-\d\d-\d\d\b",
            r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?\b",
            r"\d{1,2}/\d{1,2}/\d{2,4}\b",
            rf"{_DAY}(?:{_LIST}{_DAY})*\s+(?:of\s+)?{_MONTH}\b(?:,?\s+{_YEAR}\b)?",
            rf"{_MONTH}\s+{_DAY}\b(?!,\d{{3}}|\.\d| (?:million|billion|per cent|percent))"
            rf"(?:{_LIST}(?:{_MONTH}\s+)?{_DAY}\b(?!,\d{{3}}))*(?:,?\s+{_YEAR}\b)?",
            rf"{_MONTH}\s+{_YEAR}\b",
            rf"{_WEEKDAY},?\s+(?:the\s+)?{_DAY}\b",
        ),
    ),
    (
        "year",
        (
            rf"{_YEAR}\s*[-–/]\s*(?:{_YEAR}|\d\d)\b",
            rf"(?:in|since|by|until|till|before|after|of|from|to|for|during)\s+{_YEAR}\b(?!,)",
        ),
    ),
    (
        "time",
        (
            r"\d{1,2}:\d\d\b(?:\s*[ap]\.?m\b)?",
            r"\d{1,2}(?:\.\d\d)?\s*(?:[ap]\.?m\b|[ap]\.m\.|o['’]clock|gmt|utc|cet|hrs?\b)",
            r"\d+\s*mins?\b",
            r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d{1,2})"
            rf"\s+(?:on|yesterday|this|tomorrow|that)\s+(?:{_WEEKDAY}|(?:morning|evening|afternoon|night)\b)",
        ),
    ),
    (
        "age",
        (
            r"aged\s+(?:between\s+)?\w+(?:(?:\s*[-–]\s*|\s+(?:and|to|or)\s+)\d+)?\b",
            r"(?:the\s+)?ages?\s+(?:of\s+)?\w+(?:(?:\s*[-–]\s*|\s+(?:and|to|or)\s+)\d+)?\b",
            r"(?:young|old)er\s+than\s+\d+",
            r"than\s+\w+\s+years\b",
            r"(?:adults?|children|minors|persons|people|men|women|boys|girls|youths?|anyone|those)"
            r"\s+(?:under|over|below|above)\s+\d\d\b(?!,)",
            r"(?:youngest|oldest|eldest)\s+(?:is|was|being)\s+(?:only\s+|just\s+)?\w+",
            r"(?:an?|the)\s+(?:[a-z-]+\s+){1,3}of\s+\d\d\b"
            r"(?=[,.;)]|\s+(?:told|who|was|were|said|and|has|had|from|in)\b)",
        ),
    ),
    (
        "reference",
        (
            rf"{_REFERENCE}\s+\(?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)(?:[.]\d+)*\)?"
            rf"(?:{_LIST}\d+(?:[.]\d+)*)*\b(?!,\d{{3}})",
            r"(?:no|nos|ext|p|pp|art)\.\s*\d+(?:[/-]\d+)*",
        ),
    ),
    ("telephone", (r"00\d[\d\s().-]{5,}\d", r"\d{3}[-.\s]\d{3}[-.\s]\d{4}\b", r"\d{2,}-\d{3,}\b")),
    ("counter", (r"\d+\s*/\s*\d+\b",)),
    ("name", (rf"(?:group|league|council|committee|gang) of (?:{_GROUPS}|\d+)\b",)),
    (
        "idiom",
        (
            r"(?:no|any)\s+(?:one|two)\b",
            r"one\s+(?:another|or\s+two|by\s+one)\b",
            r"(?<!-)one\s+of\b",
            r"of one mind\b",
            r"one['’]s\b",
        ),
    ),
)
# These begin anywhere.
_ANYWHERE: tuple[tuple[str, str], ...] = (
    ("address", r"https?://\S+|www\.\S+|\S+@\S+\.\w+"),
    ("age", r",(?<=[a-z],)\s\d\d(?=,\s)"),
    ("telephone", r"[+0](?:(?<=\+)\d[\d\s().-]{5,}\d|(?<=(?<![\d.,])0)\d[\d\s()/-]{4,}\d)"),
    ("counter", r"\[[a-z]+ \d+[^\]]*\]"),
    ("page number", r"(?m:^\s*(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?\s*$)"),
    ("mark-up", r"<[^>\n]{0,80}>"),
)
# Tried only in a text that has what the first pattern finds: the second one looks at every word.
_RARE: tuple[tuple[str, str, str], ...] = (("age", r"years?[-\s]old", r"\b\w+(?:-\w+)?[-\s]years?[-\s]olds?\b"),)
# Where capitals tell.
_CASED: tuple[tuple[str, str], ...] = (
    (
        "list mark",
        r"(?m:^\s*(?:[-•–*]\s*)?\(?\d{1,3}(?:[.)](?=\s)|(?:\.\d{1,2})+\.?(?=\s+[A-Z])))|(?m:^\s*\d{1,2}\s*(?=\|))",
    ),
    ("name", r"\b[Tt]he\s+(?:Five|Six|Seven|Eight|Nine|Ten|Twelve|Twenty|Twenty-Seven)\b(?!\s+[A-Z])"),
    ("name", r"\b(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Twelve)\s+(?:Country|Eyes|Sisters|Party|Power)\b"),
)
_BREAK = "\n\n"
_REASONS = tuple(reason for reason, _ in _AT_WORDS)
# One group for each reason, behind a lookahead: what begins inside another mask is found as well.
_WORDS = re.compile(rf"\b(?={'|'.join(['(' + '|'.join(patterns) + ')' for _, patterns in _AT_WORDS])})")
_COMPILED = tuple((reason, re.compile(pattern)) for reason, pattern in _ANYWHERE)
_COMPILED_RARE = tuple((reason, re.compile(sign), re.compile(pattern)) for reason, sign, pattern in _RARE)
_COMPILED_CASED = tuple((reason, re.compile(pattern)) for reason, pattern in _CASED)


@dataclass(frozen=True, slots=True)
class Mask:
    """A place whose numbers are no figures, and why."""

    place: Span
    reason: str


class Masks:
    """The places whose numbers are no figures, in the paragraphs of a text that hold one of these numbers."""

    def __init__(self, text: str, numbers: Iterable[Span]) -> None:
        small = in_small_letters(text)
        rare = [(reason, pattern) for reason, sign, pattern in _COMPILED_RARE if sign.search(small)]
        searched = ((_COMPILED, small), (rare, small), (_COMPILED_CASED, text))
        stretches = list(_paragraphs(text, numbers))
        found = [
            Mask(Span(*match.span()), reason)
            for start, end in stretches
            for patterns, words in searched
            for reason, pattern in patterns
            for match in pattern.finditer(words, start, end)
            if match.start() < match.end()
        ]
        found += [
            Mask(Span(*match.span(group)), _REASONS[group - 1])
            for start, end in stretches
            for match in _WORDS.finditer(small, start, end)
            if (group := match.lastindex)
        ]
        self._masks = sorted(found, key=lambda mask: mask.place)
        self._starts = [mask.place.start for mask in self._masks]
        self._longest = max((len(mask.place) for mask in self._masks), default=0)

    def over(self, place: Span) -> Mask | None:
        """Return the first mask that shares a character with the place."""
        last = bisect_right(self._starts, place.end)
        while last:
            last -= 1
            mask = self._masks[last]
            if mask.place.overlaps(place):
                return mask
            if mask.place.start + self._longest < place.start:
                return None
        return None


def _paragraphs(text: str, numbers: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of paragraphs that hold numbers, which come in the order of the text."""
    start = end = -1
    for number in numbers:
        if number.end <= end:
            continue
        before, after = text.rfind(_BREAK, 0, number.start), text.find(_BREAK, number.end)
        if start < 0 or before > end:
            if start >= 0:
                yield start, end
            start = max(0, before)
        end = after if after >= 0 else len(text)
    if start >= 0:
        yield start, end
