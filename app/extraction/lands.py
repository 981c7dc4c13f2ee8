"""In which country an unknown town lies: who hosts, "the Beninese city", whose offices the text names."""

from __future__ import annotations

import re
from collections import Counter

from app.extraction.countries import Form, Mention, country_of, mentions
from app.extraction.occasions import own_sentences
from app.extraction.segments import sentences

KIND = r"(?:town|city|island|resort|village|port|spa)"
_OF_NATION = re.compile(rf"\b[Tt]he (?:[a-z]+ )?([A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:[a-z]+ ){{0,2}}{KIND}\b(?! of)")
_HOSTS = re.compile(r"\b(?:host(?:ed|s)?|chair(?:ed|manship)?|presid(?:ed|ency)|invitation|received)\b", re.IGNORECASE)
_AT_HOUSE = re.compile(r"\b(?:met|gathered|convened|held|took place|hosted)\s+(?:\w+\s+){0,3}?at\s+(?:the\s+)?[A-Z]")
_ISO = 2
_BEFORE = 60


def described(text: str) -> str | None:
    """Return the country in "the Beninese city", said of the town without naming it again."""
    for sentence in own_sentences(text):
        for match in _OF_NATION.finditer(sentence.of(text)):
            if code := country_of(match[1]):
                return code
    return None


def by_offices(text: str) -> str | None:
    """Return the country whose own offices the text names most, such as "Home Secretary": the writers' home."""
    named = Counter(m.code for m in mentions(text) if m.form is Form.OFFICE and _is_country(m.code))
    (best, count), *others = named.most_common() or [("", 0)]
    return best if best and all(count > other for _, other in others) else None


def host_of(text: str) -> str | None:
    """Return the country whose minister is said to host or chair."""
    for sentence in sentences(text):
        words = sentence.of(text)
        cue = _HOSTS.search(words)
        near = [m for m in mentions(words) if _is_country(m.code)] if cue else []
        if cue and near:
            return min(near, key=lambda m: _distance(m, cue)).code
    return None


def of_venue(text: str) -> str | None:
    """Return the country of a meeting that was held at a house in no town that the text names."""
    at_house = any(_AT_HOUSE.search(s.of(text)) for s in own_sentences(text))
    return (host_of(text) or by_offices(text)) if at_house else None


def _distance(named: Mention, cue: re.Match[str]) -> int:
    """Return how far a country stands from the cue; "hosted by …" speaks of the one after it."""
    return abs(named.start - cue.end()) + _BEFORE * (named.start < cue.start())


def _is_country(code: str) -> bool:
    return len(code) == _ISO and code.isupper() and code not in {"EU", "UN"}
