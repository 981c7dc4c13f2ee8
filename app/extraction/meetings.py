"""Finds the ministerial meeting that a document reports on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from app.extraction.dates import impossible_dates
from app.extraction.days import Sitting
from app.extraction.findings import DocumentFacts, MeetingFound, Notice
from app.extraction.imprint import printed_on
from app.extraction.occasions import is_held, is_virtual, reports_meeting
from app.extraction.parsed import Doc
from app.extraction.segments import sentences
from app.extraction.series import series_of
from app.extraction.sittings import find_sitting
from app.extraction.span import Span
from app.extraction.venues import Tables, Venue, country_of_house, find_venue
from app.extraction.weighing import weights

_FOUND = "g7ledger meeting"


def find_meeting(doc: Doc, facts: DocumentFacts, tables: Tables | None = None) -> Iterator[MeetingFound | Notice]:
    """Yield at most one meeting: the one reported on, with nothing that the text does not give.

    A date of that meeting that no calendar has becomes a Notice. `tables` are other weights than those of the project.
    """
    text = doc.text
    if not reports_meeting(text):
        return
    known_on = facts.published_on or printed_on(text)
    trusted = tables or weights("meetings")
    sitting = find_sitting(text, known_on, trusted["days"])
    year = year_of(sitting, known_on)
    venue = None if is_virtual(text) else find_venue(doc, year, sitting, trusted)
    meeting = _found(text, venue, venue.country if venue else _homeless(text, trusted), sitting)
    if tables is None:  # kept, because whoever asks for the country next would have everything weighed again
        doc.kept[_FOUND] = [meeting]
    yield meeting
    yield from _impossible(text)


def host_country(doc: Doc) -> str | None:
    """Return the country in which the meeting was held, None where it is unknown or nowhere."""
    if _FOUND not in doc.kept:
        doc.kept[_FOUND] = list(find_meeting(doc, DocumentFacts()))
    found: list[MeetingFound | Notice] = doc.kept[_FOUND]
    return next((meeting.country for meeting in found if isinstance(meeting, MeetingFound)), None)


def year_of(sitting: Sitting | None, known_on: date | None) -> int | None:
    """Return the year of the meeting, or else that of the document."""
    known = (sitting.ends_on or sitting.starts_on if sitting else None) or known_on
    return known.year if known else None


def _homeless(text: str, tables: Tables) -> str | None:
    """Return the country of a meeting in no town."""
    return None if is_virtual(text) else country_of_house(text, tables)


def _found(text: str, venue: Venue | None, country: str | None, sitting: Sitting | None) -> MeetingFound:
    places = [Span(*place) for place in venue.places[:2]] if venue else []
    places += [Span(s, e) for s, e in sitting.places] if sitting else []
    return MeetingFound(
        city=venue.town if venue else None,
        country=country,
        starts_on=sitting.starts_on if sitting else None,
        ends_on=sitting.ends_on if sitting else None,
        series=series_of(text),
        evidence=tuple(sorted(set(places))) or (_first_words(text),),
        because=_because(text, venue, sitting),
    )


def _because(text: str, venue: Venue | None, sitting: Sitting | None) -> str:
    where = f"place by “{_around(text, *venue.places[0])}” ({venue.because})" if venue else "no place"
    found = f"dates by “{_around(text, *sitting.places[0])}”" if sitting and sitting.places else "dates by their length"
    when = f"{found} ({sitting.because})" if sitting else "no dates"
    return f"{where}; {when}"


def _around(text: str, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", text[max(start - 12, 0) : end + 12]).strip()


def _first_words(text: str) -> Span:
    held = [s for s in sentences(text) if is_held(s.of(text))] or list(sentences(text))
    return Span(held[0].start, held[0].end)


def _impossible(text: str) -> Iterator[Notice]:
    for start, end in impossible_dates(text):
        yield Notice(f"No calendar has the date “{text[start:end]}”.", Span(start, end))
