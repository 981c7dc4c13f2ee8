"""Rates: "a day", "every year", "12 training places a quarter", "yearly damage of …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.extraction.numbers import GAP
from app.extraction.span import Span

_PERIODS = "second|minute|hour|day|night|week|month|quarter|year"
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annually": "year",
    "yearly": "year",
}
_ADJECTIVES = {**_ADVERBS, "annual": "year"}
# "for a year", "within a month" and "a year earlier" are spans of time, not rates.
_SPAN_BEFORE = "".join(
    rf"(?<!\b{word}\s)"
    for word in ("for", "of", "in", "within", "over", "than", "by", "after", "half", "once", "twice", "before")
)
_NOT_AFTER = (
    r"(?!\s+(?:earlier|ago|before|later|after|on\s(?!average)|from\s+(?:now|then|today)|old|in\s+advance"
    r"|and\s+a\s+half|of\b|when|that))"
)
_AFTER = re.compile(
    rf"{_SPAN_BEFORE}(?:\b(?:an?|per|each|every){GAP}(?P<period>{_PERIODS})\b(?!['’-]){_NOT_AFTER}"
    rf"|\b(?P<adverb>{'|'.join(_ADVERBS)})\b(?=\s*(?:[,.;:)–—]|$|and\b|by\b|in\b|from\b|to\b|since\b)))"
    rf"|\bper{GAP}(?P<other>\d[\d,]*{GAP}[a-z]+|(?:capita|person|head|child|victim|case|officer|country)\b)"
    rf"|(?<!\w)(?<=\d\s)for{GAP}(?:every|each){GAP}(?P<each>[a-z]+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?P<adjective>{'|'.join(_ADJECTIVES)}){GAP}(?:[\w’'-]+{GAP}){{1,6}}(?:at|of|to|is|are|was|reach(?:es|ed)?|exceed(?:s|ed)?)"
    rf"(?:{GAP}(?:at{GAP})?)?$",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"\b(?:damage|loss|losses|cost|costs|profits?|proceeds|turnover|revenues?|earnings|income|output)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[.;:](?=\s|$)|\n\s*\n|,(?=\s)|\s[–—]\s|[()“”\"]")
_REACH = 110


@dataclass(frozen=True, slots=True)
class Rate:
    """What a figure is counted by, such as "day", and the place of the words that say so."""

    period: str
    place: Span


def rate_of(text: str, figure: Span, limit: int) -> Rate | None:
    """Return the period that the figure is counted by.

    Looks no further than the clause of the figure, nor past `limit`, where the next figure begins.
    """
    stop = min(limit, len(text), figure.end + _REACH)
    end = _CLAUSE_END.search(text, figure.end, stop)
    if found := _AFTER.search(text, figure.end, end.start() if end else stop):
        return Rate(_period(found), Span(*found.span()))
    start = max(0, figure.start - 90)
    before = re.split(r"[.;:]\s|\n\s*\n", text[start : figure.start])[-1]
    if (found := _BEFORE.search(before)) and _LOSS.search(found[0]):
        return Rate(_ADJECTIVES[found["adjective"].lower()], figure)
    return None


def _period(found: re.Match[str]) -> str:
    if found["adverb"]:
        return _ADVERBS[found["adverb"].lower()]
    written = found["period"] or found["other"] or found["each"]
    return " ".join(written.lower().replace(",", "").split())
