"""Finds the ministerial meeting that a document reports on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc

from app.extraction.dates import impossible_dates
from app.extraction.days import Sitting
from app.extraction.findings import DocumentFacts, MeetingFound, Notice
from app.extraction.lands import of_venue
from app.extraction.occasions import is_held, is_virtual, reports_meeting
from app.extraction.phrases import text_of
from app.extraction.places import Venue, find_venue
from app.extraction.segments import sentences
from app.extraction.series import series_of
from app.extraction.sittings import find_sitting, printed_on
from app.extraction.span import Span


def find_meeting(doc: Doc, facts: DocumentFacts) -> Iterator[MeetingFound | Notice]:
    """Yield at most one meeting: the one reported on, with nothing that the text does not give.

    A date of that meeting that no calendar has becomes a Notice.
    """
    text = text_of(doc)
    if not reports_meeting(text):
        return
    known_on = facts.published_on or printed_on(text)
    sitting = find_sitting(text, known_on)
    venue = _venue(doc, sitting, known_on)
    yield _found(text, venue, sitting)
    yield from _impossible(text)


def host_country(doc: Doc) -> str | None:
    """Return the country in which the meeting was held, None where it is unknown or nowhere."""
    text = text_of(doc)
    known_on = printed_on(text)
    return _country(text, _venue(doc, find_sitting(text, known_on), known_on))


def _venue(doc: Doc, sitting: Sitting | None, known_on: date | None) -> Venue | None:
    known = sitting.ends_on if sitting else known_on
    return _find_venue(doc, known.year if known else None)


@lru_cache(maxsize=1)
def _find_venue(doc: Doc, year: int | None) -> Venue | None:
    return None if is_virtual(text_of(doc)) else find_venue(doc, year)


def _country(text: str, venue: Venue | None) -> str | None:
    if venue:
        return venue.country
    return None if is_virtual(text) else of_venue(text)


def _found(text: str, venue: Venue | None, sitting: Sitting | None) -> MeetingFound:
    places = [Span(p.start, p.end) for p in venue.places[:2]] if venue else []
    places += [Span(s, e) for s, e in sitting.places] if sitting else []
    return MeetingFound(
        city=venue.town if venue else None,
        country=_country(text, venue),
        starts_on=sitting.starts_on if sitting else None,
        ends_on=sitting.ends_on if sitting else None,
        series=series_of(text),
        evidence=tuple(sorted(set(places))) or (_first_words(text),),
        because=_because(text, venue, sitting),
    )


def _because(text: str, venue: Venue | None, sitting: Sitting | None) -> str:
    where = f"place by “{_around(text, venue.places[0].start, venue.places[0].end)}”" if venue else "no place"
    when = f"dates by “{_around(text, *sitting.places[0])}”" if sitting and sitting.places else "no dates"
    return f"{where}; {when}"


def _around(text: str, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", text[max(start - 12, 0) : end + 12]).strip()


def _first_words(text: str) -> Span:
    held = [s for s in sentences(text) if is_held(s.of(text))] or list(sentences(text))
    return Span(held[0].start, held[0].end)


def _impossible(text: str) -> Iterator[Notice]:
    for start, end in impossible_dates(text):
        yield Notice(f"No calendar has the date “{text[start:end]}”.", Span(start, end))
