"""For whom an official acts, where several countries and organisations are named: signs for each, to be weighed."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from app.extraction.affiliations import Context, readings
from app.extraction.countries import Mention, cities, country_of
from app.extraction.officials import Person
from app.extraction.seen import Appearance
from app.extraction.titles import topics
from app.extraction.weighing import likelihood, total

_HEADS = re.compile(
    r"minister|secretary|commissioner|general|president|director|head|chief|attorney|ambassador|governor|chair|host"
)
# Somebody acts for a country or an organisation from this probability on.
LEAST = 0.02
_HEADING, _REACH = 300, 80
_MOST = 40  # places that are looked at
# What says it plainly, best first; no weight outdoes it.
_PLAIN = tuple(f"read {name}" for name in ("beside", "in brackets", "within", "by invitation", "by companion"))
_CLOSE = 4
_DISTANCES = ((0, "next"), (_CLOSE - 1, "close"), (9, "near"), (math.inf, "far"))
_NAME = r"[A-Z][\w&-]*(?: (?:of |for |and )?[A-Z][\w&-]*)*"
_OWNER = re.compile(rf"({_NAME})['’]s? (?:[a-z-]+ )?\Z")
_BODY = re.compile(rf"\b(?:of|at) (?:the )?({_NAME})")
_AND = re.compile(r",?\s+and\s+(?:(?:his|her|its|the)\s+)?")
_CHAIRS = re.compile(r"\b(?:chair\w*|host\w*|presid(?:ed|ing))\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:its|their|his|her)\b", re.IGNORECASE)


def allegiances(person: Person, others: list[Person], context: Context) -> dict[str, frozenset[str]]:
    """Return the signs for each country or organisation that somebody may act for."""
    found: dict[str, set[str]] = {}
    bare = (reading for place in person.bare[:_MOST] for reading in readings(place, context))
    for reading in (*chain(*person.readings), *bare):
        found.setdefault(reading.code, set()).add(f"read {reading.name}")
    for place in person.places[:_MOST]:
        for code, sign in _of_place(place, context):
            found.setdefault(code, set()).add(sign)
    for code, sign in _of_text(person, context):
        found.setdefault(code, set()).add(sign)
    apart = [other for other in others if other is not person]
    own = any(plain in signs for signs in found.values() for plain in _PLAIN)
    joined = set() if own else {other.affiliation for other in apart if _is_joined(person, other, context.text)}
    for code, signs in found.items():
        if code in joined:
            signs.add("joined to one of theirs")
    taken = {other.affiliation for other in apart} - joined
    return {code: frozenset(_with_kind(person, code, signs, taken)) for code, signs in found.items()}


def _is_joined(person: Person, other: Person, text: str) -> bool:
    """Whether an "and" joins two officials: the country before the first is often that of the second too."""
    ends = {place.end for place in other.places[:_MOST]}
    starts = [min(place.title.start if place.title else place.start, place.start) for place in person.places[:_MOST]]
    return any(_AND.fullmatch(text, end, start) for end in ends for start in starts)


def _with_kind(person: Person, code: str, signs: set[str], taken: set[str | None]) -> Iterator[str]:
    yield from signs
    sort = "country" if len(code) == 2 and code not in {"EU", "UN"} else "body"
    yield f"a {sort}"
    heads = set(_HEADS.findall((person.role or "").casefold())) or {"nothing"}
    yield from (f"a {sort} for {head}" for head in heads)
    near = [sign for sign in signs if sign.startswith(("before", "behind", "inside"))]
    yield "in the sentence" if near else "not in the sentence"
    if not near:
        yield from (f"not in the sentence, {sign}" for sign in signs if not sign.startswith("read "))
    if code in taken:
        yield "another’s too"


def _of_place(place: Appearance, context: Context) -> Iterator[tuple[str, str]]:
    yield from _of_bodies(place, context)
    yield from _of_towns(place, context)
    start = place.title.start if place.title else place.start
    here = [m for m in context.named if place.sentence.start <= m.start and m.end <= place.sentence.end]
    before = [m for m in here if m.end <= min(start, place.name.start)]
    behind = [m for m in here if m.start >= place.end]
    inside = [m for m in here if m not in before and m not in behind and not _within(m, place)]
    for mention in inside:
        yield mention.code, f"inside, {mention.form}"
        yield mention.code, "inside"
    for rank, mention in enumerate(reversed(before)):
        yield from _told(mention, context.text[mention.end : min(start, place.name.start)], "before", rank)
    for rank, mention in enumerate(behind):
        yield from _told(mention, context.text[place.end : mention.start], "behind", rank)
    earlier = [m for m in context.named if m.end <= place.sentence.start]
    if earlier and not before:
        yield earlier[-1].code, "last named before the sentence"
        if _PRONOUN.search(context.text, place.sentence.start, place.name.start):
            yield earlier[-1].code, "last named before a pronoun"


def _of_bodies(place: Appearance, context: Context) -> Iterator[tuple[str, str]]:
    """Read bodies of no list: "UN Women’s regional head", "Executive Secretary of the Egmont Group"."""
    start = place.title.role_start if place.title else place.start
    owner = _OWNER.search(context.text, max(place.sentence.start, start - _REACH), start)
    if owner and _is_body(owner[1]):
        yield owner[1], "a body in no list, possessive"
    behind = _BODY.search(context.text, start, place.end)
    if behind and _is_body(behind[1]):
        yield behind[1], "a body in no list, behind the office"


def _is_body(words: str) -> bool:
    parts = {word.casefold() for word in words.split()}
    return country_of(words) is None and not parts <= topics()


def _of_towns(place: Appearance, context: Context) -> Iterator[tuple[str, str]]:
    start = place.sentence.start
    words = place.sentence.of(context.text)
    for begins, ends, code in cities(words):
        side = "before" if start + ends <= place.start else "behind" if start + begins >= place.end else "inside"
        yield code, f"a town {side}"


def _within(mention: Mention, place: Appearance) -> bool:
    return place.name.start <= mention.start < place.name.end


def _told(mention: Mention, between: str, side: str, rank: int) -> Iterator[tuple[str, str]]:
    code = mention.code
    yield code, f"{side}: {('nearest', 'second')[rank] if rank < 2 else 'farther'}"
    yield code, f"{side}: {mention.form}"
    words = len(re.findall(r"\w+", between))
    yield code, f"{side}: {next(name for most, name in _DISTANCES if words <= most)}"
    if words < _CLOSE:
        yield code, f"{side}: by “{' '.join(between.split())}”"
    if re.search(r"[;.:]", between):
        yield code, f"{side}: a mark between"
    if re.match(r"['’]s?\s", between):
        yield code, f"{side}: possessive"
    if re.search(r"\b[A-Z]\w+ [A-Z]\w+", between):
        yield code, f"{side}: a name between"


def _of_text(person: Person, context: Context) -> Iterator[tuple[str, str]]:
    if context.host:
        yield context.host, "host"
        yield context.host, f"host, {'office' if person.role else 'no office'}"
        yield from ((context.host, f"host, {head}") for head in _HEADS.findall((person.role or "").casefold()))
        if any(_CHAIRS.search(place.sentence.of(context.text)) for place in person.places):
            yield context.host, "host, in the chair"
    counts = Counter(m.code for m in context.named)
    if counts:
        yield counts.most_common(1)[0][0], "named most"
    for mention in context.named:
        if mention.end < _HEADING:
            yield mention.code, "in the heading"
            if mention.code != context.host:
                yield mention.code, "in the heading, not the host"
    yield from ((code, "a town in the heading") for _, _, code in cities(context.text[:_HEADING]))
    yield from _by_office(person, context)
    role = (person.role or "").casefold()
    if "commissioner" in role and "police" not in role:
        yield "EU", "usual for the office"


def _by_office(person: Person, context: Context) -> Iterator[tuple[str, str]]:
    """Read "the Dominican minister" elsewhere of somebody who was called a minister."""
    heads = set(_HEADS.findall((person.role or "").casefold()))
    for office, code in context.offices:
        if any(head in office for head in heads):
            yield code, "has such an office"
            if office == (person.role or "").casefold():
                yield code, "has the same office"


def chosen(signs: Mapping[str, frozenset[str]], table: Mapping[str, float]) -> str | None:
    """Return the country or organisation that is said plainly or that the signs speak for, None for nothing likely."""
    said = ([code for code in signs if plain in signs[code]] for plain in _PLAIN)
    plainly = next((codes for codes in said if codes), [])
    best = max(plainly or signs, key=lambda code: (total(table, signs[code]), code), default=None)
    is_likely = best and (plainly or likelihood(total(table, signs[best])) >= LEAST)
    return best if is_likely else None
