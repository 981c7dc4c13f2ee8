"""The words that hedge a figure, before and after its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.extraction.findings import Qualifier
from app.extraction.numbers import GAP
from app.extraction.span import Span

_BEFORE: dict[Qualifier, tuple[str, ...]] = {
    # The first row that fits wins: "no more than" before "more than", "just under" before "under".
    Qualifier.LESS_THAN: (
        *("no more than", "not more than", "no greater than", "not exceeding", "at most", "at the most", "up to"),
        *("as many as", "as much as", "a maximum of", "maximum of", "fewer than", "less than", "lower than", "below"),
        *("under", "smaller than", "not over"),
    ),
    Qualifier.MORE_THAN: (
        *("no fewer than", "no less than", "not less than", "not fewer than", "at least", "at the least"),
        *("a minimum of", "minimum of", "more than", "greater than", "higher than", "larger than", "just over", "over"),
        *("above", "in excess of", "exceeding", "exceeded", "exceeds", "exceed", "upwards of", "upward of", "north of"),
        *("past", "passed", "surpassed", "surpassing", "surpasses", "topped", "tops", "well over"),
    ),
    Qualifier.NEARLY: (
        *("just under", "just below", "just shy of", "just short of", "a little under", "a little less than", "shy of"),
        *("nearly", "almost", "close to", "approaching", "not quite", "short of", "verging on"),
        *("well-nigh", "little less than", "slightly under", "slightly less than", "slightly below"),
    ),
    Qualifier.ABOUT: (
        *("an estimated", "estimated at", "estimated to be", "estimated to have covered", "estimated", "about"),
        *(
            "around",
            "roughly",
            "some",
            "approximately",
            "approx.",
            "approx",
            "circa",
            "ca.",
            "c.",
            "~",
            "in the order of",
        ),
        *(
            "on the order of",
            "in the region of",
            "in the neighbourhood of",
            "somewhere around",
            "or so",
            "more or less",
        ),
        *("thought to be", "believed to be", "put roughly at", "an approximate", "of the order of"),
    ),
}
_AFTER: dict[Qualifier, str] = {
    Qualifier.ABOUT: rf"-?(?:{GAP})?or{GAP}so\b|-odd\b|{GAP}odd\b|,?{GAP}or{GAP}thereabouts\b"
    rf"|,?{GAP}give{GAP}or{GAP}take\b|,?{GAP}more{GAP}or{GAP}less\b|,?{GAP}approximately\b",
    Qualifier.MORE_THAN: rf"-plus\b|\+|,?{GAP}or{GAP}more\b(?!{GAP}or)|{GAP}at{GAP}(?:the{GAP})?(?:very{GAP})?least\b"
    rf"|{GAP}and{GAP}more\b|{GAP}and{GAP}counting\b",
    Qualifier.LESS_THAN: rf",?{GAP}or{GAP}(?:fewer|less)\b|{GAP}at{GAP}(?:the{GAP})?(?:very{GAP})?most\b",
}


def _alternatives(phrases: tuple[str, ...]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(GAP.join(re.escape(word) for word in phrase.split()) for phrase in ordered)


# Longest phrase first over all kinds, so that "just under" is not read as "under".
_KIND = {" ".join(p.split()): kind for kind, phrases in _BEFORE.items() for p in phrases}
# Between hedge and number: "over the 45 million mark", "more than a further 20".
_FILLER = rf"(?:(?:the|a{GAP}further|a{GAP}total{GAP}of|just|only|another){GAP})?"
_HEDGE = re.compile(rf"(?<![\w-])(?P<hedge>{_alternatives(tuple(_KIND))}){GAP}?{_FILLER}$", re.IGNORECASE)
# "spread over 11 countries", "information about 40 suspects", "passed 12 names on": these words hedge nothing.
_NO_HEDGE = re.compile(
    r"(?:\b(?:spread|split|divided|distributed|extend(?:s|ed)?|shared|control|presided?|vote[ds]?|hand(?:s|ed)?|tak(?:e|es|en|ing)|took|turn(?:s|ed)?|carried)\s+(?:out\s+)?over"
    r"|\b(?:step(?:s|ped)?|go(?:es)?|went|scaled?|buil[dt]|ramp(?:ed)?|brought|sign(?:s|ed)?)\s+up\s+to"
    r"|\b(?:information|data|details?|facts?|reports?|talk(?:s|ed|ing)?|know(?:n|s|ledge)?|inquir(?:y|ies)|hear[ds]?"
    r"|concern(?:s|ed)?|complain(?:ts|ed)?|questions?|learn(?:ed|t)?)\s+(?:about|around)"
    r"|(?<!\bhad\s)(?<!\bhas\s)(?<!\bhave\s)(?<!\bnow\s)\bpassed|\b(?:on|in|for|during|of|the)\s+the\s+past)$",
    re.IGNORECASE,
)
_TAILS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _AFTER.items())
_REACH = 60


@dataclass(frozen=True, slots=True)
class Hedge:
    """How a number is hedged: its kind, the hedging words, and the place of hedge and number together."""

    kind: Qualifier
    words: str
    place: Span


def hedge_of(text: str, number: Span, floor: int = 0) -> Hedge | None:
    """Return the hedge before (not before `floor`) or after the number, or None for an exact figure."""
    return _hedge_before(text, number, floor) or _hedge_after(text, number)


def _hedge_before(text: str, number: Span, floor: int) -> Hedge | None:
    start = max(floor, number.start - _REACH)
    found = _HEDGE.search(text, start, number.start)
    if not found or _NO_HEDGE.search(text, max(floor, found.start() - 40), found.end("hedge")):
        return None
    words = " ".join(found["hedge"].casefold().split())
    return Hedge(_KIND[words], words, Span(found.start(), number.end))


def _hedge_after(text: str, number: Span) -> Hedge | None:
    for kind, pattern in _TAILS:
        if found := pattern.match(text, number.end):
            words = " ".join(found[0].casefold().strip(" ,-").split())
            return Hedge(kind, words, Span(number.start, found.end()))
    return None
