"""Where the meeting reported on took place: the towns a text names, weighed by how it names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from app.extraction.countries import Form, alternation, capital, cities, city_country, country_of, mentions, vocabulary
from app.extraction.dates import find_dates
from app.extraction.lands import KIND, by_offices, described, host_of
from app.extraction.occasions import held_at, is_elsewhere, is_held, own_sentences
from app.extraction.phrases import text_of
from app.extraction.segments import Segment, blocks

_UPPER = "".join(c for c in map(chr, range(0x41, 0x2000)) if c.isupper())
_UPPER_START = rf"[{_UPPER}]"
_PROPER = rf"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[{_UPPER}][\w'’-]*\.?"
_SMALL = r"(?:am|an|der|de|la|el|los|las|del|di|pri|sur|upon|y|da|do|dos|im|bei|ob|es)"
_TOWN = rf"{_PROPER}(?:[ ](?:{_SMALL}[ ])*{_PROPER})*"
_DATELINE = re.compile(
    rf"(?P<town>{_TOWN}(?:/{_TOWN})?)(?:,\s*(?P<land>[^–—\n,]{{2,40}}?)|\s*\((?P<beside>[^()\n]{{2,40}})\))?"
    r"(?:,\s*[^–—\n]{3,30}?)?(?:\s*\([^()\n]{2,30}\))?\s*(?:–|—|--?)\s"
)
_IMPRINT = re.compile(
    rf"(?P<town>{_TOWN}(?:/{_TOWN})?)(?:,\s*(?P<land>[^,\n\d]{{3,40}}))?(?:,\s*(?P<more>[^,\n\d]{{3,40}}))?\s*[,(]?\s*$"
)
_KIND_OF_TOWN = re.compile(rf"\b(?:town|city|island|resort|village|port|spa) of ({_TOWN})")
_IN_TOWN = re.compile(rf"\b(?:in|at|near)\s+({_TOWN})|\bon\s+({_PROPER}\s+Island)\b")
_NO_TOWN = re.compile(
    r"\b(?:House|Hall|Hotel|Palace|Cent(?:re|er)|Abbey|Kloster|Castle|Court|Building|Headquarters|Room|Church|English"
    r"|French|Street|Parliament|Congress|Chancellery|Annex|Article|Paragraph|Chapter|Part|Section|Schengen|Europe|Africa"
    r"|Asia|America|Caribbean)\b"
)
_ANY_YEAR = 2000
_BYLINE = re.compile(rf"(?i:from|by)\s[^.\n]{{3,60}}\s(?i:in)\s+({_TOWN})")
_HERE = re.compile(rf"\b(?:[Gg]ood (?:morning|afternoon|evening)|[Ll]ive|[Hh]ello) from ({_TOWN})|\bhere in ({_TOWN})")
_HOSTING = re.compile(rf"\b[Tt]he\s+{KIND}\b[^.;]{{0,90}}?\b(?:(?:play(?:ed|s)\s+)?host(?:ed|s)?|welcomed|welcomes)\b")
_PLACES, _PROPER_LABELS = frozenset({"GPE", "LOC"}), frozenset({"PERSON", "ORG", "FAC"})
_REACH = 250
_OUTCOME = (
    r"\s+(?:Interior\s+)?(?:meeting|conference|session|gathering|ministerial"
    r"|Declaration|Commitments|Statement|communiqu[ée]|conclusions|talks)\b"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A town named at `start` to `end`; `weight` is how strongly this naming says that the meeting was there."""

    town: str
    start: int
    end: int
    weight: float
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """The town found, its country, and every place that speaks for it, the strongest first."""

    town: str
    country: str | None
    places: tuple[Place, ...]


def find_venue(doc: Doc, year: int | None = None) -> Venue | None:
    """Return the town that most of the text's words speak for; `year` is that of the meeting, if known."""
    text = text_of(doc)
    found = [*_head(text), *_headline(text), *_running(doc, year)]
    votes: dict[str, float] = defaultdict(float)
    for place in found:
        votes[_key(place.town)] += place.weight
    for town in votes:
        votes[town] += sum(votes[t] for t in votes if town.startswith(t + " "))
    votes = {town: votes[town] for town in votes if votes[town] >= 2}
    if not votes:
        return None
    # Of equals the first named wins: dictionaries keep the order of the text.
    best = max(votes, key=lambda town: votes[town])
    longer = [t for t in votes if t.startswith(best + " ")]
    best = longer[0] if longer else best
    own = sorted((p for p in found if _key(p.town) == best), key=lambda p: -p.weight)
    return Venue(_spelled(text, own[0].town), _country(text, own, best), tuple(own))


def _key(town: str) -> str:
    return re.sub(r"\s+", " ", town).casefold().strip(" .")


def _spelled(text: str, town: str) -> str:
    """Return the town as the running text spells it, for datelines stand in capitals."""
    if not town.isupper():
        return re.sub(r"\s+", " ", town)
    elsewhere = re.search(re.escape(town.title()), text)
    return elsewhere[0] if elsewhere else town.title()


def _country(text: str, places: list[Place], key: str) -> str | None:
    said = next((p.country for p in places if p.country), None) or city_country(key) or described(text)
    return said or host_of(text) or next((p.country for p in _head(text) if p.country), None) or by_offices(text)


def _headline(text: str) -> Iterator[Place]:
    """Read the towns in a headline: a hint, no more."""
    for block in blocks(text)[:4]:
        words = block.of(text)
        if (
            not re.search(r"[.!?]$", words)
            and not is_elsewhere(words, coming=True)
            and len(words) < 160
            and not find_dates(words)
        ):
            yield from (Place(words[s:e], block.start + s, block.start + e, 1.5, code) for s, e, code in cities(words))


def _head(text: str) -> Iterator[Place]:
    """Read datelines, and headings that give place and date."""
    for number, block in enumerate(blocks(text)[:14]):
        words = block.of(text)
        dateline = _DATELINE.match(words)
        if dateline and len(words) > dateline.end() + 40 and _is_dateline(dateline, number):
            yield from _slashed(dateline["town"], block.start, 3, dateline["land"] or dateline["beside"])
        elif byline := _BYLINE.fullmatch(words):
            yield from _slashed(byline[1], block.start + byline.start(1), 3, None)
        elif (code := city_country(words.strip(" |0123456789."))) is not None:
            yield Place(words.strip(" |0123456789."), block.start, block.end, 3, code)
        elif len(words) < 160 and not re.search(r"\b(?:No\.|Issue|Page|edition|compiled)", words):
            yield from _imprint(text, block)


def _is_dateline(match: re.Match[str], number: int) -> bool:
    """Whether "TOWN – " opens a report: with a date, a country, a well-known town, or at the very beginning."""
    town = match["town"].split("/")[-1]
    if find_dates(match[0], _ANY_YEAR) and _is_town(town):
        return True
    located = country_of((match["land"] or match["beside"] or "").strip()) is not None
    return _is_town(town) and (located or city_country(town) is not None or (town.isupper() and number < 4))


def _imprint(text: str, block: Segment) -> Iterator[Place]:
    words = block.of(text)
    dates = find_dates(re.sub(r"\s+", " ", words))
    weight = 3.0
    if any(d.is_range for d in dates) or re.search(r"\d\s*[-–—]\s*\d{1,2}\b|\d(?: \w+)? (?:and|to) (?:\w+ )?\d", words):
        weight = 7.0
    elif not dates:
        match = re.fullmatch(rf"({_TOWN}),\s*(?:[^,\n]+,\s*)?([^,\n]+)", words)
        if match and country_of(match[2].strip()):
            yield Place(match[1], block.start, block.start + match.end(1), 4, country_of(match[2].strip()))
        return
    yield from _towns_in(words, block.start, weight)


def _towns_in(words: str, offset: int, weight: float) -> Iterator[Place]:
    """Yield the town of a heading: a known one, else the words before the country or the date."""
    first = re.match(rf"(?P<town>{_TOWN}(?:/{_TOWN})?),", words)
    if first and _is_town(first["town"]) and not is_held(first["town"]) and not list(cities(words[first.end() :])):
        yield from _slashed(first["town"], offset, weight, words[first.end() :])
        return
    for start, end, code in cities(words):
        yield Place(words[start:end], offset + start, offset + end, weight, code)
        return
    last = re.search(rf",\s+({_TOWN}),?\s+(?:{_UPPER_START}\w+\s+)?\(?(?:from\s+)?(?:\w+\s+)?\d", words)
    if last and _is_town(last[1]) and not is_held(last[1]):
        yield Place(last[1], offset + last.start(1), offset + last.end(1), weight)


def _slashed(towns: str, offset: int, weight: float, land: str | None) -> Iterator[Place]:
    """In "Berlin/Doha" the ministry's own seat comes first, the place of the meeting last."""
    country = next((m.code for m in mentions(land or "") if m.form is Form.NAME), None)
    parts = towns.split("/")
    for number, town in enumerate(parts):
        start = offset + towns.index(town)
        extra = 0.5 if number == len(parts) - 1 and len(parts) > 1 else 0
        yield Place(town, start, start + len(town), weight + extra, country)


@cache
def _is_town(words: str) -> bool:
    plain = words.split("/")[-1]
    months = r"January|February|March|April|May|June|July|August|September|October|November|December"
    never = vocabulary("titles")["never_names"]
    singular = country_of(plain) is None or city_country(plain) is not None
    return (
        singular
        and not re.search(rf"\b(?:{months})\b", plain, re.IGNORECASE)
        and not re.fullmatch(alternation(never), plain, re.IGNORECASE)
    )


def _running(doc: Doc, year: int | None) -> Iterator[Place]:
    """Read sentences: "met in Mito", "the Qatari capital", "the London meeting"."""
    text = text_of(doc)
    # An unknown town of one word is often taken for a person or a firm.
    proper = {e.start_char: e for e in doc.ents if e.label_ in _PLACES or (len(e) == 1 and e.label_ in _PROPER_LABELS)}
    entities = {at: e for at, e in proper.items() if e.label_ in _PLACES}
    yield from _addressed(text)
    for sentence in own_sentences(text, year):
        words = sentence.of(text)
        held = held_at(words)
        yield from _capital(words, sentence.start, held=bool(held))
        yield from _hosting(text, sentence, proper)
        for match in [*_IN_TOWN.finditer(words), *_KIND_OF_TOWN.finditer(words)]:
            group = 1 if match[1] else 2
            weight = _weight(words, match, held)
            trusted = sentence.start + match.start(group) in entities or match.re is _KIND_OF_TOWN or group == 2
            town = _known_part(match[group], is_entity=trusted or (weight > 1 and match[0].startswith("in")))
            if town:
                yield _placed(words, match.start(group), town, sentence.start, weight)
        for start, end, code in cities(words):
            weight = 2 if re.match(_OUTCOME, words[end:]) else 0.3
            yield Place(words[start:end], sentence.start + start, sentence.start + end, weight, code)


def _addressed(text: str) -> Iterator[Place]:
    """Read "Good morning from Kandy", "here in Kandy": where the writer is."""
    for match in _HERE.finditer(text):
        town = match[1] or match[2]
        if _is_town(town) and country_of(town) is None:
            start = match.start(1 if match[1] else 2)
            yield Place(town, start, start + len(town), 3)


def _hosting(text: str, sentence: Segment, entities: dict[int, Tokens]) -> Iterator[Place]:
    """Read "the town played host to the ministers": the place that was named last."""
    hosting = _HOSTING.search(text, sentence.start, sentence.end)
    near = [e for at, e in entities.items() if hosting and 0 <= hosting.start() - at < _REACH] if hosting else []
    towns = [e for e in near if country_of(e.text) is None and _is_town(e.text)]
    for town in sorted(towns, key=lambda e: e.label_ in _PLACES)[-1:]:
        yield Place(town.text, town.start_char, town.end_char, 3)


def _weight(words: str, match: re.Match[str], held: list[int]) -> float:
    """Weigh "in Mito" by how near "met" stands before it, and whether another meeting or another verb intervenes."""
    before = words[max(match.start() - 45, 0) : match.start()]
    if re.search(r"\b(?:leaders|before|ahead of|until|next|since|summit)\b", before):
        return 0.0
    near = any(0 <= match.start() - place <= 75 for place in held)
    return 4.0 if near and not match[0].startswith("near") else 1.0


def _placed(words: str, start: int, town: str, offset: int, weight: float) -> Place:
    beside = re.match(r"(?:,\s+|\s+\()([^,.;()]{3,30})", words[start + len(town) :])
    country = country_of(beside[1].strip()) if beside else None
    adjective = re.search(r"([A-Z]\w+)\s+(?:town|city|island|resort|village|port|spa) of $", words[:start])
    country = country or (country_of(adjective[1]) if adjective else None)
    return Place(town, offset + start, offset + start + len(town), weight, country)


def _known_part(words: str, *, is_entity: bool) -> str | None:
    """Return the town that a run of capitalised words begins with, None where it is no town."""
    known = next((words[s:e] for s, e, _ in cities(words) if s == 0), None)
    if known and not is_entity:
        return known
    plain = words.removesuffix("’s").rstrip(".")
    unknown = is_entity and country_of(plain) is None and _is_town(plain) and not _NO_TOWN.search(plain)
    return plain if unknown else known


def _capital(words: str, offset: int, *, held: bool) -> Iterator[Place]:
    for match in re.finditer(r"\bin the (?:capital of ([A-Z][\w ]+?)\b(?=[,.]|$)|([A-Z][\w ]+?) capital)", words):
        code = country_of(match[1] or match[2])
        town = capital(code) if code else None
        if town and code:
            yield Place(town, offset + match.start(), offset + match.end(), 5.0 if held else 2.0, code)
