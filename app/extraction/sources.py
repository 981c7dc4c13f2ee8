"""Who gave a figure, and for which day it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from app.extraction.parsed import Token, Words
from app.extraction.phrases import word_set

_GIVING = word_set("estimate count calculate reckon put")
_ACCORDING = re.compile(
    r"\b(?:according to|based on|citing|as reported by|as estimated by|estimated by|published by|source:)\s+"
    r"(?:(?:the\s+)?(?:latest\s+|own\s+|recent\s+|new\s+|official\s+)?"
    r"(?:estimates?|figures?|data|numbers|statistics|a report|a study|report|an? analysis|a survey)\s+"
    r"(?:by|from|of|published by|released by)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w&.’'-]*(?:\s+(?:(?:of|on|and|for|the|against|to)\s+(?:the\s+)?)?[A-Z][\w&’'-]*)*")
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        1,
    )
    for name in names.split()
}
_DAY = re.compile(
    r"\b(?i:as (?:of|at|on)|at)\s+(?:(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]{2,8})\.?"
    r"|(?P<month2>[A-Z][a-z]{2,8})\.?\s+(?P<day2>\d{1,2}),?)\s+(?P<year>(?:19|20)\d\d)\b"
)
_YEAR_END = re.compile(
    r"\b(?i:at) (?:the )?(?:end|close) of (?P<year>(?:19|20)\d\d)\b|\bat year-end (?P<year2>(?:19|20)\d\d)\b"
)


def source_of(sentence: Words, organisations: Sequence[Words]) -> str | None:
    """Return which of the text's organisations the sentence says gave its figures, without "the"."""
    if found := _ACCORDING.search(sentence.text):
        named = _NAME.match(sentence.text, found.end())
        return " ".join(named[0].rstrip(".,").removesuffix("’s").split()) if named else None
    givers = (t for t in sentence if t.dep_ == "nsubj" and t.head.pos_ == "VERB" and t.head.lemma_.lower() in _GIVING)
    return next((name for giver in givers if (name := _organisation(giver, organisations))), None)


def as_of(sentence_part: str) -> date | None:
    """Return the day for which the words beside a figure say that it holds; a bare year tells no day."""
    if found := _DAY.search(sentence_part):
        month = _MONTHS.get((found["month"] or found["month2"]).lower())
        return _date(int(found["year"]), month, int(found["day"] or found["day2"]))
    if found := _YEAR_END.search(sentence_part):
        return _date(int(found["year"] or found["year2"]), 12, 31)
    return None


def _date(year: int, month: int | None, day: int) -> date | None:
    try:
        return date(year, month, day) if month else None
    except ValueError:
        return None


def _organisation(subject: Token, organisations: Sequence[Words]) -> str | None:
    entity = next((e for e in organisations if e.start <= subject.i < e.end), None)
    if entity is not None:
        return " ".join(entity.text.removeprefix("the ").removeprefix("The ").split())
    return subject.text if subject.text.isupper() and len(subject.text) > 2 else None
