"""Shares written as fractions: "one in five", "two thirds of", "almost half of", given in per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.extraction.countries import alternation
from app.extraction.numbers import GAP, SMALL, Number
from app.extraction.span import Span

_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
}
_SMALL = alternation(SMALL)
_PART = alternation(_PARTS)
_INITIALS = "".join(sorted({word[0] for word in (*SMALL, *_PARTS, "a")}))
# A part needs "of" after it, or a numerator over one: "the second half" and "once a quarter" are no shares.
_FRACTION = re.compile(
    rf"(?=[\d{_INITIALS}])(?:\b(?P<over>{_SMALL}|\d{{1,2}}){GAP}(?:(?!of\b|member|countr|state)[a-z]+{GAP}){{0,3}}?(?:in|out{GAP}of){GAP}(?:every{GAP})?"
    rf"(?P<under>{_SMALL}|\d{{1,3}})\b(?![,./:-]?\d|[-–]|{GAP}(?:to|countries|states|members?|delegations|months?|years?)\b)"
    rf"|(?<![\w-])(?P<top>{_SMALL})[-\u2010\u2011 ](?P<parts>{_PART})s\b"
    rf"|\b(?:(?P<lone>an?|one)(?:{GAP}|-))?(?P<part>{_PART})(?:(?<=one.{{5}})|(?<=one.{{6}})|(?<=one.{{8}})|(?={GAP}of\b(?!{GAP}(?:(?:the{GAP})?(?:19|20)\d\d|the{GAP}year)))))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(?:the|this|its|their|first|second|third|fourth|last|in|every|each|next)\s$", re.IGNORECASE)


def fractions(text: str) -> Iterator[Number]:
    """Yield each share written as a fraction, in per cent rounded to one decimal place."""
    for match in _FRACTION.finditer(text):
        share = _share(text, match)
        if share is not None and 0 < share < 1:
            value = round(100 * share, 1)
            yield Number(place=Span(*match.span()), value=value, percent=True, spelled=True)


def _share(text: str, match: re.Match[str]) -> float | None:
    if match["over"]:
        return _small(match["over"]) / _small(match["under"])
    if match["top"]:
        return _small(match["top"]) / _PARTS[match["parts"].lower()]
    if match["lone"] or not _ORDINAL.search(text, max(0, match.start() - 12), match.start()):
        return 1 / _PARTS[match["part"].lower()] if match["lone"] or match["part"].lower() == "half" else None
    return None


def _small(written: str) -> int:
    return int(written) if written.isdigit() else SMALL[written.lower()]
